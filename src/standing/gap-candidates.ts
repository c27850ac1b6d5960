import { presentStates } from './encode.ts'
import type { Sort } from './rules/syntax.ts'
import type { Standing } from './standing.ts'

/** A conclusion that is asked for. */
export interface Goal {
  status: number
  tuple: readonly number[]
}

/** A conclusion as a key. */
export function atom({ status, tuple }: Goal): string {
  return `${status}:${tuple.join(',')}`
}

/** Who may do what a gap asks for: those of whom something is recorded, and states of whom nothing is. */
export class Candidates {
  private readonly known = new Map<Sort, number[]>()
  private others: number[][] | null = null

  constructor(
    private readonly standing: Standing,
    private readonly goals: readonly Goal[],
  ) {}

  /** States that exist, of which nothing is recorded; those that the tables say the same of stand together. */
  otherStates(): number[][] {
    if (this.others) return this.others
    const { symbols, rulebook, engine } = this.standing
    const known = new Set(this.of('party'))
    const said = new Map<number, string>()
    rulebook.statuses.forEach((form, status) => {
      if (!form.given) return
      const { keys } = engine.stores[status]!
      for (let key = 0; key < keys.size; key++) {
        const tuple = form.sorts.map((_, at) => keys.arg(key, at))
        for (const one of tuple) said.set(one, `${said.get(one) ?? ''};${atom({ status, tuple })}`)
      }
    })
    const alike = new Map<string, number[]>()
    for (const id of presentStates()) {
      const state = symbols.id(id)
      if (known.has(state)) continue
      const facts = (said.get(state) ?? '').replaceAll(new RegExp(`\\b${state}\\b`, 'g'), '*')
      alike.set(facts, [...(alike.get(facts) ?? []), state])
    }
    this.others = [...alike.values()]
    return this.others
  }

  /** Everyone (everything) whom the goals name, of whom any status was ever said in a place of this sort, or whom a table names. */
  of(sort: Sort): number[] {
    const known = this.known.get(sort)
    if (known) return known
    const { rulebook, engine } = this.standing
    const found = new Set<number>()
    const take = (status: number, symbolAt: (at: number) => number) =>
      rulebook.statuses[status]!.sorts.forEach((one, at) => {
        if (one === sort) found.add(symbolAt(at))
      })
    for (const { status, tuple } of this.goals) take(status, (at) => tuple[at]!)
    rulebook.statuses.forEach((form, status) => {
      if (form.given || !form.sorts.includes(sort)) return
      const { keys } = engine.stores[status]!
      for (let key = 0; key < keys.size; key++) take(status, (at) => keys.arg(key, at))
    })
    if (sort === 'instrument') for (const { values } of rulebook.tables) for (const key of values.keys()) found.add(key)
    this.known.set(sort, [...found])
    return [...found]
  }
}
