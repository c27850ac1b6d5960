import type { BlockKind, Source } from '../../model/index.ts'
import { type Flow, flowsOf } from '../../read/flow.ts'

/** The flow of a text that is one block, as tests of recognisers need it. `language` is BCP 47. */
export function plainFlow(text: string, language: string, kind: BlockKind = 'paragraph'): Flow {
  const length = [...text].length
  const span = { start: 0, end: length }
  const source: Source = {
    id: '0'.repeat(64),
    name: 'test',
    format: 'text',
    encoding: null,
    language,
    text,
    pages: [],
    boxes: [],
    blocks: [{ ...span, index: 0, kind, pieces: [span], number: null, level: null, language, page: null }],
    notes: [],
    self: { title: null, authors: [], symbol: null, date: null },
    published: null,
    remarks: [],
  }
  return flowsOf(source)[0]!
}
