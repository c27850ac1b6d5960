import { BadInput, type RecordedAct } from '../model/index.ts'
import type { Changed } from './engine/engine.ts'
import type { Standing, StatusPeriod } from './standing.ts'

/** What is supposed: further acts, acts taken out, other dates, sources left aside. */
export interface Supposition {
  assume: RecordedAct[]
  retract: string[]
  redate: { id: string; date: string }[]
  /** Ids or names of sources. */
  exclude: string[]
}

/** A status that would be different. */
export interface Difference {
  sentence: string
  before: StatusPeriod[]
  after: StatusPeriod[]
}

/** The statuses that would change under a supposition; afterwards everything is as before. Throws BadInput for an act or source that is not there. */
export function whatIf(standing: Standing, supposed: Supposition): Difference[] {
  const taken: RecordedAct[] = []
  const given: RecordedAct[] = []
  const byId = new Map(standing.acts.filter((act) => act && standing.has(act.id)).map((act) => [act.id, act]))
  const known = (id: string) => {
    const act = byId.get(id)
    if (!act) throw new BadInput('what-if', `no act "${id}" is recorded`)
    return act
  }
  for (const id of supposed.retract) taken.push(known(id))
  for (const { id, date } of supposed.redate) {
    const act = known(id)
    taken.push(act)
    given.push({ ...act, act: { ...act.act, date } })
  }
  for (const source of supposed.exclude) {
    const its = [...byId.values()].filter((act) => act.source.id === source || act.source.name === source)
    if (its.length === 0) throw new BadInput('what-if', `no act comes from a source "${source}"`)
    taken.push(...its)
  }
  given.push(...supposed.assume)
  return compare(standing, taken, given)
}

function compare(standing: Standing, taken: readonly RecordedAct[], given: readonly RecordedAct[]): Difference[] {
  const touched = new Map<string, Changed>()
  const note = (changed: readonly Changed[]) => {
    for (const one of changed) touched.set(`${one.status}:${one.key}`, one)
  }
  for (const act of taken) note(standing.out(act.id))
  for (const act of given) note(standing.in(act))
  const after = new Map([...touched].map(([at, { status, key }]) => [at, standing.periods(status, key)]))
  for (const act of given) standing.out(act.id)
  for (const act of taken) standing.in(act)
  const found: Difference[] = []
  for (const [at, { status, key }] of touched) {
    if (!standing.rulebook.statuses[status]!.listed) continue
    const before = standing.periods(status, key)
    const then = after.get(at) ?? []
    if (shown(before) !== shown(then)) found.push({ sentence: standing.sentence(status, key), before, after: then })
  }
  return found
}

function shown(periods: readonly StatusPeriod[]): string {
  return JSON.stringify(periods.map(({ certainly, possibly, status }) => [certainly, possibly, status.force]))
}
