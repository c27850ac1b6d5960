import type { Calibration, ConfidenceSlot, Weights } from '../../src/acts/calibration.ts'
import { CONFIDENCE_SLOTS, calibrated } from '../../src/acts/calibration.ts'
import type { Features } from '../../src/acts/features.ts'
import type { Observation } from './observations.ts'

/** How far weights are held back: few documents must not teach what holds in them alone. */
const RIDGE = 3
const ROUNDS = 25

/**
 * A calibration fitted to observations: for each slot a logistic regression with a ridge (Hoerl and Kennard 1970; fitted by iteratively
 * reweighted least squares), which is then drawn together or apart so that, documents left out in turn, it is right on those that the
 * reader was not written with (Platt 1999). Without such documents all count. The same observations give the same numbers.
 */
export function fitted(observed: readonly Observation[]): Calibration {
  const apart = observed.filter(({ seen }) => !seen)
  const judged = apart.length > 0 ? apart : observed
  const held = leavingOut(observed, judged)
  const slots = CONFIDENCE_SLOTS.map((slot) => [slot, drawn(fitSlot(observed, slot), held, slot)] as const)
  return Object.fromEntries(slots) as Calibration
}

/** Groups that documents are left out in: two numbers are drawn from what comes of it, so few are enough. */
const GROUPS = 6

/** What each judged observation is given by a fit without its document, as log odds. */
function leavingOut(observed: readonly Observation[], judged: readonly Observation[]): Held[] {
  const documents = [...new Set(judged.map(({ document }) => document))]
  return Array.from({ length: GROUPS }, (_, group) => group).flatMap((group) => {
    const out = new Set(documents.filter((_, at) => at % GROUPS === group))
    const rest = observed.filter(({ document }) => !out.has(document))
    const weights = new Map(CONFIDENCE_SLOTS.map((slot) => [slot, fitSlot(rest, slot)]))
    return judged
      .filter(({ document }) => out.has(document))
      .map((observation) => ({
        observation,
        odds: new Map(CONFIDENCE_SLOTS.map((slot) => [slot, oddsOf(observation.features, weights.get(slot)!)])),
      }))
  })
}

interface Held {
  observation: Observation
  odds: ReadonlyMap<ConfidenceSlot, number>
}

/** Cross-validated confidences: each document's acts by a calibration that knows nothing of that document. */
export function crossValidated(
  observed: readonly Observation[],
  judged: readonly Observation[],
): Map<Observation, ReturnType<typeof calibrated>> {
  const given = new Map<Observation, ReturnType<typeof calibrated>>()
  for (const document of new Set(judged.map((each) => each.document))) {
    const calibration = fitted(observed.filter((each) => each.document !== document))
    for (const each of judged) if (each.document === document) given.set(each, calibrated(each.features, calibration))
  }
  return given
}

/** Draws log odds together or apart: one factor and one shift a slot, lightly held to 1 and 0. */
function drawn(weights: Weights, held: readonly Held[], slot: ConfidenceSlot): Weights {
  const rows = held.filter(({ observation }) => observation.right[slot] !== null)
  const table = rows.map(({ odds }) => [1, odds.get(slot)!])
  const right = rows.map(({ observation }) => Number(observation.right[slot]))
  const [shift, factor] = solve(table, right, [1, 1], [0, 1])
  // No -0, which JSON does not know.
  const round = (value: number) => Math.round(value * 1000) / 1000 || 0
  return {
    base: round(shift! + factor! * weights.base),
    features: Object.fromEntries(
      Object.entries(weights.features).map(([name, value]) => [name, round(value * factor!)]),
    ),
  }
}

/** Weights of one slot; what was learned of known documents is left out of them. */
function fitSlot(observed: readonly Observation[], slot: ConfidenceSlot): Weights {
  const rows = observed.filter(({ right }) => right[slot] !== null)
  const mixed = rows.some(({ seen }) => seen) && rows.some(({ seen }) => !seen)
  const names = [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].sort()
  const table = rows.map(({ features, seen }) => [
    1,
    ...names.map((name) => features[name] ?? 0),
    mixed && seen ? 1 : 0,
  ])
  const right = rows.map((row) => Number(row.right[slot]))
  // What all share and what is known are not held back, but for keeping them finite.
  const ridge = [0.01, ...names.map(() => RIDGE), 0.01]
  const found = solve(
    table,
    right,
    ridge,
    ridge.map(() => 0),
  )
  return { base: found[0]!, features: Object.fromEntries(names.map((name, at) => [name, found[at + 1]!])) }
}

const oddsOf = (features: Features, { base, features: weights }: Weights) =>
  Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, base)

/** Maximum of the likelihood less ridge · (w − prior)² / 2, by Newton's steps. */
function solve(
  table: readonly (readonly number[])[],
  right: readonly number[],
  ridge: readonly number[],
  prior: readonly number[],
): number[] {
  const size = prior.length
  const weights = [...prior]
  // Most features of a row are 0: only the others are looked at.
  const rows = table.map((row) => {
    const at = Int32Array.from(row.flatMap((value, i) => (value === 0 ? [] : [i])))
    return { at, values: Float64Array.from(at, (i) => row[i]!) }
  })
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, i) => -ridge[i]! * (weight - prior[i]!))
    const matrix = Array.from({ length: size }, (_, i) => {
      const line = new Float64Array(size + 1)
      line[i] = ridge[i]!
      return line
    })
    for (let n = 0; n < rows.length; n++) {
      const { at, values } = rows[n]!
      let odds = 0
      for (let k = 0; k < at.length; k++) odds += values[k]! * weights[at[k]!]!
      const share = 1 / (1 + Math.exp(-odds))
      const spread = share * (1 - share)
      for (let k = 0; k < at.length; k++) {
        const value = values[k]!
        gradient[at[k]!]! += value * (right[n]! - share)
        const line = matrix[at[k]!]!
        for (let other = 0; other < at.length; other++) line[at[other]!]! += spread * value * values[other]!
      }
    }
    const step = eliminate(matrix, gradient)
    let largest = 0
    for (let i = 0; i < size; i++) {
      weights[i]! += step[i]!
      largest = Math.max(largest, Math.abs(step[i]!))
    }
    if (largest < 1e-4) break
  }
  return weights
}

/** Solves a positive definite system by Gauss's elimination; each line of the matrix has room for its right side behind it. */
function eliminate(lines: readonly Float64Array[], vector: readonly number[]): Float64Array {
  const size = vector.length
  lines.forEach((line, i) => {
    line[size] = vector[i]!
  })
  for (let i = 0; i < size; i++) {
    const line = lines[i]!
    for (let below = i + 1; below < size; below++) {
      const other = lines[below]!
      const factor = other[i]! / line[i]!
      if (factor !== 0) for (let j = i; j <= size; j++) other[j]! -= factor * line[j]!
    }
  }
  const solved = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    const line = lines[i]!
    let sum = line[size]!
    for (let j = i + 1; j < size; j++) sum -= line[j]! * solved[j]!
    solved[i] = sum / line[i]!
  }
  return solved
}
