import { z } from 'zod'
import { ActKind } from '../../model/index.ts'

const Words = z.array(z.string())

/** One list of entries, and the acts that must be read in it. */
export const EntriesExample = z.strictObject({
  text: z.string(),
  acts: z.array(
    z.strictObject({
      kind: ActKind,
      agents: z.array(z.string()),
      targets: z.array(z.string()).default([]),
      date: z.string().nullable(),
    }),
  ),
})

/** `entries` of `languages/LANGUAGE/acts.yaml`: how lists of visits and chronologies are written. */
export const EntriesData = z.strictObject({
  /** Words of a title that say that what follows is such a list (visits, хроника, 大事记). */
  titles: Words.default([]),
  /** Small words that may stand before the date that an entry begins with (On, В, с). */
  opening: Words.default([]),
  /** What stands directly before the date in a line that only dates the entry below it (“访问时间：”, "Dates:"). */
  labels: Words.default([]),
  /** Words that may stand before the noun of a fragment (state, official, рабочий). */
  before: Words.default([]),
  /** The nouns that name an act in a fragment without a verb, by kind. */
  nouns: z.partialRecord(ActKind, Words).default({}),
  /** What tells of a time after the entry's own days (afterwards, затем). */
  afterwards: Words.default([]),
  /** Words of a title that say by themselves whom the visits go to (来华). */
  hosts: z.record(z.string(), Words).default({}),
  /** Examples: whole lists. */
  examples: z.array(EntriesExample).default([]),
})
export type EntriesData = z.infer<typeof EntriesData>
