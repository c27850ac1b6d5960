import { EVER, FOREVER, type Spans } from './spans.ts'
import { CERTAINLY, NEVER, POSSIBLY, type Surety } from './store.ts'

/** Something that begins or ends one of the statuses of a step, on one of the days `lo` to `hi`. */
export interface Change {
  /** Position of the status in its step. */
  status: number
  begins: boolean
  lo: number
  hi: number
  /** Index of the act, or -1. */
  by: number
  /** Which clause says so, for the proof. */
  clause: number
  surety: Surety
}

/**
 * Orders changes as they are to be applied: by earliest day, then in the order in which they were recorded, so that the result does not
 * depend on how they were found.
 */
export function byDay(a: Change, b: Change): number {
  return a.lo - b.lo || a.by - b.by || a.clause - b.clause
}

/**
 * The days on which a status holds when every date is exact. `rival(status)`: beginning that one ends this one.
 */
export function foldExact(changes: readonly Change[], status: number, rivals: readonly number[], into: Spans): Spans {
  into.clear()
  let from = 0
  let fromBy = -1
  let holds = false
  for (const change of changes) {
    if (change.surety === NEVER) continue
    if (change.status === status && change.begins) {
      if (!holds) {
        holds = true
        from = change.lo
        fromBy = change.by
      }
    } else if (holds && (change.status === status || (change.begins && rivals.includes(change.status)))) {
      holds = false
      into.push(from, change.lo, fromBy, change.by)
    }
  }
  if (holds) into.push(from, FOREVER, fromBy, -1)
  return into
}

/**
 * The days on which a status certainly (or possibly) holds when dates are uncertain. It certainly holds on a day if some beginning is over by
 * then, and every ending that may have come by then came before it for sure; it possibly holds if some beginning may have come by then, and no
 * ending that has come by then for sure came after it for sure.
 */
export function foldUncertain(
  changes: readonly Change[],
  status: number,
  rivals: readonly number[],
  possible: boolean,
  into: Spans,
): Spans {
  into.clear()
  const needed = possible ? POSSIBLY : CERTAINLY
  const steps: { day: number; begins: boolean; rank: number; order: number; by: number }[] = []
  changes.forEach((change, order) => {
    const begins = change.status === status && change.begins
    const ends = !begins && (change.status === status || (change.begins && rivals.includes(change.status)))
    if (begins && change.surety >= needed)
      steps.push({
        day: possible ? change.lo : change.hi,
        begins,
        rank: possible ? change.hi : change.lo,
        order,
        by: change.by,
      })
    if (ends && change.surety >= (possible ? CERTAINLY : POSSIBLY))
      steps.push({
        day: possible ? change.hi : change.lo,
        begins,
        rank: possible ? change.lo : change.hi,
        order,
        by: change.by,
      })
  })
  steps.sort((a, b) => a.day - b.day || a.order - b.order)
  let begun = EVER - 1
  let begunOrder = -1
  let begunBy = -1
  let ended = EVER - 2
  let endedOrder = -1
  let endedBy = -1
  let holds = false
  let from = 0
  let fromBy = -1
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!
    if (step.begins) {
      if (step.rank > begun || begunOrder < 0 || (step.rank === begun && step.order > begunOrder)) {
        begun = step.rank
        begunOrder = step.order
        begunBy = step.by
      }
    } else if (step.rank > ended || endedOrder < 0 || (step.rank === ended && step.order > endedOrder)) {
      ended = step.rank
      endedOrder = step.order
      endedBy = step.by
    }
    if (steps[i + 1]?.day === step.day) continue
    const now =
      begunOrder >= 0 && (endedOrder < 0 || begun > ended || (begun === ended && (possible || begunOrder > endedOrder)))
    if (now && !holds) {
      from = step.day
      fromBy = begunBy
    } else if (holds && !now) into.push(from, step.day, fromBy, endedBy)
    holds = now
  }
  if (holds) into.push(from, FOREVER, fromBy, -1)
  return into
}
