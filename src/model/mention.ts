import { z } from 'zod'
import { PartyId, PartyType } from './party.ts'
import { Passage } from './passage.ts'

/** Where something is mentioned: its passage and the block it stands in. */
const Mention = Passage.extend({ block: z.int().nonnegative() })

/** A calendar expression, with the EDTF (ISO 8601-2, levels 0-1 and the level 2 sets) that a careful reader concludes. */
export const DateMention = Mention.extend({ edtf: z.string() })
export type DateMention = z.infer<typeof DateMention>

/** A document symbol, as the UN writes it, without spaces, except a resolution's letter ("A/RES/53/77 D"). */
export const SymbolMention = Mention.extend({
  symbol: z.string(),
  /** Public address of the document; null where the symbol has none. */
  url: z.string().nullable(),
})
export type SymbolMention = z.infer<typeof SymbolMention>

/** A treaty, law, declaration or paper named by its title or a known alias. */
export const InstrumentMention = Mention.extend({
  title: z.string(),
  /** Identity across documents and languages ("NPT"); null where only the title is known. */
  id: z.string().nullable(),
  /** Kind of instrument ("treaty", "law", "resolution", "declaration", "document"). */
  type: z.string(),
})
export type InstrumentMention = z.infer<typeof InstrumentMention>

/** One way to read an ambiguous mention. */
export const Interpretation = z.object({ id: PartyId, why: z.string() })
export type Interpretation = z.infer<typeof Interpretation>

/** A party named in the text. `by` says how: its name, a pronoun or phrase that stands for it, a person's office … */
export const PartyMention = Mention.extend({
  id: PartyId,
  type: PartyType,
  by: z.enum(['name', 'abbreviation', 'metonym', 'coreference', 'office']),
  /** Other readings that were weighed, with the reason; empty when nothing was in doubt. */
  others: z.array(Interpretation),
  /** Why this reading was taken; null when nothing was in doubt. */
  why: z.string().nullable(),
})
export type PartyMention = z.infer<typeof PartyMention>

/** A person, with the office, party and time that the text gives. */
export const PersonMention = Mention.extend({
  name: z.string(),
  role: z.string().nullable(),
  of: PartyId.nullable(),
  at: z.string().nullable(),
})
export type PersonMention = z.infer<typeof PersonMention>

/** How a text limits a value: it is more, at least, less, at most or about that much, or the value begins or ends a range. */
export const QuantityBound = z.enum(['over', 'at least', 'under', 'at most', 'about', 'from', 'to'])
export type QuantityBound = z.infer<typeof QuantityBound>

/** A stated quantity about parties. `unit` is "%", "persons", an ISO 4217 code, "km", "countries", "rank", "years" … */
export const IndicatorMention = Mention.extend({
  measure: z.string(),
  subject: PartyId.nullable(),
  object: PartyId.nullable(),
  value: z.number(),
  unit: z.string(),
  /** Null where the text gives just the value. */
  bound: QuantityBound.nullable(),
  period: z.string().nullable(),
})
export type IndicatorMention = z.infer<typeof IndicatorMention>

/** A place as a document names it, in its usual English form ("Geneva"). `state` is the state it lies in. */
export const PlaceMention = Mention.extend({ name: z.string(), state: PartyId.nullable() })
export type PlaceMention = z.infer<typeof PlaceMention>

/** Everything recognised in one source, each list in text order. */
export const Mentions = z.object({
  dates: z.array(DateMention),
  symbols: z.array(SymbolMention),
  instruments: z.array(InstrumentMention),
  parties: z.array(PartyMention),
  persons: z.array(PersonMention),
  places: z.array(PlaceMention),
  indicators: z.array(IndicatorMention),
})
export type Mentions = z.infer<typeof Mentions>
