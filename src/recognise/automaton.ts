import { type AutomatonOptions, buildAutomaton, slotOf, type Tables } from './automaton-tables.ts'
import { isWordUnit } from './word-units.ts'

export type { AutomatonOptions } from './automaton-tables.ts'

/** An automaton as plain data. */
export interface Saved<Value> {
  tables: Tables
  values: readonly Value[]
}

/** Called for every hit: its value and the stretch of the text in UTF-16 units, `end` exclusive. */
export type OnHit<Value> = (value: Value, start: number, end: number) => void

/**
 * Finds every occurrence of thousands of words in one pass (Aho & Corasick 1975, "Efficient string matching"), over UTF-16 units.
 *
 * The alphabet is compressed to the units that occur in the words. The root, where most of a text is spent, has a dense row; the other
 * states share one open-addressing hash of (state, class), which keeps 10,000 names in a few megabytes and quick to build.
 * Typographic twins (’ and ', ‑ and -, • and ·) are always the same unit. A scan takes time linear in the text and the number of hits.
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
   * Reports every occurrence of a word that lies in `from` … `to` (UTF-16 units), in the order of their ends; at the same end the
   * longest first.
   */
  scan(text: string, from: number, to: number, onHit: OnHit<Value>): void {
    const { classes, classCount, root, keys, targets, fail, first, shorter } = this.#tables
    let state = 0
    for (let at = from; at < to; at++) {
      const unit = classes[text.charCodeAt(at)]!
      if (unit === 0) {
        state = 0
        continue
      }
      for (;;) {
        if (state === 0) {
          state = root[unit]!
          break
        }
        const key = state * classCount + unit
        const slot = slotOf(keys, key)
        if (keys[slot] === key) {
          state = targets[slot]!
          break
        }
        state = fail[state]!
      }
      for (let end = first[state] === 0 ? shorter[state]! : state; end !== 0; end = shorter[end]!) {
        this.#report(text, end, at + 1, onHit)
      }
    }
  }

  #report(text: string, state: number, end: number, onHit: OnHit<Value>): void {
    const start = end - this.#tables.depth[state]!
    if (this.#tables.boundaries) {
      if (isWordUnit(text, start) && isWordUnit(text, start - 1)) return
      if (isWordUnit(text, end - 1) && isWordUnit(text, end)) return
    }
    const { first, more } = this.#tables
    for (let value = first[state]!; value !== 0; value = more[value]!) onHit(this.#values[value - 1]!, start, end)
  }
}
