import type { Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { FoundAct } from '../found.ts'
import { clauseAct } from './clauses.ts'
import { wordsBetween, wordsIn } from './flow-words.ts'
import type { Performing } from './genre.ts'
import { openingDeeds } from './openings.ts'
import type { Word } from './words.ts'

/** How sure a clause of a resolution is read: its verb opens a block, or only a later sentence of it. */
const SURE = { block: 0.92, sentence: 0.8 }

/** Blocks in which no clause stands. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'note',
  'reference',
  'running-head',
  'page-number',
  'separator',
  'title',
  'link',
  'table',
])

/**
 * One act for each thing that a clause of a resolution does. The organ that acts is the subject of all of them. Where "Decides:" stands
 * alone before a list, each item is an act of its own.
 */
export function resolutionActs(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language, issuers, titleBlock } = performing
  const acts: FoundAct[] = adoption(findings, performing)
  let decided = false
  for (const { index: block, kind } of source.blocks) {
    if (block < (titleBlock ?? 0) || OUTSIDE.has(kind)) continue
    const flow = findings.flows[block]!
    for (const sentence of sentencesOf(flow)) {
      const words = wordsBetween(flow, sentence.from, sentence.to)
      const at = clauseStart(words, performing)
      const deeds = openingDeeds(words, at, language, decided)
      // "Decides:" alone decides what its items say.
      const lead = deeds.length === 1 && words.length - deeds[0]!.verbEnd <= 1 && /^[:：]$/.test(words.at(-1)!.key)
      if (lead) decided = deeds[0]!.kind === 'adopt'
      else if (deeds.length > 0 && words[at]!.key !== language.data.infinitive) decided = false
      for (const deed of lead && decided ? [] : deeds) {
        const act = clauseAct(
          findings,
          block,
          words,
          deed,
          issuers,
          performing,
          sentence.from === 0 ? SURE.block : SURE.sentence,
        )
        if (act) acts.push(act)
      }
    }
  }
  return acts
}

/** The first word after a clause's number and, in the first clause, the organ's name ("1. The Council requests …"). */
function clauseStart(words: readonly Word[], { language }: Performing): number {
  let at = 0
  while (at < words.length && (!words[at]!.letters || /^(?:\d+|[a-zа-я])$/.test(words[at]!.key)) && at < 5) at++
  const self = language.organs.match(words, at) ?? language.issuers.match(words, at)
  if (self) at = self.end
  while (at < words.length && !words[at]!.letters) at++
  return at
}

/** The adoption of the resolution itself, as a line above its clauses tells it. */
function adoption(findings: Findings, performing: Performing): FoundAct[] {
  const { language, titleBlock, issuers } = performing
  for (let block = 0; block < (titleBlock ?? 0); block++) {
    const words = wordsIn(findings.flows[block]!)
    const hit = words.length < LINE ? language.adoption.find(words) : null
    if (!hit?.value) continue
    const deed = { kind: 'adopt' as const, from: 0, to: words.length, verbEnd: words.length, form: 'says' as const }
    const act = clauseAct(findings, block, words, deed, issuers, performing, SURE.sentence)
    return act ? [act] : []
  }
  return []
}

/** Lines above the clauses have fewer words than this. */
const LINE = 60
