import { built } from '../languages/built.ts'
import type { PartyId, PartyType } from '../model/index.ts'
import type { CoreferenceRule } from './parties/coreference-words.ts'
import { coreferenceWords } from './parties/coreference-words.ts'
import type { Prefix, Reading, Suffix } from './parties/tables.ts'
import { partyWords } from './parties/words.ts'
import { type KnownPerson, personWords } from './persons/known.ts'
import type { Office } from './persons/offices.ts'
import { officeWords } from './persons/offices.ts'
import { type KnownPlace, placeWords } from './places/known.ts'
import { type SavedWords, savedWords, WordStore } from './word-store.ts'

/** What a word of the tables can stand for. */
export type Meaning =
  | { kind: 'party'; id: PartyId; type: PartyType; by: 'name' | 'abbreviation' | 'metonym'; adjective: boolean }
  | { kind: 'ambiguous'; readings: Reading[]; adjective: boolean }
  | { kind: 'none'; inside: { id: PartyId; at: number; length: number } | null }
  | { kind: 'body'; body: string; alone: boolean; notBefore: readonly string[] }
  | { kind: 'suffix'; ids: PartyId[]; rule: Suffix }
  | { kind: 'prefix'; ids: PartyId[]; rule: Prefix }
  | { kind: 'coreference'; rule: CoreferenceRule }
  | { kind: 'office'; office: Office }
  | { kind: 'person'; person: KnownPerson; short: boolean }
  | { kind: 'place'; place: KnownPlace }

/** How a word must be written: letter by letter, with its capitals, or as it comes. */
export type Shape = 'exact' | 'capital' | 'free'

export interface Word {
  text: string
  shape: Shape
  meaning: Meaning
}

/** A stretch of a flow (UTF-16 units, `to` exclusive) that is a word of the tables, with everything it can mean. */
export interface Token {
  from: number
  to: number
  meanings: Meaning[]
}

let store: WordStore | null = null

/** All words of the tables, ready to be found; in the built program from what the build saved. */
export function nameStore(): WordStore {
  store ??= new WordStore(built('names', wordTables))
  return store
}

/** The same as it is saved, worked out of the tables. */
export function wordTables(): SavedWords {
  const lists = [partyWords(), coreferenceWords(), officeWords(), personWords(), placeWords()]
  return savedWords(lists.flatMap((list) => [...list]))
}

/** What the tables know of a text. */
export interface Words {
  tokens: Token[]
  /** Single characters in a context that may make them a state (蒙方, 访华); the character lies outside every token. */
  contexts: Context[]
  /** Words that stand for parties named before, outside every token but the nouns of bodies. */
  references: Token[]
}

export interface Context {
  /** Where the character stands, and where the whole ends ("蒙方": 0, 1, 0, 2). */
  at: number
  from: number
  to: number
  meaning: Extract<Meaning, { kind: 'suffix' | 'prefix' }>
}

/** The words of the tables that stand in a text, longest first from the left, none overlapping another; linear in the text. */
export function wordsOf(text: string): Words {
  const hits: { word: Word; from: number; to: number }[] = []
  const contexts: Context[] = []
  const references: Token[] = []
  const words = nameStore()
  words.automaton.scan(text, 0, text.length, (number, from, to) => {
    const word = words.word(number)
    const { meaning } = word
    if (meaning.kind === 'suffix') contexts.push({ at: from, from, to, meaning })
    else if (meaning.kind === 'prefix') contexts.push({ at: to - 1, from: to - 1, to, meaning })
    else if (isWrittenAs(word, text, from, to) && !goesOn(meaning, text, to)) {
      if (meaning.kind === 'coreference') references.push({ from, to, meanings: [meaning] })
      else hits.push({ word, from, to })
    }
  })
  hits.sort((a, b) => a.from - b.from || b.to - a.to)
  const tokens: Token[] = []
  let end = 0
  for (const { word, from, to } of hits) {
    const last = tokens.at(-1)
    if (last && last.from === from && last.to === to) last.meanings.push(word.meaning)
    else if (from >= end) {
      tokens.push({ from, to, meanings: [word.meaning] })
      end = to
    }
  }
  return {
    tokens,
    contexts: outside(contexts, tokens, ({ at }) => [at, at + 1]),
    // "the Mission" may stand for a party although "mission" is also the noun of a body.
    references: longestFirst(
      outside(
        references,
        tokens.filter(({ meanings }) => meanings.some(({ kind }) => kind !== 'body')),
        ({ from, to }) => [from, to],
      ),
    ),
  }
}

/** Whether a body's noun only seems to end here, as 国会 does in 国会见. */
function goesOn(meaning: Meaning, text: string, to: number): boolean {
  return meaning.kind === 'body' && meaning.notBefore.some((after) => text.startsWith(after, to))
}

/** The items whose stretch touches no token, in text order. */
function outside<Item>(
  items: Item[],
  tokens: readonly Token[],
  stretch: (item: Item) => readonly [number, number],
): Item[] {
  items.sort((a, b) => stretch(a)[0] - stretch(b)[0])
  let next = 0
  return items.filter((item) => {
    const [from, to] = stretch(item)
    while (next < tokens.length && tokens[next]!.to <= from) next++
    return next === tokens.length || tokens[next]!.from >= to
  })
}

/** Of words that overlap the first, or the longest of those that begin together. */
function longestFirst(found: Token[]): Token[] {
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return found.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

function isWrittenAs(word: Word, text: string, from: number, to: number): boolean {
  if (word.shape === 'free') return true
  if (word.shape === 'exact') return text.startsWith(word.text, from) && to - from === word.text.length
  const first = text[from]!
  return first === word.text[0] || first !== first.toLowerCase()
}

/** The meaning of a kind that a token has, if any. */
export function meaningOf<Kind extends Meaning['kind']>(
  token: Token,
  kind: Kind,
): Extract<Meaning, { kind: Kind }> | undefined {
  return token.meanings.find((meaning): meaning is Extract<Meaning, { kind: Kind }> => meaning.kind === kind)
}
