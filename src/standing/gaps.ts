import type { Force, RecordedAct } from '../model/index.ts'
import { deedSentence, recordOf } from './deed.ts'
import { FORCES } from './engine/acts.ts'
import type { Goal } from './gap-candidates.ts'
import { GapSearch } from './gap-search.ts'
import { needed } from './gap-trial.ts'
import { best, smallest, type Way } from './gap-way.ts'
import { type Query, tupleOf } from './query.ts'
import { forceName } from './rules/lexicon.ts'
import type { RuleRef } from './rules/program.ts'
import { dayOfQuestion, type Standing } from './standing.ts'

/** One kind of act that is missing. */
export interface GapStep {
  says: string
  /** How many acts: more than one where it does not matter whose they are. */
  count: number
  /** Who could do it, where it does not matter who; empty where it does. */
  anyOf: string[]
  /** Whether the record says that it was refused, or is intended. */
  record: 'refused' | 'planned' | 'not recorded'
  acts: RecordedAct[]
  rule: RuleRef
}

/** A smallest set of further acts that would make a goal hold. */
export interface Gap {
  cost: number
  steps: GapStep[]
}

/**
 * The smallest sets of further acts, done on the given day (EDTF), that would make a status hold then or later, cheapest first; one empty set if
 * it holds already, none if no act can bring it about. Interchangeable acts ("20 more of 150 parties accede") are counted, not named.
 */
export function gaps(standing: Standing, question: string, on: string, limit = 5): Gap[] {
  const query = standing.query(question)
  const day = dayOfQuestion(on).to
  for (const name of query.parties.flat()) standing.symbols.id(name)
  const goals = query.parties.map((names) => ({ status: query.status, tuple: tupleOf(names, null, standing.symbols)! }))
  const found = best(
    forced(standing, query, goals).flatMap((some) => new GapSearch(standing, day, some).ways()),
    100,
  )
  const kept: Way[] = []
  for (const way of smallest(found)) {
    const least = kept.length < limit ? needed(standing, way, goals, day) : null
    if (least) kept.push(least)
  }
  return smallest(kept).map((way) => ({ cost: way.deeds.size, steps: stepsOf(standing, way) }))
}

/** The goals with the force that is asked for; where none is, the one with which they hold, else a political one. */
function forced(standing: Standing, query: Query, goals: readonly Goal[]): Goal[][] {
  if (standing.rulebook.statuses[query.status]!.force !== 'act') return [[...goals]]
  const force = (one: Force) =>
    goals.map(({ status, tuple }) => ({ status, tuple: [...tuple, standing.symbols.id(forceName(one))] }))
  if (query.force) return [force(query.force)]
  return [force('political'), ...FORCES.filter((one) => one !== 'political').map(force)]
}

function stepsOf(standing: Standing, way: Way): GapStep[] {
  const steps: GapStep[] = []
  const name = (symbol: number) => standing.symbols.name(symbol)
  const counted = new Set<string>()
  const kinds = new Set<string>()
  for (const [key, deed] of way.deeds) {
    const pool = [...way.pools.values()].find(({ taken }) => taken.has(key))
    const taken = pool ? [...pool.taken].filter(([one]) => way.deeds.has(one)) : []
    if (!pool || pool.members.length <= taken.length) {
      const { record, acts } = recordOf(deed, standing)
      steps.push({ says: deedSentence(deed, standing), count: 1, anyOf: [], record, acts, rule: deed.rule })
    } else if (!counted.has(key)) {
      for (const [one] of taken) counted.add(one)
      const many = taken.length === 1 ? 'one' : String(taken.length)
      const any = kinds.has(pool.kind)
        ? `the same ${taken.length === 1 ? 'party' : `${many} parties`}`
        : `any ${many} of ${pool.members.length} parties`
      kinds.add(pool.kind)
      steps.push({
        says: deedSentence(deed, standing, { symbol: pool.taken.get(key)!, name: any, several: taken.length > 1 }),
        count: taken.length,
        anyOf: pool.members.map(name),
        record: 'not recorded',
        acts: [],
        rule: deed.rule,
      })
    }
  }
  return steps
}
