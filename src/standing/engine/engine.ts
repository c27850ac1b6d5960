import { variableOf } from '../rules/body.ts'
import { forceName } from '../rules/lexicon.ts'
import type { Arg, Clause, Literal, Rulebook } from '../rules/program.ts'
import type { Sort } from '../rules/syntax.ts'
import { type ActTable, FORCES } from './acts.ts'
import { Bindings } from './bindings.ts'
import { Conclusions, type DefinedStep } from './conclusions.ts'
import { EventStep } from './events.ts'
import { Matcher } from './extract.ts'
import { KeyTable } from './keys.ts'
import { QuickMatcher } from './quick.ts'
import { ordered, Solver, tupleOf } from './solve.ts'
import { Spans } from './spans.ts'
import { Store } from './store.ts'
import type { Symbols } from './symbols.ts'

/** A fact about parties: a status that is given, not derived. */
export interface Fact {
  status: number
  args: readonly number[]
  /** First day, and first day after. */
  from: number
  until: number
}

/** A clause that waits for acts of a kind; `step` is -1 for one that denies. */
interface Listener {
  matcher: Matcher
  quick: QuickMatcher | null
  clause: Clause
  step: number
  at: number
}

/** A conclusion that an act touches: by step and key, and by which of the step's clauses. */
type Touched = [step: number, key: number, clause: number]

/** Where a status is used: a change of it may change the conclusions of that step. */
interface Use {
  step: number
  literal: Literal
  head: Arg[]
  /** What else must hold, for finding conclusions that were not there before. */
  others: Literal[]
}

/**
 * Derives every status from acts by a compiled rulebook: step by step in bulk, then act by act. Adding and retracting an act are the same:
 * the conclusions it touches are worked out anew, and what depends on those that changed.
 */
export class Engine {
  readonly stores: Store[]
  readonly bindings: Bindings
  readonly solver: Solver
  /** Acts recorded as evidence that a status does not hold: for each status its tuples, and the acts of each. */
  readonly denials = new Map<number, { keys: KeyTable; acts: number[][] }>()
  readonly steps: (EventStep | DefinedStep | null)[]
  /** For each status the step that works it out; null for what is given. */
  readonly stepOf: readonly (EventStep | DefinedStep | null)[]
  private readonly matchers = new Map<number, Listener[]>()
  private readonly conclusions: Conclusions
  private readonly uses: Use[][]
  readonly forceSymbols: readonly number[]
  /** How many acts were there when everything was derived; those after came one by one. */
  private bulk = 0
  private readonly tuple = new Int32Array(8)
  private readonly certain = new Spans()
  private readonly possible = new Spans()

  constructor(
    private readonly rulebook: Rulebook,
    symbols: Symbols,
    private readonly table: ActTable,
    /** Facts, or the stores of an engine that has them. */
    given: readonly Fact[] | readonly Store[],
    /** Whether a symbol may stand for a variable of a sort; without it, any may. */
    private readonly fits: ((sort: Sort, symbol: number) => boolean) | null = null,
  ) {
    this.stores = rulebook.statuses.map((form, status) => {
      const known = form.given && given[status]
      return known instanceof Store ? known : new Store(form.arity)
    })
    this.bindings = new Bindings(rulebook.tables)
    this.solver = new Solver(this.stores, this.bindings)
    this.uses = rulebook.statuses.map(() => [])
    this.forceSymbols = FORCES.map((force) => symbols.id(forceName(force)))
    const listen = (clause: Clause, step: number, at: number) => {
      if (clause.event.type !== 'act') return
      const matcher = new Matcher(clause.event.act, table, this.bindings, this.forceSymbols)
      const quick = step < 0 ? null : QuickMatcher.of(clause, table, this.forceSymbols)
      const list = this.matchers.get(matcher.what)
      if (list) list.push({ matcher, quick, clause, step, at })
      else this.matchers.set(matcher.what, [{ matcher, quick, clause, step, at }])
    }
    this.steps = rulebook.steps.map((step, number) => {
      if (step.type === 'given') return null
      if (step.type === 'events') {
        step.clauses.forEach((clause, at) => {
          listen(clause, number, at)
          const event = clause.event.type === 'status' ? [clause.event.literal] : []
          for (const alternative of clause.guard ?? [[]])
            this.use(number, clause.head, [...event, ...alternative], step.statuses)
        })
        return new EventStep(
          step,
          this.stores,
          table,
          this.bindings,
          this.solver,
          (one) => rulebook.statuses[one]!.once,
        )
      }
      const definitions = step.definitions.map((definition) => {
        for (const alternative of definition.body) this.use(number, definition.head, alternative, [])
        return { ...definition, ordered: ordered(definition.body, () => definition.head.flatMap(variableOf)) }
      })
      return { status: step.status, store: this.stores[step.status]!, definitions }
    })
    this.stepOf = rulebook.statuses.map(
      (_, status) =>
        this.steps.find((one) =>
          one instanceof EventStep ? one.step.statuses.includes(status) : one?.status === status,
        ) ?? null,
    )
    this.conclusions = new Conclusions(rulebook, this.steps, this.stores, this.bindings, this.solver)
    rulebook.denials.forEach((clause) => {
      listen(clause, -1, 0)
    })
    for (const fact of given) if (!(fact instanceof Store)) this.setFact(fact)
  }

  private use(step: number, head: Arg[], literals: Literal[], own: number[]): void {
    for (const literal of literals)
      if (!own.includes(literal.status))
        this.uses[literal.status]!.push({ step, literal, head, others: literals.filter((other) => other !== literal) })
  }

  private setFact({ status, args, from, until }: Fact): void {
    const store = this.stores[status]!
    const key = store.intern(args)
    const spans = store.spans(key, false, this.certain)
    const merged = new Spans()
    const all = [...Array(spans.n).keys()].map((i) => [spans.from(i), spans.until(i)] as const)
    for (const [first, after] of [...all, [from, until] as const].sort((a, b) => a[0] - b[0]))
      merged.push(first, after, -1, -1)
    store.set(key, merged, merged)
  }

  /** Works everything out from the acts in the table. */
  derive(): void {
    this.bulk = this.table.length
    this.allEvents(this.table.inOrder())
    this.steps.forEach((step, number) => {
      if (step instanceof EventStep) {
        step.gather()
        this.conclusions.all(number)
        for (let key = 0; key < step.keys.size; key++) step.fold(key, null)
      } else if (step) {
        this.conclusions.all(number)
        for (let key = 0; key < step.store.keys.size; key++) this.define(step, key)
      }
    })
  }

  /** Notes every event that acts are, those in `order`. */
  private allEvents(order: Int32Array): void {
    const what = this.table.what.data
    const listeners = [...Array(256).keys()].map((one) =>
      (this.matchers.get(one) ?? []).map((listener) => {
        const fits = this.fits && ((tuple: Int32Array) => this.sortsFit(listener.clause, tuple))
        return { listener, events: this.eventStep(listener.step), fits }
      }),
    )
    for (let i = 0; i < order.length; i++) {
      const act = order[i]!
      const list = listeners[what[act]! & 0xff]!
      for (let j = 0; j < list.length; j++) {
        const { listener, events, fits } = list[j]!
        if (listener.quick && events) listener.quick.match(act, events, listener.at, fits)
        else this.eventsOf(act, listener, null)
      }
    }
  }

  /** Notes the events that an act is to one clause: in bulk, or with the conclusions it touches. */
  private eventsOf(act: number, { matcher, clause, step, at }: Listener, touched: Touched[] | null): void {
    matcher.match(act, () => {
      if (step < 0) this.deny(clause, act)
      else
        this.forces(clause, () => {
          const events = this.steps[step] as EventStep
          const key = events.conclude(clause, (tuple) => this.sortsFit(clause, tuple))
          if (key < 0) return
          if (!touched) events.note(key, at, act)
          else touched.push([step, key, at])
        })
    })
  }

  /** The conclusions that one act touches. */
  private touchedBy(act: number): Touched[] {
    const touched: Touched[] = []
    for (const listener of this.matchers.get(this.table.what.data[act]! & 0xff) ?? [])
      this.eventsOf(act, listener, touched)
    return touched
  }

  /** Whether every party of a conclusion is of the sort that its status is between. */
  private sortsFit(clause: Clause, tuple: ArrayLike<number>): boolean {
    if (!this.fits) return true
    const { sorts } = this.rulebook.statuses[clause.status]!
    for (let at = 0; at < sorts.length; at++) if (!this.fits(sorts[at]!, tuple[at]!)) return false
    return true
  }

  /** A status that carries its force ends whatever its force: runs once for each. */
  private forces(clause: Clause, run: () => void): void {
    const last = clause.head.at(-1)
    if (clause.effect !== 'ends' || !last || !('var' in last) || this.bindings.isBound(last.var)) {
      run()
      return
    }
    for (const force of this.forceSymbols) {
      const mark = this.bindings.mark()
      this.bindings.set(last.var, force)
      run()
      this.bindings.undo(mark)
    }
  }

  private deny(clause: Clause, act: number): void {
    let denied = this.denials.get(clause.status)
    if (!denied) {
      denied = { keys: new KeyTable(clause.head.length), acts: [] }
      this.denials.set(clause.status, denied)
    }
    if (!tupleOf(clause.head, this.bindings, this.tuple) || !this.sortsFit(clause, this.tuple)) return
    const key = denied.keys.intern(this.tuple)
    denied.acts[key] ??= []
    if (!denied.acts[key].includes(act)) denied.acts[key].push(act)
  }

  /** Works out one conclusion of a definition; says whether it changed. */
  private define(step: DefinedStep, key: number): boolean {
    const { solver } = this
    solver.inexact = false
    this.days(step, key, false, this.certain)
    const possible = solver.inexact ? this.days(step, key, true, this.possible) : this.certain
    return step.store.set(key, this.certain, possible)
  }

  private days(step: DefinedStep, key: number, possible: boolean, into: Spans): Spans {
    const { bindings, solver } = this
    const { keys } = step.store
    into.clear()
    for (const definition of step.definitions) {
      const mark = bindings.mark()
      if (bindings.unifyAll(definition.head, keys.args.data, key * keys.arity)) {
        const sum = step.definitions.length === 1 ? into : new Spans()
        solver.spans(definition.ordered, possible, sum)
        if (sum !== into) into.copy(union(into, sum))
      }
      bindings.undo(mark)
    }
    return into
  }

  /** Takes up acts that were just put into the table; returns the statuses that changed. */
  add(...acts: number[]): Changed[] {
    return this.propagate(
      acts.flatMap((act) => {
        const touched = this.touchedBy(act)
        for (const [step, key, clause] of touched) this.eventStep(step)?.add(key, clause, act)
        return touched
      }),
    )
  }

  /** Takes acts out again. */
  retract(...acts: number[]): Changed[] {
    const touched = acts.flatMap((act) => {
      const own = this.touchedBy(act)
      if (act >= this.bulk) for (const [step, key] of own) this.eventStep(step)?.drop(key, act)
      this.table.retract(act)
      return own
    })
    for (const denied of this.denials.values())
      for (const [key, list] of denied.acts.entries())
        if (list?.some((act) => acts.includes(act))) denied.acts[key] = list.filter((act) => !acts.includes(act))
    return this.propagate(touched)
  }

  /** Takes up an act again that was taken out. */
  restore(act: number): Changed[] {
    this.table.restore(act)
    return act < this.bulk ? this.propagate(this.touchedBy(act)) : this.add(act)
  }

  private eventStep(number: number): EventStep | null {
    const step = this.steps[number]
    return step instanceof EventStep ? step : null
  }

  /** Which rules (file:line) some act fits, and which acts fit some rule. */
  usage(): { fired: Set<string>; used: Set<number> } {
    const fired = new Set<string>()
    const used = new Set<number>()
    for (let act = 0; act < this.table.length; act++) {
      if (this.table.alive.data[act] === 0) continue
      for (const { matcher, clause } of this.matchers.get(this.table.what.data[act]! & 0xff) ?? [])
        matcher.match(act, () => {
          fired.add(`${clause.rule.file}:${clause.rule.line}`)
          used.add(act)
        })
    }
    return { fired, used }
  }

  private propagate(touched: readonly Touched[]): Changed[] {
    const dirty = this.steps.map(() => new Set<number>())
    for (const [step, key] of touched) dirty[step]!.add(key)
    const changes: Changed[] = []
    this.steps.forEach((step, number) => {
      for (const key of dirty[number]!) {
        if (step instanceof EventStep)
          step.fold(key, (status, storeKey, wasEmpty) => {
            changes.push({ status, key: storeKey })
            this.mark(status, storeKey, wasEmpty, dirty)
          })
        else if (step) {
          const wasEmpty = !step.store.any(key)
          if (this.define(step, key)) {
            changes.push({ status: step.status, key })
            this.mark(step.status, key, wasEmpty, dirty)
          }
        }
      }
    })
    return changes
  }

  /** Marks every conclusion that rests on a status that changed. */
  private mark(status: number, key: number, wasEmpty: boolean, dirty: Set<number>[]): void {
    const { bindings } = this
    const source = this.stores[status]!.keys
    for (const { step: number, literal, head, others } of this.uses[status]!) {
      const mark = bindings.mark()
      if (bindings.unifyKnown(literal.args, source.args.data, key * source.arity)) {
        if (literal.type !== 'holds') this.release(literal)
        const step = this.steps[number]!
        const keys = step instanceof EventStep ? step.keys : step!.store.keys
        const tuple = new Int32Array(head.length)
        let mask = 0
        head.forEach((arg, at) => {
          const value = bindings.value(arg)
          if (value < 0) return
          tuple[at] = value
          mask |= 1 << at
        })
        keys.each(mask, tuple, (found) => dirty[number]!.add(found))
        if (wasEmpty) this.conclusions.of(number, head, others, (found) => dirty[number]!.add(found))
      }
      bindings.undo(mark)
    }
  }

  /** The variable that a count or "each" runs over means nothing outside it. */
  private release(literal: Literal & { type: 'count' | 'each' }): void {
    this.bindings.free(literal.variable)
  }
}

/** A status of some parties whose days changed. */
export interface Changed {
  status: number
  key: number
}

function union(a: Spans, b: Spans): Spans {
  const sum = new Spans()
  const all: [number, number, number, number][] = []
  for (const spans of [a, b])
    for (let i = 0; i < spans.n; i++) all.push([spans.from(i), spans.until(i), spans.fromBy(i), spans.untilBy(i)])
  for (const [from, until, fromBy, untilBy] of all.sort((x, y) => x[0] - y[0])) sum.push(from, until, fromBy, untilBy)
  return sum
}
