import { type Deed, deedKey, deedOf, deedShape } from './deed.ts'
import { presentStates } from './encode.ts'
import { FORCES } from './engine/acts.ts'
import { EventStep } from './engine/events.ts'
import { CERTAINLY } from './engine/store.ts'
import { forceName, ONE_OF } from './rules/lexicon.ts'
import type { Body, Clause, Literal } from './rules/program.ts'
import type { Sort } from './rules/syntax.ts'
import type { Standing } from './standing.ts'

/** Agents of whom it does not matter which do a deed. */
export interface Pool {
  shape: string
  agents: number[]
  needed: number
  /** Keys of the deeds that were taken from it. */
  keys: Set<string>
}

/** A set of deeds, what they bring about, and which of them are interchangeable. */
export interface Way {
  deeds: ReadonlyMap<string, Deed>
  gained: ReadonlySet<string>
  pools: readonly Pool[]
}

export interface Goal {
  status: number
  tuple: readonly number[]
}

const NOTHING: Way = { deeds: new Map(), gained: new Set(), pools: [] }
/** How many ways are kept at each step; more than any of the rulebooks has of one size. */
const KEPT = 24
/** How many tuples are tried for a condition of which several parties are free. */
const MOST_TUPLES = 400

/**
 * Searches backwards from a goal through the rules for the deeds that would bring it about. Conditions are met one after the other, named parties
 * first and counts last, so that a deed done for one counts for the next.
 */
export class GapSearch {
  private readonly path = new Set<string>()
  private readonly known = new Map<Sort, number[]>()

  constructor(
    private readonly standing: Standing,
    private readonly day: number,
  ) {}

  /** Ways to make all goals hold. */
  together(goals: readonly Goal[]): Way[] {
    return goals.reduce<Way[]>((ways, goal) => best(ways.flatMap((way) => this.reach(goal, way))), [NOTHING])
  }

  private atom({ status, tuple }: Goal): string {
    return `${status}:${tuple.join(',')}`
  }

  private held({ status, tuple }: Goal, sofar: Way): boolean {
    if (sofar.gained.has(this.atom({ status, tuple }))) return true
    const store = this.standing.engine.stores[status]!
    return store.surety(store.keys.find(tuple), this.day, this.day) === CERTAINLY
  }

  /** Ways to make one goal hold, given what was done so far. */
  private reach(goal: Goal, sofar: Way): Way[] {
    if (this.held(goal, sofar)) return [sofar]
    const atom = this.atom(goal)
    if (this.path.has(atom)) return []
    this.path.add(atom)
    const byRules = this.standing.engine.bindings.apart(() => this.byRules(goal, sofar))
    const ways = interchangeable(byRules, sofar).map((way) => ({
      ...way,
      gained: new Set([...way.gained, atom]),
    }))
    this.path.delete(atom)
    return best(ways)
  }

  private byRules(goal: Goal, sofar: Way): Way[] {
    const { engine } = this.standing
    const { bindings } = engine
    const step = engine.steps.find((one) =>
      one instanceof EventStep ? one.step.statuses.includes(goal.status) : one?.status === goal.status,
    )
    if (!step) return []
    const found: Way[] = []
    const from = (head: Clause['head'], run: () => Way[]) => {
      const mark = bindings.mark()
      if (bindings.unifyAll(head, goal.tuple, 0)) found.push(...run())
      bindings.undo(mark)
    }
    if (step instanceof EventStep) {
      for (const clause of step.step.clauses)
        if (clause.status === goal.status && clause.effect === 'begins')
          from(clause.head, () => this.byClause(clause, sofar))
    } else for (const { head, body } of step.definitions) from(head, () => this.body(body, sofar))
    return found
  }

  private byClause(clause: Clause, sofar: Way): Way[] {
    const { bindings } = this.standing.engine
    const prepared = clause.guard ? this.body(clause.guard, sofar) : [sofar]
    if (clause.event.type === 'status') {
      if (clause.event.edge === 'ends') return []
      return prepared.flatMap((way) => this.literals([(clause.event as { literal: Literal }).literal], way))
    }
    const { act } = clause.event
    const carried =
      act.forceVariable === null
        ? null
        : FORCES.find(
            (force) => this.standing.symbols.find(forceName(force)) === bindings.value({ var: act.forceVariable! }),
          )
    if (act.forces && carried && !act.forces.includes(carried)) return []
    const deed = deedOf(act, clause.rule, carried ?? null, bindings)
    return deed ? prepared.map((way) => add(way, deed)) : []
  }

  private body(body: Body, sofar: Way): Way[] {
    return best(body.flatMap((alternative) => this.literals(inOrder(alternative), sofar)))
  }

  private literals(literals: readonly Literal[], sofar: Way): Way[] {
    const [literal, ...rest] = literals
    if (!literal) return [sofar]
    const { bindings, solver, stores } = this.standing.engine
    if (literal.negated) {
      // What holds now cannot be undone by further acts that a rule asks for; what does not hold needs nothing.
      return solver.at([[literal]], this.day, this.day, () => null) === CERTAINLY ? this.literals(rest, sofar) : []
    }
    if (literal.type === 'count') return this.count(literal, sofar).flatMap((way) => this.literals(rest, way))
    if (literal.type === 'each') return this.each(literal, sofar).flatMap((way) => this.literals(rest, way))
    const tuple = literal.args.map((arg) => bindings.value(arg))
    if (!tuple.includes(-1))
      return best(this.reach({ status: literal.status, tuple }, sofar)).flatMap((way) => this.literals(rest, way))
    // A variable that nothing fixes yet: those of whom the status was ever said, then everybody.
    const found: Way[] = []
    const values = new Map<string, number[]>()
    solver.matches(literal, (key) => {
      const { keys } = stores[literal.status]!
      const known = literal.args.map((_, at) => keys.arg(key, at))
      values.set(known.join(), known)
    })
    const { sorts } = this.standing.rulebook.statuses[literal.status]!
    const free = tuple.flatMap((one, at) => (one < 0 ? [at] : []))
    // Several that nothing fixes: so many of each that there are not too many tuples; who they are seldom matters.
    const each = free.length === 1 ? Number.POSITIVE_INFINITY : Math.floor(MOST_TUPLES ** (1 / free.length))
    let tuples: number[][] = [tuple]
    for (const at of free) {
      const parties = this.candidates(sorts[at] ?? 'topic').slice(0, each)
      tuples = tuples.flatMap((known) =>
        parties.map((party) => known.map((one, place) => (place === at ? party : one))),
      )
    }
    for (const known of tuples) values.set(known.join(), known)
    for (const known of values.values()) {
      const mark = bindings.mark()
      if (bindings.unifyAll(literal.args, known, 0))
        found.push(
          ...this.reach({ status: literal.status, tuple: known }, sofar).flatMap((way) => this.literals(rest, way)),
        )
      bindings.undo(mark)
    }
    return best(found)
  }

  private each(literal: Literal & { type: 'each' }, sofar: Way): Way[] {
    const { bindings, stores } = this.standing.engine
    const groups = stores[ONE_OF]!
    const goals: Goal[] = []
    groups.keys.each(2, [0, literal.group], (key) => {
      if (groups.surety(key, this.day, this.day) !== CERTAINLY) return
      const mark = bindings.mark()
      bindings.set(literal.variable, groups.keys.arg(key, 0))
      goals.push({ status: literal.status, tuple: literal.args.map((arg) => bindings.value(arg)) })
      bindings.undo(mark)
    })
    if (goals.length === 0) return []
    return goals.reduce<Way[]>((ways, goal) => best(ways.flatMap((way) => this.reach(goal, way))), [sofar])
  }

  /** As many more as the threshold asks for, those for whom it takes least; who they are is left open where it does not matter. */
  private count(literal: Literal & { type: 'count' }, sofar: Way, others: number[] | null = null): Way[] {
    const { bindings, solver } = this.standing.engine
    const least = solver.least(literal)
    if (least === null) return []
    let held = 0
    const options: { party: number; way: Way; cost: number; shape: string }[] = []
    for (const party of [...this.parties(), ...(others ?? [])]) {
      const mark = bindings.mark()
      bindings.free(literal.variable)
      bindings.set(literal.variable, party)
      const goal = { status: literal.status, tuple: literal.args.map((arg) => bindings.value(arg)) }
      if (this.held(goal, sofar)) held++
      else {
        const [way] = best(this.reach(goal, NOTHING))
        if (way) {
          const shape = [...way.deeds.values()]
            .map((deed) => (deed.agent === party ? deedShape(deed) : deedKey(deed)))
            .join('; ')
          options.push({ party, way, cost: way.deeds.size, shape })
        }
      }
      bindings.undo(mark)
    }
    if (held >= least) return [sofar]
    const needed = least - held
    if (options.length < needed && !others) return this.count(literal, sofar, this.otherStates())
    if (options.length < needed) return []
    options.sort((a, b) => a.cost - b.cost)
    const taken = options.slice(0, needed)
    let way = sofar
    for (const option of taken) way = merge(way, option.way)
    const pools: Pool[] = []
    for (const shape of new Set(taken.map((option) => option.shape))) {
      const agents = options.filter((option) => option.shape === shape).map(({ party }) => party)
      const mine = taken.filter((option) => option.shape === shape)
      for (const part of shape.split('; ')) {
        const keys = new Set(
          mine.flatMap((option) =>
            [...option.way.deeds.entries()].filter(([, deed]) => deedShape(deed) === part).map(([key]) => key),
          ),
        )
        pools.push({ shape: part, agents, needed: mine.length, keys })
      }
    }
    return [{ ...way, pools: [...way.pools, ...pools] }]
  }

  /** States that exist, of which nothing is recorded. */
  private otherStates(): number[] {
    const known = new Set(this.parties())
    return presentStates()
      .map((id) => this.standing.symbols.id(id))
      .filter((one) => !known.has(one))
  }

  private parties(): number[] {
    return this.candidates('party')
  }

  /** Everyone (everything) of whom any status was ever said in a place of this sort, or whom a table names. */
  private candidates(sort: Sort): number[] {
    const known = this.known.get(sort)
    if (known) return known
    const { rulebook, engine } = this.standing
    const found = new Set<number>()
    rulebook.statuses.forEach((form, status) => {
      if (form.given) return
      const { keys } = engine.stores[status]!
      form.sorts.forEach((one, at) => {
        if (one === sort) for (let key = 0; key < keys.size; key++) found.add(keys.arg(key, at))
      })
    })
    if (sort === 'instrument') for (const { values } of rulebook.tables) for (const key of values.keys()) found.add(key)
    this.known.set(sort, [...found])
    return [...found]
  }
}

/** Ways that add one deed each, by the same agent, are one way: that deed, or the others. */
function interchangeable(ways: readonly Way[], sofar: Way): Way[] {
  const single = new Map<number, { way: Way; deed: Deed }>()
  const kept: Way[] = []
  for (const way of ways) {
    const added = [...way.deeds].filter(([key]) => !sofar.deeds.has(key))
    const deed = added.length === 1 ? added[0]![1] : null
    const known = deed && single.get(deed.agent)
    if (known && deed) known.deed.or.push(deed, ...deed.or)
    else {
      if (deed) {
        const own = { ...deed, or: [...deed.or] }
        const replaced = { ...way, deeds: new Map([...way.deeds, [deedKey(deed), own]]) }
        single.set(deed.agent, { way: replaced, deed: own })
        kept.push(replaced)
      } else kept.push(way)
    }
  }
  return kept
}

/** Named parties first, counts and negations last. */
function inOrder(literals: readonly Literal[]): Literal[] {
  const rank = (literal: Literal) =>
    literal.negated ? 3 : literal.type === 'count' ? 2 : literal.type === 'each' ? 1 : 0
  return [...literals].sort((a, b) => rank(a) - rank(b))
}

function add(way: Way, deed: Deed): Way {
  return { ...way, deeds: new Map([...way.deeds, [deedKey(deed), deed]]) }
}

function merge(a: Way, b: Way): Way {
  return {
    deeds: new Map([...a.deeds, ...b.deeds]),
    gained: new Set([...a.gained, ...b.gained]),
    pools: [...a.pools, ...b.pools],
  }
}

/** The cheapest ways, each set of deeds once. */
function best(ways: readonly Way[]): Way[] {
  const found = new Map<string, Way>()
  for (const way of ways) found.set([...way.deeds.keys()].sort().join('; '), way)
  return [...found.values()].sort((a, b) => a.deeds.size - b.deeds.size).slice(0, KEPT)
}
