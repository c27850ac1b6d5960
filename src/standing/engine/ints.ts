/** A growing list of 32-bit integers. */
export class Ints {
  data: Int32Array
  length = 0

  constructor(capacity = 16) {
    this.data = new Int32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(this.length + 1)
    this.data[this.length++] = value
  }

  /** Makes room for `length` values in all. */
  reserve(length: number): void {
    if (length <= this.data.length) return
    const grown = new Int32Array(Math.max(length, this.data.length * 2, 16))
    grown.set(this.data.subarray(0, this.length))
    this.data = grown
  }

  append(from: Int32Array, at: number, count: number): void {
    this.reserve(this.length + count)
    for (let i = 0; i < count; i++) this.data[this.length + i] = from[at + i]!
    this.length += count
  }

  clear(): void {
    this.length = 0
  }
}
