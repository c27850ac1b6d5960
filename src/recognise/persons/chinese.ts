import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import type { Candidate } from './candidate.ts'
import { lore } from './lore.ts'
import { officesOf } from './offices.ts'
import type { NamedOffice } from './offices-in.ts'
import { spellJapanese } from './spelling.ts'

/** A Latin personal name in brackets: initials and words with a capital; no acronyms. */
const LATIN_NAME = /^(?=.*\p{Ll})\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|\p{Ll}{1,3}))*$/u

interface Sets {
  transliteration: Set<string>
  surnames: Set<string>
  stops: Set<string>
}
let sets: Sets | null = null

function known(): Sets {
  const { transliteration, surnames, stops } = lore.zh
  sets ??= {
    transliteration: new Set(Object.keys(transliteration)),
    surnames: new Set(surnames),
    stops: new Set(stops),
  }
  return sets
}

/** The persons that a Chinese block names: in the table, beside an office, with a Latin spelling behind, or with a middle dot. */
export function chinesePersons(flow: Flow, tokens: readonly Token[], offices: readonly NamedOffice[]): Candidate[] {
  const { text } = flow
  if (!/[\u4e00-\u9fff]/.test(text)) return []
  const found: Candidate[] = []
  const covered = coverage(tokens)
  for (const token of tokens) {
    const persons = token.meanings.flatMap((meaning) => (meaning.kind === 'person' ? [meaning.person] : []))
    if (persons.length === 0 || meaningOf(token, 'none') || !/[\u4e00-\u9fff]/.test(text[token.from]!)) continue
    if (isPartOfLonger(text, token, covered)) continue
    found.push(candidate(text, token.from, token.to, offices, persons, 'transliterated'))
  }
  const taken = (from: number, to: number) => found.some((person) => person.from < to && from < person.to)
  for (const office of offices) {
    const after = nameAfter(text, office.to, covered)
    if (after && !taken(after.from, after.to))
      found.push(candidate(text, after.from, after.to, offices, [], after.script))
    const before = nameBefore(text, office.from)
    if (before && !taken(before.from, before.to) && !covered(before.to - 1))
      found.push(candidate(text, before.from, before.to, offices, [], 'chinese'))
  }
  for (const match of text.matchAll(/[（(]([^（）()]{2,60})[）)]/g)) {
    if (!LATIN_NAME.test(match[1]!) || hasWords(tokens, match.index, match.index + match[0].length)) continue
    const from = transliteratedBefore(text, match.index, covered)
    if (match.index - from >= 2 && !taken(from, match.index)) {
      const spelled = /[\s.]/.test(match[1]!) || match.index - from >= 4
      if (spelled) found.push(candidate(text, from, match.index, offices, [], 'transliterated'))
    }
  }
  for (const match of text.matchAll(/·/g)) {
    const from = transliteratedBefore(text, match.index, covered)
    const to = transliteratedAfter(text, match.index + 1, covered)
    if (match.index > from && to - match.index > 2 && !taken(from, to))
      found.push(candidate(text, from, to, offices, [], 'transliterated'))
  }
  return found.sort((a, b) => a.from - b.from)
}

/** Adds what stands around a name: the office beside it, the Latin spelling behind it. */
function candidate(
  text: string,
  from: number,
  to: number,
  offices: readonly NamedOffice[],
  persons: Candidate['known'],
  script: Candidate['script'],
): Candidate {
  const written = text.slice(from, to)
  const bracket = /^\s?[（(]([^（）()]{2,60})[）)]/.exec(text.slice(to, to + 66))
  const latin = bracket && LATIN_NAME.test(bracket[1]!) ? bracket[1]! : null
  const end = latin && bracket ? to + bracket[0].length : to
  const office =
    offices.find((held) => held.wholeTo === from || /^[\s:：]$/.test(text.slice(held.wholeTo, from))) ??
    offices.find((held) => held.from === to || held.from === end) ??
    null
  return { from, to: end, written, latin, known: persons, office, role: null, of: null, script }
}

/** A name right behind an office: in transliteration, Japanese, or a Chinese surname with one or two characters. */
function nameAfter(
  text: string,
  office: number,
  covered: (at: number) => boolean,
): { from: number; to: number; script: Candidate['script'] } | null {
  const from = /^[\s:：]$/.test(text[office] ?? '') ? office + 1 : office
  if (covered(from)) return null
  const { surnames, stops } = known()
  for (const length of [4, 5, 3, 2]) {
    const name = text.slice(from, from + length)
    if ([...name].some((character) => stops.has(character)) || spellJapanese(name) === null) continue
    if (length > 2 && spellJapanese(name) === spellJapanese(name.slice(0, 2))) continue
    return { from, to: from + length, script: 'japanese' }
  }
  const to = transliteratedAfter(text, from, covered)
  const chinese = surnameLength(text, from, surnames)
  if (chinese > 0 && !(to - from > 3)) {
    let end = from + chinese
    while (end < from + chinese + 2 && isNameCharacter(text, end, stops) && !covered(end)) end++
    if (end > from + chinese && !lore.zh.notNames.some((word) => text.startsWith(word, from))) {
      return { from, to: end, script: 'chinese' }
    }
  }
  return to - from >= 2 ? { from, to, script: 'transliterated' } : null
}

/** A Chinese name right before an office or a title (汪金国教授), with nothing that belongs to a sentence before it. */
function nameBefore(text: string, office: number): { from: number; to: number } | null {
  const { surnames, stops } = known()
  for (const length of [3, 2]) {
    const from = office - length
    if (from < 0 || surnameLength(text, from, surnames) !== 1) continue
    if (from > 0 && !stops.has(text[from - 1]!) && !/[\s,.;:"'([]/.test(text[from - 1]!)) continue
    const inside = [...text.slice(from + 1, office)]
    if (inside.some((character) => stops.has(character) || !/[\u4e00-\u9fff]/.test(character))) continue
    if (lore.zh.notNames.some((word) => text.startsWith(word, from))) continue
    return { from, to: office }
  }
  return null
}

function surnameLength(text: string, from: number, surnames: ReadonlySet<string>): number {
  if (lore.zh.compoundSurnames.some((surname) => text.startsWith(surname, from))) return 2
  return surnames.has(text[from] ?? '') ? 1 : 0
}

function isNameCharacter(text: string, at: number, stops: ReadonlySet<string>): boolean {
  const character = text[at] ?? ''
  return /[\u4e00-\u9fff]/.test(character) && !stops.has(character)
}

/** Where the run of transliteration characters and dots that ends at `to` begins; it stays outside known words. */
function transliteratedBefore(text: string, to: number, covered: (at: number) => boolean): number {
  const { transliteration } = known()
  let from = to
  while (from > 0 && to - from < 24 && isSpelling(text[from - 1]!, transliteration) && !covered(from - 1)) from--
  while (from < to && isDot(text[from]!)) from++
  return from
}

function transliteratedAfter(text: string, from: number, covered: (at: number) => boolean): number {
  const { transliteration } = known()
  let to = from
  while (to < text.length && to - from < 24 && isSpelling(text[to]!, transliteration) && !covered(to)) to++
  while (to > from && isDot(text[to - 1]!)) to--
  return to
}

const isDot = (character: string) => character === '·' || character === '.' || character === '-'
const isSpelling = (character: string, set: ReadonlySet<string>) => set.has(character) || isDot(character)

/** A short known name inside a longer one (克里 in 克里斯托弗) is not that person. */
function isPartOfLonger(text: string, token: Token, covered: (at: number) => boolean): boolean {
  const { transliteration } = known()
  if (text[token.from - 1] === '·') return true
  if (text[token.to] === '·') return true
  if (token.to - token.from > 3) return false
  const next = text[token.to] ?? ''
  const run = transliteratedAfter(text, token.to, covered) - token.to
  return transliteration.has(next) && run >= 2
}

/** Whether a place lies inside a word of the tables that is no person (an office, a party, a city). */
function coverage(tokens: readonly Token[]): (at: number) => boolean {
  const places = new Set<number>()
  for (const token of tokens) {
    if (token.meanings.every((meaning) => meaning.kind === 'person')) continue
    for (let at = token.from; at < token.to; at++) places.add(at)
  }
  return (at) => places.has(at)
}

function hasWords(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.some(
    (token) =>
      token.from < to && from < token.to && token.meanings.some(({ kind }) => kind === 'party' || kind === 'place'),
  )
}

/** Whether a verb of saying stands behind a name. */
export function saysBehind(text: string, to: number): boolean {
  return officesOf('zh').says.some((verb) => text.startsWith(verb, to))
}
