/**
 * Writes a text unit by unit. What is cut out of a longer text stays a window on it, through which every look at a character goes; a text
 * that is read many times over is better a piece of its own, in one byte a character where its characters allow.
 */
export class UnitWriter {
  #units = new Uint16Array(4096)
  #all = 0
  length = 0

  clear(): void {
    this.length = 0
    this.#all = 0
  }

  push(unit: number): void {
    if (this.length === this.#units.length) {
      const larger = new Uint16Array(2 * this.length)
      larger.set(this.#units)
      this.#units = larger
    }
    this.#units[this.length++] = unit
    this.#all |= unit
  }

  /** Takes the last unit back. */
  pop(): void {
    this.length--
  }

  /** The last unit; NaN if there is none. */
  get last(): number {
    return this.length === 0 ? Number.NaN : this.#units[this.length - 1]!
  }

  /** What was written. */
  text(): string {
    const units = this.#units.subarray(0, this.length)
    const narrow = this.#all <= 0xff
    const bytes = narrow ? Buffer.from(units) : Buffer.from(units.buffer, units.byteOffset, units.byteLength)
    return bytes.toString(narrow ? 'latin1' : 'utf16le')
  }
}
