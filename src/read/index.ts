import { createHash } from 'node:crypto'
import { BadInput, type Source, type SourceFormat } from '../model/index.ts'
import { assemble } from './assemble.ts'
import { flowWriter } from './flow.ts'
import { type Extract, NO_META } from './formats/format.ts'
import { extract } from './formats/formats.ts'
import { Offsets } from './offsets.ts'
import { linkNotes } from './references/links.ts'
import { selfOf } from './self.ts'
import { structureOf } from './structure.ts'

export { documentsOf, type FoundDocument, type FoundDocuments, isArchive } from './documents.ts'
export { Flow, flowsOf } from './flow.ts'
export { type Rectangle, rectanglesOf } from './rectangles.ts'
export * from './references/index.ts'
export { clausesOf, type Stretch, sentencesOf } from './sentences.ts'

/** A document to read: one of `bytes` and `text`. `language` (BCP 47) and `published` (EDTF) are what the giver knows of it. */
export interface DocumentInput {
  name: string
  bytes?: Uint8Array
  text?: string
  language?: string
  published?: string
}

/** Reads one document into its source. Throws BadInput with the document's name when it cannot be read. */
export async function readSource(input: DocumentInput): Promise<Source> {
  const bytes = input.bytes ?? (input.text === undefined ? null : new TextEncoder().encode(input.text))
  if (!bytes) throw new BadInput(input.name, 'neither bytes nor text is given')
  const { text, format, encoding, structure, boxes, meta } = await extractOf(input, bytes)
  const offsets = new Offsets(text)
  const { blocks, notes, pages, remarks, language } = assemble(text, offsets, structure)
  const source: Source = {
    id: createHash('sha256').update(bytes).digest('hex'),
    name: input.name,
    format,
    encoding,
    language: input.language ?? language,
    text,
    pages,
    boxes: offsets.same
      ? boxes
      : boxes.map((box) => ({ ...box, start: offsets.toPoint(box.start), end: offsets.toPoint(box.end) })),
    blocks,
    notes,
    self: { title: null, authors: [], symbol: null, date: null },
    published: input.published ?? null,
    remarks,
  }
  linkBack(source)
  source.self = selfOf(source, meta)
  source.published ??= source.self.date
  return source
}

async function extractOf(input: DocumentInput, bytes: Uint8Array): Promise<Extract & { format: SourceFormat }> {
  const { name, text } = input
  if (text === undefined) return extract(bytes, name)
  if (!/\S/.test(text)) throw new BadInput(name, 'holds no visible text')
  return { text, format: 'text', encoding: 'utf-8', structure: structureOf(text), boxes: [], meta: NO_META }
}

/** Ties each note to the earlier one whose work it cites again. */
function linkBack(source: Source): void {
  const { notes } = source
  if (notes.length === 0) return
  const links = linkNotes(noteTexts(source))
  notes.forEach((note, at) => {
    note.refersTo = links[at] ?? null
  })
}

/** The notes one by one: those of a long document are not held together. */
function* noteTexts(source: Source): Generator<{ marker: string; text: string }> {
  const flow = flowWriter(source)
  for (const { marker, block } of source.notes) yield { marker, text: flow(source.blocks[block]!).text }
}
