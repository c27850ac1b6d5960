import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Act, Mentions, Source } from '../../src/model/index.ts'
import type { KeepInput } from '../../src/register/index.ts'

/** Small made-up documents for the tests of this room. */

export const NO_MENTIONS: Mentions = {
  dates: [],
  symbols: [],
  instruments: [],
  parties: [],
  persons: [],
  places: [],
  indicators: [],
}

/** A source of one paragraph a line. */
export function sourceOf(
  text: string,
  name = 'note.txt',
  more: Partial<Source> = {},
): { source: Source; bytes: Uint8Array } {
  const bytes = Buffer.from(text)
  let start = 0
  const blocks = text.split('\n').map((line, index) => {
    const end = start + [...line].length
    const block = {
      start,
      end,
      index,
      kind: 'paragraph' as const,
      pieces: [{ start, end }],
      number: null,
      level: null,
      language: 'en',
      page: null,
    }
    start = end + 1
    return block
  })
  const source: Source = {
    id: createHash('sha256').update(bytes).digest('hex'),
    name,
    format: 'text',
    encoding: 'utf-8',
    language: 'en',
    text,
    pages: [],
    boxes: [],
    blocks,
    notes: [],
    self: { title: null, authors: [], symbol: null, date: null },
    published: null,
    remarks: [],
    ...more,
  }
  return { source, bytes }
}

/** An act whose passage is the first place of `quote` in `text`. */
export function actOn(text: string, quote: string, more: Partial<Act> = {}): Act {
  const start = [...text.slice(0, Math.max(0, text.indexOf(quote)))].length
  const end = start + [...quote].length
  return {
    kind: 'declare',
    agents: ['MNG'],
    targets: [],
    date: '1992-09-25',
    place: null,
    instrument: null,
    instrumentId: null,
    about: null,
    topics: [],
    modality: 'actual',
    force: 'political',
    passages: [{ start, end, quote, pieces: [{ start, end }] }],
    confidence: { kind: 0.9, agents: 0.9, targets: 0.9, date: 0.9, modality: 0.9, force: 0.9 },
    ...more,
  }
}

export const SAMPLE = [
  'On 25 September 1992 Mongolia declared its territory free of nuclear weapons.',
  'Russia and Mongolia signed a treaty of friendship on 20 January 1993.',
  'In 2004 Mongolia became an observer of the organisation.',
].join('\n')

/** A reading of SAMPLE with an act on each line. */
export function sampleReading(): KeepInput {
  const acts = [
    actOn(SAMPLE, 'Mongolia declared its territory free of nuclear weapons'),
    actOn(SAMPLE, 'Russia and Mongolia signed a treaty of friendship', {
      kind: 'sign',
      agents: ['RUS', 'MNG'],
      date: '1993-01-20',
      force: 'treaty',
    }),
    actOn(SAMPLE, 'Mongolia became an observer', { kind: 'join', targets: ['SCO'], date: '2004', force: 'none' }),
  ]
  return { ...sourceOf(SAMPLE), mentions: NO_MENTIONS, acts }
}

const made: string[] = []

/** A new empty folder; `removeFolders` removes all that were made. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-'))
  made.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}
