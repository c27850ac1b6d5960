import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'

const Examples = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

export const SymbolData = z.strictObject({
  /** How document symbols begin, the same in every language. */
  series: z.array(z.strictObject({ begins: z.string(), of: z.string(), un: z.boolean(), examples: Examples })),
  /** Organ as written → beginning of its resolutions' symbols. */
  organs: z.record(z.string(), z.string()),
  /** Words for the act, which stand before its numbers ("resolution 984") or after them (第984号决议). */
  acts: z.array(
    z.strictObject({ word: z.string(), as: z.enum(['RES', 'DEC']), order: z.enum(['act-first', 'act-last']) }),
  ),
  organ: z.strictObject({ before: z.string(), after: z.string() }),
  /** Between two numbers of one citation. */
  list: z.string(),
  /** A date between a number and the next. */
  dated: z.string(),
  /** Citations in words → symbols; what is tested. */
  words: Examples,
  /** Between a document and its addenda, or between two parts. */
  joins: z.array(z.string()),
  /** Words for the parts of a document, in brackets after its symbol. */
  parts: z.array(z.string()),
  /** Text → symbols, with these words in it; what is tested. */
  jointly: Examples,
  /** Collections of treaties, by volume and page. */
  collections: z.array(z.strictObject({ form: z.string(), as: z.string(), examples: Examples })),
})
export type SymbolData = z.infer<typeof SymbolData>

export const SYMBOL_LANGUAGES = READ_LANGUAGES

export function symbolData(language: ReadLanguage): SymbolData {
  return loadData(`languages/${language}/symbols.yaml`, SymbolData)
}
