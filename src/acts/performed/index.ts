import type { Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { Performed } from '../found.ts'
import { performingOf } from './genre.ts'
import { referredActs } from './referred.ts'
import { resolutionActs } from './resolution.ts'
import { statementActs } from './statement.ts'
import { treatyActs } from './treaty.ts'

export { type DocumentGenre, documentGenre, type Genre } from './genre.ts'

const NOTHING: Performed = { acts: [], covered: new Set() }

/**
 * The acts that a document performs itself: a treaty's signature and undertakings, each clause of a resolution, a joint statement, a
 * declaration or communiqué. Every one is an act of its own, even if two are alike in kind, parties and date: they are no reports of one
 * another. Empty for a document that performs nothing.
 *
 * `covered` are the blocks in which nothing else is to be looked for: all of a treaty's text. In the blocks of the other genres, events that a
 * clause refers to are left to the reader of running prose.
 */
export function performedActs(source: Source, findings: Findings): Performed {
  const performing = performingOf(source, findings)
  if (!performing) return NOTHING
  if (performing.genre === 'treaty')
    return { acts: treatyActs(source, findings, performing), covered: new Set(source.blocks.map(({ index }) => index)) }
  const acts =
    performing.genre === 'resolution'
      ? resolutionActs(source, findings, performing)
      : statementActs(source, findings, performing)
  if (acts.length < FEWEST) return NOTHING
  return { acts: [...acts, ...referredActs(source, findings, performing)], covered: new Set() }
}

/** A document with fewer clauses than this only speaks of such a document. */
const FEWEST = 2
