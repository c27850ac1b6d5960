import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { PartyId, READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'
import type { Word } from '../names.ts'
import { decline } from '../parties/declension.ts'

const Office = z.strictObject({
  /** The English role that records get ("foreign minister"). */
  role: z.string(),
  words: z.array(z.string().min(1)),
  owner: z.enum(['state', 'organisation', 'any']),
  of: PartyId.nullable().default(null),
  bare: z.boolean(),
  /** Many hold it at a time, so that the word alone points back to none of them (scholar, minister). */
  many: z.boolean().default(false),
  /** What an organisation's office that is an organ of its own is called behind its owner ("UN/secretary-general"). */
  body: z.string().nullable().default(null),
  /** The roles of those whom the word may also mean ("the Kazakh leader" is the president). */
  means: z.array(z.string()).default([]),
  examples: z.array(z.string()),
})
export type Office = z.infer<typeof Office>

const Words = z.array(z.string().min(1))

export const OfficeFile = z.strictObject({
  offices: z.array(Office),
  holding: Words,
  former: Words,
  incumbent: Words,
  notBefore: Words,
  titles: Words,
  says: Words,
})

/** The file of offices of a language. */
export function officesOf(language: ReadLanguage): z.infer<typeof OfficeFile> {
  return loadData(`languages/${language}/offices.yaml`, OfficeFile)
}

/** The nouns of office in every language, Russian ones in all cases. */
export function* officeWords(): Generator<Word> {
  for (const language of READ_LANGUAGES) {
    for (const office of officesOf(language).offices) {
      for (const text of office.words) {
        for (const form of language === 'ru' ? decline(text) : [text]) {
          yield { text: form, shape: language === 'en' ? 'exact' : 'free', meaning: { kind: 'office', office } }
        }
      }
    }
  }
}
