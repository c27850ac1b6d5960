import type { Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/sentences.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { FoundAct } from '../found.ts'
import { clauseAct } from './clauses.ts'
import type { Performing } from './genre.ts'
import { openingDeeds } from './openings.ts'
import { wordsOf } from './words.ts'

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
 * One act for each thing that a clause of a resolution does. The organ that acts is the subject of all of them. "Decides:" before a list of
 * infinitives is one act with each of the list's items as its own, where the items' verbs are known.
 */
export function resolutionActs(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language, issuers, titleBlock } = performing
  const acts: FoundAct[] = []
  for (const { index: block, kind } of source.blocks) {
    if (block < (titleBlock ?? 0) || OUTSIDE.has(kind)) continue
    const flow = findings.flows[block]!
    for (const sentence of sentencesOf(flow)) {
      const words = wordsOf(flow.text, sentence.from, sentence.to)
      const at = clauseStart(words, performing)
      for (const deed of openingDeeds(words, at, language)) {
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
function clauseStart(words: readonly { key: string; letters: boolean }[], { language }: Performing): number {
  let at = 0
  while (at < words.length && (!words[at]!.letters || /^(?:\d+|[a-zа-я])$/.test(words[at]!.key)) && at < 5) at++
  const all = words as Parameters<typeof language.organs.match>[0]
  const self = language.organs.match(all, at) ?? language.issuers.match(all, at)
  if (self) at = self.end
  while (at < words.length && !words[at]!.letters) at++
  return at
}
