import type { Force, PartyId, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { articleStart } from './articles.ts'
import { frontBlocks } from './front.ts'
import { issuersOf } from './issuers.ts'
import { type PerformedLanguage, performedLanguage } from './language.ts'
import { resolutionOf } from './resolution-genre.ts'
import type { Genre } from './schema.ts'
import { datelinesOf, type Signing, signingsOf } from './signing.ts'
import { wordsOf } from './words.ts'

export type { Genre } from './schema.ts'

/** What a document is as an act of its own: who issues it, when and where. */
export interface DocumentGenre {
  genre: Genre
  issuers: PartyId[]
  /** EDTF of the day of signature, adoption or issue; null where the document does not say. */
  date: string | null
  /** Title or symbol in the document's own words. */
  instrument: string | null
  instrumentId: string | null
  place: string | null
  force: Force
}

/** The genre with what its readers need besides. */
export interface Performing extends DocumentGenre {
  language: PerformedLanguage
  /** Index of the block whose line names the instrument or the organ; null for none. */
  titleBlock: number | null
  /** Blocks of title and cover. */
  front: number[]
  /** The person in whose name a statement is made for its one issuer; null for all others. */
  speaker: PartyId | null
  signings: Signing[]
}

const FORCE: Record<Genre, Force> = {
  treaty: 'treaty',
  resolution: 'resolution',
  'joint-statement': 'political',
  declaration: 'political',
  other: 'none',
}

/**
 * Tells whether a document performs acts itself, and for whom: a treaty text, a resolution, a joint statement, a declaration or communiqué.
 * A news report of one, or a book about one, is `other`.
 */
export function documentGenre(source: Source, findings: Findings): DocumentGenre {
  const { genre, issuers, date, instrument, instrumentId, place, force } = performingOf(source, findings) ?? OTHER
  return { genre, issuers, date, instrument, instrumentId, place, force }
}

const OTHER: DocumentGenre = {
  genre: 'other',
  issuers: [],
  date: null,
  instrument: null,
  instrumentId: null,
  place: null,
  force: 'none',
}

/** As `documentGenre`, with what the readers of clauses and articles need; null for a document that performs nothing. */
export function performingOf(source: Source, findings: Findings): Performing | null {
  const language = performedLanguage(source.language)
  if (!language) return null
  const front = frontBlocks(source, findings)
  const resolution = resolutionOf(source, findings, language, front)
  if (resolution) return resolution
  const named = titleOf(source, findings, language, front)
  if (!named) return null
  const { genre, block } = named
  const signings = genre === 'treaty' ? treatySignings(source, findings, language, (front.at(-1) ?? -1) + 1) : []
  if (genre === 'treaty' && !isTreaty(source, findings, language, signings)) return null
  const issuers = issuersOf(source, findings, language, genre, front, block)
  if (issuers.length === 0) return null
  const signed = signingDate(signings)
  const text = findings.flows[block]!.text
  return {
    genre,
    issuers,
    date: signed ?? statementDate(source, findings, front),
    instrument:
      genre === 'treaty'
        ? treatyTitle(titleText(findings, front, block), language)
        : shortTitle(source.self.title ?? text),
    instrumentId: null,
    place: signings.find(({ place }) => place)?.place ?? null,
    force: FORCE[genre],
    language,
    titleBlock: block,
    front,
    speaker: genre === 'declaration' && issuers.length === 1 ? speakerOf(findings, block, issuers[0]!) : null,
    signings,
  }
}

/** The one person whom the title names in an office of the issuer ("Statement by Foreign Minister Halonen on …"). */
function speakerOf(findings: Findings, title: number, issuer: PartyId): PartyId | null {
  const named = new Set(
    findings.persons[title]!.filter(({ of, actor }) => actor && of?.split('/')[0] === issuer).map(({ name }) => name),
  )
  return named.size === 1 ? [...named][0]! : null
}

/** A line that gives the day of a document is shorter than this; a longer one tells of days. */
const LINE = 60

/** A day, or several days of which the last closes the meeting. */
const LAST_DAY = /^(?:\d{4}-\d{2}-\d{2}\/)?\d{4}-\d{2}-\d{2}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The first line of the front whose words name a kind of document; `other` where it only reports one. */
function titleOf(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  front: number[],
): { genre: Genre; block: number } | null {
  const blocks = front.length > 0 ? front : source.blocks.slice(0, 1).map(({ index }) => index)
  for (const block of blocks) {
    const { text } = findings.flows[block]!
    const words = wordsOf(text, 0, Math.min(text.length, 700))
    const hits = language.data.genres.map(({ genre }) => genre)
    const found = new Set<Genre>()
    for (let at = 0; at < words.length; at++) {
      const hit = language.genres.match(words, at)
      if (hit) found.add(hit.value)
    }
    const genre = hits.find((kind) => found.has(kind))
    if (genre && genre !== 'resolution' && !language.reporting.find(words)) return { genre, block }
  }
  return null
}

/** Formulas of signature; where none gives the day, the lines that give place and day. */
function treatySignings(source: Source, findings: Findings, language: PerformedLanguage, front: number): Signing[] {
  const signings = signingsOf(source, findings, language, front)
  return signings.some(({ date }) => date !== null) ? signings : [...datelinesOf(source, findings, front), ...signings]
}

/** A treaty's text has articles or a formula of signature with a day. */
function isTreaty(source: Source, findings: Findings, language: PerformedLanguage, signings: Signing[]): boolean {
  if (signings.some(({ date }) => date !== null)) return true
  let articles = 0
  for (const block of source.blocks) if (articleStart(findings.flows[block.index]!.text, 0, language)) articles++
  return articles >= 2
}

/** The day most formulas give; of equals the one in the title. */
function signingDate(signings: readonly Signing[]): string | null {
  const votes = new Map<string, number>()
  for (const { date, title } of signings) if (date) votes.set(date, (votes.get(date) ?? 0) + (title ? 1.1 : 1))
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** The day of a statement: the document's own, else one in its front, else one in its last lines, else the day of publication. */
function statementDate(source: Source, findings: Findings, front: number[]): string | null {
  if (source.self.date && DAY.test(source.self.date)) return source.self.date
  const days = (block: number) =>
    findings.dates[block]!.filter(({ edtf }) => LAST_DAY.test(edtf)).map((date) => ({
      ...date,
      edtf: date.edtf.slice(-10),
    }))
  const line = front.filter((block) => findings.flows[block]!.text.length < LINE).flatMap(days)
  if (line.length > 0) return line.at(-1)!.edtf
  const early = front.flatMap(days)
  if (early.length > 0) return early.at(-1)!.edtf
  const last = source.blocks.filter(({ kind }) => kind !== 'note').slice(-4)
  const late = last.filter(({ index }) => findings.flows[index]!.text.length < 80).flatMap(({ index }) => days(index))
  if (late.length > 0) return late.at(-1)!.edtf
  const opening = source.blocks.filter(({ index, kind }) => kind === 'paragraph' && !front.includes(index)).slice(0, 2)
  return opening.flatMap(({ index }) => days(index))[0]?.edtf ?? source.published ?? source.self.date
}

/** The title's lines; a first line as short as "TREATY" goes on in the next ones. */
function titleText(findings: Findings, front: readonly number[], block: number): string {
  let text = findings.flows[block]!.text
  for (const next of front) {
    if (next <= block || text.length > 40) continue
    text += ` ${findings.flows[next]!.text}`
  }
  return text
}

/** The title from the instrument's word up to the formula of signature. */
function treatyTitle(text: string, language: PerformedLanguage): string {
  const words = wordsOf(text, 0, text.length)
  const start = language.instruments.find(words)
  const from = start && language.code !== 'zh' ? words[start.start]!.from : 0
  const signed = words.findIndex((_, at) => at > (start?.start ?? 0) && language.signing.match(words, at) !== null)
  return shortTitle(text.slice(from, signed > 0 && language.code !== 'zh' ? words[signed]!.from : text.length))
}

const shortTitle = (text: string) => text.replace(/[\s.,;:。]+$/, '').slice(0, 200)
