import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { PartyId } from '../../model/index.ts'
import type { Word } from '../names.ts'
import { decline } from '../parties/declension.ts'

const Names = z.array(z.string().min(1)).default([])

const Place = z.strictObject({
  state: PartyId.nullable(),
  capital: z.boolean().default(false),
  en: Names,
  zh: Names,
  ru: Names,
})

/** parties/places.yaml: cities and territories under their usual English name. */
export const PlaceTable = z.record(z.string(), Place)

export interface KnownPlace {
  name: string
  state: PartyId | null
  /** The seat of its state's government, which can stand for it ("Beijing said"). */
  capital: boolean
}

/** Every name of a known place, Russian ones in all cases. */
export function* placeWords(): Generator<Word> {
  for (const [name, entry] of Object.entries(loadData('parties/places.yaml', PlaceTable))) {
    const meaning = { kind: 'place', place: { name, state: entry.state, capital: entry.capital } } as const
    for (const text of [name, ...entry.en]) yield { text, shape: 'capital', meaning }
    for (const text of entry.zh) yield { text, shape: 'free', meaning }
    for (const text of entry.ru) for (const form of decline(text)) yield { text: form, shape: 'capital', meaning }
  }
}
