import type { PartyId, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { Performing } from './genre.ts'
import type { Organ, PerformedLanguage } from './language.ts'
import { verbAt } from './verbs.ts'
import { wordsOf } from './words.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** How many blocks from the beginning an organ's name may stand. */
const HEAD = 40

/**
 * A resolution: an organ's name stands alone before a comma or colon, or opens its first clause under a numbered title; or, where the name is
 * lost, clauses follow a title with an organ's kind of number.
 */
export function resolutionOf(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  front: number[],
): Performing | null {
  for (const { index } of source.blocks.slice(0, HEAD)) {
    const { text } = findings.flows[index]!
    const words = wordsOf(text, 0, Math.min(text.length, 160))
    const organ = language.organs.match(words, 0)
    if (!organ) continue
    const symbol = symbolBefore(findings, index, organ.value)
    const after = words[organ.end]
    const alone =
      after === undefined ? opensClauses(source, findings, language, index) : /^[.,，:：。]$/.test(after.key)
    if (!alone && (symbol === null || !verbAt(words, organ.end, language))) continue
    const party = findings.parties[index]?.find((found) => found.from <= words[0]!.from + 4)
    const issuer = organ.value.id ?? party?.id
    if (issuer) return resolution(source, findings, language, front, index, issuer, symbol)
  }
  const clauses = source.blocks.filter(({ kind }) => kind === 'operative' || kind === 'preambular').length
  for (const index of clauses >= 2 ? front.slice(0, 4) : []) {
    const { text } = findings.flows[index]!
    if (text.length > TITLE || language.genres.find(wordsOf(text, 0, text.length))?.value !== 'resolution') continue
    for (const organ of language.data.organs) {
      const symbol = organ.number === null ? null : symbolBefore(findings, index, organ)
      if (symbol && organ.id) return resolution(source, findings, language, front, index, organ.id, symbol)
    }
  }
  return null
}

/** Whether the block after an organ's name begins as a clause does; else the name belongs to a letterhead. */
function opensClauses(source: Source, findings: Findings, language: PerformedLanguage, block: number): boolean {
  const next = source.blocks[block + 1]
  if (!next) return false
  const { text } = findings.flows[next.index]!
  return verbAt(wordsOf(text, 0, Math.min(text.length, 80)), 0, language) !== null
}

function resolution(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  front: number[],
  titleBlock: number,
  issuer: PartyId,
  symbol: string | null,
): Performing {
  return {
    genre: 'resolution',
    issuers: [issuer],
    date: adoptionDate(source, findings, language, titleBlock),
    instrument: symbol ?? source.self.symbol ?? source.self.title,
    instrumentId: symbol ?? source.self.symbol,
    place: null,
    force: 'resolution',
    language,
    titleBlock,
    front,
    speaker: null,
    signings: [],
  }
}

/** The number of a resolution in a short line, as any organ of the language counts them. */
function organNumber(findings: Findings, block: number, language: PerformedLanguage): string | null {
  const { text } = findings.flows[block]!
  if (text.length >= TITLE) return null
  for (const { number } of language.data.organs) {
    const match = number === null ? null : new RegExp(number, 'u').exec(text)
    if (match) return match[0]
  }
  return null
}

/** The resolution's symbol: made of its number in the lines before the organ's name, else a symbol that stands there. */
function symbolBefore(
  findings: Findings,
  organLine: number,
  { number, symbol }: Pick<Organ, 'number' | 'symbol'>,
): string | null {
  for (let block = 0; block <= organLine; block++) {
    const { text } = findings.flows[block]!
    const match = number !== null && text.length < TITLE ? new RegExp(number, 'u').exec(text) : null
    if (match && symbol) return symbol.replace(/\{(\d)\}/g, (_, group) => match[Number(group)] ?? '').trim()
  }
  const written = findings.symbols.slice(0, organLine + 1).flat()
  return written.find((found) => RESOLUTION.test(found.symbol))?.symbol ?? null
}

/** A title is no longer than this (UTF-16 units). */
const TITLE = 300
const RESOLUTION = /\/RES\/|\/DEC\//

/**
 * The day of adoption: between the resolution's number and the organ's name; in a line that speaks of adoption, above or under the text, or
 * right under such a line; in another short line above; else what the document says of itself.
 */
function adoptionDate(source: Source, findings: Findings, language: PerformedLanguage, organ: number): string | null {
  const dayOf = (block: number, from = 0) =>
    findings.dates[block]?.find((day) => day.from >= from && DAY.test(day.edtf) && day.role === 'text')
  /** The day that is all a line says. */
  const lineOf = (block: number) => ((findings.flows[block]?.text.length ?? CLOSING) < 30 ? dayOf(block) : undefined)
  const blocks = source.blocks.map(({ index }) => index)
  const numbered = blocks.slice(0, organ + 1).findLast((block) => organNumber(findings, block, language) !== null)
  for (const block of numbered === undefined ? [] : blocks.slice(numbered, organ + 1)) {
    const day = findings.flows[block]!.text.length < TITLE ? dayOf(block) : undefined
    if (day) return day.edtf
  }
  for (const block of [...blocks.slice(0, organ + 1), ...blocks.slice(organ + 1).reverse()]) {
    const { text } = findings.flows[block]!
    // The note of adoption may have been joined to the last clause.
    const from = block > organ && isClause(source.blocks[block]!.kind) ? Math.max(0, text.length - CLOSING) : 0
    if (text.length - from > 400 || !language.adoption.find(wordsOf(text, from, text.length))) continue
    const day = dayOf(block, from) ?? (block > organ ? (lineOf(block + 1) ?? lineOf(block - 1)) : undefined)
    if (day) return day.edtf
  }
  for (const block of blocks.slice(0, organ + 1)) {
    const day = findings.flows[block]!.text.length < 120 ? dayOf(block) : undefined
    if (day) return day.edtf
  }
  return source.self.date ?? source.published
}

/** A note of adoption is no longer than this (UTF-16 units). */
const CLOSING = 90

const isClause = (kind: string) => kind === 'operative' || kind === 'preambular' || kind === 'note'
