import { deedOf } from './deed.ts'
import { FORCES } from './engine/acts.ts'
import { EventStep } from './engine/events.ts'
import { CERTAINLY, NEVER } from './engine/store.ts'
import { atom, Candidates, type Goal } from './gap-candidates.ts'
import { best, interchangeable, KEPT, NOTHING, shapeFor, type Way, withDeed, withOutcome, withPool } from './gap-way.ts'
import { forceName, ONE_OF } from './rules/lexicon.ts'
import type { Body, Clause, HoldsLiteral, Literal } from './rules/program.ts'
import type { Standing } from './standing.ts'

/** How many tuples are tried for a condition of which several parties are free. */
const MOST_TUPLES = 400
/** Where more than this many are to be counted, how they may do it differently is not followed far. */
const FEW = 4

/**
 * Searches backwards from a goal through the rules for the deeds that would bring it about. Conditions are met one after the other, named parties
 * first and counts last, so that a deed done for one counts for the next.
 */
export class GapSearch {
  private readonly path = new Set<string>()
  private readonly candidates: Candidates

  constructor(
    private readonly standing: Standing,
    private readonly day: number,
    private readonly goals: readonly Goal[],
  ) {
    this.candidates = new Candidates(standing, goals)
  }

  /** Ways to make all goals hold. */
  ways(): Way[] {
    return this.all(this.goals, NOTHING)
  }

  private all(goals: readonly Goal[], sofar: Way): Way[] {
    return goals.reduce<Way[]>((ways, goal) => best(ways.flatMap((way) => this.reach(goal, way))), [sofar])
  }

  /** Whether it holds for sure (or, for what must not hold, whether it may) on the day, after what was done so far. */
  private held(goal: Goal, sofar: Way, least: typeof CERTAINLY | 1 = CERTAINLY): boolean {
    const store = this.standing.engine.stores[goal.status]!
    return sofar.outcome.get(atom(goal)) ?? store.surety(store.keys.find(goal.tuple), this.day, this.day) >= least
  }

  /** Ways to make one goal hold, given what was done so far. */
  private reach(goal: Goal, sofar: Way): Way[] {
    if (this.held(goal, sofar)) return [sofar]
    return this.once(atom(goal), true, () => interchangeable(this.byRules(goal, sofar), sofar))
  }

  /** Ways to make what holds cease to. */
  private undo(goal: Goal, sofar: Way): Way[] {
    if (!this.held(goal, sofar, 1)) return [sofar]
    return this.once(atom(goal), false, () => interchangeable(this.byEnds(goal, sofar), sofar))
  }

  /** What leads back to itself brings nothing about. */
  private once(name: string, holds: boolean, run: () => Way[]): Way[] {
    const goal = holds ? name : `not ${name}`
    if (this.path.has(goal)) return []
    this.path.add(goal)
    const ways = this.standing.engine.bindings.apart(run).map((way) => withOutcome(way, name, holds))
    this.path.delete(goal)
    return best(ways)
  }

  /** Runs with the head bound to the goal; nothing if it does not fit. */
  private from(head: Clause['head'], goal: Goal, run: () => Way[]): Way[] {
    const { bindings } = this.standing.engine
    const mark = bindings.mark()
    const found = bindings.unifyAll(head, goal.tuple, 0) ? run() : []
    bindings.undo(mark)
    return found
  }

  private byRules(goal: Goal, sofar: Way): Way[] {
    const step = this.standing.engine.stepOf[goal.status]
    if (!step) return []
    if (step instanceof EventStep)
      return step.step.clauses
        .filter(({ status, effect }) => status === goal.status && effect === 'begins')
        .flatMap((clause) => this.from(clause.head, goal, () => this.byClause(clause, sofar)))
    return step.definitions.flatMap(({ head, body }) => this.from(head, goal, () => this.body(body, sofar)))
  }

  private byEnds(goal: Goal, sofar: Way): Way[] {
    const step = this.standing.engine.stepOf[goal.status]
    if (!step) return []
    if (step instanceof EventStep) {
      const rivals = step.step.replaces[step.step.statuses.indexOf(goal.status)]!.map((at) => step.step.statuses[at]!)
      return [
        ...step.step.clauses
          .filter(({ status, effect }) => status === goal.status && effect === 'ends')
          .flatMap((clause) => this.from(clause.head, goal, () => this.byClause(clause, sofar))),
        ...rivals.flatMap((status) => this.reach({ status, tuple: goal.tuple }, sofar)),
      ]
    }
    // None of its conditions may hold any longer.
    let ways = [sofar]
    for (const { head, body } of step.definitions)
      for (const alternative of body)
        ways = best(
          ways.flatMap((way) => {
            let fits = false
            const found = this.from(head, goal, () => {
              fits = true
              return this.breaking(alternative, way)
            })
            return fits ? found : [way]
          }),
        )
    return ways
  }

  /** Ways to make one of the literals fail. */
  private breaking(literals: readonly Literal[], sofar: Way): Way[] {
    const { bindings, solver } = this.standing.engine
    if (solver.at([[...literals]], this.day, this.day, () => null) === NEVER) return [sofar]
    return literals.flatMap((literal) => {
      if (literal.type !== 'holds') return []
      if (!literal.negated) return this.undoAll(literal, sofar)
      const tuple = literal.args.map((arg) => bindings.value(arg))
      return tuple.includes(-1) ? [] : this.reach({ status: literal.status, tuple }, sofar)
    })
  }

  /** Ways to make a status hold for none of those whom the literal may speak of. */
  private undoAll(literal: HoldsLiteral, sofar: Way): Way[] {
    const { keys } = this.standing.engine.stores[literal.status]!
    const goals: Goal[] = []
    this.standing.engine.solver.matches(literal, (key) => {
      goals.push({ status: literal.status, tuple: literal.args.map((_, at) => keys.arg(key, at)) })
    })
    return goals.reduce<Way[]>((ways, goal) => best(ways.flatMap((way) => this.undo(goal, way))), [sofar])
  }

  private byClause(clause: Clause, sofar: Way): Way[] {
    const { bindings } = this.standing.engine
    const prepared = clause.guard ? this.body(clause.guard, sofar) : [sofar]
    if (clause.event.type === 'status') {
      const { literal, edge } = clause.event
      return prepared.flatMap((way) => (edge === 'ends' ? this.undoAll(literal, way) : this.literals([literal], way)))
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
    return deed ? prepared.map((way) => withDeed(way, deed)) : []
  }

  private body(body: Body, sofar: Way): Way[] {
    return best(body.flatMap((alternative) => this.literals(inOrder(alternative), sofar)))
  }

  private literals(literals: readonly Literal[], sofar: Way): Way[] {
    const [literal, ...rest] = literals
    if (!literal) return [sofar]
    const { bindings, solver } = this.standing.engine
    const then = (ways: Way[]) => ways.flatMap((way) => this.literals(rest, way))
    if (literal.type === 'holds' && literal.negated) return then(this.undoAll({ ...literal, negated: false }, sofar))
    if (literal.negated)
      return solver.at([[literal]], this.day, this.day, () => null) === CERTAINLY ? this.literals(rest, sofar) : []
    if (literal.type === 'count') return then(this.count(literal, sofar))
    if (literal.type === 'each') return then(this.each(literal, sofar))
    const tuple = literal.args.map((arg) => bindings.value(arg))
    if (!tuple.includes(-1)) return then(this.reach({ status: literal.status, tuple }, sofar))
    const found: Way[] = []
    for (const known of this.tuples(literal, tuple)) {
      const mark = bindings.mark()
      if (bindings.unifyAll(literal.args, known, 0))
        found.push(...then(this.reach({ status: literal.status, tuple: known }, sofar)))
      bindings.undo(mark)
    }
    return best(found)
  }

  /** Who may fill the places that nothing fixes yet: those of whom the status was ever said, then everybody. */
  private tuples(literal: HoldsLiteral, tuple: readonly number[]): Iterable<number[]> {
    const { solver, stores } = this.standing.engine
    const values = new Map<string, number[]>()
    solver.matches(literal, (key) => {
      const { keys } = stores[literal.status]!
      const known = literal.args.map((_, at) => keys.arg(key, at))
      values.set(known.join(), known)
    })
    const { sorts } = this.standing.rulebook.statuses[literal.status]!
    const free = tuple.flatMap((one, at) => (one < 0 ? [at] : []))
    // Several that nothing fixes: so many of each that there are not too many tuples; who they are seldom matters.
    const most = free.length === 1 ? Number.POSITIVE_INFINITY : Math.floor(MOST_TUPLES ** (1 / free.length))
    let tuples: number[][] = [[...tuple]]
    for (const at of free) {
      const sort = sorts[at] ?? 'topic'
      const anybody = this.standing.symbols.id(`another ${sort}`)
      const parties = [anybody, ...this.candidates.of(sort).slice(0, most)]
      tuples = tuples.flatMap((known) =>
        parties.map((party) => known.map((one, place) => (place === at ? party : one))),
      )
    }
    for (const known of tuples) values.set(known.join(), known)
    return values.values()
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
    return goals.length === 0 ? [] : this.all(goals, sofar)
  }

  /** As many more as the threshold asks for, those for whom it takes least; who they are is left open where it does not matter. */
  private count(literal: Literal & { type: 'count' }, sofar: Way): Way[] {
    const { bindings, solver } = this.standing.engine
    const least = solver.least(literal)
    if (least === null) return []
    const place = literal.args.findIndex((arg) => 'var' in arg && arg.var === literal.variable)
    const sort = this.standing.rulebook.statuses[literal.status]!.sorts[place] ?? 'party'
    const mark = bindings.mark()
    bindings.free(literal.variable)
    const tuple = literal.args.map((arg) => bindings.value(arg))
    bindings.undo(mark)
    const goal = (member: number) => ({ status: literal.status, tuple: tuple.with(place, member) })
    const known = this.candidates.of(sort)
    let missing = least - known.filter((member) => this.held(goal(member), sofar)).length
    if (missing <= 0) return [sofar]
    // Those for whom it takes the same are one kind; only how many of each kind are taken makes a difference.
    const kinds = new Map<string, number[]>()
    const sortOut = (members: readonly number[]) => {
      const [member] = members
      if (member === undefined || this.held(goal(member), sofar)) return
      const ways = this.reach(goal(member), sofar)
      if (ways.length === 0) return
      const shape = ways.map((way) => [...way.deeds.values()].map((deed) => shapeFor(deed, member)).join('; ')).join()
      const kind = kinds.get(shape)
      if (kind) kind.push(...members)
      else kinds.set(shape, [...members])
    }
    for (const member of known) sortOut([member])
    if (sort === 'party') for (const alike of this.candidates.otherStates()) sortOut(alike)
    const lists = [...kinds.values()]
    if (lists.reduce((sum, list) => sum + list.length, 0) < missing) return []
    let states = [{ way: sofar, kind: 0, used: 0 }]
    const kept = missing > FEW ? FEW : KEPT
    for (; missing > 0; missing--) {
      const next = new Map<Way, { kind: number; used: number }>()
      for (const { way, kind, used } of states)
        for (let at = kind; at < lists.length; at++) {
          const member = lists[at]![at === kind ? used : 0]
          if (member === undefined) continue
          for (const one of this.reach(goal(member), way))
            next.set(withPool(one, way, `${literal.status}:${tuple.join()}:${at}`, lists[at]!, member), {
              kind: at,
              used: at === kind ? used + 1 : 1,
            })
        }
      states = best([...next.keys()], kept).map((way) => ({ way, ...next.get(way)! }))
    }
    return states.map(({ way }) => way)
  }
}

/** Named parties first, counts and negations last. */
function inOrder(literals: readonly Literal[]): Literal[] {
  const rank = (literal: Literal) =>
    literal.negated ? 3 : literal.type === 'count' ? 2 : literal.type === 'each' ? 1 : 0
  return [...literals].sort((a, b) => rank(a) - rank(b))
}
