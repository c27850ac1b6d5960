import { type AutomatonOptions, buildAutomaton, type Tables } from './automaton-tables.ts'
import { isWordCode, isWordUnit } from './word-units.ts'

export type { AutomatonOptions } from './automaton-tables.ts'

/** An automaton as plain data. */
export interface Saved<Value> {
  tables: Tables
  values: readonly Value[]
}

/** Called for every hit: its value and the stretch of the text in UTF-16 units, `end` exclusive. */
export type OnHit<Value> = (value: Value, start: number, end: number) => void

/**
 * Finds every occurrence of thousands of words, over UTF-16 units: a tree of all words in a double array (Aoe 1989, "An efficient digital
 * search algorithm by using a double-array structure"), walked down from every place where a word may begin. In an alphabet words begin
 * after a space or sign only, so that most units are passed over, and most walks end after two or three steps.
 *
 * Typographic twins (’ and ', ‑ and -, • and ·) are always the same unit. A scan takes time linear in the text, for words have a longest.
 */
export class Automaton<Value> {
  readonly #values: readonly Value[]
  readonly #tables: Tables

  constructor(
    words: Iterable<readonly [word: string, value: Value]>,
    options: AutomatonOptions = {},
    saved?: Saved<Value>,
  ) {
    const { tables, values } = saved ?? buildAutomaton(words, options)
    this.#tables = tables
    this.#values = values
  }

  /** An automaton that was built before: see `saved`. */
  static of<Value>(saved: Saved<Value>): Automaton<Value> {
    return new Automaton<Value>([], {}, saved)
  }

  /** Everything the automaton is, as plain data: `Automaton.of` makes it again many times faster than from its words. */
  get saved(): Saved<Value> {
    return { tables: this.#tables, values: this.#values }
  }

  /**
   * Reports every occurrence of a word that lies in `from` … `to` (UTF-16 units), in the order of their beginnings; of those that begin
   * together the shortest first.
   */
  scan(text: string, from: number, to: number, onHit: OnHit<Value>): void {
    const { classes, cells, first, more, wordStarts, wholeWords } = this.#tables
    const values = this.#values
    let inWord = wordStarts && isWordUnit(text, from - 1)
    for (let start = from; start < to; start++) {
      const code = text.charCodeAt(start)
      if (wordStarts) {
        const goesOn = inWord
        inWord = isWordCode(code)
        if (goesOn && inWord) continue
      }
      let unit = classes[code]!
      let state = 0
      let children = cells[0]! >> 1
      let at = start
      while (unit !== 0) {
        const next = children + unit
        if (cells[2 * next + 1] !== state + 1) break
        state = next
        at++
        const cell = cells[2 * state]!
        children = cell >> 1
        if ((cell & 1) === 1 && !(wholeWords && isWordUnit(text, at - 1) && isWordUnit(text, at))) {
          for (let value = first[state]!; value !== 0; value = more[value]!) onHit(values[value - 1]!, start, at)
        }
        if (at === to) break
        unit = classes[text.charCodeAt(at)]!
      }
    }
  }
}
