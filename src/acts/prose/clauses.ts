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

/** Words by the units they begin with, `length` of them. */
interface Heads {
  length: number
  words: ReadonlyMap<string, readonly string[]>
}

const heads = new WeakMap<readonly string[], Heads>()

/** The breaks by their first units, because they are asked at every space. */
function headsOf(breaks: readonly string[]): Heads {
  const known = heads.get(breaks)
  if (known) return known
  const length = Math.min(3, ...breaks.map((word) => word.length))
  const words = new Map<string, string[]>()
  for (const word of breaks) {
    const head = word.slice(0, length)
    words.set(head, [...(words.get(head) ?? []), word])
  }
  heads.set(breaks, { length, words })
  return { length, words }
}

function cut(text: string, { from, to }: Stretch, commas: boolean, breaks: readonly string[]): Stretch[] {
  const clauses: Stretch[] = []
  const byHead = headsOf(breaks)
  let start = from
  for (let at = from; at < to; at++) {
    const char = text[at]!
    const close = closing.get(char)
    if (close) {
      const end = text.indexOf(close, at)
      if (end > at && end < to && end - at <= BRACKET) at = end
      continue
    }
    if (ends(text, at, commas)) {
      if (at + 1 > start) clauses.push({ from: start, to: at + 1 })
      start = at + 1
      while (start < to && text[start] === ' ') start++
      at = start - 1
      continue
    }
    if (char !== ',' && char !== ' ') continue
    if (at <= start || !byHead.words.get(text.slice(at, at + byHead.length))?.some((word) => text.startsWith(word, at)))
      continue
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
