import type { Answer } from '../model/index.ts'
import { EventStep } from './engine/events.ts'
import { CERTAINLY, NEVER, type Surety } from './engine/store.ts'
import type { Query } from './query.ts'
import { tupleOf, wording } from './query.ts'
import type { Literal } from './rules/program.ts'
import { dayOfQuestion, type Standing, type Standpoint, type StatusPeriod } from './standing.ts'

/** Answers a question about a day (EDTF; of a longer time, its last day is meant). */
export function standpoint(standing: Standing, query: Query, text: string, on: string): Standpoint {
  const day = dayOfQuestion(on).to
  const each = query.parties.map((names) => one(standing, query, names, on, day))
  if (each.length === 1) return { ...each[0]!, query: text }
  return {
    query: text,
    on,
    answer: each.reduce<Answer>((worst, { answer }) => (RANK[answer] < RANK[worst] ? answer : worst), 'yes'),
    certainly: each.every((member) => member.certainly),
    possibly: each.every((member) => member.possibly),
    periods: each.flatMap((member) => member.periods),
    against: each.flatMap((member) => member.against),
    each,
  }
}

/** From worst to best, for all of several. */
const RANK: Readonly<Record<Answer, number>> = { no: 0, unknown: 1, disputed: 2, yes: 3 }

function one(standing: Standing, query: Query, names: readonly string[], on: string, day: number): Standpoint {
  const form = standing.rulebook.statuses[query.status]!
  const keys = standing.keysOf(query, names)
  const store = standing.engine.stores[query.status]!
  let surety: Surety = NEVER
  const periods: StatusPeriod[] = []
  for (const key of keys) {
    const found = store.surety(key, day, day)
    if (found > surety) surety = found
    for (const period of standing.periods(query.status, key))
      if (period.possibly.from <= day && period.possibly.until > day) periods.push(period)
  }
  const tuple = tupleOf(names, null, standing.symbols)
  const weighed = tuple ? weigh(standing, query.status, tuple, day) : { answer: 'unknown' as const, against: [] }
  return {
    query: wording(form, names),
    on,
    answer: query.force !== null && surety === NEVER && weighed.answer === 'yes' ? 'unknown' : weighed.answer,
    certainly: surety === CERTAINLY,
    possibly: surety !== NEVER,
    periods,
    against: weighed.against.map((act) => standing.acts[act]!),
    each: [],
  }
}

export interface Weighed {
  answer: Answer
  /** Acts that speak against it, by number. */
  against: number[]
}

/** The answer for a tuple (without force) on a day, and what speaks against it. */
export function weigh(standing: Standing, status: number, tuple: readonly number[], day: number): Weighed {
  const { engine, table } = standing
  const store = engine.stores[status]!
  let surety: Surety = NEVER
  let begun = Number.NEGATIVE_INFINITY
  let ended = -1
  let disputed: number[] = []
  const keys: number[] = []
  store.keys.each((1 << tuple.length) - 1, tuple, (key) => keys.push(key))
  for (const key of keys) {
    const found = store.surety(key, day, day)
    if (found > surety) surety = found
    for (const period of standing.periods(status, key)) {
      if (period.possibly.from > day) continue
      if (period.possibly.until > day) begun = Math.max(begun, period.possibly.from)
      else if (period.endedBy) ended = standing.acts.indexOf(period.endedBy)
    }
    disputed = [...disputed, ...rivalDates(standing, status, key, day)]
  }
  const denials = denialsOf(standing, status, tuple).filter(
    (act) => table.lo.data[act]! <= day && table.hi.data[act]! >= begun,
  )
  if (surety !== NEVER && denials.length > 0) return { answer: 'disputed', against: denials }
  if (disputed.length > 0) return { answer: 'disputed', against: disputed }
  const resting = standing.engine.bindings.apart(() => defined(standing, status, tuple, day))
  if (surety === CERTAINLY) return resting?.answer === 'disputed' ? resting : { answer: 'yes', against: [] }
  if (surety !== NEVER) return { answer: 'unknown', against: [] }
  if (denials.length > 0) return { answer: 'no', against: denials }
  if (ended >= 0) return { answer: 'no', against: [ended] }
  // Conditions that each hold by another force or at another time do not make it hold.
  return resting && resting.answer !== 'yes' ? resting : { answer: 'unknown', against: [] }
}

/** Acts by which it was recorded that a status does not hold. */
export function denialsOf(standing: Standing, status: number, tuple: readonly number[]): number[] {
  const denied = standing.engine.denials.get(status)
  if (!denied) return []
  const found: number[] = []
  denied.keys.each((1 << tuple.length) - 1, tuple, (key) => found.push(...(denied.acts[key] ?? [])))
  return found
}

/** For a status that begins once: acts by which other sources date the beginning so that the day lies between the dates. */
function rivalDates(standing: Standing, status: number, key: number, day: number): number[] {
  if (!standing.rulebook.statuses[status]!.once) return []
  const step = standing.engine.steps.find(
    (one): one is EventStep => one instanceof EventStep && one.step.statuses.includes(status),
  )
  if (!step) return []
  const position = step.step.statuses.indexOf(status)
  const begins = step
    .changes(step.keyOf(position, key))
    .filter(
      (change) =>
        change.surety !== NEVER &&
        (change.status === position || step.step.replaces[position]!.includes(change.status)),
    )
  for (let i = 0; i + 1 < begins.length; i++) {
    const first = begins[i]!
    const next = begins[i + 1]!
    if (
      !first.begins ||
      !next.begins ||
      first.status !== position ||
      next.status !== position ||
      first.by < 0 ||
      next.by < 0
    )
      continue
    const a = standing.acts[first.by]!
    const b = standing.acts[next.by]!
    if (
      a.source.id !== b.source.id &&
      a.act.kind === b.act.kind &&
      first.hi < next.lo &&
      first.lo <= day &&
      day < next.lo
    )
      return [next.by]
  }
  return []
}

/** The answer for a defined status from those of its conditions; null for other statuses. */
function defined(standing: Standing, status: number, tuple: readonly number[], day: number): Weighed | null {
  const step = standing.rulebook.steps.find((one) => one.type === 'defined' && one.status === status)
  if (step?.type !== 'defined') return null
  const { bindings } = standing.engine
  let best: Weighed | null = null
  for (const { head, body } of step.definitions) {
    const mark = bindings.mark()
    if (bindings.unifyAll(head.slice(0, tuple.length), tuple, 0))
      for (const alternative of body) {
        const found = together(standing, alternative, day)
        if (!best || RANK[found.answer] > RANK[best.answer]) best = found
      }
    bindings.undo(mark)
  }
  return best
}

function together(standing: Standing, literals: readonly Literal[], day: number): Weighed {
  let worst: Weighed = { answer: 'yes', against: [] }
  for (const literal of literals) {
    const found = literalAnswer(standing, literal, day)
    if (RANK[found.answer] < RANK[worst.answer]) worst = found
  }
  return worst
}

function literalAnswer(standing: Standing, literal: Literal, day: number): Weighed {
  const { bindings } = standing.engine
  const carried = standing.rulebook.statuses[literal.status]!.force === 'act'
  const args = carried ? literal.args.slice(0, -1) : literal.args
  const tuple = args.map((arg) => bindings.value(arg))
  if (literal.type !== 'holds' || tuple.includes(-1)) {
    const surety = standing.engine.solver.at([[literal]], day, day, () => null)
    return { answer: surety === CERTAINLY ? 'yes' : 'unknown', against: [] }
  }
  const found = weigh(standing, literal.status, tuple, day)
  if (!literal.negated) return found
  return { answer: found.answer === 'yes' ? 'no' : found.answer === 'disputed' ? 'disputed' : 'yes', against: [] }
}
