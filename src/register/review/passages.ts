import { BadInput, type BlockKind, type Passage, type Source, type Span } from '../../model/index.ts'
import { Offsets } from '../../read/offsets.ts'

/** Says what is wrong with a passage of a text; null when its quote stands at its place. */
export class QuoteCheck {
  readonly #text: string
  readonly #offsets: Offsets

  constructor(text: string) {
    this.#text = text
    this.#offsets = new Offsets(text)
  }

  fault({ start, end, quote, pieces }: Passage): string | null {
    const first = pieces[0]
    const last = pieces.at(-1)
    if (!first || !last || first.start !== start || last.end !== end) return 'its pieces do not fill its place'
    let there = ''
    let before = start
    for (const piece of pieces) {
      if (piece.start < before || piece.end < piece.start) return 'its pieces are out of order'
      there += this.#text.slice(this.#offsets.toUnit(piece.start), this.#offsets.toUnit(piece.end))
      before = piece.end
    }
    return there === quote ? null : `the text at ${start} reads "${shorten(there)}", not "${shorten(quote)}"`
  }
}

/** What is no part of a sentence, though it stands between its words. */
const LAYOUT: ReadonlySet<BlockKind> = new Set(['running-head', 'page-number', 'separator', 'link'])

/**
 * The passage between two places of a text (code points, `end` exclusive), as a person marks it: blocks that only belong to the layout and the
 * calls of notes are left out, and white space at its ends. Throws BadInput when no text is left.
 */
export function passageBetween(source: Source, start: number, end: number): Passage {
  const offsets = new Offsets(source.text)
  const cut = (piece: Span) => source.text.slice(offsets.toUnit(piece.start), offsets.toUnit(piece.end))
  const calls = source.notes.flatMap(({ call }) => (call ? [call] : []))
  const pieces = source.blocks
    .filter(({ kind }) => !LAYOUT.has(kind))
    .flatMap((block) => block.pieces)
    .map((piece) => ({ start: Math.max(piece.start, start), end: Math.min(piece.end, end) }))
    .filter((piece) => piece.start < piece.end)
    .sort((a, b) => a.start - b.start)
    .flatMap((piece) => without(piece, calls))
    .reduce<Span[]>((joined, piece) => {
      const last = joined.at(-1)
      // White space of the layout between two pieces belongs to the passage, as it does where the reader makes one.
      if (last && cut({ start: last.end, end: piece.start }).trim() === '') last.end = piece.end
      else joined.push(piece)
      return joined
    }, [])
  // White space is below the surrogate pairs, so a unit of it is a code point.
  while (pieces.length > 0 && cut(pieces[0]!).trim() === '') pieces.shift()
  while (pieces.length > 0 && cut(pieces.at(-1)!).trim() === '') pieces.pop()
  const first = pieces[0]
  const last = pieces.at(-1)
  if (!first || !last) throw new BadInput(source.name, `there is no text between ${start} and ${end}`)
  first.start += cut(first).length - cut(first).trimStart().length
  last.end -= cut(last).length - cut(last).trimEnd().length
  return { start: first.start, end: last.end, quote: pieces.map(cut).join(''), pieces }
}

/** What is left of a stretch when the calls in it are cut out. */
function without(piece: Span, calls: readonly Span[]): Span[] {
  const left: Span[] = []
  let at = piece.start
  for (const call of calls) {
    if (call.end <= at || call.start >= piece.end) continue
    if (call.start > at) left.push({ start: at, end: call.start })
    at = Math.max(at, call.end)
  }
  if (at < piece.end) left.push({ start: at, end: piece.end })
  return left
}

/** Throws BadInput when a quote does not stand at its place. */
export function checkPassages(source: Source, passages: readonly Passage[]): void {
  const check = new QuoteCheck(source.text)
  for (const passage of passages) {
    const fault = check.fault(passage)
    if (fault) throw new BadInput(source.name, fault)
  }
}

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
