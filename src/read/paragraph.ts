import type { BlockKind, Span } from '../model/index.ts'
import { ROLE } from './furniture.ts'
import { type Label, labelAt } from './labels.ts'
import type { Lines } from './lines.ts'

/** What a format's mark-up says a paragraph is. */
export interface Given {
  kind: BlockKind | null
  level: number | null
}

/** Lines of running text that belong together: those from `first` to `last` that are running text. */
export interface Paragraph {
  first: number
  last: number
  /** How many lines they are; at most 255. */
  count: number
  label: Label | null
  /** Was there more white space before it than between its own lines, or the document's beginning? */
  parted: boolean
  /** Null where there is no mark-up. */
  given: Given | null
}

/**
 * The paragraphs of a text, in order. A long document has a million of them, so they are kept in flat arrays; what is asked of one is read
 * from its lines again.
 */
export class Paragraphs {
  count = 0
  /** How many of them an article's label opens. */
  articles = 0
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #lines: Uint8Array
  readonly #parted: Uint8Array
  readonly #given = new Map<number, Given>()
  /** The paragraphs asked for last: those around the one at hand are asked for again and again. */
  readonly #near: { index: number; paragraph: Paragraph }[] = []

  constructor(
    private readonly lines: Lines,
    private readonly roles: Uint8Array,
  ) {
    this.#first = new Int32Array(lines.count)
    this.#last = new Int32Array(lines.count)
    this.#lines = new Uint8Array(lines.count)
    this.#parted = new Uint8Array(lines.count)
  }

  /** Begins a paragraph with the line `first`, whose label is `label`. */
  begin(first: number, label: Label | null, parted: boolean, given: Given | null = null): void {
    const at = this.count++
    this.#first[at] = this.#last[at] = first
    this.#lines[at] = 1
    this.#parted[at] = parted ? 1 : 0
    if (label?.kind === 'article') this.articles++
    if (given) this.#given.set(at, given)
  }

  /** The line `line` belongs to the paragraph begun last. */
  goOn(line: number): void {
    this.#last[this.count - 1] = line
    if (this.#lines[this.count - 1]! < 255) this.#lines[this.count - 1]!++
  }

  /** The paragraph at `index`; undefined beyond the last. */
  at(index: number): Paragraph | undefined {
    if (index >= this.count) return undefined
    const near = this.#near[index & 3]
    if (near?.index === index) return near.paragraph
    const first = this.#first[index]!
    const given = this.#given.get(index) ?? null
    const paragraph = {
      first,
      last: this.#last[index]!,
      count: this.#lines[index]!,
      label: given?.kind === 'table' ? null : labelAt(this.lines, first),
      parted: this.#parted[index] === 1,
      given,
    }
    this.#near[index & 3] = { index, paragraph }
    return paragraph
  }

  /** The stretches that a paragraph takes: lines that follow each other without anything between are one. */
  pieces({ first, last }: Paragraph): Span[] {
    const { lines } = this
    let current: Span | null = { start: lines.from[first]!, end: lines.to[first]! }
    const pieces = [current]
    for (let line = first + 1; line <= last; line++) {
      if (this.roles[line] !== ROLE.body) current = null
      else if (current) current.end = lines.to[line]!
      else {
        current = { start: lines.from[line]!, end: lines.to[line]! }
        pieces.push(current)
      }
    }
    return pieces
  }

  words({ first, last }: Paragraph): string {
    if (first === last) return this.lines.slice(first)
    const words: string[] = []
    for (let line = first; line <= last; line++) if (this.roles[line] === ROLE.body) words.push(this.lines.slice(line))
    return words.join(' ')
  }

  /** Cells of all lines of a paragraph together. */
  width({ first, last }: Paragraph): number {
    let width = 0
    for (let line = first; line <= last; line++) if (this.roles[line] === ROLE.body) width += this.lines.width[line]!
    return width
  }

  any({ first, last }: Paragraph, test: (line: number) => boolean): boolean {
    for (let line = first; line <= last; line++) if (this.roles[line] === ROLE.body && test(line)) return true
    return false
  }
}
