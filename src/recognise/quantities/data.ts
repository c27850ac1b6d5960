import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { QuantityBound, READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'

const Examples = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export const QuantityPattern = z.strictObject({
  /** What the pattern looks like: a regular expression in which {name} stands for a slot. */
  form: z.string(),
  unit: z.string(),
  /** The value, where the words say it ("half"). */
  value: z.number().optional(),
  /** The number is a share of {of}: the value is in percent, to two digits. */
  share: z.boolean().optional(),
  /** What the number is multiplied by (三成 is 30 %). */
  times: z.number().optional(),
  /** "every other year" is every second one: the value is one more than the number. */
  interval: z.boolean().optional(),
  /** Two numbers are two values, not the ends of a range. */
  pair: z.boolean().optional(),
  /** Smaller numbers say too little ("two sides"). */
  least: z.number().optional(),
  /** Only the first of several equal ones in a document counts ("the five nuclear-weapon States"). */
  once: z.boolean().optional(),
  /** A party's name must stand right before the bracket. */
  beside: z.boolean().optional(),
  /** What the sentence must have said before, to tell what is counted. Regular expression. */
  when: z.string().optional(),
  examples: Examples,
})
export type QuantityPattern = z.infer<typeof QuantityPattern>

/** Words that make a number a limit: right before it, right after it, or within it (3万多). Regular expressions; empty where there are none. */
const Bound = z.strictObject({
  bound: QuantityBound,
  before: z.string(),
  after: z.string(),
  inside: z.string(),
  examples: z.array(z.string()).min(1),
})

export const QuantityData = z.strictObject({
  numbers: z.record(z.string(), z.number()),
  /** Words by which a number is multiplied. */
  scales: z.record(z.string(), z.number()),
  slots: z.record(z.string(), z.string()),
  words: z.record(z.string(), z.array(z.string())),
  bounds: z.array(Bound),
  patterns: z.array(QuantityPattern),
  order: z.strictObject({ first: z.string(), next: z.string(), examples: Examples }).nullable(),
})
export type QuantityData = z.infer<typeof QuantityData>

export const QUANTITY_LANGUAGES = READ_LANGUAGES

export function quantityData(language: ReadLanguage): QuantityData {
  return loadData(`languages/${language}/quantities.yaml`, QuantityData)
}
