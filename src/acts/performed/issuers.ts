import type { PartyId, Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { articleStart } from './articles.ts'
import { wordsBetween, wordsIn } from './flow-words.ts'
import type { PerformedLanguage } from './language.ts'
import { sayingsOf } from './sayings.ts'
import type { Genre } from './schema.ts'
import { allSpeakers } from './speakers.ts'
import { Subjects } from './subjects.ts'

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
  if (genre !== 'treaty') return statementIssuers(source, findings, language, genre, front, title)
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
  // An organisation of the preamble ("the Charter of the United Nations") is no party, unless the title names it.
  const titled = new Set(ofBlock(title))
  const isParty = (id: PartyId) =>
    titled.has(id) ||
    !source.blocks.some(({ index }) =>
      findings.parties[index]!.some((party) => party.id === id && BODIES.has(party.type)),
    )
  const sure = [...scores].filter(([id, score]) => score >= NEEDED && isParty(id))
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
  language: PerformedLanguage,
  genre: Genre,
  front: readonly number[],
  title: number,
): PartyId[] {
  const named = titleParties(findings, title, language)
  // A group or organisation in the title issues for its members.
  const groups = named.filter((id) =>
    findings.parties[title]!.some((party) => party.id.split('/')[0] === id && BODIES.has(party.type)),
  )
  if (groups.length === 1 && named.length <= 2) return groups
  if (genre === 'declaration' ? named.length > 0 : named.length >= 2) return named
  const speakers = allSpeakers(source, findings, language)
  if (speakers.length > 0) return named.length > 0 && named.every((id) => speakers.includes(id)) ? named : speakers
  const first = genre === 'declaration' && named.length === 0 ? firstSpeaker(source, findings, language, front) : null
  if (first) return [first]
  const several = genre !== 'declaration' || speaksOfSeveral(source, findings, language)
  const met = several ? bothNamed(source, findings, front, title) : []
  if (met.length >= 2) return met
  const counts = new Map<PartyId, number>(named.map((id) => [id, 100]))
  const opening = source.blocks.filter(({ kind, index }) => kind !== 'note' && index >= (front[0] ?? 0)).slice(0, 12)
  for (const { index } of opening) for (const id of states(findings, index)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, several ? 2 : 1)
    .map(([id]) => id)
}

/** The party with which the running text begins to say things ("Finland welcomes …"); null where it begins otherwise. */
function firstSpeaker(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  front: readonly number[],
): PartyId | null {
  const opening = source.blocks.filter(({ kind, index }) => kind !== 'note' && !front.includes(index)).slice(0, OPENING)
  for (const { index } of opening) {
    const flow = findings.flows[index]!
    for (const { from, to } of sentencesOf(flow)) {
      const words = wordsBetween(flow, from, to)
      const said = sayingsOf(new Subjects(findings, index, words, language), 0, words.length)[0]
      const owners = new Set(said?.told ? said.subject?.ids.filter(isParty).map((id) => id.split('/')[0]!) : [])
      if (owners.size === 1) return [...owners][0]!
    }
  }
  return null
}

/** Who speaks is told in the first blocks. */
const OPENING = 3

const isParty = (id: PartyId) => /^[A-Z]{2,}(?:\/|$)/.test(id)

/** The states of the title, whatever it says of them, that the first paragraph of running text names too. */
function bothNamed(source: Source, findings: Findings, front: readonly number[], title: number): PartyId[] {
  const first = source.blocks.find(({ kind, index }) => kind === 'paragraph' && index > title && !front.includes(index))
  if (!first) return []
  const again = new Set(states(findings, first.index))
  return [...new Set(states(findings, title))].filter((id) => again.has(id))
}

/** Does a declaration speak of those who issue it as of several ("the two leaders welcomed", "Министры подтвердили")? */
function speaksOfSeveral(source: Source, findings: Findings, language: PerformedLanguage): boolean {
  return source.blocks.some(({ kind, index }) => {
    if (kind === 'note') return false
    const flow = findings.flows[index]!
    return sentencesOf(flow).some(({ from, to }) => {
      const phrase = language.issuers.match(wordsBetween(flow, from, to), 0)?.value
      return phrase === 'issuers' || phrase === 'leaders'
    })
  })
}

const BODIES: ReadonlySet<string> = new Set(['group', 'organisation'])

/** The parties of a title that issue it: not those it is about ("on …", 关于…) or addressed to. */
function titleParties(findings: Findings, title: number, language: PerformedLanguage): PartyId[] {
  const all = wordsIn(findings.flows[title]!)
  // "Chad: statement by the Spokesperson": what stands before the colon is what it is about.
  const colon = all.findIndex(({ key }) => key === ':' || key === '：')
  const topic = colon > 0 && language.genres.find(all.slice(colon)) !== null
  const words = topic ? all.slice(colon + 1) : all
  const ids: PartyId[] = []
  let about = false
  let next = 0
  const parties = findings.parties[title]!
  const genres = words.flatMap((word, at) => {
    const hit = language.genres.match(words, at)
    return hit ? [{ from: word.from, to: words[hit.end - 1]!.to }] : []
  })
  for (const word of words) {
    if (language.about.has(word.key)) about = true
    else if (language.by.has(word.key)) about = false
    while (next < parties.length && parties[next]!.to <= word.from) next++
    const party = parties[next]
    if (!party || party.from !== word.from || about || party.by === 'coreference') continue
    // A name that shares letters with "联合声明" is none.
    if (genres.some(({ from, to }) => party.from < to && from < party.to)) continue
    if (party.type === 'person' || (party.type === 'group' && /^[a-z]/.test(party.id))) continue
    ids.push(...(party.members.length > 0 ? party.members : [party.id]).map((id) => id.split('/')[0]!))
  }
  return [...new Set(ids)]
}

/** States and organisations named in a block up to `to`, a body under its owner, in text order. */
function states(findings: Findings, block: number, to = Number.POSITIVE_INFINITY): PartyId[] {
  const found = findings.parties[block]!.filter((party) => party.from < to && party.type !== 'person')
  return found.flatMap(({ id, type, by }) =>
    by === 'coreference' || (type === 'group' && /^[a-z]/.test(id)) ? [] : [id.split('/')[0]!],
  )
}
