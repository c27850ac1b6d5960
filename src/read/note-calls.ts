import { isDigit, isHan, isLetter, isSpace, isUpper } from './chars.ts'
import type { Lines } from './lines.ts'
import { isRaised } from './marks.ts'

/** Ideographs that make a number a quantity or a date, never a note's call: 年月日号届次个 … */
const COUNTERS = new Set(
  [
    ...'年月日号號届屆次个個名国國家项項条條款段章节節页頁期卷票人万萬亿億时時分秒点點岁歲世位份种種类類架辆輛里米公吨噸',
  ].map((c) => c.charCodeAt(0)),
)

/** How surely the digits at `from` … `to` are a note's call. 3: after a closing sign, at a word's end; 2: glued to a word; 1: glued to an ideograph before another; 0: not. */
export function callRank(text: string, from: number, to: number, lineEnd: number): number {
  const before = text.charCodeAt(from - 1)
  const after = to >= lineEnd ? 0x20 : text.charCodeAt(to)
  if (isDigit(after) || isDigit(before) || isLetter(after) || COUNTERS.has(after)) return 0
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
export const isUnitExponent = (text: string, at: number) => {
  const before = text.charCodeAt(at - 1)
  return (before === 0x6d || before === 0x43c) && isRaised(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at - 3))
}

/** Does the line end in a short form of citations ("p.", "No.", "Vol.", "с.") or an initial, so that more must follow? */
export function endsShort(lines: Lines, line: number): boolean {
  if (lines.tail(line) !== 0x2e) return false
  let back = 1
  while (back < 6 && isLetter(lines.tail(line, back))) back++
  return (
    back > 1 &&
    back <= 4 &&
    !isLetter(lines.tail(line, back)) &&
    SHORT.test(lines.text.slice(lines.to[line]! - back, lines.to[line]! - 1))
  )
}

const SHORT = /^(?:pp?|nos?|vol|vols|ed|eds|с|сс|т|вып|ч|№|см|\p{Lu})$/iu
