import type { Act, Block, Mentions, Passage, Source, Span } from '../model/index.ts'
import { Offsets } from '../read/offsets.ts'
import { type Rectangle, rectanglesOf } from '../read/rectangles.ts'
import type { RecordLine } from './line.ts'

/** Everything read in one document as record lines: the source, its blocks and notes, what is mentioned, the acts; each kind in text order. */
export function recordLines(source: Source, mentions: Mentions, acts: readonly Act[]): RecordLine[] {
  const passageOf = passages(source)
  const blocks = source.blocks.map((block) => ({ block, passage: passageOf(block) }))
  const lines: RecordLine[] = [
    {
      record: 'source',
      id: source.id,
      name: source.name,
      format: source.format,
      encoding: source.encoding,
      language: source.language,
      published: source.published,
      ...source.self,
      pages: source.pages.length,
      characters: new Offsets(source.text).toPoint(source.text.length),
      remarks: source.remarks,
    },
    ...blocks.map(({ block, passage }) => ({ record: 'block' as const, ...block, quote: passage.quote })),
    ...source.notes.map((note) => {
      const passage = blocks[note.block]!.passage
      return { record: 'note' as const, ...note, ...passage, text: noteText(passage.quote, note.marker) }
    }),
    ...mentions.dates.map((mention) => ({ record: 'date' as const, ...mention })),
    ...mentions.symbols.map((mention) => ({ record: 'symbol' as const, ...mention })),
    ...mentions.parties.map((mention) => ({ record: 'party' as const, ...mention })),
    ...mentions.persons.map((mention) => ({ record: 'person' as const, ...mention })),
    ...mentions.indicators.map((mention) => ({ record: 'indicator' as const, ...mention })),
    ...acts.map((act) => ({ record: 'act' as const, ...act.passages[0]!, ...act })),
  ]
  return source.boxes.length === 0 ? lines : placed(source, lines)
}

/** The lines with the rectangles in which their places stand. */
function placed(source: Source, lines: readonly RecordLine[]): RecordLine[] {
  const rectangles = rectanglesOf(source)
  return lines.map((line) => ('pieces' in line ? { ...line, rectangles: rectangles(line.pieces).map(rounded) } : line))
}

const rounded = ({ page, x, y, width, height }: Rectangle): Rectangle => ({
  page,
  x: hundredths(x),
  y: hundredths(y),
  width: hundredths(width),
  height: hundredths(height),
})
const hundredths = (value: number) => Math.round(value * 100) / 100

/** A note block's text without the marker it begins with. */
function noteText(quote: string, marker: string): string {
  const text = quote.trimStart()
  return (text.startsWith(marker) ? text.slice(marker.length) : text).trim()
}

function passages(source: Source): (place: Pick<Block, 'start' | 'end' | 'pieces'>) => Passage {
  const offsets = new Offsets(source.text)
  const textOf = ({ start, end }: Span) => source.text.slice(offsets.toUnit(start), offsets.toUnit(end))
  return ({ start, end, pieces }) => ({ start, end, pieces, quote: pieces.map(textOf).join('') })
}
