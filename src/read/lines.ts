import { isInvisible, isSpace, isWide } from './chars.ts'

/** Cells of white space inside a line that keep columns apart. */
const WIDE_GAP = 3

/**
 * The visible lines of a text, kept in flat arrays because a long document has a million of them. Blank lines are only counted.
 * All places are UTF-16 units.
 */
export class Lines {
  count = 0
  /** First visible unit, and the unit after the last visible one. */
  from = new Int32Array(1024)
  to = new Int32Array(1024)
  /** Where the line's words end: before a note's call that stands at its end. */
  wordsTo = new Int32Array(1024)
  /** Display cells (a wide character takes two) from the first to the last visible unit. */
  width = new Int32Array(1024)
  /** Cells of white space before the first visible unit. */
  indent = new Uint16Array(1024)
  /** Blank lines directly before, at most 255. */
  gap = new Uint8Array(1024)
  /** Parts of the line that wide gaps (three spaces, a tab) keep apart. */
  columns = new Uint8Array(1024)
  /** 1 where a form feed stands between the line before and this one. */
  feed = new Uint8Array(1024)

  constructor(readonly text: string) {
    let blanks = 0
    let feeds = 0
    let at = 0
    const length = text.length
    while (at < length) {
      let from = -1
      let to = at
      let indent = 0
      let width = 0
      let upTo = 0
      let columns = 1
      let code = 0
      for (; at < length; at++) {
        code = text.charCodeAt(at)
        if (code === 0x0a || code === 0x0d || code === 0x0c || code === 0x2028 || code === 0x2029) break
        if (code > 0x20 && code < 0x7f) {
          if (from < 0) from = at
          else if (width - upTo >= WIDE_GAP) columns++
          to = at + 1
          upTo = ++width
        } else if (isSpace(code)) {
          const cells = code === 0x3000 ? 2 : code === 0x09 ? 4 : 1
          if (from < 0) indent += cells
          else width += cells
        } else if (!isInvisible(code) || code === 0xad) {
          if (from < 0) from = at
          else if (width - upTo >= WIDE_GAP) columns++
          to = at + 1
          width += isWide(code) ? 2 : 1
          upTo = width
        }
      }
      if (from < 0) {
        if (code !== 0x0c) blanks++
      } else {
        this.#add(from, to, upTo, indent, blanks, feeds, columns)
        blanks = 0
        feeds = 0
      }
      if (code === 0x0c) feeds = 1
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++
      at++
    }
  }

  #add(from: number, to: number, width: number, indent: number, gap: number, feed: number, columns: number): void {
    const at = this.count++
    if (at === this.from.length) this.#grow()
    this.from[at] = from
    this.to[at] = to
    this.wordsTo[at] = to
    this.width[at] = width
    this.indent[at] = indent
    this.gap[at] = gap
    this.feed[at] = feed
    this.columns[at] = Math.min(255, columns)
  }

  #grow(): void {
    const size = this.from.length * 2
    this.from = enlarged(new Int32Array(size), this.from)
    this.to = enlarged(new Int32Array(size), this.to)
    this.wordsTo = enlarged(new Int32Array(size), this.wordsTo)
    this.width = enlarged(new Int32Array(size), this.width)
    this.indent = enlarged(new Uint16Array(size), this.indent)
    this.gap = enlarged(new Uint8Array(size), this.gap)
    this.columns = enlarged(new Uint8Array(size), this.columns)
    this.feed = enlarged(new Uint8Array(size), this.feed)
  }

  /** The line's visible text. */
  slice(line: number): string {
    return this.text.slice(this.from[line], this.to[line])
  }

  /** The unit `offset` places after the line's first visible one; NaN beyond the line. */
  head(line: number, offset = 0): number {
    const at = this.from[line]! + offset
    return at < this.to[line]! ? this.text.charCodeAt(at) : Number.NaN
  }

  /** The line that holds the unit `unit`. */
  lineAt(unit: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.from[middle]! <= unit) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Leaves the call of a note, `start` … `end`, out of its line's words when it stands at their end. */
  dropCall(start: number, end: number): void {
    const line = this.lineAt(start)
    if (line < 0 || this.wordsTo[line] !== end) return
    let to = start
    while (to > this.from[line]! && isSpace(this.text.charCodeAt(to - 1))) to--
    if (to > this.from[line]!) this.wordsTo[line] = to
  }

  /** The unit `offset` places before the end of the line's words; NaN beyond the line. */
  tail(line: number, offset = 0): number {
    const at = this.wordsTo[line]! - 1 - offset
    return at >= this.from[line]! ? this.text.charCodeAt(at) : Number.NaN
  }
}

function enlarged<A extends Int32Array | Uint16Array | Uint8Array>(room: A, old: A): A {
  room.set(old)
  return room
}
