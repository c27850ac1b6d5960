import type { Force, RecordedAct } from '../model/index.ts'
import { type Deed, deedKey, deedSentence, deedShape, recordOf, rowOf } from './deed.ts'
import { GapSearch, type Way } from './gap-search.ts'
import { tupleOf } from './query.ts'
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
  const form = standing.rulebook.statuses[query.status]!
  for (const name of query.parties.flat()) standing.symbols.id(name)
  const goals = query.parties.map((names) => ({ status: query.status, tuple: tupleOf(names, null, standing.symbols)! }))
  const forces: (Force | null)[] = form.force === 'act' ? [query.force ?? 'political'] : [null]
  const search = new GapSearch(standing, day)
  const found: Way[] = forces.flatMap((force) =>
    search.together(
      goals.map(({ status, tuple }) => ({
        status,
        tuple: force ? [...tuple, standing.symbols.id(forceName(force))] : tuple,
      })),
    ),
  )
  const verified = smallest(found).filter((way) => verify(standing, way, goals, day))
  return verified.slice(0, limit).map((way) => ({ cost: way.deeds.size, steps: stepsOf(standing, way) }))
}

/** Ways by cost; those that contain another are left out. */
function smallest(ways: readonly Way[]): Way[] {
  const sorted = [...ways].sort((a, b) => a.deeds.size - b.deeds.size)
  const kept: Way[] = []
  for (const way of sorted) {
    const contains = (other: Way) => [...other.deeds.keys()].every((key) => way.deeds.has(key))
    if (!kept.some(contains)) kept.push(way)
  }
  return kept
}

/** Does the acts of a way on the day, looks whether the goals come to hold, and takes them back. */
function verify(
  standing: Standing,
  way: Way,
  goals: readonly { status: number; tuple: readonly number[] }[],
  day: number,
): boolean {
  const { engine, table } = standing
  const nobody = standing.symbols.id('anyone')
  const added: number[] = []
  for (const deed of way.deeds.values()) {
    const act = table.add(rowOf(deed, day, nobody))
    added.push(act)
    engine.add(act)
  }
  const holds = goals.every(({ status, tuple }) => {
    const store = engine.stores[status]!
    let later = false
    store.keys.each((1 << tuple.length) - 1, tuple, (key) => {
      for (const period of standing.periods(status, key))
        if (period.certainly && period.certainly.until > day) later = true
    })
    return later
  })
  for (const act of added.reverse()) engine.retract(act)
  return holds
}

function stepsOf(standing: Standing, way: Way): GapStep[] {
  const steps: GapStep[] = []
  const pools = new Map(way.pools.map((pool) => [pool.shape, pool]))
  const counted = new Map<string, Deed[]>()
  for (const deed of way.deeds.values()) {
    const pool = pools.get(deedShape(deed))
    if (pool?.keys.has(deedKey(deed)) && pool.agents.length > pool.needed)
      counted.set(pool.shape, [...(counted.get(pool.shape) ?? []), deed])
    else
      steps.push({
        says: deedSentence(deed, standing),
        count: 1,
        anyOf: [],
        ...recordOf(deed, standing),
        rule: deed.rule,
      })
  }
  for (const [shape, deeds] of counted) {
    const agents = pools.get(shape)!.agents.map((agent) => standing.symbols.name(agent))
    const says = deedSentence(deeds[0]!, standing, `any ${deeds.length} of ${agents.length} parties`)
    steps.push({ says, count: deeds.length, anyOf: agents, record: 'not recorded', acts: [], rule: deeds[0]!.rule })
  }
  return steps
}
