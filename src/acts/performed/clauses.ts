import type { PartyId } from '../../model/index.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { type FoundAct, together } from '../found.ts'
import type { Performing } from './genre.ts'
import type { Deed } from './openings.ts'
import type { Word } from './words.ts'

/** Kinds whose clause is addressed to someone, who stands right after the verb. */
const ADDRESSED: ReadonlySet<string> = new Set(['urge', 'support', 'oppose'])

/** How many words after the verb may come before whom it is addressed to. */
const REACH = 8
const HAN_REACH = 12

/** The act that one clause performs; `agents` is who performs it, `words` the words of its block. */
export function clauseAct(
  findings: Findings,
  block: number,
  words: readonly Word[],
  deed: Deed,
  agents: PartyId[],
  performing: Performing,
  sure: number,
): FoundAct | null {
  const last = lastWord(words, deed)
  const first = words[deed.from]
  if (!first || !last || last.to <= first.from) return null
  const { date, instrument, instrumentId, force, issuers, genre } = performing
  const stretch = { block, from: first.from, to: last.to }
  const targets = targetsOf(findings, words, deed, stretch, agents, issuers, performing)
  return {
    ...stretch,
    kind: deed.kind,
    agents,
    targets,
    date,
    place: null,
    instrument,
    instrumentId,
    about: null,
    topics: [],
    modality: 'actual',
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

/** The deed's last word, without marks and joining words after it. */
function lastWord(words: readonly Word[], deed: Deed): Word | undefined {
  let last = Math.min(deed.to, words.length) - 1
  while (last > deed.from && !words[last]!.letters && !/^[)）»”"』」%]$/.test(words[last]!.key)) last--
  return words[last]
}

/**
 * Whom a clause is addressed to: parties right after the verb ("calls on the DPRK to …"), and for one of several issuers the other ones that
 * the clause names.
 */
function targetsOf(
  findings: Findings,
  words: readonly Word[],
  deed: Deed,
  { block, to }: Found,
  agents: readonly PartyId[],
  issuers: readonly PartyId[],
  performing: Performing,
): PartyId[] {
  const start = words[deed.verbEnd]?.from ?? to
  const reach =
    words[Math.min(deed.verbEnd + (performing.language.code === 'zh' ? HAN_REACH : REACH), deed.to) - 1]?.to ?? start
  const others = issuers.filter((id) => !agents.includes(id))
  const targets: PartyId[] = []
  for (const party of findings.parties[block]!) {
    if (party.from < start || party.to > to) continue
    const ids = party.members.length > 0 ? party.members : [party.id]
    for (const id of ids) {
      const owner = id.split('/')[0]!
      const near = party.to <= reach
      if (agents.includes(id) || agents.includes(owner)) continue
      if (near && ADDRESSED.has(deed.kind) ? true : others.includes(owner)) targets.push(near ? id : owner)
    }
  }
  return together(targets)
}
