import type { Divergence } from '../../model/index.ts'
import type { Report } from './report.ts'

/**
 * What reports of one act do not agree on: dates of which neither is a coarser form of the other, and different parties (bodies by their
 * owner, persons aside). A slot that a report leaves empty says nothing. The act's own slots are those of its fullest report; here is what
 * the others say instead.
 */
export function divergencesOf(group: readonly Report[]): Divergence[] {
  if (group.length < 2) return []
  const dates = group.some((a) => group.some((b) => datesDiffer(a, b)))
    ? valuesOf('date', group, ({ record }) => record.act.date)
    : []
  if (group[0]!.joint)
    return [...dates, ...differing('parties', group, ({ agents, targets }) => [...agents, ...targets])]
  return [
    ...dates,
    ...differing('agents', group, ({ agents }) => [...agents]),
    ...differing('targets', group, ({ targets }) => [...targets]),
  ]
}

function datesDiffer({ days: a }: Report, { days: b }: Report): boolean {
  if (!a || !b) return false
  return !(a.from <= b.from && b.to <= a.to) && !(b.from <= a.from && a.to <= b.to)
}

function differing(slot: Divergence['slot'], group: readonly Report[], of: (report: Report) => string[]): Divergence[] {
  return valuesOf(slot, group, (report) => [...new Set(of(report))].sort().join(', ') || null)
}

function valuesOf(
  slot: Divergence['slot'],
  group: readonly Report[],
  of: (report: Report) => string | null,
): Divergence[] {
  const reports = new Map<string, string[]>()
  for (const report of group) {
    const value = of(report)
    if (value !== null) reports.set(value, [...(reports.get(value) ?? []), report.record.id])
  }
  if (reports.size < 2) return []
  const values = [...reports].map(([value, ids]) => ({ value, reports: ids }))
  return [{ slot, values: values.sort((a, b) => b.reports.length - a.reports.length) }]
}
