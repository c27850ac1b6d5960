import { isInvisible, isSpace, isWide } from './chars.ts'
import { mayCall } from './marks.ts'

/** Cells of white space inside a line that keep columns apart. */
const WIDE_GAP = 3

/** Units of a short line; says how much room is made at first. Room that is never written to costs nothing. */
const USUAL_LINE = 16

const NO_ROOM: ReadonlyMap<number, number> = new Map()

/**
 * The visible lines of a text, kept in flat arrays because a long document has a million of them. Blank lines are only counted.
 * All places are UTF-16 units.
 */
export class Lines {
  count = 0
  /** First visible unit, and the unit after the last visible one. */
  from: Int32Array
  to: Int32Array
  /** Where the line's words end: before a note's call that stands at its end. */
  wordsTo: Int32Array
  /** Display cells (a wide character takes two) from the first to the last visible unit, at most 65,535. */
  width: Uint16Array
  /** Cells of white space before the first visible unit. */
  indent: Uint16Array
  /** Blank lines directly before, at most 255. */
  gap: Uint8Array
  /** Parts of the line that wide gaps (three spaces, a tab) keep apart. */
  columns: Uint8Array
  /** 1 where a form feed stands between the line before and this one. */
  feed: Uint8Array
  /** 1 where the line holds a unit that a note's call may begin with. */
  callable: Uint8Array

  /** Cells left free at the end of a line, by the line's start, where the format tells. */
  room: ReadonlyMap<number, number> = NO_ROOM

  constructor(readonly text: string) {
    const size = Math.max(64, Math.ceil(text.length / USUAL_LINE))
    this.from = new Int32Array(size)
    this.to = new Int32Array(size)
    this.wordsTo = new Int32Array(size)
    this.width = new Uint16Array(size)
    this.indent = new Uint16Array(size)
    this.gap = new Uint8Array(size)
    this.columns = new Uint8Array(size)
    this.feed = new Uint8Array(size)
    this.callable = new Uint8Array(size)
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
      let callable = 0
      let code = 0
      for (; at < length; at++) {
        code = text.charCodeAt(at)
        if (code === 0x0a || code === 0x0d || code === 0x0c || code === 0x2028 || code === 0x2029) break
        // Most of any text: ASCII, then Latin and Cyrillic letters, then ideographs.
        if ((code > 0x20 && code < 0x7f) || (code >= 0xc0 && code < 0x1680)) {
          if (from < 0) from = at
          else if (width - upTo >= WIDE_GAP) columns++
          to = at + 1
          upTo = ++width
          if (code === 0x5b || code === 0x2f) callable = 1
        } else if (code >= 0x4e00 && code <= 0x9fff) {
          if (from < 0) from = at
          else if (width - upTo >= WIDE_GAP) columns++
          to = at + 1
          upTo = width += 2
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
          if (mayCall(code)) callable = 1
        }
      }
      if (from < 0) {
        if (code !== 0x0c) blanks++
      } else {
        this.#add(from, to, upTo, indent, blanks, feeds, columns, callable)
        blanks = 0
        feeds = 0
      }
      if (code === 0x0c) feeds = 1
      if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++
      at++
    }
  }

  #add(
    from: number,
    to: number,
    width: number,
    indent: number,
    gap: number,
    feed: number,
    columns: number,
    callable: number,
  ): void {
    const at = this.count++
    if (at === this.from.length) this.#grow()
    this.from[at] = from
    this.to[at] = to
    this.wordsTo[at] = to
    this.width[at] = Math.min(0xffff, width)
    this.indent[at] = indent
    this.gap[at] = gap
    this.feed[at] = feed
    this.columns[at] = Math.min(255, columns)
    this.callable[at] = callable
  }

  #grow(): void {
    const size = Math.ceil(this.from.length * 1.5)
    this.from = enlarged(new Int32Array(size), this.from)
    this.to = enlarged(new Int32Array(size), this.to)
    this.wordsTo = enlarged(new Int32Array(size), this.wordsTo)
    this.width = enlarged(new Uint16Array(size), this.width)
    this.indent = enlarged(new Uint16Array(size), this.indent)
    this.gap = enlarged(new Uint8Array(size), this.gap)
    this.columns = enlarged(new Uint8Array(size), this.columns)
    this.feed = enlarged(new Uint8Array(size), this.feed)
    this.callable = enlarged(new Uint8Array(size), this.callable)
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
