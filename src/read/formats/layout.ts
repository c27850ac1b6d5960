import type { Box } from '../../model/index.ts'
import { isWide } from '../chars.ts'
import type { Hints } from '../hints.ts'
import { type Stretch, stretchesOf } from './columns.ts'
import { cut, gapsOf, isLabel, type Placed, type Row, right, rowsOf } from './placed.ts'
import { tablesIn } from './tables.ts'

/** What recognised pages tell: their lines' heights differ by the letters in them, so sizes tell nothing. */
export const withoutSizes = (hints: Hints): Hints => ({ ...hints, small: new Set(), large: new Set() })

/** A gap of so many ems parts what stands on one row: a masthead's left and right, a formula and its number. */
const PARTS = 2.2

/** What a line in a column needs for telling whether it could have held one more word. */
interface Measure {
  start: number
  right: number
  /** Width of one cell. */
  cell: number
  column: string
  page: number
}

/** A page's text in reading order as plain text keeps it: moved-in lines begin with spaces, parted ones stand after a blank line. */
export class LayoutWriter {
  readonly #parts: string[] = []
  readonly #raised = new Map<number, number>()
  readonly #sizes: [start: number, size: number, weight: number][] = []
  readonly #measures: Measure[] = []
  readonly #tables = new Map<number, number>()
  readonly #boxes: Box[] = []
  #length = 0
  #pages = 0
  #tableCount = 0

  /** Adds a page. A form feed parts it from the one before. On a `recognised` one places are too rough to tell tables. */
  page(placed: readonly Placed[], width: number, recognised = false): void {
    if (this.#pages++ > 0) this.#push('\f')
    const rows = rowsOf(placed)
    const gap = typicalGap(rows)
    for (const stretch of stretchesOf(rows, width)) this.#stretch(stretch, gap, recognised)
  }

  get length(): number {
    return this.#length
  }

  finish(): { text: string; hints: Hints; boxes: Box[] } {
    const weights = new Map<number, number>()
    for (const [, size, weight] of this.#sizes) weights.set(round(size), (weights.get(round(size)) ?? 0) + weight)
    const body = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
    const small = new Set(this.#sizes.filter(([, size]) => size < body * 0.93).map(([start]) => start))
    const large = new Set(this.#sizes.filter(([, size]) => size > body * 1.12).map(([start]) => start))
    const hints = { raised: this.#raised, small, large, room: this.#room(), tables: this.#tables, paged: true }
    return { text: this.#parts.join(''), hints, boxes: this.#boxes }
  }

  /** Cells left free at the end of each line, up to the right edge that its column has on its page, or elsewhere if the page is short. */
  #room(): Map<number, number> {
    const edges = new Map<string, number>()
    const widen = (key: string, edge: number) => edges.set(key, Math.max(edges.get(key) ?? 0, edge))
    for (const { column, page, right } of this.#measures) {
      widen(column, right)
      widen(`${column} ${page}`, right)
    }
    return new Map(
      this.#measures.map(({ start, right, cell, column, page }) => {
        const own = edges.get(`${column} ${page}`)!
        const all = edges.get(column)!
        return [start, ((own < all * 0.93 ? all : own) - right) / cell]
      }),
    )
  }

  #stretch({ column, rows }: Stretch, gap: number, recognised: boolean): void {
    const left = commonLeft(rows)
    const tables = recognised ? [] : tablesIn(rows)
    let before: Row | null = null
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      if (before && (row.y - before.y > gap * 1.45 || row.y < before.y)) this.#push('\n')
      const table = tables.find(({ from }) => from === at)
      if (table) {
        this.#tableCount++
        for (const cells of table.cells) this.#cells(cells, row)
        at = table.to - 1
      } else
        for (const pieces of partsOf(row)) {
          const movedIn = pieces[0]!.x - left
          if (movedIn > row.size * 0.8)
            this.#push(' '.repeat(Math.min(12, Math.max(2, Math.round(movedIn / row.size)))))
          this.#line(pieces, row, column)
        }
      before = rows[at]!
    }
  }

  #line(pieces: readonly Placed[], row: Row, column: string): void {
    const start = this.#length
    const cells = this.#write(pieces, row)
    const end = Math.max(...pieces.map(right))
    this.#sizes.push([start, row.size, this.#length - start])
    this.#measures.push({ start, right: end, cell: (end - pieces[0]!.x) / cells, column, page: this.#pages })
    this.#push('\n')
  }

  /** One row of a table, its cells parted by tabs. */
  #cells(cells: readonly Placed[][], row: Row): void {
    const start = this.#length
    const first = cells.findIndex((cell) => cell.length > 0)
    cells.forEach((cell, at) => {
      if (at > first) this.#push('\t')
      let y = cell[0]?.y ?? 0
      let line: Placed[] = []
      const lines = [line]
      for (const piece of cell) {
        if (piece.y - y > piece.size * 0.6) {
          line = []
          lines.push(line)
        }
        y = piece.y
        line.push(piece)
      }
      lines.forEach((pieces, index) => {
        if (index > 0) this.#push(' ')
        if (pieces.length > 0) this.#write(pieces, { ...row, y: pieces[0]!.y })
      })
    })
    this.#tables.set(start, this.#tableCount)
    this.#sizes.push([start, row.size, this.#length - start])
    this.#push('\n')
  }

  /** Writes pieces that stand side by side, with spaces where gaps are; gives how many cells they take. */
  #write(pieces: readonly Placed[], row: Row): number {
    let cells = 0
    let last = ''
    let edge = 0
    pieces.forEach((piece, index) => {
      const words = index === 0 ? plain(piece.text).trimStart() : plain(piece.text)
      const gap = piece.x - edge
      const spaced = /\s$/.test(last) || /^\s/.test(words)
      const wide = isWide(last.charCodeAt(last.length - 1)) && isWide(words.charCodeAt(0))
      if (index > 0 && gap > row.size * 0.22 && !spaced && !wide) this.#push(' ')
      const own = index === pieces.length - 1 ? words.trimEnd() : words
      const isRaised =
        piece.size < row.size * 0.85 && row.y - piece.y > row.size * 0.12 && /^[\s\d*†‡§①-⑳]+$/.test(words)
      const start = this.#length + (own.length - own.trimStart().length)
      const visible = own.trim().length
      this.#push(own)
      if (isRaised) this.#raised.set(start, start + visible)
      if (visible > 0) this.#box(start, start + visible, piece)
      for (let at = 0; at < own.length; at++) cells += isWide(own.charCodeAt(at)) ? 2 : 1
      last = own === '' ? last : own
      edge = Math.max(edge, right(piece))
    })
    return Math.max(1, cells)
  }

  #box(start: number, end: number, { x, y, width, size }: Placed): void {
    const top = y - size * ASCENT
    const last = this.#boxes.at(-1)
    // Words that a page sets one by one come to one box a line.
    if (
      last &&
      last.page === this.#pages &&
      start - last.end <= 1 &&
      Math.abs(last.y - top) < 0.01 &&
      Math.abs(last.height - size) < 0.01 &&
      x - last.x - last.width < size * 0.6 &&
      x >= last.x
    ) {
      last.end = end
      last.width = x + width - last.x
    } else this.#boxes.push({ start, end, page: this.#pages, x, y: top, width, height: size })
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

/**
 * The parts of a row that are lines of their own. A list's number stays with the words that it numbers, and a line that is justified with
 * wide gaps between all its words is one.
 */
function partsOf(row: Row): Placed[][] {
  const gaps = gapsOf(row)
  return cut(row, (gap, part) => {
    if (gap <= row.size * PARTS) return false
    if (part.length === 1 && isLabel(part[0]!.text) && gap < row.size * 6) return false
    return gaps.filter((other) => Math.abs(other - gap) < gap * 0.1).length < 3
  })
}

/** The part of a type's height that stands above its baseline, about. */
const ASCENT = 0.8

const round = (size: number) => Math.round(size * 2) / 2

/** Presentation forms that fonts leave in a text, ligatures and radicals, become their ordinary characters. */
const plain = (text: string) =>
  text.replace(/[\r\n\f]+/g, ' ').replace(/[\ufb00-\ufb06\u2e80-\u2fdf]/g, (form) => form.normalize('NFKC'))

/** The distance between baselines that most rows keep. */
function typicalGap(rows: readonly Row[]): number {
  const gaps: number[] = []
  for (let at = 1; at < rows.length; at++) {
    const gap = rows[at]!.y - rows[at - 1]!.y
    if (gap > 2) gaps.push(gap)
  }
  gaps.sort((a, b) => a - b)
  return gaps[gaps.length >> 1] ?? 14
}

/** The left edge that most rows keep. */
function commonLeft(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { pieces } of rows) {
    const x = Math.round(pieces[0]!.x)
    counts.set(x, (counts.get(x) ?? 0) + 1)
  }
  let best = { x: rows[0]?.pieces[0]?.x ?? 0, count: 0 }
  for (const [x, count] of counts) if (count > best.count || (count === best.count && x < best.x)) best = { x, count }
  return best.x
}
