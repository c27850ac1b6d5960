import type { GatheredAct, RecordedAct } from '../../model/index.ts'
import { divergencesOf } from './divergences.ts'
import { originsOf, type TextAround } from './origins.ts'
import { type PairWords, pairName } from './pairs.ts'
import { type Report, reportOf } from './report.ts'
import { isSameAct } from './same-act.ts'

/** Records that report one act. */
type Group = Report[]

/**
 * Gathers records that report one act, in the order of the first of each. Every report of a group fits every other one, so a vague report
 * never ties two acts together; what persons said of a pair goes before. `wanted` picks the groups to give.
 */
export function gather(
  records: readonly RecordedAct[],
  words: PairWords,
  textAround: TextAround,
  wanted: (reports: readonly RecordedAct[]) => boolean = () => true,
): GatheredAct[] {
  return groupsOf(records.map(reportOf), words)
    .map((group) => fullestFirst(group))
    .filter((group) => wanted(group.map(({ record }) => record)))
    .map((group) => ({
      ...group[0]!.record,
      reports: group.map(({ record }) => record),
      origins: originsOf(group, textAround),
      divergences: divergencesOf(group),
    }))
}

/** The groups, in the order of the first record of each. */
export function groupsOf(reports: readonly Report[], words: PairWords): Group[] {
  const groups: Group[] = []
  const byPersons = new Set<Group>()
  const groupOf = new Map<string, Group>()
  for (const joined of joinedByPersons(reports, words)) {
    groups.push(joined)
    byPersons.add(joined)
    for (const { record } of joined) groupOf.set(record.id, joined)
  }
  const byKey = new Map<string, Set<Group>>()
  const enter = (report: Report, group: Group) => {
    for (const key of report.keys) {
      const known = byKey.get(key)
      if (known) known.add(group)
      else byKey.set(key, new Set([group]))
    }
  }
  for (const group of groups) for (const report of group) enter(report, group)
  for (const report of reports) {
    if (groupOf.has(report.record.id)) continue
    const group = candidates(report, byKey).find((each) => fits(report, each, byPersons.has(each), words)) ?? []
    if (group.length === 0) groups.push(group)
    group.push(report)
    enter(report, group)
  }
  const place = new Map(reports.map(({ record }, at) => [record.id, at]))
  const first = (group: Group) => Math.min(...group.map(({ record }) => place.get(record.id) ?? 0))
  return groups.sort((a, b) => first(a) - first(b))
}

/** What so many groups have in common tells none of them apart. */
const COMMON = 100

function candidates(report: Report, byKey: ReadonlyMap<string, ReadonlySet<Group>>): Group[] {
  const found = new Set<Group>()
  for (const key of report.keys) {
    const groups = byKey.get(key)
    if (groups && groups.size <= COMMON) for (const group of groups) found.add(group)
  }
  return [...found]
}

/** Fits every report of a group; of one that a person put together, any. */
function fits(report: Report, group: Group, byPerson: boolean, words: PairWords): boolean {
  const { id } = report.record
  if (words.size > 0 && group.some((other) => words.get(pairName(id, other.record.id)) === false)) return false
  return byPerson ? group.some((other) => isSameAct(report, other)) : group.every((other) => isSameAct(report, other))
}

/** The groups of two and more that follow from what persons said. */
function joinedByPersons(reports: readonly Report[], words: PairWords): Group[] {
  const byId = new Map(reports.map((report) => [report.record.id, report]))
  const groupOf = new Map<string, Group>()
  for (const [name, same] of words) {
    const [a, b] = idsOf(name).map((id) => byId.get(id))
    if (!same || !a || !b) continue
    const one = groupOf.get(a.record.id) ?? [a]
    const two = groupOf.get(b.record.id) ?? [b]
    const joined = one === two ? one : [...one, ...two]
    for (const { record } of joined) groupOf.set(record.id, joined)
  }
  return [...new Set(groupOf.values())]
}

const idsOf = (pair: string): string[] => pair.slice(pair.indexOf(':') + 1).split('+')

/** A person's word first, then what says most, the finer date before the coarser; else in their order. */
function fullestFirst(group: Group): Group {
  return group
    .map((report, at) => ({ report, at, rank: rankOf(report) }))
    .sort((a, b) => b.rank - a.rank || a.at - b.at)
    .map(({ report }) => report)
}

function rankOf({ record, days, agents, targets }: Report): number {
  const judged = record.state === 'proposed' ? 0 : 1000
  const finer = days === null ? 0 : days.from === days.to ? 30 : days.to - days.from <= 31 ? 20 : 10
  const slots = [record.act.instrument, record.act.instrumentId, record.act.place].filter((slot) => slot !== null)
  return judged + finer + slots.length + Math.min(5, agents.size + targets.size)
}
