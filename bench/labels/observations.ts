import { CONFIDENCE_SLOTS, type ConfidenceSlot } from '../../src/acts/calibration.ts'
import type { Features } from '../../src/acts/features.ts'
import { actsWithFeatures } from '../../src/acts/index.ts'
import { readSource } from '../../src/read/index.ts'
import { recognise } from '../../src/recognise/index.ts'
import { type LabelledDocument, labelledDocuments } from './documents.ts'
import { pairActs, rightSlots } from './pairing.ts'

/** One act that was read in a labelled document: what was seen of it, and which slots are right (null where that cannot be said). */
export interface Observation {
  document: string
  seen: boolean
  features: Features
  right: Readonly<Record<ConfidenceSlot, boolean | null>>
}

/** Reads every labelled document and observes its acts. */
export async function observations(folders: readonly string[]): Promise<Observation[]> {
  const observed: Observation[] = []
  for (const document of labelledDocuments(folders)) observed.push(...(await observe(document)))
  return observed
}

async function observe({ name, bytes, labels, seen }: LabelledDocument): Promise<Observation[]> {
  const source = await readSource({ name, bytes })
  const found = actsWithFeatures(source, recognise(source))
  const acts = found.map(({ act }) => act)
  const pairs = pairActs(source.text, acts, labels)
  return found.map(({ act, features }, at) => {
    const label = pairs[at]
    const right = label ? rightSlots(act, label) : null
    const slots = CONFIDENCE_SLOTS.map((slot) => [slot, slot === 'kind' ? right !== null : (right?.[slot] ?? null)])
    return { document: name, seen, features, right: Object.fromEntries(slots) as Observation['right'] }
  })
}
