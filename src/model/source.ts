import { z } from 'zod'
import { Span } from './passage.ts'

/** The languages that are read. A block may be in another one (`mn`, `fr` …); it is kept and searched, but nothing is recognised in it. */
export const READ_LANGUAGES = ['zh', 'en', 'ru'] as const
export const ReadLanguage = z.enum(READ_LANGUAGES)
export type ReadLanguage = z.infer<typeof ReadLanguage>

/** What a stretch of a document is to its reader. `matter` is front and back matter (received on, edited by …). */
export const BlockKind = z.enum([
  'title',
  'byline',
  'abstract',
  'heading',
  'paragraph',
  'item',
  'preambular',
  'operative',
  'article',
  'quotation',
  'table',
  'note',
  'reference',
  'running-head',
  'page-number',
  'separator',
  'link',
  'matter',
])
export type BlockKind = z.infer<typeof BlockKind>

/**
 * One block: the pieces of the text that belong together in reading order, rejoined across lines and pages, with notes and running heads
 * cut out. Blocks of one source are in order of their first piece; every visible character of the text belongs to exactly one block.
 */
export const Block = Span.extend({
  /** Position among the source's blocks, from 0. */
  index: z.int().nonnegative(),
  kind: BlockKind,
  pieces: z.array(Span).min(1),
  /** The number the document gives it ("12", "(a)", "Article 3", "第三条"), as written; null if none. */
  number: z.string().nullable(),
  /** Depth of a heading or item, 1 the highest; null for running text. */
  level: z.int().positive().nullable(),
  /** BCP 47 of the greater part of its text ("zh-Hans", "zh-Hant", "en", "ru", "mn", "und" …). */
  language: z.string(),
  /** Page of its first character, from 1; null where the format has no pages. */
  page: z.int().positive().nullable(),
})
export type Block = z.infer<typeof Block>

export const Page = Span.extend({
  number: z.int().positive(),
  /** The page number printed on it, if any. */
  label: z.string().nullable(),
})
export type Page = z.infer<typeof Page>

/**
 * Where a stretch of one line stands on its page, for formats that say so: from the page's top left corner, in points (PDF) or pixels
 * (pictures). `page` counts from 1.
 */
export const Box = Span.extend({
  page: z.int().positive(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type Box = z.infer<typeof Box>

/** A foot- or endnote. */
export const Note = z.object({
  /** Counts the document's notes from 1 in order; markers may start again on each page. */
  n: z.int().positive(),
  marker: z.string(),
  /** Index of the `note` block with its text. */
  block: z.int().nonnegative(),
  /** The marker in the running text; null for a note without a call. */
  call: Span.nullable(),
  /** Number of the note that first cites the work which this one cites again; null if this is the first. */
  refersTo: z.int().positive().nullable(),
})
export type Note = z.infer<typeof Note>

/** What a document says of itself. Dates are EDTF. */
export const SelfDescription = z.object({
  title: z.string().nullable(),
  authors: z.array(z.string()),
  symbol: z.string().nullable(),
  date: z.string().nullable(),
})
export type SelfDescription = z.infer<typeof SelfDescription>

/** Something a reader should know about how the document was read: a note without a call, a call without a note, undecodable bytes … */
export const Remark = z.object({ at: Span.nullable(), message: z.string() })
export type Remark = z.infer<typeof Remark>

export const SourceFormat = z.enum(['text', 'pdf', 'docx', 'html', 'markdown', 'email', 'image'])
export type SourceFormat = z.infer<typeof SourceFormat>

/** One document as read. `text` never changes; a newer reader makes a new version. */
export const Source = z.object({
  /** SHA-256 of the bytes as given, lower-case hex. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  format: SourceFormat,
  /** Label of the WHATWG Encoding Standard for text formats ("utf-8", "gb18030" …); null where the format fixes its own. */
  encoding: z.string().nullable(),
  /** BCP 47 of the greater part. */
  language: z.string(),
  text: z.string(),
  pages: z.array(Page),
  /** In the order of the text; empty for formats without places on a page. */
  boxes: z.array(Box),
  blocks: z.array(Block),
  notes: z.array(Note),
  self: SelfDescription,
  /** When it was published (EDTF), as the person who gave it says, else as it says itself; null if neither. */
  published: z.string().nullable(),
  remarks: z.array(Remark),
})
export type Source = z.infer<typeof Source>
