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

function cut(text: string, { from, to }: Stretch, commas: boolean, breaks: readonly string[]): Stretch[] {
  const clauses: Stretch[] = []
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
    const found = breaks.find((word) => text.startsWith(word, at))
    if (!found || at <= start) continue
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
