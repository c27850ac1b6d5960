import type { PartyId, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { together } from '../found.ts'
import { wordsIn } from './flow-words.ts'
import type { PerformedLanguage } from './language.ts'

/** A line of speakers has fewer words than this. */
const LINE = 70

/**
 * Who speaks in the clauses after a line that only names parties ("China, France and the Russian Federation,", "Mongolia, for its part,");
 * null for any other block.
 */
export function speakersOf(findings: Findings, block: number, language: PerformedLanguage): PartyId[] | null {
  const flow = findings.flows[block]!
  const words = wordsIn(flow)
  const last = words.at(-1)
  if (!last || words.length > LINE || !/^[,:，：]$/.test(last.key)) return null
  const parties = findings.parties[block]!
  const ids: PartyId[] = []
  let next = 0
  for (const word of words) {
    while (next < parties.length && parties[next]!.to <= word.from) next++
    const party = parties[next]
    if (party && party.from <= word.from && word.to <= party.to) {
      if (party.type !== 'group' || !/^[a-z]/.test(party.id))
        ids.push(...(party.members.length > 0 ? party.members : [party.id]))
      continue
    }
    if (word.letters && !language.speaking.has(word.key)) return null
  }
  return ids.length > 0 ? together(ids) : null
}

/** All who speak in such lines, in order of first mention. */
export function allSpeakers(source: Source, findings: Findings, language: PerformedLanguage): PartyId[] {
  return together(
    ...source.blocks.map(({ index, kind }) => (kind === 'note' ? [] : (speakersOf(findings, index, language) ?? []))),
  )
}
