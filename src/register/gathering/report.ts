import { bounds, civilOf } from '../../calendar/index.ts'
import { type ActKind, BadInput, type PartyId, type RecordedAct } from '../../model/index.ts'
import { isPerson } from '../../recognise/parties/facts.ts'
import { keysOf, type Shingles, shinglesOf } from './shingles.ts'

/** Done once under one instrument, or toward one organisation. */
const ONCE: ReadonlySet<ActKind> = new Set([
  'sign',
  'ratify',
  'accede',
  'adopt',
  'amend',
  'conclude',
  'terminate',
  'legislate',
  'admit',
  'join',
  'elect',
  'establish',
])
/** What is said: only documents that repeat one text report the same. */
const SAID: ReadonlySet<ActKind> = new Set([
  'declare',
  'state',
  'support',
  'oppose',
  'urge',
  'propose',
  'pledge',
  'reaffirm',
  'recognise',
])
/** Done together: reports may name some as agents and some as targets. */
const JOINT: ReadonlySet<ActKind> = new Set(['sign', 'conclude', 'meet', 'negotiate', 'exercise', 'trade', 'establish'])

export type Nature = 'once' | 'said' | 'event'

/** A recorded act as it is compared with others. */
export interface Report {
  record: RecordedAct
  nature: Nature
  joint: boolean
  /** States, organisations and groups that act, bodies by their owner. */
  agents: ReadonlySet<PartyId>
  targets: ReadonlySet<PartyId>
  persons: ReadonlySet<PartyId>
  /** First and last day; null without a date. */
  days: { from: number; to: number } | null
  /** Of the fullest passage. */
  shingles: Shingles
  /** Of the instrument's title; null where none is named. */
  title: Shingles | null
  /** Where it is looked up: reports of one act share at least one. */
  keys: string[]
}

/** A recorded act made ready to be compared. */
export function reportOf(record: RecordedAct): Report {
  const { act } = record
  const parties = [...act.agents, ...act.targets]
  const named = parties.filter((id) => !isPerson(id))
  const report = {
    record,
    nature: ONCE.has(act.kind) ? 'once' : SAID.has(act.kind) ? 'said' : 'event',
    joint: JOINT.has(act.kind),
    agents: owners(act.agents, named.length > 0),
    targets: owners(act.targets, named.length > 0),
    persons: new Set(parties.filter(isPerson)),
    days: daysOf(act.date),
    shingles: shinglesOf(act.passages[0]!.quote),
    title: act.instrument === null ? null : shinglesOf(act.instrument),
  } satisfies Omit<Report, 'keys'>
  return { ...report, keys: keysFor(report) }
}

/** Bodies act for their owner; persons only where no one else is named. */
function owners(ids: readonly PartyId[], others: boolean): Set<PartyId> {
  return new Set(ids.filter((id) => !others || !isPerson(id)).map((id) => id.split('/')[0]!))
}

function daysOf(date: string | null): Report['days'] {
  if (date === null) return null
  try {
    const { from, to } = bounds(date)
    return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : null
  } catch (error) {
    if (error instanceof BadInput) return null
    throw error
  }
}

/** A longer date is no occasion: such acts are found by their text only. */
const LONGEST_YEARS = 2

function keysFor(report: Omit<Report, 'keys'>): string[] {
  const { record, nature, days, agents, targets, persons, shingles } = report
  const { kind, modality, instrumentId } = record.act
  const own = `${kind} ${modality}`
  const keys = keysOf(shingles).map((shingle) => `${own} text ${shingle}`)
  if (nature === 'once' && instrumentId) keys.push(`${own} under ${instrumentId}`)
  if (!days) return keys
  const whole = days.from === days.to ? String(days.from) : null
  if (nature === 'said') return whole ? [...keys, ...[...agents].map((id) => `${own} ${id} on ${whole}`)] : keys
  const first = civilOf(days.from - NEAR_DAYS)
  const last = civilOf(days.to + NEAR_DAYS)
  if (last.year - first.year > LONGEST_YEARS) return keys
  // What happens often is told apart by the month, or by who was there.
  const monthly = nature === 'event' && isWithinMonth(report)
  for (let month = first.year * 12 + first.month; monthly && month <= last.year * 12 + last.month; month++)
    for (const id of new Set([...agents, ...targets])) keys.push(`${own} ${id} in month ${month}`)
  for (const id of nature === 'event' ? persons : new Set([...agents, ...targets]))
    for (let { year } = first; year <= last.year; year++) keys.push(`${own} ${id} in ${year}`)
  return keys
}

/** Whether its date is a month or finer. */
export function isWithinMonth({ days }: Pick<Report, 'days'>): boolean {
  return days !== null && days.to - days.from <= 31
}

/** Dates this far apart, in days, may be two reports of one event: a time zone, a night train, a day of publication. */
export const NEAR_DAYS = 3
