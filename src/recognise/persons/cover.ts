/** Marks places of a text (UTF-16 units) as taken; a mark and a question cost the length of the stretch, whatever the text's length. */
export class Cover {
  readonly #marks: Uint8Array

  constructor(length: number) {
    this.#marks = new Uint8Array(length)
  }

  /** Marks `from` … `to` (`to` exclusive). */
  add(from: number, to: number): void {
    this.#marks.fill(1, from, to)
  }

  /** Whether a place is marked; false outside the text. */
  has(at: number): boolean {
    return this.#marks[at] === 1
  }

  /** Whether any place of `from` … `to` is marked. */
  touches(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#marks[at] === 1) return true
    return false
  }
}
