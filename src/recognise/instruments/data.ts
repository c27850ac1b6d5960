import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'

const Examples = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export const INSTRUMENT_TYPES = ['treaty', 'declaration', 'law', 'resolution', 'document'] as const
const InstrumentType = z.enum(INSTRUMENT_TYPES)

export const InstrumentData = z.strictObject({
  /** Id → names; the type stands once, in the first language that has the id. */
  known: z.record(z.string(), z.strictObject({ type: InstrumentType.optional(), names: z.array(z.string()).min(1) })),
  /** Type → words that head a title of that type. */
  heads: z.partialRecord(InstrumentType, z.array(z.string())),
  /** Pairs of signs around a title. */
  quotes: z.array(z.string().length(2)),
  /** How titles without signs are built; null where the language does not show them by capitals. */
  title: z
    .strictObject({
      after: z.array(z.string()),
      inside: z.array(z.string()),
      notFirst: z.array(z.string()),
      /** Words before the head that belong to something else; the title begins after them. */
      cuts: z.array(z.string()),
      /** What words before the head ("Ankara Agreement") must end with. Regular expression. */
      before: z.string(),
      /** Whether the words of a title are small; if not, each looks like `word`. */
      small: z.boolean(),
      /** Words that end a title. */
      stops: z.array(z.string()),
      /** Words after which parties with capitals follow. */
      parties: z.array(z.string()),
      /** A word with a capital. Regular expression. */
      word: z.string(),
    })
    .nullable(),
  /** Text → titles found. */
  examples: Examples,
  /** Ending of a word in the nominative → endings of the other cases. */
  cases: z.record(z.string(), z.array(z.string())),
  /** Laws and resolutions cited by number. */
  numbered: z.array(z.strictObject({ form: z.string(), type: InstrumentType, examples: Examples })),
})
export type InstrumentData = z.infer<typeof InstrumentData>

export const INSTRUMENT_LANGUAGES = READ_LANGUAGES

export function instrumentData(language: ReadLanguage): InstrumentData {
  return loadData(`languages/${language}/instruments.yaml`, InstrumentData)
}
