import { type Deed, rowOf } from './deed.ts'
import type { Changed } from './engine/engine.ts'
import { FOREVER, Spans } from './engine/spans.ts'
import type { Goal } from './gap-candidates.ts'
import { type Way, withInstead } from './gap-way.ts'
import type { Standing } from './standing.ts'

/**
 * Does the deeds of a way one after the other from a day on, each once what the one before it brings about has begun (a treaty may take ninety
 * days); those that several parties do alike, at once. What was done can be looked at, and is taken back in the end.
 */
class Trial {
  private readonly acts = new Map<string, number>()
  private readonly spans = new Spans()
  private readonly first: number
  private day: number

  constructor(
    private readonly standing: Standing,
    way: Way,
    private readonly goals: readonly Goal[],
    from: number,
  ) {
    this.day = from
    this.first = standing.table.length
    const together: [string, Deed][] = []
    let pool: string | null = null
    for (const entry of way.deeds) {
      const own = poolOf(way, entry[0])
      if (own === null || own !== pool) this.do(together.splice(0))
      together.push(entry)
      pool = own
    }
    this.do(together)
  }

  private do(deeds: readonly [string, Deed][]): void {
    const { engine, table, symbols } = this.standing
    const nobody = symbols.id('anyone')
    const acts = deeds.map(([key, deed]) => {
      const act = table.add(rowOf(deed, this.day, nobody))
      this.acts.set(key, act)
      return act
    })
    const changed = engine.add(...acts)
    this.day = this.lastEffect(changed, new Set(acts))
  }

  /** The last day on which something begins or ends by the acts. */
  private lastEffect(changed: readonly Changed[], acts: ReadonlySet<number>): number {
    const { spans } = this
    let last = this.day
    for (const { status, key } of changed) {
      this.standing.engine.stores[status]!.spans(key, false, spans)
      for (let i = 0; i < spans.n; i++) {
        if (acts.has(spans.fromBy(i))) last = Math.max(last, spans.from(i))
        if (acts.has(spans.untilBy(i)) && spans.until(i) < FOREVER) last = Math.max(last, spans.until(i))
      }
    }
    return last
  }

  /** Whether every goal holds for sure once all was done. */
  holds(): boolean {
    const { stores } = this.standing.engine
    return this.goals.every(({ status, tuple }) => {
      const store = stores[status]!
      let later = false
      store.keys.each((1 << tuple.length) - 1, tuple, (key) => {
        store.spans(key, false, this.spans)
        for (let i = 0; i < this.spans.n; i++) if (this.spans.until(i) > this.day) later = true
      })
      return later
    })
  }

  /** Whether the goals hold without one of the deeds as well; if so it stays undone. */
  spares(key: string): boolean {
    const act = this.acts.get(key)!
    this.standing.engine.retract(act)
    if (this.holds()) return true
    this.standing.engine.restore(act)
    return false
  }

  undo(): void {
    const { engine, table } = this.standing
    engine.retract(...this.acts.values())
    table.truncate(this.first)
  }
}

function poolOf(way: Way, key: string): string | null {
  return [...way.pools].find(([, { taken }]) => taken.has(key))?.[0] ?? null
}

/** Whether the goals come to hold by the deeds of the way. */
function brings(standing: Standing, way: Way, goals: readonly Goal[], from: number): boolean {
  const trial = new Trial(standing, way, goals, from)
  const holds = trial.holds()
  trial.undo()
  return holds
}

/** The way without deeds and alternatives that do not help; null if it does not bring about the goals, whichever alternatives are taken. */
export function needed(standing: Standing, way: Way, goals: readonly Goal[], from: number): Way | null {
  for (const one of [way, ...alternatives(way)]) {
    const trial = new Trial(standing, one, goals, from)
    const least = trial.holds() ? withoutSpare(one, trial) : null
    trial.undo()
    if (least) return withoutFalse(standing, least, goals, from)
  }
  return null
}

function withoutSpare(way: Way, trial: Trial): Way {
  const deeds = new Map(way.deeds)
  const needed = new Set<string>()
  for (const key of [...way.deeds.keys()].reverse()) {
    // Those of one pool are alike: when one of them is needed, all are.
    const pool = poolOf(way, key)
    if (pool !== null && needed.has(pool)) continue
    if (trial.spares(key)) deeds.delete(key)
    else if (pool !== null) needed.add(pool)
  }
  return { ...way, deeds }
}

/** What one of a pool may do instead, the others may. */
function withoutFalse(standing: Standing, way: Way, goals: readonly Goal[], from: number): Way {
  const good = new Map<string, boolean[]>()
  let found = way
  for (const [key, deed] of way.deeds) {
    const pool = poolOf(way, key) ?? key
    const works = good.get(pool) ?? deed.or.map((other) => brings(standing, withInstead(way, key, other), goals, from))
    good.set(pool, works)
    const or = deed.or.filter((_, at) => works[at])
    if (or.length < deed.or.length) found = withInstead(found, key, { ...deed, or })
  }
  return found
}

/** The way with one of its deeds done otherwise. */
function alternatives(way: Way): Way[] {
  return [...way.deeds].flatMap(([key, deed]) =>
    deed.or.map((other, at) => withInstead(way, key, { ...other, or: deed.or.filter((_, one) => one > at) })),
  )
}
