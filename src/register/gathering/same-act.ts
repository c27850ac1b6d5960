import type { RecordedAct } from '../../model/index.ts'
import { isWithinMonth, NEAR_DAYS, type Report } from './report.ts'
import { containment } from './shingles.ts'

/** How two dates stand: one the other's day, month or year; a few days apart; further apart; or one is not given. */
interface Distance {
  within: boolean
  /** Days between them; 0 where they overlap, null where one is not given. */
  days: number | null
}

/** Passages that share this much repeat one text … */
const REPEATED = 0.7
/** … if the shorter has so many runs. */
const LEAST_RUNS = 15
/** Titles that share this much name one instrument. */
const SAME_TITLE = 0.5
/** What is repeated word for word later than this, in days, is said again. */
const REPEATED_DAYS = 31
/** Under a known instrument an act is done once; reports of it may err by this many days. */
const ONCE_DAYS = 366

/**
 * Whether two records report one act: the same kind and modality, parties in common, no different instruments, and dates that say the same or
 * nearly so. What is done once (a ratification) may be further apart than what happens often (a meeting); what is said is the same only
 * where one text is repeated, or the same is said toward the same on the same day.
 */
export function isSameAct(a: Report, b: Report): boolean {
  if (a.record.act.kind !== b.record.act.kind || a.record.act.modality !== b.record.act.modality) return false
  if (!partiesFit(a, b) || !personsFit(a, b)) return false
  const distance = distanceOf(a, b)
  if ((distance.days ?? 0) > ONCE_DAYS) return false
  const instrument = instrumentsFit(a, b)
  if (instrument === 'different') return false
  const repeated = (distance.days ?? 0) <= REPEATED_DAYS && containment(a.shingles, b.shingles, LEAST_RUNS) >= REPEATED
  if (a.nature === 'said') return sameWords(a, b, distance, repeated)
  if (repeated && !contradict(a, b)) return true
  if (a.nature === 'once') return doneOnce(a, b, distance, instrument)
  return sameEvent(a, b, distance)
}

/** Two documents that repeat a statement; within one document each clause says something of its own. */
function sameWords(a: Report, b: Report, { days }: Distance, repeated: boolean): boolean {
  if (a.record.source.id === b.record.source.id) return false
  if (repeated) return true
  const { topics } = a.record.act
  return (
    isDay(a) &&
    isDay(b) &&
    days === 0 &&
    topics.length > 0 &&
    equal(new Set(topics), new Set(b.record.act.topics)) &&
    equal(a.agents, b.agents) &&
    equal(a.targets, b.targets)
  )
}

function doneOnce(a: Report, b: Report, { days, within }: Distance, instrument: InstrumentFit): boolean {
  if (contradict(a, b)) return false
  if (instrument === 'same') return days === null || days <= ONCE_DAYS
  if (days === null) return false
  const alike = equal(partiesOf(a), partiesOf(b))
  if (within) return alike || instrument === 'alike' || (isDay(a) && isDay(b))
  return days <= (instrument === 'alike' ? REPEATED_DAYS : NEAR_DAYS) && alike
}

/** A year alone tells no two meetings apart: there it must be the same persons. */
function sameEvent(a: Report, b: Report, { days, within }: Distance): boolean {
  if (days === null || placesDiffer(a.record, b.record)) return false
  const persons = [...a.persons].some((id) => b.persons.has(id))
  if (within) return (isWithinMonth(a) && isWithinMonth(b)) || persons
  return days <= NEAR_DAYS && equal(partiesOf(a), partiesOf(b)) && (persons || samePlace(a.record, b.record))
}

type InstrumentFit = 'same' | 'alike' | 'unknown' | 'different'

function instrumentsFit(x: Report, y: Report): InstrumentFit {
  const { act: a } = x.record
  const { act: b } = y.record
  if (a.instrumentId && b.instrumentId) return a.instrumentId === b.instrumentId ? 'same' : 'different'
  if (a.instrument === null || b.instrument === null || script(a.instrument) !== script(b.instrument)) return 'unknown'
  // "the treaty" may be any of them.
  if (!x.title || !y.title || Math.min(x.title.size, y.title.size) < 4) return 'unknown'
  return containment(x.title, y.title) >= SAME_TITLE ? 'alike' : 'different'
}

const script = (text: string) =>
  /\p{Script=Han}/u.test(text) ? 'Han' : /\p{Script=Cyrillic}/u.test(text) ? 'Cyrl' : 'Latn'

/** Topics of which none is shared: joining as an observer is not joining as a member. */
function contradict({ record: a }: Report, { record: b }: Report): boolean {
  const known = new Set(a.act.topics)
  return known.size > 0 && b.act.topics.length > 0 && !b.act.topics.some((topic) => known.has(topic))
}

function partiesFit(a: Report, b: Report): boolean {
  if (a.joint) return shareEnough(partiesOf(a), partiesOf(b))
  return (
    shareEnough(a.agents, b.agents) && (a.targets.size === 0 || b.targets.size === 0 || shares(a.targets, b.targets))
  )
}

const partiesOf = ({ joint, agents, targets }: Report): ReadonlySet<string> =>
  joint ? new Set([...agents, ...targets]) : agents

function personsFit({ persons: a }: Report, { persons: b }: Report): boolean {
  return a.size === 0 || b.size === 0 || shares(a, b)
}

/** All of the fewer, or half of all. */
function shareEnough(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((id) => b.has(id)).length
  return shared > 0 && (shared === Math.min(a.size, b.size) || shared * 2 >= a.size + b.size - shared)
}

const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((id) => b.has(id))
const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id))
const isDay = ({ days }: Report) => days !== null && days.from === days.to
const samePlace = ({ act: a }: RecordedAct, { act: b }: RecordedAct) => a.place !== null && a.place === b.place
const placesDiffer = ({ act: a }: RecordedAct, { act: b }: RecordedAct) =>
  a.place !== null && b.place !== null && a.place !== b.place

function distanceOf({ days: a }: Report, { days: b }: Report): Distance {
  if (!a || !b) return { within: false, days: null }
  const within = (a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to)
  return { within, days: Math.max(0, a.from - b.to, b.from - a.to) }
}
