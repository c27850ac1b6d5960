import type { Block, Source } from '../model/index.ts'

/** A source whose blocks are the paragraphs of a text (parted by an empty line), as tests of recognition need it. */
export function plainSource(text: string, language: string, title: string | null = null): Source {
  const whole = title === null ? text : `${title}\n\n${text}`
  const blocks: Block[] = []
  let start = 0
  for (const paragraph of whole.split('\n\n')) {
    const span = { start, end: start + [...paragraph].length }
    const kind = blocks.length === 0 && title !== null ? 'title' : 'paragraph'
    blocks.push({
      ...span,
      index: blocks.length,
      kind,
      pieces: [span],
      number: null,
      level: null,
      language,
      page: null,
    })
    start = span.end + 2
  }
  return {
    id: '0'.repeat(64),
    name: 'test',
    format: 'text',
    encoding: null,
    language,
    text: whole,
    pages: [],
    boxes: [],
    blocks,
    notes: [],
    self: { title: null, authors: [], symbol: null, date: null },
    published: null,
    remarks: [],
  }
}
