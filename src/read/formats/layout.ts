import { isWide } from '../chars.ts'
import type { Hints } from '../hints.ts'

/** A piece of text at its place on a page: left edge and baseline in points from the page's top left corner. */
export interface Placed {
  text: string
  x: number
  y: number
  width: number
  /** Height of its type in points. */
  size: number
}

/** A stretch of a row that no wide gap cuts. */
interface Segment {
  x: number
  right: number
  y: number
  size: number
  text: string
  /** Places in `text` that are set higher and smaller. */
  raised: [number, number][]
}

/** A page's text in reading order as plain text keeps it: moved-in lines begin with spaces, parted ones stand after a blank line. */
export class LayoutWriter {
  readonly #parts: string[] = []
  readonly #raised = new Map<number, number>()
  readonly #sizes: [number, number, number][] = []
  #length = 0
  #pages = 0

  /** Adds a page. A form feed parts it from the one before. */
  page(placed: readonly Placed[], width: number): void {
    if (this.#pages++ > 0) this.#push('\f')
    const segments = segmentsOf(placed)
    const gap = typicalGap(segments)
    for (const column of columnsOf(segments, width)) this.#column(column, gap)
  }

  get length(): number {
    return this.#length
  }

  finish(): { text: string; hints: Hints } {
    const weights = new Map<number, number>()
    for (const [, size, weight] of this.#sizes) weights.set(round(size), (weights.get(round(size)) ?? 0) + weight)
    const body = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
    const small = new Set(this.#sizes.filter(([, size]) => size < body * 0.93).map(([start]) => start))
    const large = new Set(this.#sizes.filter(([, size]) => size > body * 1.12).map(([start]) => start))
    return { text: this.#parts.join(''), hints: { raised: this.#raised, small, large, paged: true } }
  }

  #column(lines: readonly Segment[], gap: number): void {
    const left = commonLeft(lines)
    let before: Segment | null = null
    for (const line of lines) {
      if (before && (line.y - before.y > gap * 1.45 || line.y < before.y)) this.#push('\n')
      const movedIn = line.x - left
      if (movedIn > line.size * 0.8) this.#push(' '.repeat(Math.min(12, Math.max(2, Math.round(movedIn / line.size)))))
      const start = this.#length
      for (const [from, to] of line.raised) this.#raised.set(start + from, start + to)
      this.#sizes.push([start, line.size, line.text.length])
      this.#push(line.text)
      this.#push('\n')
      before = line
    }
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

const round = (size: number) => Math.round(size * 2) / 2

/** Puts pieces into rows by their baselines, and cuts rows at gaps that only columns or tables leave. */
function segmentsOf(placed: readonly Placed[]): Segment[] {
  const rows: { y: number; size: number; pieces: Placed[] }[] = []
  for (const piece of [...placed].filter((p) => p.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast((row, at) => at > rows.length - 6 && sharesRow(row, piece))
    if (!row) rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
    else {
      row.pieces.push(piece)
      if (piece.size > row.size * 1.05) Object.assign(row, { y: piece.y, size: piece.size })
    }
  }
  return rows.sort((a, b) => a.y - b.y).flatMap(rowSegments)
}

/** A raised number stands up to half a type's height above its row's baseline. */
const sharesRow = (row: { y: number; size: number }, piece: Placed) => {
  const size = Math.max(row.size, piece.size)
  const rise = Math.abs(row.y - piece.y)
  return rise < size * 0.25 || (rise < size * 0.55 && Math.abs(row.size - piece.size) > size * 0.15)
}

function rowSegments(row: { y: number; size: number; pieces: Placed[] }): Segment[] {
  const segments: Segment[] = []
  let current: Segment | null = null
  for (const piece of row.pieces.sort((a, b) => a.x - b.x)) {
    const words = plain(piece.text)
    const isRaised = piece.size < row.size * 0.85 && row.y - piece.y > row.size * 0.12 && /^[\s\d*†‡§①-⑳]+$/.test(words)
    if (!current || piece.x - current.right > row.size * 2.2) {
      current = {
        x: piece.x,
        right: piece.x + piece.width,
        y: row.y,
        size: row.size,
        text: words.trimStart(),
        raised: [],
      }
      if (isRaised) current.raised.push([0, current.text.trimEnd().length])
      segments.push(current)
      continue
    }
    const gap = piece.x - current.right
    if (
      gap > row.size * 0.22 &&
      !/\s$/.test(current.text) &&
      !/^\s/.test(words) &&
      !(isWide(current.text.charCodeAt(current.text.length - 1)) && isWide(words.charCodeAt(0)))
    )
      current.text += ' '
    const start = current.text.length + (words.length - words.trimStart().length)
    current.text += words
    if (isRaised) current.raised.push([start, current.text.trimEnd().length])
    current.right = Math.max(current.right, piece.x + piece.width)
  }
  for (const segment of segments) segment.text = segment.text.trimEnd()
  return segments
}

/** Presentation forms that fonts leave in a text, ligatures and radicals, become their ordinary characters. */
const plain = (text: string) =>
  text.replace(/[\r\n\f]+/g, ' ').replace(/[\ufb00-\ufb06\u2e80-\u2fdf]/g, (form) => form.normalize('NFKC'))

/** The distance between baselines that most rows keep. */
function typicalGap(segments: readonly Segment[]): number {
  const gaps: number[] = []
  for (let at = 1; at < segments.length; at++) {
    const gap = segments[at]!.y - segments[at - 1]!.y
    if (gap > 2) gaps.push(gap)
  }
  gaps.sort((a, b) => a - b)
  return gaps[gaps.length >> 1] ?? 14
}

/** Cuts a page into stretches read one after the other: where a gutter parts two columns, the left one before the right one. */
function columnsOf(segments: readonly Segment[], width: number): Segment[][] {
  const gutter = gutterOf(segments, width)
  if (gutter === null) return [[...segments].sort((a, b) => a.y - b.y || a.x - b.x)]
  const stretches: Segment[][] = []
  let left: Segment[] = []
  let right: Segment[] = []
  const close = () => {
    if (left.length > 0) stretches.push(left)
    if (right.length > 0) stretches.push(right)
    left = []
    right = []
  }
  for (const segment of segments) {
    if (segment.x < gutter && segment.right > gutter) {
      close()
      stretches.push([segment])
    } else if (segment.right <= gutter) left.push(segment)
    else right.push(segment)
  }
  close()
  return stretches
}

/** The x that parts two columns; null for a page with one. Few rows cross it, and many stand on both sides. */
function gutterOf(segments: readonly Segment[], width: number): number | null {
  if (segments.length < 16) return null
  let best: { x: number; crossing: number } | null = null
  for (let x = width * 0.3; x <= width * 0.7; x += width * 0.01) {
    let crossing = 0
    let left = 0
    let right = 0
    for (const segment of segments) {
      if (segment.right <= x) left++
      else if (segment.x >= x) right++
      else crossing++
    }
    if (left < 6 || right < 6 || crossing > segments.length * 0.2 || Math.min(left, right) < segments.length * 0.25)
      continue
    if (!best || crossing < best.crossing) best = { x, crossing }
  }
  return best?.x ?? null
}

/** The left edge that most lines keep. */
function commonLeft(lines: readonly Segment[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) counts.set(Math.round(line.x), (counts.get(Math.round(line.x)) ?? 0) + 1)
  let best = { x: lines[0]?.x ?? 0, count: 0 }
  for (const [x, count] of counts) if (count > best.count || (count === best.count && x < best.x)) best = { x, count }
  return best.x
}
