import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { Confidence } from '../model/index.ts'
import type { Features } from './features.ts'

/** The slots that a confidence is given for. */
export const CONFIDENCE_SLOTS = Confidence.keyof().options
export type ConfidenceSlot = (typeof CONFIDENCE_SLOTS)[number]

/** A logistic model of one slot: what each feature adds to the log odds that it is right. A feature that is not named adds nothing. */
const Weights = z.strictObject({ base: z.number(), features: z.record(z.string(), z.number()) })
export type Weights = z.infer<typeof Weights>

/** `languages/confidence.yaml`, written by `scripts/fit-confidence.ts`. */
export const Calibration = z.record(Confidence.keyof(), Weights)
export type Calibration = z.infer<typeof Calibration>

/** Nothing is ever quite sure, and nothing that is proposed is quite impossible. */
const SUREST = 0.98
const LEAST = 0.02

/** How sure each slot is, to two places, by the fitted weights or those given. */
export function calibrated(features: Features, calibration: Calibration = shipped()): Confidence {
  const odds = CONFIDENCE_SLOTS.map((slot) => calibration[slot].base)
  const rows = rowsOf(calibration)
  for (const name in features) {
    const row = rows.get(name)
    if (row) for (let slot = 0; slot < odds.length; slot++) odds[slot]! += row[slot]! * features[name]!
  }
  const chance = (slot: ConfidenceSlot) => shown(odds[CONFIDENCE_SLOTS.indexOf(slot)]!)
  return {
    kind: chance('kind'),
    agents: chance('agents'),
    targets: chance('targets'),
    date: chance('date'),
    modality: chance('modality'),
    force: chance('force'),
  }
}

const shipped = () => loadData('languages/confidence.yaml', Calibration)

const shown = (odds: number) => Math.round(Math.min(SUREST, Math.max(LEAST, 1 / (1 + Math.exp(-odds)))) * 100) / 100

const tables = new WeakMap<Calibration, Map<string, number[]>>()

/** The weights of each feature in all slots together, so that it is looked up once. */
function rowsOf(calibration: Calibration): Map<string, number[]> {
  let rows = tables.get(calibration)
  if (!rows) {
    const names = new Set(CONFIDENCE_SLOTS.flatMap((slot) => Object.keys(calibration[slot].features)))
    rows = new Map(
      [...names].map((name) => [name, CONFIDENCE_SLOTS.map((slot) => calibration[slot].features[name] ?? 0)]),
    )
    tables.set(calibration, rows)
  }
  return rows
}
