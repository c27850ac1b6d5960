import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import type { Candidate } from './candidate.ts'
import { Cover } from './cover.ts'
import { lore } from './lore.ts'
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
  const covered = coverage(text, tokens)
  const names = new Cover(text.length)
  const beside = officesBeside(offices)
  const add = (from: number, to: number, persons: Candidate['known'], script: Candidate['script']) => {
    if (names.touches(from, to)) return
    const person = candidate(text, from, to, beside, persons, script)
    names.add(from, person.to)
    found.push(person)
  }
  for (const token of tokens) {
    const persons = token.meanings.flatMap((meaning) => (meaning.kind === 'person' ? [meaning.person] : []))
    if (persons.length === 0 || meaningOf(token, 'none') || !/[\u4e00-\u9fff]/.test(text[token.from]!)) continue
    if (!isPartOfLonger(text, token, covered)) add(token.from, token.to, persons, 'transliterated')
  }
  for (const office of offices) {
    const after = chineseNameAfter(text, office.wholeTo, covered)
    if (after) add(after.from, after.to, [], after.script)
    const before = chineseNameBefore(text, office.from, covered)
    if (before && (before.script !== 'transliterated' || office.office.owner !== 'any'))
      add(before.from, before.to, [], before.script)
  }
  for (const match of text.matchAll(/[（(]([^（）()]{2,60})[）)]/g)) {
    if (!LATIN_NAME.test(match[1]!) || covered.touches(match.index + 1, match.index + match[0].length)) continue
    const from = transliteratedBefore(text, match.index, covered)
    const length = match.index - from
    if (length >= 2 && (/[\s.]/.test(match[1]!) || length >= 4)) add(from, match.index, [], 'transliterated')
  }
  for (const match of text.matchAll(/·/g)) {
    const from = transliteratedBefore(text, match.index, covered)
    const to = transliteratedAfter(text, match.index + 1, covered)
    if (match.index > from && to - match.index > 2) add(from, to, [], 'transliterated')
  }
  return found.sort((a, b) => a.from - b.from)
}

/** The offices by where they end and where they begin. */
interface Beside {
  ending: ReadonlyMap<number, NamedOffice>
  beginning: ReadonlyMap<number, NamedOffice>
}

function officesBeside(offices: readonly NamedOffice[]): Beside {
  return {
    ending: new Map(offices.map((office) => [office.wholeTo, office])),
    beginning: new Map(offices.map((office) => [office.from, office])),
  }
}

/** Adds what stands around a name: the office beside it, the Latin spelling behind it. */
function candidate(
  text: string,
  from: number,
  to: number,
  { ending, beginning }: Beside,
  persons: Candidate['known'],
  script: Candidate['script'],
): Candidate {
  const written = text.slice(from, to)
  const bracket = /^\s?[（(]([^（）()]{2,60})[）)]/.exec(text.slice(to, to + 66))
  const latin = bracket && LATIN_NAME.test(bracket[1]!) ? bracket[1]! : null
  const end = latin && bracket ? to + bracket[0].length : to
  const separated = /[\s:：]/.test(text[from - 1] ?? '')
  const office =
    ending.get(from) ??
    (separated ? ending.get(from - 1) : undefined) ??
    beginning.get(to) ??
    beginning.get(end) ??
    null
  return { from, to: end, written, latin, known: persons, office, officeWords: '', role: null, of: null, script }
}

/** A name right behind an office: in transliteration, Japanese, or a Chinese surname with one or two characters. */
export function chineseNameAfter(
  text: string,
  office: number,
  covered: Cover,
): { from: number; to: number; script: Candidate['script'] } | null {
  const from = /^[\s:：]$/.test(text[office] ?? '') ? office + 1 : office
  if (covered.has(from)) return null
  const { surnames, stops } = known()
  const spelled = /^([\u4e00-\u9fff·.-]{2,14})\s?[（(]([^（）()]{2,60})[）)]/.exec(text.slice(from, from + 80))
  if (spelled && LATIN_NAME.test(spelled[2]!) && !covered.touches(from, from + spelled[1]!.length)) {
    return { from, to: from + spelled[1]!.length, script: 'transliterated' }
  }
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
    while (end < from + chinese + 2 && isNameCharacter(text, end, stops) && !covered.has(end)) end++
    if (end > from + chinese && !lore.zh.notNames.some((word) => text.startsWith(word, from))) {
      return { from, to: end, script: 'chinese' }
    }
  }
  return to - from >= 2 ? { from, to, script: 'transliterated' } : null
}

/**
 * A name right before an office or a title (汪金国教授, 萨勒总统), with nothing that belongs to a sentence before it; one in transliteration
 * has at least two characters.
 */
export function chineseNameBefore(
  text: string,
  office: number,
  covered: Cover,
): { from: number; to: number; script: Candidate['script'] } | null {
  if (covered.has(office - 1)) return null
  const { surnames, stops } = known()
  for (const length of [4, 5, 3, 2]) {
    const from = office - length
    if (from < 0 || (from > 0 && !stops.has(text[from - 1]!) && !/[\s,.;:"'([\]]/.test(text[from - 1]!))) continue
    const name = text.slice(from, office)
    if ([...name].some((character) => stops.has(character) || !/[\u4e00-\u9fff]/.test(character))) continue
    if (length > 3 || !surnames.has(name[0]!)) {
      if (spellJapanese(name) !== null) return { from, to: office, script: 'japanese' }
      continue
    }
    if (length === 3 || !lore.zh.notNames.includes(name)) return { from, to: office, script: 'chinese' }
  }
  const from = transliteratedBefore(text, office, covered)
  const begins =
    from === 0 || covered.has(from - 1) || stops.has(text[from - 1]!) || !isNameCharacter(text, from - 1, stops)
  return begins && office - from >= 2 ? { from, to: office, script: 'transliterated' } : null
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
function transliteratedBefore(text: string, to: number, covered: Cover): number {
  const { transliteration } = known()
  let from = to
  while (from > 0 && to - from < 24 && isSpelling(text[from - 1]!, transliteration) && !covered.has(from - 1)) from--
  while (from < to && isDot(text[from]!)) from++
  return from
}

function transliteratedAfter(text: string, from: number, covered: Cover): number {
  const { transliteration } = known()
  let to = from
  while (to < text.length && to - from < 24 && isSpelling(text[to]!, transliteration) && !covered.has(to)) to++
  while (to > from && isDot(text[to - 1]!)) to--
  return to
}

const isDot = (character: string) => character === '·' || character === '.' || character === '-'
const isSpelling = (character: string, set: ReadonlySet<string>) => set.has(character) || isDot(character)

/** A short known name inside a longer one (克里 in 克里斯托弗) is not that person. */
function isPartOfLonger(text: string, token: Token, covered: Cover): boolean {
  const { transliteration } = known()
  if (text[token.from - 1] === '·') return true
  if (text[token.to] === '·') return true
  if (token.to - token.from > 3) return false
  const next = text[token.to] ?? ''
  const run = transliteratedAfter(text, token.to, covered) - token.to
  return transliteration.has(next) && run >= 2
}

/** The places inside a word of the tables that is no person (an office, a party, a city). */
export function coverage(text: string, tokens: readonly Token[]): Cover {
  const cover = new Cover(text.length)
  for (const token of tokens) {
    if (token.meanings.some((meaning) => meaning.kind !== 'person')) cover.add(token.from, token.to)
  }
  return cover
}
