import type { Act } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import type { FoundAct } from './found.ts'

/**
 * Makes acts of what was found: reports of the same act in one document (kind, agents, targets, date and modality alike, and no
 * different instruments) become one act with several passages, the fullest first. Acts are in the order of their first report.
 */
export function mergeReports(found: readonly FoundAct[], findings: Findings): Act[] {
  const byKey = new Map<string, FoundAct[]>()
  for (const report of found) {
    const key = keyOf(report)
    const known = byKey.get(key)
    if (known) known.push(report)
    else byKey.set(key, [report])
  }
  return [...byKey.values()].map((reports) => actOf(reports, findings))
}

function actOf(reports: readonly FoundAct[], findings: Findings): Act {
  const fullest = [...reports].sort((a, b) => fullness(b) - fullness(a))
  const { block: _block, from: _from, to: _to, ...act } = fullest[0]!
  const passages = fullest.map(({ block, from, to }) => findings.flows[block]!.passage(from, to))
  return {
    ...act,
    place: act.place ?? fullest.find(({ place }) => place)?.place ?? null,
    topics: [...new Set(fullest.flatMap(({ topics }) => topics))],
    passages: passages.filter(
      (passage, i) => passages.findIndex((p) => p.start === passage.start && p.end === passage.end) === i,
    ),
  }
}

const fullness = (report: FoundAct) =>
  Number(report.instrument !== null) +
  Number(report.place !== null) +
  report.confidence.kind +
  Math.min(report.to - report.from, 200) / 1000

/** Undated reports are one act only inside one paragraph, where they tell it twice. */
function keyOf(report: FoundAct): string {
  const { kind, agents, targets, date, modality, instrument, instrumentId, block, topics } = report
  const when = date ?? `block ${block}`
  const what = instrumentId ?? instrument ?? topics.join()
  return [kind, [...agents].sort().join(), [...targets].sort().join(), when, modality, what].join('|')
}
