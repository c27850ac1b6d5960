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

/** One rectangle of a page for each line that the place touches, where the format tells places (PDF, pictures). */
const Rectangles = z.object({
  rectangles: z
    .array(z.object({ page: z.int(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
    .optional(),
})

const place = { ...Passage.shape, ...Rectangles.shape }

/** The first line of a document: what it is and what it says of itself. */
const SourceLine = z.object({
  record: z.literal('source'),
  ...Source.pick({ id: true, name: true, format: true, encoding: true, language: true, published: true }).shape,
  ...SelfDescription.shape,
  pages: z.int(),
  characters: z.int(),
  remarks: Source.shape.remarks,
})
const BlockLine = z.object({ record: z.literal('block'), ...Block.shape, ...Rectangles.shape, quote: z.string() })
const NoteLine = z.object({ record: z.literal('note'), ...Note.shape, ...place, text: z.string() })
const DateLine = z.object({ record: z.literal('date'), ...DateMention.shape, ...Rectangles.shape })
const SymbolLine = z.object({ record: z.literal('symbol'), ...SymbolMention.shape, ...Rectangles.shape })
const PartyLine = z.object({ record: z.literal('party'), ...PartyMention.shape, ...Rectangles.shape })
const PersonLine = z.object({ record: z.literal('person'), ...PersonMention.shape, ...Rectangles.shape })
const IndicatorLine = z.object({ record: z.literal('indicator'), ...IndicatorMention.shape, ...Rectangles.shape })
const ActLine = z.object({ record: z.literal('act'), ...place, ...Act.shape })

/**
 * One line of `depositary read --json`. Every line names its kind in `record`; where it has a place, `start` and `end` count code points
 * of the decoded text as given, `quote` is what stands there, and `rectangles` (points from the page's top left corner; of a picture pixels)
 * say where it stands on its pages; only documents with such places have them.
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
