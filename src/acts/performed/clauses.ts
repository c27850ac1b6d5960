import type { Modality, PartyId } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { type FoundAct, together, within } from '../found.ts'
import type { Performing } from './genre.ts'
import type { PerformedLanguage } from './language.ts'
import type { Deed } from './openings.ts'
import type { Word } from './words.ts'

/** How many words after the verb whom a clause of a kind is addressed to may begin; Chinese characters count one each. */
const REACH: ReadonlyMap<string, number> = new Map([
  ['urge', 5],
  ['support', 8],
  ['oppose', 3],
])
const HAN_REACH: ReadonlyMap<string, number> = new Map([
  ['urge', 4],
  ['support', 8],
  ['oppose', 3],
])

/** The act that one clause performs; `agents` is who performs it, `words` the words of its block. */
export function clauseAct(
  findings: Findings,
  block: number,
  words: readonly Word[],
  deed: Deed,
  agents: PartyId[],
  performing: Performing,
  sure: number,
  modality: Modality = 'actual',
): FoundAct | null {
  const last = lastWord(words, deed)
  const first = words[deed.from]
  if (!first || !last || last.to <= first.from) return null
  const { date, instrument, instrumentId, force, genre } = performing
  const targets = targetsOf(findings, words, deed, block, last.to, agents, performing)
  return {
    block,
    from: first.from,
    to: last.to,
    kind: deed.kind,
    agents,
    targets,
    date,
    place: null,
    instrument,
    instrumentId,
    about: null,
    topics: [],
    modality,
    force,
    confidence: {
      kind: sure,
      agents: genre === 'resolution' ? 0.97 : 0.88,
      targets: targets.length > 0 ? 0.7 : 0.75,
      date: date ? 0.95 : 0.6,
      modality: 0.95,
    },
  }
}

const CLOSING: ReadonlySet<string> = new Set([...')）»”"』」%'])

/** The deed's last word, without marks and joining words after it. */
function lastWord(words: readonly Word[], deed: Deed): Word | undefined {
  let last = Math.min(deed.to, words.length) - 1
  while (last > deed.from && !words[last]!.letters && !CLOSING.has(words[last]!.key)) last--
  return words[last]
}

/**
 * Whom a clause is addressed to: the parties right after the verb ("calls on the DPRK and its neighbours to …"), and for one of several
 * issuers the other ones that the clause names.
 */
function targetsOf(
  findings: Findings,
  words: readonly Word[],
  deed: Deed,
  block: number,
  to: number,
  agents: readonly PartyId[],
  { issuers, language }: Performing,
): PartyId[] {
  const start = words[deed.verbEnd]?.from ?? to
  const reach = (language.code === 'zh' ? HAN_REACH : REACH).get(deed.kind) ?? -1
  const near = words[Math.min(deed.verbEnd + reach, deed.to) - 1]?.to ?? start
  // "the international community" is nobody in particular; "U.S.-Mongolia" names no one to speak to.
  const { text } = findings.flows[block]!
  const named = within(findings.parties[block]!, start, to).filter(
    ({ id, type, to: end }) => (type !== 'group' || !/^[a-z]/.test(id)) && !/[-–]/.test(text[end] ?? ''),
  )
  const targets = reach >= 0 ? towards(findings, words, deed, block, agents, language) : []
  let end = -1
  for (const party of named) {
    const ids = party.members.length > 0 ? party.members : [party.id]
    const addressed =
      reach >= 0 && (end < 0 ? party.from < near : party.from >= end && isJoined(words, end, party.from, language))
    if (addressed) end = party.to
    for (const id of ids) {
      const owner = id.split('/')[0]!
      if (agents.includes(id) || (agents.includes(owner) && !(addressed && id.includes('/')))) continue
      if (addressed || (issuers.includes(owner) && issuers.length > 1 && agents.length < issuers.length))
        targets.push(addressed ? id : owner)
    }
  }
  return together(targets)
}

/** “对…表示关切”: the party behind the preposition that stands before the verb. */
function towards(
  findings: Findings,
  words: readonly Word[],
  { from, verbEnd }: Deed,
  block: number,
  agents: readonly PartyId[],
  language: PerformedLanguage,
): PartyId[] {
  for (let at = from; at + 1 < verbEnd; at++) {
    if (!language.towards.has(words[at]!.key)) continue
    const next = words[at + 1]!.from
    const party = findings.parties[block]!.find((found) => found.from === next && found.type !== 'group')
    if (party && !agents.includes(party.id)) return party.members.length > 0 ? [...party.members] : [party.id]
  }
  return []
}

/** Only conjunctions, commas and articles stand between two parties of one list. */
function isJoined(words: readonly Word[], from: number, to: number, language: PerformedLanguage): boolean {
  const between = words.filter((word) => word.from >= from && word.to <= to)
  return (
    between.length > 0 &&
    between.length < 4 &&
    between.every(
      (word, at) => !word.letters || language.and.match(between, at) !== null || language.offices.has(word.key),
    )
  )
}
