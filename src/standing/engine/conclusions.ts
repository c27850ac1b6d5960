import { variablesOf } from '../rules/body.ts'
import type { Arg, Body, Definition, Literal, Rulebook } from '../rules/program.ts'
import type { Bindings } from './bindings.ts'
import { EventStep } from './events.ts'
import { type Solver, tupleOf } from './solve.ts'
import type { Store } from './store.ts'

/** A status that is defined by conditions, with what it takes to work it out. */
export interface DefinedStep {
  status: number
  store: Store
  definitions: (Definition & { ordered: Body })[]
}

/** Finds the conclusions that conditions, not acts, may bring about, so that they can be worked out. */
export class Conclusions {
  private readonly tuple = new Int32Array(8)

  constructor(
    private readonly rulebook: Rulebook,
    private readonly steps: readonly (EventStep | DefinedStep | null)[],
    private readonly stores: readonly Store[],
    private readonly bindings: Bindings,
    private readonly solver: Solver,
  ) {}

  /** Interns every conclusion of a step that its conditions (not its acts) may bring about. */
  all(number: number): void {
    const step = this.rulebook.steps[number]!
    if (step.type === 'defined')
      for (const { head, body } of step.definitions)
        for (const alternative of body) if (!this.copied(number, head, alternative)) this.of(number, head, alternative)
    if (step.type === 'events')
      for (const { head, event, guard } of step.clauses)
        if (event.type === 'status')
          for (const alternative of guard ?? [[]]) this.of(number, head, [event.literal, ...alternative])
  }

  /** Interns the conclusions of an alternative from the one of its literals that names all parties of the head; false if none does. */
  private copied(number: number, head: Arg[], literals: Literal[]): boolean {
    const step = this.steps[number]
    if (!step || step instanceof EventStep) return false
    let best: { source: Store; places: number[] } | null = null
    for (const literal of literals) {
      if (literal.type !== 'holds' || literal.negated || !plainTuple(literal.args)) continue
      const places = head.map((arg) =>
        'var' in arg ? literal.args.findIndex((other) => 'var' in other && other.var === arg.var) : -1,
      )
      const source = this.stores[literal.status]!
      if (!places.includes(-1) && (!best || source.keys.size < best.source.keys.size)) best = { source, places }
    }
    if (!best) return false
    const { source, places } = best
    const { arity, args } = source.keys
    for (let key = 0; key < source.keys.size; key++) {
      if (!source.any(key)) continue
      for (let i = 0; i < places.length; i++) this.tuple[i] = args.data[key * arity + places[i]!]!
      step.store.intern(this.tuple)
    }
    return true
  }

  /** Interns every tuple of a conclusion for which the literals, as bound, may hold; calls `found` with those that are new. */
  of(number: number, head: Arg[], literals: Literal[], found?: (key: number) => void): void {
    const step = this.steps[number]!
    const { bindings, solver } = this
    const visit = (rest: Literal[]): void => {
      if (tupleOf(head, bindings, this.tuple)) {
        const keys = step instanceof EventStep ? step.keys : step!.store.keys
        const before = keys.size
        const key = step instanceof EventStep ? step.intern(this.tuple) : step!.store.intern(this.tuple)
        if (key >= before) found?.(key)
        return
      }
      const next = pick(rest, (v) => bindings.isBound(v))
      if (!next) return
      const others = rest.filter((literal) => literal !== next)
      solver.matches(next, (key) => {
        if (!this.stores[next.status]!.any(key)) return
        const mark = bindings.mark()
        visit(others)
        bindings.undo(mark)
      })
    }
    visit(literals.filter((literal) => !literal.negated || literal.type !== 'holds'))
  }
}

/** Whether the arguments are variables, each another one. */
function plainTuple(args: readonly Arg[]): boolean {
  const seen = new Set(args.map((arg) => ('var' in arg ? arg.var : -1)))
  return seen.size === args.length && !seen.has(-1)
}

/** The literal that has the fewest unbound variables. */
function pick(literals: Literal[], bound: (v: number) => boolean): Literal | null {
  let best: Literal | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const literal of literals) {
    const free = variablesOf(literal).filter((v) => !bound(v)).length
    if (free < fewest) {
      best = literal
      fewest = free
    }
  }
  return best
}
