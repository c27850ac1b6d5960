import type { Answer, Force, RecordedAct } from '../model/index.ts'
import { denialsOf, weigh } from './answer.ts'
import { wording } from './query.ts'
import { dayOfQuestion, type Standing } from './standing.ts'

/** One line of "who stands where": a status that holds, may hold, is disputed, or is recorded not to hold. */
export interface ReportLine {
  /** Those of whom it is said on the same grounds ("CHN", "FRA" … for an act of the five). */
  holders: string[]
  /** The status without its holder ("observer of SCO"). */
  status: string
  /** The question that `why` answers about this line (its first holder). */
  query: string
  /** `unknown`: it may hold, as far as the dates go. */
  answer: Answer
  /** EDTF; null where not known. */
  from: string | null
  /** EDTF; null while it lasts. */
  until: string | null
  force: Force
  /** What it rests on: the act that began it, or those that speak against it. */
  acts: RecordedAct[]
}

/** What a party holds, what others hold toward it, and what it is recorded not to hold, on a day (EDTF). */
export function standingReport(standing: Standing, party: string, on: string): ReportLine[] {
  return merged([...held(standing, party, on), ...denied(standing, party, on)])
}

/** The same for all time: every period of every status of the party. */
export function standingHistory(standing: Standing, party: string): ReportLine[] {
  return merged(
    standing.statuses({ party }).map((period) => ({
      holders: [period.status.holder],
      status: period.sentence.slice(period.status.holder.length + 1),
      query: period.sentence,
      answer: period.certain ? 'yes' : 'unknown',
      from: period.status.from,
      until: period.status.until,
      force: period.status.force,
      acts: [period.begunBy, period.endedBy].filter((act) => act !== null),
    })),
  )
}

function held(standing: Standing, party: string, on: string): ReportLine[] {
  const day = dayOfQuestion(on).to
  return standing.partyOn(party, on).map((period) => {
    const tuple = period.parties.map((name) => standing.symbols.find(name))
    const { answer, against } = weigh(standing, period.number, tuple, day)
    const carried = standing.rulebook.statuses[period.number]!.force === 'act'
    return {
      holders: [period.status.holder],
      status: period.sentence.slice(period.status.holder.length + 1),
      query: carried ? `${period.sentence} with force ${period.status.force}` : period.sentence,
      answer: answer === 'no' ? 'unknown' : answer,
      from: period.status.from,
      until: period.status.until,
      force: period.status.force,
      acts: [...(period.begunBy ? [period.begunBy] : []), ...against.map((act) => standing.acts[act]!)],
    }
  })
}

/** What someone recorded not to hold, and does not hold in any way. */
function denied(standing: Standing, party: string, on: string): ReportLine[] {
  const day = dayOfQuestion(on).to
  const lines: ReportLine[] = []
  const symbol = standing.symbols.find(party)
  for (const [status, { keys }] of standing.engine.denials) {
    const form = standing.rulebook.statuses[status]!
    if (!form.listed) continue
    for (let key = 0; key < keys.size; key++) {
      const tuple = form.sorts.map((_, at) => keys.arg(key, at))
      if (!tuple.includes(symbol) || denialsOf(standing, status, tuple).length === 0) continue
      const { answer, against } = weigh(standing, status, tuple, day)
      if (answer !== 'no') continue
      const names = tuple.map((one) => standing.symbols.name(one))
      const sentence = wording(form, names)
      lines.push({
        holders: [names[0]!],
        status: sentence.slice(names[0]!.length + 1),
        query: sentence,
        answer,
        from: null,
        until: null,
        force: form.force === 'act' ? 'none' : form.force,
        acts: against.map((act) => standing.acts[act]!),
      })
    }
  }
  return lines
}

/** Puts lines that say the same of several on the same grounds together. */
function merged(lines: readonly ReportLine[]): ReportLine[] {
  const found = new Map<string, ReportLine>()
  for (const line of lines) {
    const { holders, query: _query, acts, ...same } = line
    const grounds = JSON.stringify([same, acts.map((act) => act.id)])
    const known = found.get(grounds)
    if (known) known.holders.push(...holders.filter((holder) => !known.holders.includes(holder)))
    else found.set(grounds, { ...line, holders: [...holders] })
  }
  return [...found.values()]
}
