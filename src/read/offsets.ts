/**
 * Translates between UTF-16 units (what JavaScript strings count) and Unicode code points (what records count, after the W3C Web
 * Annotation model). A text without surrogate pairs, which is nearly every text, costs nothing; another one keeps the places of its pairs.
 */
export class Offsets {
  /** UTF-16 offset of the second half of each surrogate pair, ascending. */
  readonly #pairs: readonly number[]

  constructor(text: string) {
    const pairs: number[] = []
    if (!/[\ud800-\udbff]/.test(text)) {
      this.#pairs = pairs
      return
    }
    for (let unit = 0; unit + 1 < text.length; unit++) {
      if ((text.charCodeAt(unit) & 0xfc00) === 0xd800 && (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00)
        pairs.push(++unit)
    }
    this.#pairs = pairs
  }

  /** Are both counts the same everywhere in the text? */
  get same(): boolean {
    return this.#pairs.length === 0
  }

  /** Code points before the UTF-16 offset `unit`; an offset inside a pair counts as before it. */
  toPoint(unit: number): number {
    if (this.#pairs.length === 0) return unit
    return unit - this.#pairsUpTo((second) => second <= unit)
  }

  /** UTF-16 offset of the code point `point`. */
  toUnit(point: number): number {
    if (this.#pairs.length === 0) return point
    // The k-th pair's second half stands at pairs[k]; pairs[k] - k is the code point that follows the pair.
    return point + this.#pairsUpTo((second, before) => second - before <= point)
  }

  /** How many pairs, from the first, satisfy a test that holds up to some pair and fails after it. */
  #pairsUpTo(test: (second: number, before: number) => boolean): number {
    let low = 0
    let high = this.#pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(this.#pairs[middle]!, middle)) low = middle + 1
      else high = middle
    }
    return low
  }
}
