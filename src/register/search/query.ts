import { meaningOf, wordsOf } from '../../recognise/names.ts'
import type { OwnName } from '../dossier/config.ts'
import { phraseOf } from './terms.ts'

/** What is asked for: every part must be there. */
export interface QueryPart {
  text: string
  /** Parties that the words are a name of; they are found under any other name, in any language. */
  parties: string[]
}

/**
 * Takes a question apart: "…" is one phrase; the name of a party, in any language, is the party as well as the words; anything else is
 * words.
 */
export function partsOf(question: string, names: readonly OwnName[] = []): QueryPart[] {
  return question.split('"').flatMap((text, n) => {
    if (n % 2 === 1) return text.trim() === '' ? [] : [{ text, parties: [] }]
    return withNames(text, names)
  })
}

function withNames(text: string, names: readonly OwnName[]): QueryPart[] {
  const parts: QueryPart[] = []
  let at = 0
  for (const { from, to, parties } of namesIn(text, names)) {
    if (from < at) continue
    parts.push(...plainWords(text.slice(at, from)), { text: text.slice(from, to), parties })
    at = to
  }
  return [...parts, ...plainWords(text.slice(at))]
}

function plainWords(text: string): QueryPart[] {
  return text
    .split(/\s+/)
    .filter((word) => phraseOf(word).terms.length > 0)
    .map((word) => ({ text: word, parties: [] }))
}

interface NamedStretch {
  from: number
  to: number
  parties: string[]
}

/** The parties named in a question; people ask in small letters too. Longest first from the left. */
function namesIn(text: string, names: readonly OwnName[]): NamedStretch[] {
  const capitals = text.replace(/(?<![\p{L}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase())
  const found = [...namedIn(text), ...namedIn(capitals)]
  // Acronyms in small letters; "us" and "un" are more often words.
  const acronyms = text.toUpperCase()
  if (acronyms.length === text.length) found.push(...namedIn(acronyms).filter(({ from, to }) => to - from >= ACRONYM))
  found.push(...ownNamesIn(text, names))
  return found.filter(({ parties }) => parties.length > 0).sort((a, b) => a.from - b.from || b.to - a.to)
}

const ACRONYM = 3

function namedIn(text: string): NamedStretch[] {
  return wordsOf(text).tokens.map((token) => ({ from: token.from, to: token.to, parties: partiesOf(token) }))
}

function partiesOf(token: Parameters<typeof meaningOf>[0]): string[] {
  const party = meaningOf(token, 'party')
  const readings = meaningOf(token, 'ambiguous')?.readings ?? []
  return [...(party ? [party.id] : []), ...readings.map(({ id }) => id)]
}

function ownNamesIn(text: string, names: readonly OwnName[]): NamedStretch[] {
  const small = text.toLowerCase()
  return names.flatMap(({ id, names: byLanguage }) =>
    Object.values(byLanguage)
      .flat()
      .flatMap((name) => {
        const from = small.indexOf(name.toLowerCase())
        return from < 0 ? [] : [{ from, to: from + name.length, parties: [id] }]
      }),
  )
}

/** The ids of the parties that a name stands for, in any language; the name itself where it is no known name. */
export function partyIds(name: string, names: readonly OwnName[] = []): string[] {
  const whole = namesIn(name.trim(), names).filter(({ from, to }) => from === 0 && to === name.trim().length)
  const ids = [...new Set(whole.flatMap(({ parties }) => parties))]
  return ids.length > 0 ? ids : [name.trim()]
}

/** The question in the language of the index (SQLite FTS5). */
export function matchOf(parts: readonly QueryPart[], also: { parties?: readonly string[]; topic?: string }): string {
  const clauses = parts.map(({ text, parties }) => {
    const { terms, prefix } = phraseOf(text)
    const phrase = terms.length > 0 ? [`terms : "${terms.join(' ')}"${prefix ? ' *' : ''}`] : []
    return `(${[...phrase, ...parties.map(partyClause)].join(' OR ')})`
  })
  if (also.parties) clauses.push(`(${also.parties.map(partyClause).join(' OR ')})`)
  if (also.topic !== undefined) clauses.push(`(topics : "${markOf(also.topic)}")`)
  return clauses.filter((clause) => clause !== '()').join(' AND ')
}

const partyClause = (id: string): string => `parties : "${markOf(id)}"`

/** The id of a party or topic as one term of the index. */
export function markOf(id: string): string {
  return id.replace(/[^\p{L}\p{N}]/gu, '_')
}
