import { isDigit, isSpace } from './chars.ts'

/** The families of note markers. `circled` ①, `raised` ¹, `bracket` [1], `slash` 1/ of older UN papers,
 * `plain` 1 glued to a word, `sign` * † ‡ §. */
export type MarkFamily = 'circled' | 'raised' | 'bracket' | 'slash' | 'plain' | 'sign'

/** A marker as it stands in the text: units `from` … `to`. */
export interface Mark {
  family: MarkFamily
  value: number
  from: number
  to: number
}

const raisedDigits = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((digit, value) => [digit.charCodeAt(0), value]))
/** The signs that mark notes, in their customary order. */
const signs = [0x2a, 0x2020, 0x2021, 0xa7]

/** Value of a circled digit of any of Unicode's series; 0 for any other unit. */
export function circledValue(code: number): number {
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21
  if (code >= 0x32b1 && code <= 0x32bf) return code - 0x32b1 + 36
  if (code >= 0x2776 && code <= 0x277f) return code - 0x2775
  if (code >= 0x2780 && code <= 0x2789) return code - 0x277f
  return 0
}

/** May a note's call begin with the unit, which is not of ASCII? A quick test; `plainlyMarked` decides. */
export const mayCall = (code: number): boolean =>
  code < 0x2070
    ? code >= 0xb2 && code <= 0xb9
    : code < 0x2080 || (code >= 0x2460 && code <= 0x2789) || (code >= 0x3014 && code <= 0x32bf) || code === 0xff3b

export const isRaised = (code: number): boolean => raisedDigits.has(code)

/** The circled, raised or bracketed marker that begins at `at`; null if none does. */
export function plainlyMarked(text: string, at: number): Mark | null {
  const code = text.charCodeAt(at)
  const circled = circledValue(code)
  if (circled > 0) return { family: 'circled', value: circled, from: at, to: at + 1 }
  if (code === 0x5b || code === 0xff3b || code === 0x3014) return bracketed(text, at)
  if (!raisedDigits.has(code)) return null
  let to = at
  let value = 0
  for (let digit = raisedDigits.get(code); digit !== undefined; digit = raisedDigits.get(text.charCodeAt(++to)))
    value = value * 10 + digit
  return value > 0 ? { family: 'raised', value, from: at, to } : null
}

function bracketed(text: string, at: number): Mark | null {
  let to = at + 1
  let value = 0
  while (to - at <= 4 && isDigit(text.charCodeAt(to))) value = value * 10 + text.charCodeAt(to++) - 0x30
  const close = text.charCodeAt(to)
  const closed = close === 0x5d || close === 0xff3d || close === 0x3015
  return value > 0 && value < 1000 && closed ? { family: 'bracket', value, from: at, to: to + 1 } : null
}

/** The marker 12/ whose slash stands at `slash`; null if a fraction, a date or an address stands there. */
export function slashed(text: string, slash: number): Mark | null {
  const after = text.charCodeAt(slash + 1)
  if (!(Number.isNaN(after) || isSpace(after) || after === 0x2c || after === 0x3b || after === 0x2e)) return null
  let from = slash
  let value = 0
  let unit = 1
  while (from > 0 && slash - from < 3 && isDigit(text.charCodeAt(from - 1))) {
    value += unit * (text.charCodeAt(--from) - 0x30)
    unit *= 10
  }
  const before = from > 0 ? text.charCodeAt(from - 1) : 0x20
  return value > 0 && !isDigit(before) && before !== 0x2f && before !== 0x2d
    ? { family: 'slash', value, from, to: slash + 1 }
    : null
}

/** A number of up to three digits before white space, as a note begins with it: "1 See …". Null if none stands at `at`. */
export function numbered(text: string, at: number): Mark | null {
  let to = at
  let value = 0
  while (to - at < 4 && isDigit(text.charCodeAt(to))) value = value * 10 + text.charCodeAt(to++) - 0x30
  if (to === at || to - at > 3 || value === 0 || text.charCodeAt(at) === 0x30 || !isSpace(text.charCodeAt(to)))
    return null
  return { family: 'plain', value, from: at, to }
}

/** One or more equal note signs (*, **, †) at `at`, with text after them; null if none. */
export function signed(text: string, at: number): Mark | null {
  const code = text.charCodeAt(at)
  const rank = signs.indexOf(code)
  if (rank < 0) return null
  let to = at + 1
  while (text.charCodeAt(to) === code && to - at < 4) to++
  return { family: 'sign', value: rank * 4 + to - at, from: at, to }
}

/** A raised number, circled digit or sign that type sizes have told at `from` … `to`; null if it is something else raised. */
export function raisedMark(text: string, from: number, to: number): Mark | null {
  const digits = text.slice(from, to).trim()
  if (/^\d{1,3}$/.test(digits) && Number(digits) > 0)
    return { family: 'raised', value: Number(digits), from, to: from + digits.length }
  return plainlyMarked(text, from)
}
