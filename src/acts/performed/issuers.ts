import type { PartyId, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { articleStart } from './articles.ts'
import type { PerformedLanguage } from './language.ts'
import type { Genre } from './schema.ts'

/** How much a mention of a party in each part of a document says that it issues it; a treaty's party needs `NEEDED` in all. */
const WEIGHT = { title: 3, cover: 2, preamble: 2, signature: 1 }
const NEEDED = 3

/**
 * Who issues a document: the states and organisations of its title and cover, of the lines before its first article or clause, and of the
 * signatures under it; the surest first seen first.
 */
export function issuersOf(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  genre: Genre,
  front: readonly number[],
  title: number,
): PartyId[] {
  if (genre !== 'treaty') return statementIssuers(source, findings, genre, front, title)
  const scores = new Map<PartyId, number>()
  const add = (ids: Iterable<PartyId>, weight: number) => {
    for (const id of new Set(ids)) scores.set(id, (scores.get(id) ?? 0) + weight)
  }
  const ofBlock = (block: number, to = Number.POSITIVE_INFINITY) => states(findings, block, to)
  add(ofBlock(title), WEIGHT.title)
  for (const block of front) if (block !== title) add(ofBlock(block), WEIGHT.cover)
  add(preambleParties(source, findings, language, front, title), WEIGHT.preamble)
  add(
    source.blocks
      .slice(-14)
      .filter(({ index, kind }) => kind !== 'note' && findings.flows[index]!.text.length < 200)
      .flatMap(({ index }) => ofBlock(index)),
    WEIGHT.signature,
  )
  const sure = [...scores].filter(([, score]) => score >= NEEDED)
  if (sure.length >= 2) return sure.map(([id]) => id)
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([id]) => id)
}

/** Parties named between the title and the first article, near the beginning. */
function preambleParties(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  front: readonly number[],
  title: number,
): PartyId[] {
  const ids: PartyId[] = []
  let seen = 0
  for (const { index, kind } of source.blocks) {
    if (index <= title || front.includes(index) || kind === 'note') continue
    const { text } = findings.flows[index]!
    if (articleStart(text, 0, language) || seen > 500) break
    ids.push(...states(findings, index, 400))
    seen += text.length
  }
  return ids
}

function statementIssuers(
  source: Source,
  findings: Findings,
  genre: Genre,
  front: readonly number[],
  title: number,
): PartyId[] {
  const named = [...new Set(states(findings, title))]
  // A group or organisation in the title issues for its members.
  const bodies = findings.parties[title]!.filter(
    ({ type, by }) => by !== 'coreference' && (type === 'group' || type === 'organisation'),
  )
  const groups = [...new Set(bodies.map(({ id }) => id.split('/')[0]!))]
  if (groups.length === 1 && named.length <= 2) return groups
  if (genre === 'declaration' ? named.length > 0 : named.length >= 2) return named
  if (groups.length > 0) return named
  const counts = new Map<PartyId, number>(named.map((id) => [id, 100]))
  const opening = source.blocks.filter(({ kind, index }) => kind !== 'note' && index >= (front[0] ?? 0)).slice(0, 12)
  for (const { index } of opening) for (const id of states(findings, index)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, genre === 'declaration' ? 1 : 2)
    .map(([id]) => id)
}

/** States and organisations named in a block up to `to`, a body under its owner, in text order. */
function states(findings: Findings, block: number, to = Number.POSITIVE_INFINITY): PartyId[] {
  const found = findings.parties[block]!.filter((party) => party.from < to && party.type !== 'person')
  return found.flatMap(({ id, type, by }) =>
    by === 'coreference' || (type === 'group' && /^[a-z]/.test(id)) ? [] : [id.split('/')[0]!],
  )
}
