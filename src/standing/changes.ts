import { bounds } from '../calendar/index.ts'
import { BadInput, type RecordedAct } from '../model/index.ts'
import { engineDay } from './dates.ts'
import { isWellKnown } from './instruments.ts'
import { LEVELS, type Level, levelOf } from './levels.ts'
import type { Standing, StatusPeriod } from './standing.ts'

/** A status that began or ended between two days. */
export interface StatusChange {
  change: 'begun' | 'ended'
  period: StatusPeriod
  level: Level
}

export interface Changes {
  /** What was done, by level and then in order of time. */
  acts: { level: Level; act: RecordedAct }[]
  /** What changed, by level and then in order of time. */
  statuses: StatusChange[]
}

/**
 * What was done and what changed between two dates (EDTF), both days included; an act with an uncertain date counts if it may have been done then.
 * With a party, only what it is part of. Throws BadInput when the first date is after the last.
 */
export function changes(standing: Standing, from: string, to: string, party?: string): Changes {
  const first = engineDay(bounds(from).from)
  const last = engineDay(bounds(to).to)
  if (first > last) throw new BadInput('dates', `"${from}" is after "${to}"`)
  const acts: { level: Level; act: RecordedAct; day: number }[] = []
  const { table } = standing
  for (let number = 0; number < table.length; number++) {
    const act = standing.acts[number]
    if (!act || !table.alive.data[number] || act.act.date === null) continue
    if (act.act.modality !== 'actual' && act.act.modality !== 'negated') continue
    if (table.lo.data[number]! > last || table.hi.data[number]! < first) continue
    if (party !== undefined && !involves(act, party)) continue
    acts.push({ level: levelOf(act.act), act, day: table.lo.data[number]! })
  }
  const statuses: (StatusChange & { day: number })[] = []
  for (const period of standing.statuses(party === undefined ? {} : { party })) {
    if (!begunOrSpokenOf(standing, period)) continue
    const level = levelOfStatus(standing, period)
    const begun = period.certainly?.from ?? period.possibly.from
    const ended = period.certainly?.until ?? period.possibly.until
    if (begun >= first && begun <= last) statuses.push({ change: 'begun', period, level, day: begun })
    if (ended >= first && ended <= last) statuses.push({ change: 'ended', period, level, day: ended })
  }
  const order = (a: { level: Level; day: number }, b: { level: Level; day: number }) =>
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.day - b.day
  return {
    acts: acts.sort(order).map(({ level, act }) => ({ level, act })),
    statuses: statuses.sort(order).map(({ change, period, level }) => ({ change, period, level })),
  }
}

/** A treaty that entered into force by itself, and that no act speaks of, is not news of this record. */
function begunOrSpokenOf(standing: Standing, { number, parties, begunBy, endedBy }: StatusPeriod): boolean {
  if (begunBy || endedBy) return true
  const { sorts } = standing.rulebook.statuses[number]!
  const { instrument, alive, length } = standing.table
  const named = parties.filter((_, at) => sorts[at] === 'instrument').map((name) => standing.symbols.find(name))
  for (let act = 0; act < length; act++) if (alive.data[act] === 1 && named.includes(instrument.data[act]!)) return true
  return named.length === 0
}

/** A status under a treaty of many states is international; else it is at the level of the act that began it, or of its parties. */
function levelOfStatus(standing: Standing, { number, parties, begunBy }: StatusPeriod): Level {
  const { sorts } = standing.rulebook.statuses[number]!
  if (parties.some((name, at) => sorts[at] === 'instrument' && isWellKnown(name))) return 'international'
  const own = parties.filter((_, at) => sorts[at] !== 'instrument' && sorts[at] !== 'topic')
  if (own.length === parties.length || !begunBy) return levelOf({ agents: own, targets: [] })
  return levelOf(begunBy.act)
}

function involves({ act }: RecordedAct, party: string): boolean {
  return [...act.agents, ...act.targets].some((id) => id === party || id.startsWith(`${party}/`))
}
