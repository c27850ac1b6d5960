import type { Span } from '../model/index.ts'
import { isDigit, isHan, isLetter, isSpace, isUpper } from './chars.ts'
import { structurePatterns } from './data.ts'
import { ROLE } from './furniture.ts'
import type { Lines } from './lines.ts'
import { isRaised, type Mark } from './marks.ts'

/** Lines that a search for the call of a note goes back at most. */
const REACH = 400

/** A place (UTF-16 unit) that may be a note's call; `rank` 3 is the surest. */
export interface LikelyCall {
  at: number
  rank: number
}

/** The best place of a plain number glued to a word or sign, between the unit `floor` and the line of its note; null if there is none. */
export function plainCall(
  lines: Lines,
  roles: Uint8Array,
  noteLine: number,
  value: number,
  floor: number,
): LikelyCall | null {
  let best: LikelyCall | null = null
  const digits = String(value)
  for (let line = noteLine - 1; line >= Math.max(0, noteLine - REACH) && lines.to[line]! > floor; line--) {
    if (roles[line] !== ROLE.body) continue
    const from = lines.from[line]!
    const body = lines.slice(line)
    for (let at = body.lastIndexOf(digits); at > 0; at = at > 0 ? body.lastIndexOf(digits, at - 1) : -1) {
      const rank = callRank(lines.text, from + at, from + at + digits.length, lines.to[line]!)
      if (from + at >= floor && rank > (best?.rank ?? 0)) best = { at: from + at, rank }
    }
  }
  return best
}

/** The nearest place before the line of its note where a sign (*, †) ends a word; null if there is none. */
export function signCall(lines: Lines, roles: Uint8Array, noteLine: number, mark: Mark): Span | null {
  const sign = lines.text.slice(mark.from, mark.to)
  for (let line = noteLine - 1; line >= Math.max(0, noteLine - REACH); line--) {
    if (roles[line] !== ROLE.body) continue
    const at = lines.slice(line).lastIndexOf(sign)
    if (at <= 0) continue
    const start = lines.from[line]! + at
    const end = start + sign.length
    if (isSpace(lines.text.charCodeAt(start - 1))) continue
    if (end === lines.to[line] || !isLetter(lines.text.charCodeAt(end))) return { start, end }
  }
  return null
}

/** How surely the digits at `from` … `to` are a note's call. 3: after a closing sign, at a word's end; 2: glued to a word; 1: glued to an ideograph before another; 0: not. */
function callRank(text: string, from: number, to: number, lineEnd: number): number {
  const before = text.charCodeAt(from - 1)
  const after = to >= lineEnd ? 0x20 : text.charCodeAt(to)
  if (isDigit(after) || isDigit(before) || isLetter(after)) return 0
  if (isHan(after) && structurePatterns().counters.test(text.charAt(to))) return 0
  const ends = isSpace(after) || isPunctuation(after)
  // "CONVENTION 1 BETWEEN": a raised number in a title, as recognised characters give it.
  if (isSpace(before) && isSpace(after) && isUpper(text.charCodeAt(from - 2)) && isUpper(text.charCodeAt(from - 3)))
    return 0.5
  if (isSpace(before))
    return ends && from >= 2 && isPunctuation(text.charCodeAt(from - 2)) ? (to >= lineEnd ? 2 : 1) : 0
  if (
    before === 0x3002 ||
    before === 0xff0c ||
    before === 0x201d ||
    before === 0x300b ||
    before === 0xff09 ||
    before === 0xff1b ||
    before === 0x3001
  )
    return 3
  if (isPunctuation(before)) {
    const earlier = text.charCodeAt(from - 2)
    return ends && before !== 0x2f && before !== 0x2d && before !== 0x28 && !isDigit(earlier) ? 3 : 0
  }
  if (isHan(before)) return ends ? 2 : 1
  return isLetter(before) && ends ? 2 : 0
}

const isPunctuation = (code: number) =>
  code === 0x2e ||
  code === 0x2c ||
  code === 0x3b ||
  code === 0x3a ||
  code === 0x29 ||
  code === 0x22 ||
  code === 0x201d ||
  code === 0x2019 ||
  code === 0xbb ||
  isWidePunctuation(code)
const isWidePunctuation = (code: number) =>
  (code >= 0x3001 && code <= 0x3011) ||
  code === 0xff0c ||
  code === 0xff1b ||
  code === 0xff1a ||
  code === 0xff09 ||
  code === 0xff01 ||
  code === 0xff1f

/** km², м³: an exponent, not a call. */
export const isUnitExponent = (text: string, at: number) =>
  isRaised(text.charCodeAt(at)) &&
  !isLetter(text.charCodeAt(at - 3)) &&
  structurePatterns().unitEnds.has(text.charAt(at - 1))

/** Does the line end in a short form of citations ("p.", "No.", "Vol.", "с.") or an initial, so that more must follow? */
export function endsShort(lines: Lines, line: number): boolean {
  if (lines.tail(line) !== 0x2e) return false
  let back = 1
  while (back < 6 && isLetter(lines.tail(line, back))) back++
  if (back === 1 || back > 4 || isLetter(lines.tail(line, back))) return false
  const isInitial = back === 2
  return isInitial || structurePatterns().shortForms.test(lines.text.slice(lines.to[line]! - back, lines.to[line]! - 1))
}
