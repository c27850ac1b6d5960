import { variablesOf } from '../rules/body.ts'
import { ONE_OF } from '../rules/lexicon.ts'
import type { Arg, Body, Literal } from '../rules/program.ts'
import type { Bindings } from './bindings.ts'
import { Ints } from './ints.ts'
import { atLeast, both, either, Spans, without } from './spans.ts'
import { ALWAYS, CERTAINLY, NEVER, not, type Store, type Surety } from './store.ts'

/** Says how surely a status between the parties of a clause's own conclusion holds at the time, while it is being worked out. */
export type Own = (literal: Literal) => Surety | null

/** Works out conditions: over all days, or at the days of an event. */
export class Solver {
  /** Set when a list with uncertain dates was looked at. */
  inexact = false
  private possible = false
  private readonly scratch: Spans[] = []
  private depth = 0
  private readonly tuple = new Int32Array(8)
  private readonly periods = new Ints(64)

  constructor(
    private readonly stores: readonly Store[],
    private readonly bindings: Bindings,
  ) {}

  /** The days on which any alternative holds, certainly or possibly, with the bindings as they are. */
  spans(body: Body, possible: boolean, into: Spans): Spans {
    this.possible = possible
    into.clear()
    for (const alternative of body) this.narrow(alternative, 0, ALWAYS, into)
    return into
  }

  /** Adds the days of `so` that the literals from `at` on leave. */
  private narrow(literals: Literal[], at: number, so: Spans, into: Spans): void {
    if (at === literals.length) {
      if (into.n === 0) into.copy(so)
      else {
        into.copy(either(into, so, this.take()))
        this.give()
      }
      return
    }
    const literal = literals[at]!
    const held = this.take()
    const left = this.take()
    const key = literal.type === 'holds' ? this.keyOf(literal) : UNBOUND
    if (key === UNBOUND && literal.type === 'holds' && !literal.negated)
      this.matches(literal, (found) => {
        this.list(literal.status, found, this.possible, held)
        this.goOn(literals, at, so, held, left, into)
      })
    else {
      const possible = literal.negated ? !this.possible : this.possible
      if (key !== UNBOUND) this.list(literal.status, key, possible, held)
      else {
        const mark = this.bindings.mark()
        this.extent(literal, possible, held)
        this.bindings.undo(mark)
      }
      this.goOn(literals, at, so, held, left, into)
    }
    this.give()
    this.give()
  }

  /** Goes on to the next literal with the days of `so` that this one, which holds on the days `held`, leaves; `left` takes them. */
  private goOn(literals: Literal[], at: number, so: Spans, held: Spans, left: Spans, into: Spans): void {
    let days = left
    if (literals[at]!.negated) {
      if (held.n === 0) days = so
      else without(so, held, left)
    } else if (held.n === 0) return
    else if (so === ALWAYS) days = held
    else both(so, held, left)
    if (days.n > 0) this.narrow(literals, at + 1, days, into)
  }

  /** The days on which the literal, taken positively, holds. */
  private extent(literal: Literal, possible: boolean, into: Spans): void {
    into.clear()
    const list = this.take()
    const sum = this.take()
    if (literal.type === 'holds')
      this.matches(literal, (key) => {
        this.list(literal.status, key, possible, list)
        into.copy(either(into, list, sum))
      })
    else if (literal.type === 'count') this.counted(literal, possible, into)
    else this.eachOf(literal, possible, into)
    this.give()
    this.give()
  }

  private counted(literal: Literal & { type: 'count' }, possible: boolean, into: Spans): void {
    const least = this.least(literal)
    into.clear()
    if (least === null) return
    const { periods } = this
    periods.clear()
    const list = this.take()
    const others = literal.args.some(
      (arg) => 'var' in arg && arg.var !== literal.variable && !this.bindings.isBound(arg.var),
    )
    if (others) {
      const who = new Map<number, Spans>()
      this.matches(literal, (key) => {
        this.list(literal.status, key, possible, list)
        if (list.n === 0) return
        const value = this.bindings.value({ var: literal.variable })
        const known = who.get(value)
        who.set(value, known ? either(known, list, new Spans()) : new Spans().copy(list))
      })
      for (const one of who.values()) periods.append(one.data, one.at, one.n * 4)
    } else
      this.matches(literal, (key) => {
        this.list(literal.status, key, possible, list)
        periods.append(list.data, list.at, list.n * 4)
      })
    this.give()
    atLeast(periods.data, periods.length / 4, least, into)
  }

  /** Every member of the group, on each day those who are in it then. */
  private eachOf(literal: Literal & { type: 'each' }, possible: boolean, into: Spans): void {
    const members: number[] = []
    const groups = this.stores[ONE_OF]!
    this.tuple[1] = literal.group
    groups.keys.each(2, this.tuple, (key) => members.push(key))
    into.copy(members.length === 0 ? new Spans() : ALWAYS)
    for (const member of members) {
      const mark = this.bindings.mark()
      this.bindings.set(literal.variable, groups.keys.arg(member, 0))
      const held = this.take()
      this.extent({ ...literal, type: 'holds' }, possible, held)
      const outside = without(ALWAYS, groups.spans(member, false, this.take()), this.take())
      const so = either(held, outside, this.take())
      const next = both(into, so, this.take())
      into.copy(next)
      for (let i = 0; i < 5; i++) this.give()
      this.bindings.undo(mark)
    }
    // A group whose members nobody knows has none for whom it holds.
  }

  /** How surely any alternative holds on the days `lo` to `hi`, with the bindings as they are. */
  at(body: Body, lo: number, hi: number, own: Own): Surety {
    let best: Surety = NEVER
    for (const alternative of body) {
      const found = this.test(alternative, 0, CERTAINLY, lo, hi, own)
      if (found > best) best = found
      if (best === CERTAINLY) break
    }
    return best
  }

  private test(literals: Literal[], at: number, so: Surety, lo: number, hi: number, own: Own): Surety {
    if (so === NEVER || at === literals.length) return so
    const literal = literals[at]!
    const known = own(literal)
    if (known !== null) return this.test(literals, at + 1, least(so, literal.negated ? not(known) : known), lo, hi, own)
    const key = literal.type === 'holds' ? this.keyOf(literal) : UNBOUND
    if (key !== UNBOUND) {
      const surety = this.stores[literal.status]!.surety(key, lo, hi)
      return this.test(literals, at + 1, least(so, literal.negated ? not(surety) : surety), lo, hi, own)
    }
    if (literal.type === 'holds' && !literal.negated) {
      let best: Surety = NEVER
      this.matches(literal, (key) => {
        const found = this.test(
          literals,
          at + 1,
          least(so, this.stores[literal.status]!.surety(key, lo, hi)),
          lo,
          hi,
          own,
        )
        if (found > best) best = found
      })
      return best
    }
    const holds = this.surety(literal, lo, hi)
    return this.test(literals, at + 1, least(so, literal.negated ? not(holds) : holds), lo, hi, own)
  }

  private surety(literal: Literal, lo: number, hi: number): Surety {
    if (literal.type === 'holds') {
      let best: Surety = NEVER
      this.matches(literal, (key) => {
        const found = this.stores[literal.status]!.surety(key, lo, hi)
        if (found > best) best = found
      })
      return best
    }
    const mark = this.bindings.mark()
    const spans = this.take()
    this.extent(literal, false, spans)
    this.bindings.undo(mark)
    let holds: Surety = covers(spans, lo, hi + 1) ? CERTAINLY : NEVER
    if (holds === NEVER) {
      this.extent(literal, true, spans)
      this.bindings.undo(mark)
      if (meets(spans, lo, hi + 1)) holds = 1
    }
    this.give()
    return holds
  }

  /** The threshold of a count; null where its table has none. */
  least(literal: Literal & { type: 'count' }): number | null {
    if (typeof literal.least === 'number') return literal.least
    if (!('table' in literal.least)) return null
    const found = this.bindings.lookUp(literal.least)
    return found?.type === 'number' ? found.value : null
  }

  /** The key of the literal's tuple; -1 if there is none, UNBOUND if a variable of it is not bound. */
  private keyOf({ status, args }: Literal): number {
    const { tuple } = this
    for (let i = 0; i < args.length; i++) {
      const value = this.bindings.value(args[i]!)
      if (value < 0) return 'var' in args[i]! ? UNBOUND : -1
      tuple[i] = value
    }
    return this.stores[status]!.keys.find(tuple)
  }

  /** Calls `visit` for every tuple of the literal's status that agrees with the bindings, its variables bound. */
  matches(literal: Literal, visit: (key: number) => void): void {
    const found = this.keyOf(literal)
    if (found !== UNBOUND) {
      if (found >= 0) visit(found)
      return
    }
    const { keys } = this.stores[literal.status]!
    const { bindings } = this
    const tuple = new Int32Array(literal.args.length)
    let mask = 0
    for (let i = 0; i < literal.args.length; i++) {
      const value = bindings.value(literal.args[i]!)
      if (value >= 0) {
        tuple[i] = value
        mask |= 1 << i
      } else if (!('var' in literal.args[i]!)) return
    }
    keys.each(mask, tuple, (key) => {
      const mark = bindings.mark()
      if (bindings.unifyAll(literal.args, keys.args.data, key * keys.arity)) visit(key)
      bindings.undo(mark)
    })
  }

  private list(status: number, key: number, possible: boolean, into: Spans): Spans {
    const store = this.stores[status]!
    if (!store.exact(key)) this.inexact = true
    return store.spans(key, possible, into)
  }

  private take(): Spans {
    if (this.depth === this.scratch.length) this.scratch.push(new Spans())
    return this.scratch[this.depth++]!.clear()
  }

  private give(): void {
    this.depth--
  }
}

/** In place of a key: a variable is not bound. */
const UNBOUND = -2

function least(a: Surety, b: Surety): Surety {
  return a < b ? a : b
}

function covers(spans: Spans, from: number, until: number): boolean {
  for (let i = 0; i < spans.n; i++) if (spans.from(i) <= from && spans.until(i) >= until) return true
  return false
}

function meets(spans: Spans, from: number, until: number): boolean {
  for (let i = 0; i < spans.n; i++) if (spans.from(i) < until && spans.until(i) > from) return true
  return false
}

/** Bodies once put in order; a body belongs to one clause, so the same variables are bound each time. */
const inOrder = new WeakMap<Body, Body>()

/** Puts the literals of each alternative in the order that binds the most soonest; negations and counts once theirs are bound. */
export function ordered(body: Body, bound: () => readonly number[]): Body {
  const known = inOrder.get(body)
  if (known) return known
  const found = order(body, bound())
  inOrder.set(body, found)
  return found
}

function order(body: Body, bound: readonly number[]): Body {
  return body.map((alternative) => {
    const known = new Set(bound)
    const rest = [...alternative]
    const result: Literal[] = []
    while (rest.length > 0) {
      const next = rest.reduce((best, literal) => (rank(literal, known) < rank(best, known) ? literal : best))
      rest.splice(rest.indexOf(next), 1)
      result.push(next)
      if (next.type === 'holds' && !next.negated) for (const v of variablesOf(next)) known.add(v)
    }
    return result
  })
}

function rank(literal: Literal, known: ReadonlySet<number>): number {
  const free = new Set(
    variablesOf(literal).filter((v) => !known.has(v) && !(literal.type !== 'holds' && v === literal.variable)),
  ).size
  if (literal.type === 'holds' && !literal.negated) return free === 0 ? 0 : 2 + free
  return free === 0 ? 1 : 100 + free
}

/** Arguments as a tuple, with the bindings as they are; false if one is not bound. */
export function tupleOf(args: readonly Arg[], bindings: Bindings, into: Int32Array): boolean {
  for (let i = 0; i < args.length; i++) {
    const value = bindings.value(args[i]!)
    if (value < 0) return false
    into[i] = value
  }
  return true
}
