import type { Act, ActKind } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import type { FoundAct } from './found.ts'

/**
 * Makes acts of what was found: reports of the same act in one document (kind, agents, targets, date and modality alike, and no
 * different instruments) become one act with several passages, the fullest first. Acts are in the order of their first report.
 */
export function mergeReports<Report extends FoundAct>(found: readonly Report[], findings: Findings): Merged<Report>[] {
  const byKey = new Map<string, Report[]>()
  for (const [index, report] of found.entries()) {
    const key = keyOf(report, index)
    const known = byKey.get(key)
    if (known) known.push(report)
    else byKey.set(key, [report])
  }
  return refined([...byKey.values()]).map((reports) => mergedOf(reports, findings))
}

/** Kinds of meetings, which a text may tell again by their states alone (“访问期间”, “两国会谈”). */
const AGAIN: ReadonlySet<ActKind> = new Set(['visit', 'meet', 'negotiate'])

/** Puts a report that names fewer persons, or no target, to the fuller one of the same kind, states and date. */
function refined<Report extends FoundAct>(acts: Report[][]): Report[][] {
  const kept = [...acts]
  for (const reports of acts) {
    const [report] = reports
    if (!report || !AGAIN.has(report.kind) || report.date === null) continue
    const fuller = kept.find((others) => others !== reports && tellsMore(others[0]!, report))
    if (!fuller) continue
    fuller.push(...reports)
    kept.splice(kept.indexOf(reports), 1)
  }
  return kept
}

function tellsMore(fuller: FoundAct, report: FoundAct): boolean {
  if (fuller.kind !== report.kind || fuller.date !== report.date || fuller.modality !== report.modality) return false
  const states = (ids: readonly string[]) =>
    ids
      .filter((id) => !/\s/.test(id))
      .sort()
      .join()
  const more = fuller.agents.length + fuller.targets.length - report.agents.length - report.targets.length
  return (
    more > 0 &&
    states(fuller.agents) === states(report.agents) &&
    report.agents.every((id) => fuller.agents.includes(id)) &&
    report.targets.every((id) => fuller.targets.includes(id))
  )
}

/** An act of one or several reports; how sure it is follows from the fullest. */
export interface Merged<Report> {
  act: Omit<Act, 'confidence'>
  fullest: Report
}

function mergedOf<Report extends FoundAct>(reports: readonly Report[], findings: Findings): Merged<Report> {
  const fullest = [...reports].sort((a, b) => named(b) - named(a) || fullness(b) - fullness(a))
  const { kind, agents, targets, date, instrument, instrumentId, about, modality, force } = fullest[0]!
  const passages = fullest.map(({ block, from, to }) => findings.flows[block]!.passage(from, to))
  const act = {
    kind,
    agents,
    targets,
    date,
    place: fullest.find(({ place }) => place !== null)?.place ?? null,
    instrument,
    instrumentId,
    about,
    topics: [...new Set(fullest.flatMap(({ topics }) => topics))],
    modality,
    force,
    passages: passages.filter(
      (passage, i) => passages.findIndex((p) => p.start === passage.start && p.end === passage.end) === i,
    ),
  }
  return { act, fullest: fullest[0]! }
}

const named = ({ agents, targets }: FoundAct) => agents.length + targets.length

const fullness = (report: FoundAct) =>
  Number(report.instrument !== null) +
  Number(report.place !== null) +
  report.confidence.kind +
  Math.min(report.to - report.from, 200) / 1000

/** What happened once and may be told twice; of what was said, each report says something of its own. */
const EVENTS: ReadonlySet<ActKind> = new Set([
  'sign',
  'ratify',
  'accede',
  'adopt',
  'amend',
  'conclude',
  'terminate',
  'legislate',
  'apply',
  'admit',
  'join',
  'elect',
  'establish',
  'visit',
  'meet',
  'host',
  'attend',
  'withdraw',
  'exercise',
])

/** Undated reports, and reports of words, are an act each. */
function keyOf(report: FoundAct, index: number): string {
  const { kind, agents, targets, date, modality, instrument, instrumentId, topics } = report
  if (date === null || !EVENTS.has(kind)) return `${index}`
  const what = instrumentId ?? instrument ?? topics.join()
  return [kind, [...agents].sort().join(), [...targets].sort().join(), date, modality, what].join('|')
}
