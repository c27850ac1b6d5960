import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'

/** How an expression without a year (同年, "last month") finds its date. */
const Relative = z.strictObject({
  /** `context`: the last date before it in the text; `published`: the date of the document. */
  to: z.enum(['context', 'published']),
  unit: z.enum(['year', 'month', 'week', 'day', 'century']),
  step: z.int(),
  /** The step is taken {count} times ("five days later"). */
  counted: z.boolean().optional(),
  /** With `unit: week`: the day {weekday} of that week; of the present week (step 0) the last one that is past. */
  weekday: z.boolean().optional(),
})

/** A year may stand without quotation marks. */
const Edtf = z.union([z.string(), z.int().transform(String)])
const Example = z.union([Edtf, z.array(Edtf)])

export const DatePattern = z.strictObject({
  /** What the pattern looks like: a regular expression in which {name} stands for a slot. */
  form: z.string(),
  relative: Relative.optional(),
  /** The expression names a whole decade or century. */
  span: z.enum(['decade', 'century']).optional(),
  /** Fixed EDTF of the month's place (season, quarter, half-year). */
  month: z.int().optional(),
  /** The date it always is. */
  fixed: z.string().optional(),
  /** {count} years from the date in context on, or back to it from the document's date. */
  period: z.enum(['ahead', 'back']).optional(),
  open: z.enum(['after', 'before']).optional(),
  /** A number that is a year only if nothing near it says otherwise (`notAfter`, `notBefore`). */
  bare: z.boolean().optional(),
  /** A date of another calendar, which is left out. */
  ignore: z.boolean().optional(),
  /** Two numbers that may be day and month in either order. */
  ambiguous: z.boolean().optional(),
  /** Text → EDTF found in it; what is tested. The text's document is dated 2015-06-20. */
  examples: z.record(z.string(), Example),
})
export type DatePattern = z.infer<typeof DatePattern>

const Words = z.record(z.string(), z.int())

/** What stands around a date, with examples of it. */
const Around = z.strictObject({ pattern: z.string(), examples: z.array(z.string()).min(1) })

export const DateData = z.strictObject({
  /** Words that write numbers, with what each adds or (100 and above) multiplies by. */
  numbers: Words,
  /** Slots that are words, with the number each stands for. */
  words: z.record(z.string(), Words),
  /** Slots that are written as a regular expression without groups. */
  slots: z.record(z.string(), z.string()),
  /** Slots whose word must begin with a capital letter ("May" and not "may"). */
  capital: z.array(z.string()),
  /** Between two dates: the first and the second are the ends of a range. Regular expressions. */
  between: z.array(z.strictObject({ before: z.string(), middle: z.string(), examples: z.record(z.string(), Example) })),
  /** Between two dates: they are a list, and the first takes what it lacks from the second. Regular expression. */
  list: z.string(),
  /** Around a date: it begins then and its end is open. */
  since: z.array(
    z.strictObject({
      before: z.string(),
      after: z.string(),
      /** Only around a date with a day. */
      day: z.boolean().optional(),
      examples: z.record(z.string(), Example),
    }),
  ),
  /** Right before a date: it is counted in another calendar and left out. Regular expression. */
  otherCalendars: z.string(),
  /** Right before a bare year: it is no year. */
  notAfter: z.array(z.string()),
  /** Right after a bare year: it is a number of these. */
  notBefore: z.array(z.string()),
  /** Right before and right after the year or date of a work that a note cites. Regular expressions. */
  citedAfter: z.array(Around),
  citedBefore: z.array(Around),
  /** Right after a title in 《》: the year of its edition. Regular expression. */
  editions: z.array(Around),
  patterns: z.array(DatePattern),
})
export type DateData = z.infer<typeof DateData>

export function dateData(language: ReadLanguage): DateData {
  return loadData(`languages/${language}/dates.yaml`, DateData)
}

export const DATE_LANGUAGES = READ_LANGUAGES
