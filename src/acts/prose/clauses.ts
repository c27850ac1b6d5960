import { type Flow, type Stretch, sentencesOf } from '../../read/index.ts'

/** A sentence with its clauses, in UTF-16 units of the flow. */
export interface Sentence extends Stretch {
  clauses: Stretch[]
}

/** Titles and brackets, in which no clause ends. */
const closing = new Map([...'《（(〈［['].map((open, i) => [open, '》）)〉］]'[i]!]))
/** A bracket longer than this is read as running text. */
const BRACKET = 160

/**
 * The sentences of a flow and their clauses. Chinese clauses end at commas; in English and Russian, where commas also part lists and
 * insertions, only at semicolons, colons and the `breaks` (", which", ", а").
 */
export function clausesOf(flow: Flow, commas: boolean, breaks: readonly string[]): Sentence[] {
  return sentencesOf(flow).map((sentence) => ({ ...sentence, clauses: cut(flow.text, sentence, commas, breaks) }))
}

/** Breaks, found by their first two units. */
interface Heads {
  /** 1 for every unit that is the second one of a break. */
  seconds: Uint8Array
  words: ReadonlyMap<string, readonly string[]>
}

const heads = new WeakMap<readonly string[], Heads>()

/** The breaks by their first units, because they are asked at every space. */
function headsOf(breaks: readonly string[]): Heads {
  const known = heads.get(breaks)
  if (known) return known
  const seconds = new Uint8Array(0x10000)
  const words = new Map<string, string[]>()
  for (const word of breaks) {
    seconds[word.charCodeAt(1)] = 1
    const head = word.slice(0, 2)
    words.set(head, [...(words.get(head) ?? []), word])
  }
  heads.set(breaks, { seconds, words })
  return { seconds, words }
}

/** What a unit can do to a clause: nothing, open a bracket, end it, or begin a break. */
const PLAIN = 0
const OPENS = 1
const ENDS = 2
const BREAKS = 3
const parts = new Uint8Array(0x10000)
for (const open of closing.keys()) parts[open.charCodeAt(0)] = OPENS
for (const end of '；;：。:，') parts[end.charCodeAt(0)] = ENDS
for (const first of ', ') parts[first.charCodeAt(0)] = BREAKS

function cut(text: string, { from, to }: Stretch, commas: boolean, breaks: readonly string[]): Stretch[] {
  const clauses: Stretch[] = []
  const { seconds, words } = headsOf(breaks)
  let start = from
  for (let at = from; at < to; at++) {
    const part = parts[text.charCodeAt(at)]!
    if (part === PLAIN) continue
    if (part === OPENS) {
      const end = text.indexOf(closing.get(text[at]!)!, at)
      if (end > at && end < to && end - at <= BRACKET) at = end
      continue
    }
    if ((part === ENDS || commas) && ends(text, at, commas)) {
      if (at + 1 > start) clauses.push({ from: start, to: at + 1 })
      start = at + 1
      while (start < to && text[start] === ' ') start++
      at = start - 1
      continue
    }
    if (part !== BREAKS || at <= start || seconds[text.charCodeAt(at + 1)] === 0) continue
    if (!words.get(text.slice(at, at + 2))?.some((word) => text.startsWith(word, at))) continue
    clauses.push({ from: start, to: at + 1 })
    start = at + 1
    while (start < to && text[start] === ' ') start++
    at = Math.max(at, start - 1)
  }
  if (start < to) clauses.push({ from: start, to })
  return clauses
}

function ends(text: string, at: number, commas: boolean): boolean {
  const char = text[at]!
  if (char === '；' || char === ';' || char === '：' || char === '。') return true
  if (char === ':') return !/\d/.test(text[at + 1] ?? ' ') && text[at + 1] !== '/'
  if (char === '，') return true
  return commas && char === ',' && !/\d/.test(text[at + 1] ?? ' ')
}
