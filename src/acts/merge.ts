import type { Act, ActKind } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import type { FoundAct } from './found.ts'

/**
 * Makes acts of what was found: reports of the same act in one document (kind, agents, targets, date and modality alike, and no
 * different instruments) become one act with several passages, the fullest first. Acts are in the order of their first report.
 */
export function mergeReports(found: readonly FoundAct[], findings: Findings): Act[] {
  const byKey = new Map<string, FoundAct[]>()
  for (const [index, report] of found.entries()) {
    const key = keyOf(report, index)
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
