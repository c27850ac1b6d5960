import type { ReadLanguage } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import type { NamedParty } from '../parties/found.ts'
import type { Candidate } from './candidate.ts'
import { Cover } from './cover.ts'
import type { KnownPerson } from './known.ts'
import { lore } from './lore.ts'
import { officesOf } from './offices.ts'
import type { NamedOffice } from './offices-in.ts'

interface Patterns {
  /** A name, at the place where it is tried. */
  name: RegExp
  title: RegExp
  says: RegExp
  notNames: ReadonlySet<string>
  /** A comma and an article, or a word like "as", at the beginning and at the end of a stretch. */
  comma: RegExp
  commaBefore: RegExp
}

const patternsOf = new Map<'en' | 'ru', Patterns>()

function patterns(language: 'en' | 'ru'): Patterns {
  let known = patternsOf.get(language)
  if (!known) {
    const file = officesOf(language)
    const any = (words: readonly string[]) =>
      [...words]
        .sort((a, b) => b.length - a.length)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('|')
    const capital =
      language === 'en'
        ? `(?:(?:\\p{Lu}\\.-?\\s?){0,3}(?:${any(lore.en.prefixes)})?\\p{Lu}[\\p{L}'’-]*\\p{L})`
        : '(?:(?:\\p{Lu}\\.\\s?){0,2}\\p{Lu}[\\p{L}-]*)'
    const particles = `(?:(?:${any(lore[language].particles)})\\s){0,2}`
    const comma = `,\\s(?:(?:${any(lore.en.articles)})\\s)?`
    known = {
      comma: new RegExp(`^(?:${comma}|\\s(?:${any(lore.en.becoming)})\\s)`),
      commaBefore: new RegExp(`(?:${comma}|\\s(?:${any(lore.en.becoming)})\\s)$`),
      name: new RegExp(`${capital}(?:\\s${particles}${capital}){0,3}`, 'uy'),
      title: new RegExp(`(?<!\\p{L})(?:${any(file.titles)})\\s(?=\\p{Lu})`, 'gu'),
      says: new RegExp(`^\\s(?:${any(file.says)})(?!\\p{L})`, 'u'),
      notNames: new Set(lore[language].notNames),
    }
    patternsOf.set(language, known)
  }
  return known
}

/** The persons that an English or Russian block names: in the table, beside an office or a title. */
export function alphabeticPersons(
  flow: Flow,
  language: Exclude<ReadLanguage, 'zh'>,
  tokens: readonly Token[],
  named: readonly NamedParty[],
  offices: readonly NamedOffice[],
): Candidate[] {
  const { text } = flow
  const { title } = patterns(language)
  const found: Candidate[] = []
  const blocked = blocks(text, tokens)
  const names = new Cover(text.length)
  const beside = officesBeside(offices)
  const countries = new Map(named.map((party) => [party.from, party]))
  for (const token of tokens) {
    const meanings = token.meanings.flatMap((meaning) => (meaning.kind === 'person' ? [meaning] : []))
    if (meanings.length === 0 || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text[token.from]!)) continue
    const short = meanings.every((meaning) => meaning.short)
    const persons = meanings.map(({ person }) => person)
    const from = token.from - firstNameBefore(text, token.from, persons)
    if (short && from === token.from && standsInLongerName(text, token, blocked, language)) continue
    found.push(candidate(text, language, from, token.to, beside, persons))
    names.add(from, token.to)
  }
  const tryName = (from: number): Candidate | null => {
    const to = nameAt(text, from, language, blocked)
    if (to === null || names.touches(from, to)) return null
    const person = candidate(text, language, from, to, beside, [])
    names.add(from, to)
    found.push(person)
    return person
  }
  for (const match of text.matchAll(title)) {
    const person = tryName(match.index + match[0].length)
    const country = person && text.startsWith(' (', person.to) ? countries.get(person.to + 2) : undefined
    if (person && country && text[country.to] === ')') person.of = country.id
  }
  for (const country of named) {
    // "Sven Jensen (Norway)", as lists of speakers have it.
    if (text[country.from - 1] !== '(' || text[country.to] !== ')') continue
    const from = nameEndingAt(text, country.from - 2, language, blocked)
    const person = from === null ? null : tryName(from)
    if (person) person.of = country.id
  }
  for (const office of offices) {
    const gap = /^,?\s(?=\p{Lu})/u.exec(text.slice(office.wholeTo, office.wholeTo + 3))
    if (gap) tryName(office.wholeTo + gap[0].length)
    // "Name, Under-Secretary of State": the name ends where the comma stands.
    const from = nameBefore(text, office, language, blocked)
    if (from !== null) tryName(from)
  }
  return found.sort((a, b) => a.from - b.from)
}

function candidate(
  text: string,
  language: 'en' | 'ru',
  from: number,
  to: number,
  { ending, beginning }: Beside,
  known: Candidate['known'],
): Candidate {
  const written = text.slice(from, to)
  let office: NamedOffice | null = null
  for (let end = from - 1; end >= from - 24 && office === null; end--) {
    const held = ending.get(end)
    if (held && isBefore(text.slice(end, from), language)) office = held
  }
  const gap = patterns(language).comma.exec(text.slice(to, to + 16))
  if (gap) office ??= beginning.get(to + gap[0].length) ?? null
  const says = patterns(language).says.test(text.slice(to, to + 20))
  return {
    from,
    to,
    written,
    latin: language === 'en' && /\s/.test(written) ? written : null,
    known,
    office,
    officeWords: office ? text.slice(office.from, office.to) : '',
    role: says && !office ? 'scholar' : null,
    of: null,
    script: language === 'en' ? 'latin' : 'cyrillic',
  }
}

/** The offices by where they end and where they begin, with their owners. */
interface Beside {
  ending: ReadonlyMap<number, NamedOffice>
  beginning: ReadonlyMap<number, NamedOffice>
}

function officesBeside(offices: readonly NamedOffice[]): Beside {
  return {
    ending: new Map(offices.map((office) => [office.wholeTo, office])),
    beginning: new Map(offices.map((office) => [office.wholeFrom, office])),
  }
}

/** Whether what stands between an office and a name is nothing but a space, a comma or a title. */
function isBefore(between: string, language: 'en' | 'ru'): boolean {
  const bare = between.trim().replace(/^,\s*/, '')
  return bare === '' || officesOf(language).titles.includes(bare)
}

/** The name of a person, and of at least one word, that begins at `from`; null if there is none. */
export function alphabeticName(text: string, from: number, language: 'en' | 'ru', covered: Cover): string | null {
  const to = nameAt(text, from, language, covered)
  return to === null ? null : text.slice(from, to)
}

/** End of the name that begins at `from`, null if there is none. */
function nameAt(text: string, from: number, language: 'en' | 'ru', blocked: Cover): number | null {
  const { name, notNames } = patterns(language)
  name.lastIndex = from
  const match = name.exec(text)
  if (!match) return null
  let to = from
  for (const word of match[0].matchAll(/\S+/g)) {
    const at = from + word.index
    if (blocked.has(at) || notNames.has(word[0].replace(/['’]s?$/, ''))) break
    to = at + word[0].length
  }
  const bare = text.slice(from, to).replace(/['’]s$/, '')
  if (bare.length < 3 || (bare === bare.toUpperCase() && language === 'en' && bare.length < 6)) return null
  return from + bare.length
}

/** Where the name begins that ends with a comma before an office; null if there is none. */
function nameBefore(text: string, office: NamedOffice, language: 'en' | 'ru', blocked: Cover): number | null {
  const before = patterns(language).commaBefore.exec(text.slice(Math.max(0, office.wholeFrom - 16), office.wholeFrom))
  if (!before) return null
  return nameEndingAt(text, office.wholeFrom - before[0].length, language, blocked)
}

/** Where the name of at least two words begins that ends at `end`; null if there is none. */
function nameEndingAt(text: string, end: number, language: 'en' | 'ru', blocked: Cover): number | null {
  const stretch = text.slice(Math.max(0, end - 60), end)
  const words = [...stretch.matchAll(/\S+/g)].slice(-4)
  for (const word of words) {
    const from = end - stretch.length + word.index
    if (nameAt(text, from, language, blocked) === end && /\s/.test(text.slice(from, end))) return from
  }
  return null
}

/** How much room a known person's first name, with an initial, takes before the family name ("Antony J. " before "Blinken"). */
function firstNameBefore(text: string, at: number, persons: readonly KnownPerson[]): number {
  const before = /(\p{Lu}[\p{L}'’-]+)\s\p{Lu}\.\s$/u.exec(text.slice(Math.max(0, at - 24), at))
  return before && persons.some(({ name }) => name.startsWith(`${before[1]} `)) ? before[0].length : 0
}

/** A known family name inside another name or title ("Thomas Sharon", "Reagan Airport"). */
function standsInLongerName(text: string, token: Token, blocked: Cover, language: 'en' | 'ru'): boolean {
  const before = /(\p{Lu}[\p{L}.'’-]*)\s$/u.exec(text.slice(Math.max(0, token.from - 24), token.from))
  const start = token.from - (before?.[0].length ?? 0)
  const sentenceStart = start <= 1 || /[.!?:;]\s$/.test(text.slice(Math.max(0, start - 2), start))
  // "Secretary Pompeo": the word before belongs to no name.
  const word = before?.[1] ?? ''
  const isName = !patterns(language).notNames.has(word) && !officesOf(language).titles.includes(word)
  if (before && isName && !blocked.has(start) && !sentenceStart && !word.endsWith('.')) return true
  const after = /^\s(\p{Lu}\p{Ll}+)/u.exec(text.slice(token.to, token.to + 20))
  return after !== null && !blocked.has(token.to + 1)
}

/** The places inside a word of the tables that is not only a person. */
function blocks(text: string, tokens: readonly Token[]): Cover {
  const cover = new Cover(text.length)
  for (const token of tokens) {
    if (!meaningOf(token, 'person') || token.meanings.some(({ kind }) => kind !== 'person'))
      cover.add(token.from, token.to)
  }
  return cover
}
