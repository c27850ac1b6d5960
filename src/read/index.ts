import { createHash } from 'node:crypto'
import { BadInput, type Block, type Source, type Span } from '../model/index.ts'
import { Offsets } from './offsets.ts'

export { Flow, flowsOf } from './flow.ts'
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
  const text = input.text ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const offsets = new Offsets(text)
  const blocks: Block[] = []
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const span: Span = {
      start: offsets.toPoint(match.index),
      end: offsets.toPoint(match.index + match[0].trimEnd().length),
    }
    blocks.push({
      ...span,
      index: blocks.length,
      kind: 'paragraph',
      pieces: [span],
      number: null,
      level: null,
      language: scriptOf(match[0]),
      page: null,
    })
  }
  return {
    id: createHash('sha256').update(bytes).digest('hex'),
    name: input.name,
    format: 'text',
    encoding: 'utf-8',
    language: input.language ?? scriptOf(text.slice(0, 20_000)),
    text,
    pages: [],
    blocks,
    notes: [],
    self: { title: null, authors: [], symbol: null, date: null },
    published: input.published ?? null,
    remarks: [],
  }
}

function scriptOf(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (han * 3 >= cyrillic && han * 3 >= latin && han > 0) return 'zh-Hans'
  if (cyrillic === 0 && latin === 0) return 'und'
  return cyrillic > latin ? 'ru' : 'en'
}
