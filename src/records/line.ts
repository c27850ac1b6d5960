import { z } from 'zod'
import {
  Act,
  Block,
  DateMention,
  IndicatorMention,
  Note,
  PartyMention,
  Passage,
  PersonMention,
  SelfDescription,
  Source,
  SymbolMention,
} from '../model/index.ts'

const place = Passage.shape

/** The first line of a document: what it is and what it says of itself. */
const SourceLine = z.object({
  record: z.literal('source'),
  ...Source.pick({ id: true, name: true, format: true, encoding: true, language: true, published: true }).shape,
  ...SelfDescription.shape,
  pages: z.int(),
  characters: z.int(),
  remarks: Source.shape.remarks,
})
const BlockLine = z.object({ record: z.literal('block'), ...Block.shape, quote: z.string() })
const NoteLine = z.object({ record: z.literal('note'), ...Note.shape, ...place, text: z.string() })
const DateLine = z.object({ record: z.literal('date'), ...DateMention.shape })
const SymbolLine = z.object({ record: z.literal('symbol'), ...SymbolMention.shape })
const PartyLine = z.object({ record: z.literal('party'), ...PartyMention.shape })
const PersonLine = z.object({ record: z.literal('person'), ...PersonMention.shape })
const IndicatorLine = z.object({ record: z.literal('indicator'), ...IndicatorMention.shape })
const ActLine = z.object({ record: z.literal('act'), ...place, ...Act.shape })

/**
 * One line of `depositary read --json`. Every line names its kind in `record`; where it has a place, `start` and `end` count code points
 * of the decoded text as given, and `quote` is what stands there.
 */
export const RecordLine = z.discriminatedUnion('record', [
  SourceLine,
  BlockLine,
  NoteLine,
  DateLine,
  SymbolLine,
  PartyLine,
  PersonLine,
  IndicatorLine,
  ActLine,
])
export type RecordLine = z.infer<typeof RecordLine>
