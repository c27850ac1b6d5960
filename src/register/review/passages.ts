import { BadInput, type Passage, type Source } from '../../model/index.ts'
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
