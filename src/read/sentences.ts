import { structureData } from './data.ts'
import type { Flow } from './flow.ts'

/** A stretch of a flow's text: UTF-16 units, `to` exclusive. */
export interface Stretch {
  from: number
  to: number
}

/** Quotations and brackets longer than this are read sentence by sentence; shorter ones stay whole inside their sentence. */
const ATOM = 240

const OPEN = '“‘「『（(《〈«„[［【〔'
const CLOSE = '”’」』）)》〉»“]］】〕'
const closeOf = new Map([...OPEN].map((open, i) => [open.charCodeAt(0), CLOSE.charCodeAt(i)]))
const closers = new Set([...CLOSE, '"', "'"].map((c) => c.charCodeAt(0)))
/** 。！？｡ and the ellipsis of Chinese. */
const wideEnds = new Set([0x3002, 0xff01, 0xff1f, 0xff61])
const [stop, exclamation, question, comma, semicolon] = [0x2e, 0x21, 0x3f, 0x2c, 0x3b]
const clauseEnds = new Set([comma, semicolon, 0xff0c, 0xff1b, 0x3001])

/** What a unit can do to a sentence: nothing, as nearly all, open a quotation or bracket, or end it. */
const PLAIN = 0
const OPENS = 1
const ENDS = 2
const parts = new Uint8Array(0x10000)
for (const code of closeOf.keys()) parts[code] = OPENS
for (const code of [...wideEnds, stop, exclamation, question, 0x2026]) parts[code] = ENDS

let shortForms: Set<string> | undefined
const known = new WeakMap<Flow, readonly Stretch[]>()

/**
 * The sentences of a flow in order, without the spaces between them; every visible character is in one. Full stops of short forms,
 * initials, numbers and addresses end none, nor does one inside a short quotation or bracket. Found once a flow, for all who ask.
 */
export function sentencesOf(flow: Flow): readonly Stretch[] {
  const before = known.get(flow)
  if (before) return before
  const sentences = cut(flow.text)
  known.set(flow, sentences)
  return sentences
}

function cut(text: string): Stretch[] {
  shortForms ??= new Set(structureData().flatMap((data) => data.abbreviations))
  const sentences: Stretch[] = []
  let from = skipSpaces(text, 0)
  let closed = -1
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const part = parts[code]!
    if (part === PLAIN) continue
    if (part === OPENS) {
      const end = at > closed ? closingOf(text, at, closeOf.get(code)!) : -1
      if (end < 0) continue
      closed = end
      // A sentence that ends inside its closing quotation mark ends with it, if a new one visibly begins after it.
      at = end
      if (!endsInside(text, end) || !beginsAfter(text, end + 1)) continue
    } else if (!isEnd(text, at)) continue
    let to = at + 1
    while (
      to < text.length &&
      (closers.has(text.charCodeAt(to)) || isTerminal(text.charCodeAt(to))) &&
      !opensAgain(text, to)
    ) {
      // “ also closes „; where it opens, what it encloses is still one.
      if (to > closed && parts[text.charCodeAt(to)] === OPENS)
        closed = Math.max(closed, closingOf(text, to, closeOf.get(text.charCodeAt(to))!))
      to++
    }
    sentences.push({ from, to })
    from = skipSpaces(text, to)
    at = from - 1
  }
  if (from < text.length) sentences.push({ from, to: trimmedEnd(text, from, text.length) })
  return sentences
}

/** The clauses of a sentence: cut after commas and semicolons of every script, but not inside quotations, titles, brackets or numbers. */
export function clausesOf(flow: Flow, sentence: Stretch): Stretch[] {
  const { text } = flow
  const clauses: Stretch[] = []
  let from = sentence.from
  for (let at = from; at < sentence.to; at++) {
    const code = text.charCodeAt(at)
    const close = closeOf.get(code)
    const end = close === undefined ? -1 : closingOf(text, at, close, sentence.to)
    if (end >= 0) {
      at = end
      continue
    }
    if (!clauseEnds.has(code)) continue
    if (code === comma && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) continue
    clauses.push({ from, to: at + 1 })
    from = skipSpaces(text, at + 1)
    at = from - 1
  }
  if (from < sentence.to) clauses.push({ from, to: sentence.to })
  return clauses
}

/** The unit that closes the bracket opened at `at`, within reach; -1 if none. An apostrophe closes nothing. */
function closingOf(text: string, at: number, close: number, to = text.length): number {
  const open = text.charCodeAt(at)
  const limit = Math.min(to, at + ATOM)
  let depth = 0
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === close && i > at) {
      if (close === 0x2019 && isLetter(text.charCodeAt(i + 1))) continue
      if (--depth === 0) return i
    } else if (code === open) depth++
  }
  return -1
}

const endsInside = (text: string, closing: number) => {
  const mark = text.charCodeAt(closing)
  if (mark !== 0x201d && mark !== 0x300d && mark !== 0x300f && mark !== 0xbb) return false
  let last = closing - 1
  while (last > 0 && closers.has(text.charCodeAt(last))) last--
  return isTerminal(text.charCodeAt(last)) && !isShort(text, last)
}

/** A capital, a digit, an opening mark or a CJK character that stands where a sentence could begin. */
function beginsAfter(text: string, at: number): boolean {
  const next = text.charCodeAt(at)
  if (Number.isNaN(next)) return true
  if (isWide(next)) return !/[，、；：。！？）》”’的地得等是为即而这]/.test(text[at]!)
  if (next !== 0x20) return false
  return isOpening(text, skipSpaces(text, at))
}

function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (wideEnds.has(code)) return true
  if (code === 0x2026)
    return text.charCodeAt(at + 1) !== 0x2026 && text.charCodeAt(at - 1) === 0x2026 && isWide(text.charCodeAt(at + 1))
  if (code === exclamation || code === question) return followedByStart(text, at)
  return code === stop && followedByStart(text, at) && !isShort(text, at)
}

function followedByStart(text: string, at: number): boolean {
  let next = at + 1
  while (next < text.length && closers.has(text.charCodeAt(next))) next++
  if (next >= text.length) return true
  const code = text.charCodeAt(next)
  if (code === 0x20) return isOpening(text, skipSpaces(text, next))
  // A Chinese text that writes the full stop of the Latin alphabet.
  return isIdeograph(code) && isIdeograph(text.charCodeAt(at - 1))
}

/** Is the full stop at `at` that of a short form, an initial or an item number at the head of the text? */
function isShort(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== stop) return false
  let from = at
  while (from > 0 && at - from < 12 && isWordUnit(text.charCodeAt(from - 1))) from--
  const word = text.slice(from, at)
  if (word.length === 0) return false
  if (word.length === 1 && isUpper(word.charCodeAt(0))) return true
  if (/^\d{1,3}$/.test(word)) return from === 0
  return shortForms!.has(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word)
}

const opensAgain = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return (code === 0x22 || code === 0x27) && at + 1 < text.length && text.charCodeAt(at + 1) !== 0x20
}
const isOpening = (text: string, at: number) => {
  const code = text.charCodeAt(at)
  return (
    Number.isNaN(code) ||
    isUpper(code) ||
    isDigit(code) ||
    isWide(code) ||
    closeOf.has(code) ||
    code === 0x22 ||
    code === 0x2014
  )
}
const isTerminal = (code: number) =>
  code === stop || code === exclamation || code === question || wideEnds.has(code) || code === 0x2026
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isUpper = (code: number) =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x410 && code <= 0x42f) || code === 0x401 || (code >= 0xc0 && code <= 0xde)
const isLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
const isWordUnit = (code: number) =>
  isDigit(code) ||
  isLetter(code) ||
  (code >= 0xc0 && code <= 0x24f) ||
  (code >= 0x400 && code <= 0x4ff) ||
  code === stop ||
  code === 0x2d
const isIdeograph = (code: number) => (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd840 && code <= 0xdfff)
const isWide = (code: number) =>
  isIdeograph(code) ||
  (code >= 0x3000 && code <= 0x303f) ||
  (code >= 0x2460 && code <= 0x2473) ||
  (code >= 0xff00 && code <= 0xffef)

function skipSpaces(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) === 0x20) at++
  return at
}

function trimmedEnd(text: string, from: number, to: number): number {
  while (to > from && text.charCodeAt(to - 1) === 0x20) to--
  return to
}
