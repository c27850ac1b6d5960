import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { PartyId, READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'
import type { Word } from '../names.ts'

const CoreferenceRule = z.strictObject({
  words: z.array(z.string().min(1)),
  means: z.enum(['pair', 'parties', 'count', 'state', 'organisation', 'they', 'we', 'own', 'former', 'latter', 'last']),
  states: z.boolean(),
  number: z.int().default(2),
  candidates: z.array(PartyId).default([]),
  with: z.array(PartyId).default([]),
  notBefore: z.array(z.string()).default([]),
  notAfter: z.array(z.string()).default([]),
  examples: z.array(z.string()),
})
export type CoreferenceRule = z.infer<typeof CoreferenceRule>

export const CoreferenceFile = z.strictObject({
  references: z.array(CoreferenceRule),
  definers: z.array(z.string()),
  joins: z.array(z.string()),
  /** State → words in the opening of a document that show that it speaks from there (its news agencies and ministries). */
  voices: z.record(PartyId, z.array(z.string().min(1))),
})

/** The coreference file of a language. */
export function coreferenceOf(language: ReadLanguage): z.infer<typeof CoreferenceFile> {
  return loadData(`languages/${language}/coreference.yaml`, CoreferenceFile)
}

/** The words that stand for parties named before (双方, the Parties, Стороны). */
export function* coreferenceWords(): Generator<Word> {
  for (const language of READ_LANGUAGES) {
    for (const rule of coreferenceOf(language).references) {
      // A word may begin its sentence.
      const words = new Set(rule.words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]))
      for (const text of words) yield { text, shape: 'exact', meaning: { kind: 'coreference', rule } }
    }
  }
}
