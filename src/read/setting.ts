import { isDigit, isHan, isLetter, isSpace, isUpper, isWide } from './chars.ts'
import type { Lines } from './lines.ts'

/** How the lines of a text are set. */
export interface Setting {
  /** Cells of a full line. */
  width: number
  /** Blank lines between two lines of one paragraph: 0, or 1 where an extractor has put one between all lines. */
  wrapGap: number
  /** Are lines broken at the page's width, or does each hold a paragraph? */
  wrapped: boolean
  /** Do more blank lines than `wrapGap` part the paragraphs? */
  gapParts: boolean
}

/** Does the text up to here end a sentence? Closing quotation marks and brackets may follow the full stop. */
export function endsSentence(lines: Lines, line: number): boolean {
  let back = 0
  let code = lines.tail(line)
  // An initial ("Mr. A. B.") ends nothing.
  if (code === 0x2e && isUpper(lines.tail(line, 1)) && !isLetter(lines.tail(line, 2)) && !isDigit(lines.tail(line, 2)))
    return false
  while (isCloser(code) && back < 4) code = lines.tail(line, ++back)
  return (
    code === 0x2e ||
    code === 0x3002 ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x2026
  )
}

/** Signs that end a clause or announce a list: ; : ； ： */
export const endsClause = (code: number): boolean =>
  code === 0x3b || code === 0x3a || code === 0xff1b || code === 0xff1a

export const isCloser = (code: number): boolean =>
  code === 0x201d ||
  code === 0x2019 ||
  code === 0x22 ||
  code === 0x27 ||
  code === 0x29 ||
  code === 0xff09 ||
  code === 0xbb ||
  code === 0x300d ||
  code === 0x300f ||
  code === 0x5d ||
  code === 0x300b

/** Could the line not have held the first word of the next one? */
export function isFull(lines: Lines, line: number, next: number, width: number, own = lines.width[line]!): boolean {
  if (lines.room.size > 0) {
    const room = lines.room.get(lines.from[line]!)
    if (room !== undefined) return nextWord(lines, next) > room
  }
  // A line far beyond the width of the others was never broken.
  if (own > width * 1.3) return false
  if (isWide(lines.tail(line)) || isWide(lines.head(next))) {
    // A word of letters or a symbol is not cut in two: a line before it ends early.
    const word = endsSentence(lines, line) ? 0 : wordCells(lines, next)
    return own + word >= width * (endsSentence(lines, line) ? 0.96 : 0.86)
  }
  let word = 1
  while (word < 30 && !isSpace(lines.head(next, word)) && !Number.isNaN(lines.head(next, word))) word++
  return own + 1 + word >= width - 1
}

/** Cells, about, that the first word of the next line would have taken at the line's end. Letters differ in width; a line is rather full. */
function nextWord(lines: Lines, next: number): number {
  const head = lines.head(next)
  if (isWide(head)) return 3
  let word = 0
  while (
    word < 30 &&
    !isSpace(lines.head(next, word)) &&
    !isWide(lines.head(next, word)) &&
    !Number.isNaN(lines.head(next, word))
  )
    word++
  return word * 1.1 + 1
}

/** Cells of the word without ideographs that begins the line, with the bracket before it. */
function wordCells(lines: Lines, line: number): number {
  let cells = 0
  for (let at = 0; at < 40; at++) {
    const code = lines.head(line, at)
    if (Number.isNaN(code) || isSpace(code) || isHan(code)) break
    cells += isWide(code) ? 2 : 1
  }
  return cells > 4 ? cells : 0
}

/** Measures how the chosen lines are set. */
export function settingOf(lines: Lines, chosen: (line: number) => boolean): Setting {
  const width = fullWidth(lines, chosen)
  const wraps = [0, 0, 0]
  let ends = 0
  let breaks = 0
  let parted = 0
  let middles = 0
  const ended = [0, 0, 0]
  let before = -1
  for (let line = 0; line < lines.count; line++) {
    if (!chosen(line)) {
      before = -1
      continue
    }
    if (before >= 0) {
      const gap = Math.min(2, lines.gap[line]!)
      const terminal = endsSentence(lines, before)
      if (lines.width[before]! >= width * 0.7) {
        if (terminal || endsClause(lines.tail(before))) ends++
        else middles++
      }
      if (!terminal && !endsClause(lines.tail(before)) && lines.width[before]! >= width * 0.6) wraps[gap]!++
      const tail = lines.tail(before)
      if ((terminal || endsClause(tail) || tail === 0x2c) && lines.width[before]! < width * 0.85) {
        ended[gap]!++
        breaks++
      }
    }
    before = line
  }
  const wrapGap = wraps.indexOf(Math.max(...wraps))
  for (let gap = wrapGap + 1; gap < 3; gap++) parted += ended[gap]!
  return {
    width,
    wrapGap,
    wrapped: width < 400 && middles > ends * 0.4 && middles > 1,
    gapParts: parted >= breaks * 0.6 && parted > 0,
  }
}

/** Widths beyond this are counted as one. */
const WIDEST = 511

/**
 * The width of a full line. Lines that break off inside a sentence are broken at the page's edge: most of them have nearly that width, and
 * the widest of that crowd is taken, so that neither smaller type nor lines that someone has put together mislead. Where few lines break
 * off, the width that nineteen lines of twenty keep.
 */
export function fullWidth(lines: Lines, chosen: (line: number) => boolean): number {
  const all = new Uint32Array(WIDEST + 1)
  const broken = new Uint32Array(WIDEST + 1)
  let total = 0
  let breaks = 0
  for (let line = 0; line < lines.count; line++) {
    if (!chosen(line)) continue
    const width = Math.min(WIDEST, lines.width[line]!)
    all[width]!++
    total++
    if (width < 24 || endsSentence(lines, line) || endsClause(lines.tail(line))) continue
    broken[width]!++
    breaks++
  }
  return breaks >= 8 && breaks > total * 0.2 ? crowd(broken, breaks) : percentile(all, total * 0.95)
}

/** The upper edge of the most crowded stretch of widths. */
function crowd(counts: Uint32Array, total: number): number {
  const near = (width: number) =>
    (counts[width - 2] ?? 0) +
    (counts[width - 1] ?? 0) +
    counts[width]! +
    (counts[width + 1] ?? 0) +
    (counts[width + 2] ?? 0)
  let peak = 0
  for (let width = 0; width <= WIDEST; width++) if (near(width) > near(peak)) peak = width
  const floor = Math.max(near(peak) * 0.2, total * 0.01)
  let edge = peak
  while (edge < WIDEST && near(edge + 1) >= floor) edge++
  return edge
}

function percentile(counts: Uint32Array, rank: number): number {
  let seen = 0
  for (let width = 0; width < WIDEST; width++) {
    seen += counts[width]!
    if (seen >= rank) return width
  }
  return WIDEST
}
