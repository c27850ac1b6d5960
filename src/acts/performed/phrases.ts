import { fold, type Word, wordsOf } from './words.ts'

/** A phrase found among words: what it stands for, and the words it takes (`end` exclusive). */
export interface PhraseHit<Value> {
  value: Value
  start: number
  end: number
}

interface Phrase<Value> {
  phrase: string
  /** Its words; null until a text holds the first of them. */
  parts: string[] | null
  value: Value
}

/** How many words "*" may stand for; Chinese characters count one each. */
const GAP = 6
const HAN_GAP = 8

/**
 * Phrases found by their first word, so that a text of n words costs n look-ups whatever the number of phrases. In a phrase, "*" stands
 * for one to six words (eight Chinese characters) without punctuation, and a word that ends in "-" for every word that begins so.
 */
export class PhraseBook<Value> {
  readonly #entries: Iterable<readonly [phrase: string, value: Value]>
  #index: Index<Value> | null = null

  /** The phrases are sorted when they are first looked for: most documents need few of the books. */
  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    this.#entries = entries
  }

  /** The phrase that begins at word `at` and takes the most words; null if none does. */
  match(words: readonly Word[], at: number): PhraseHit<Value> | null {
    const word = words[at]
    if (!word) return null
    this.#index ??= indexOf(this.#entries)
    const { byWord, byStem } = this.#index
    let best: PhraseHit<Value> | null = null
    const candidates = byWord.get(word.key)
    if (candidates) best = longest(words, at, candidates, best)
    if (byStem.size > 0 && word.letters) {
      const stems = byStem.get(word.key.slice(0, 3))
      if (stems) best = longest(words, at, stems, best)
    }
    return best
  }

  /** The first phrase found anywhere in the words `from` … `to`. */
  find(words: readonly Word[], from = 0, to = words.length): PhraseHit<Value> | null {
    for (let at = from; at < to; at++) {
      const hit = this.match(words, at)
      if (hit && hit.end <= to) return hit
    }
    return null
  }
}

interface Index<Value> {
  byWord: Map<string, Phrase<Value>[]>
  /** Phrases whose first word is open at its end, by its first three letters. */
  byStem: Map<string, Phrase<Value>[]>
}

function indexOf<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Index<Value> {
  const index: Index<Value> = { byWord: new Map(), byStem: new Map() }
  for (const [phrase, value] of entries) {
    const [first] = partsOf(/^\s*(?:\*|[^\s*]+)/.exec(phrase)?.[0] ?? '')
    if (first === undefined) continue
    const [map, key] = isStem(first) ? [index.byStem, first.slice(0, 3)] : [index.byWord, first]
    const known = map.get(key)
    if (known) known.push({ phrase, parts: null, value })
    else map.set(key, [{ phrase, parts: null, value }])
  }
  return index
}

function longest<Value>(
  words: readonly Word[],
  at: number,
  candidates: readonly Phrase<Value>[],
  best: PhraseHit<Value> | null,
): PhraseHit<Value> | null {
  for (const phrase of candidates) {
    phrase.parts ??= partsOf(phrase.phrase)
    const end = endOf(words, at, phrase.parts)
    if (end > (best?.end ?? 0)) best = { value: phrase.value, start: at, end }
  }
  return best
}

/** Where the phrase ends if it begins at word `at`; 0 if it does not stand there. */
function endOf(words: readonly Word[], at: number, parts: readonly string[]): number {
  let word = at
  for (let part = 0; part < parts.length; part++) {
    const wanted = parts[part]!
    if (wanted !== '*') {
      if (!same(words[word]?.key, wanted)) return 0
      word++
      continue
    }
    const next = parts[part + 1]!
    const reach = word + (next.length === 1 && next >= '\u3400' ? HAN_GAP : GAP)
    let to = word + 1
    while (to <= reach && words[to - 1]?.letters && !same(words[to]?.key, next)) to++
    if (to > reach || !words[to - 1]?.letters) return 0
    word = to
  }
  return word
}

const isStem = (part: string) => part.length > 3 && part.endsWith('-')

function same(key: string | undefined, wanted: string): boolean {
  if (key === undefined) return false
  return isStem(wanted) ? key.startsWith(wanted.slice(0, -1)) : key === wanted
}

/** A phrase's parts as they are compared; "*" and open words stay as written. */
function partsOf(phrase: string): string[] {
  const parts: string[] = []
  for (const piece of phrase.split(/(\*)|\s+/)) {
    if (!piece) continue
    if (piece === '*') parts.push(piece)
    else if (isStem(piece)) parts.push(fold(piece))
    else parts.push(...wordsOf(piece, 0, piece.length).map((word) => word.key))
  }
  return parts
}
