import { variableOf, variablesOf } from '../rules/body.ts'
import { isOwn } from '../rules/order.ts'
import type { Body, Clause, Literal, Step } from '../rules/program.ts'
import type { Duration } from '../rules/syntax.ts'
import type { ActTable } from './acts.ts'
import type { Bindings } from './bindings.ts'
import { shift } from './delay.ts'
import { type Edge, edges } from './edges.ts'
import { byDay, type Change, foldExact, foldUncertain } from './fold.ts'
import { Ints } from './ints.ts'
import { KeyTable } from './keys.ts'
import { Running } from './running.ts'
import { ordered, type Solver, tupleOf } from './solve.ts'
import { EVER, FOREVER, Spans } from './spans.ts'
import { CERTAINLY, NEVER, POSSIBLY, type Store, type Surety } from './store.ts'

/** Statuses that are begun and ended by events: for each tuple of parties, the events in order of time. */
export class EventStep {
  readonly keys: KeyTable
  readonly stores: Store[]
  /** Events found in bulk: clause, act and day, those of one key together and in order of time. */
  private starts = new Int32Array(1)
  private found = new Int32Array(0)
  private readonly loose = new Ints()
  /** Events added since, by key: clause and act. */
  private readonly added = new Map<number, number[]>()
  private readonly once: boolean[]
  private readonly guards: (Body | null)[]
  private readonly ownLiterals: Map<Literal, number>[]
  private readonly byStatus: number[]
  /** For each clause, the position of its status in the step, and whether it begins it. */
  private readonly positions: number[]
  private readonly begins: boolean[]
  private readonly certain = new Spans()
  private readonly possible = new Spans()
  private readonly tuple = new Int32Array(8)
  private readonly list = new Spans()

  constructor(
    readonly step: Step & { type: 'events' },
    private readonly all: readonly Store[],
    private readonly table: ActTable,
    private readonly bindings: Bindings,
    private readonly solver: Solver,
    once: (status: number) => boolean,
  ) {
    this.once = step.statuses.map(once)
    this.stores = step.statuses.map((status) => all[status]!)
    this.keys = this.single ? this.stores[0]!.keys : new KeyTable(this.stores[0]!.keys.arity)
    this.guards = step.clauses.map((clause) => {
      const { head, event, guard } = clause
      const known = () => [...head.flatMap(variableOf), ...(event.type === 'status' ? variablesOf(event.literal) : [])]
      return guard && ordered(guard, known)
    })
    this.ownLiterals = step.clauses.map((clause, at) => {
      const own = new Map<Literal, number>()
      for (const literal of (this.guards[at] ?? []).flat())
        if (isOwn(literal, clause) && step.statuses.includes(literal.status))
          own.set(literal, step.statuses.indexOf(literal.status))
      return own
    })
    this.positions = step.clauses.map((clause) => step.statuses.indexOf(clause.status))
    this.begins = step.clauses.map((clause) => clause.effect === 'begins')
    this.running = step.statuses.map(() => new Running())
    this.plain = step.clauses.every((clause) => clause.event.type === 'act' && clause.delay === null)
    this.byStatus = step.clauses.map((clause, at) => (clause.event.type === 'status' ? at : -1)).filter((at) => at >= 0)
  }

  private get single(): boolean {
    return this.step.statuses.length === 1
  }

  intern(tuple: ArrayLike<number>): number {
    return this.single ? this.stores[0]!.intern(tuple) : this.keys.intern(tuple)
  }

  /** Notes an event found in bulk; events come in order of time. */
  note(key: number, clause: number, act: number): void {
    const { loose } = this
    const at = loose.length
    loose.reserve(at + 3)
    loose.data[at] = key
    loose.data[at + 1] = clause
    loose.data[at + 2] = act
    loose.length = at + 3
  }

  /** Puts the noted events of each key together, keeping their order, each with its day. */
  gather(): void {
    const { data, length } = this.loose
    const lo = this.table.lo.data
    const hi = this.table.hi.data
    const starts = new Int32Array(this.keys.size + 1)
    for (let i = 0; i < length; i += 3) starts[data[i]! + 1]!++
    for (let key = 0; key < this.keys.size; key++) starts[key + 1]! += starts[key]!
    const next = starts.slice()
    const found = new Int32Array(length)
    for (let i = 0; i < length; i += 3) {
      const at = next[data[i]!]!++ * 3
      const act = data[i + 2]!
      found[at] = data[i + 1]!
      found[at + 1] = act
      found[at + 2] = lo[act] === hi[act] ? lo[act]! : UNCERTAIN
    }
    this.starts = starts
    this.found = found
    this.loose.data = new Int32Array(16)
    this.loose.clear()
  }

  /** Notes an event of an act that came later. */
  add(key: number, clause: number, act: number): void {
    const list = this.added.get(key)
    if (list) list.push(clause, act)
    else this.added.set(key, [clause, act])
  }

  /** Forgets the events of an act that came later and was taken out. */
  drop(key: number, act: number): void {
    const list = this.added.get(key)
    if (!list) return
    const rest = list.filter((_, at) => list[at - (at % 2) + 1] !== act)
    if (rest.length > 0) this.added.set(key, rest)
    else this.added.delete(key)
  }

  /** Everything that begins or ends statuses of this key, in order of time, with how sure its conditions make it. */
  changes(key: number): Change[] {
    const changes: Change[] = []
    if (key + 1 < this.starts.length)
      for (let i = this.starts[key]!; i < this.starts[key + 1]!; i++)
        this.actChange(this.found[i * 3]!, this.found[i * 3 + 1]!, key, changes)
    const added = this.added.get(key)
    if (added) for (let i = 0; i < added.length; i += 2) this.actChange(added[i]!, added[i + 1]!, key, changes)
    for (const clause of this.byStatus) this.statusChanges(clause, key, changes)
    let sorted = true
    for (let i = 1; sorted && i < changes.length; i++) sorted = byDay(changes[i - 1]!, changes[i]!) <= 0
    if (!sorted) changes.sort(byDay)
    for (let i = 0; i < changes.length; i++) if (this.guards[changes[i]!.clause]) this.guard(changes, i, key)
    this.narrow(changes)
    return changes
  }

  /** Reports of one beginning that agree, though one is less exact, make it as exact as they are together. */
  private narrow(changes: Change[]): void {
    const last: (Change | null)[] = []
    for (const change of changes) {
      if (change.surety !== CERTAINLY) continue
      const before = last[change.status]
      if (change.begins && this.once[change.status] && before && change.lo <= before.hi) {
        if (change.hi <= before.hi) before.surety = NEVER
        else {
          before.lo = change.lo
          change.hi = before.hi
        }
      }
      for (const rival of this.step.replaces[change.status]!) last[rival] = null
      last[change.status] = change.begins ? change : null
    }
    changes.sort(byDay)
  }

  private actChange(at: number, act: number, key: number, into: Change[]): void {
    if (this.table.alive.data[act] === 0) return
    const lo = this.table.lo.data[act]!
    const hi = this.table.hi.data[act]!
    this.change(at, key, lo, hi, act, into)
  }

  private change(at: number, key: number, lo: number, hi: number, by: number, into: Change[]): void {
    const clause = this.step.clauses[at]!
    let duration: Duration | null = null
    if (clause.delay !== null) {
      duration = this.delay(clause, key)
      if (duration === null) return
    }
    into.push({
      status: this.step.statuses.indexOf(clause.status),
      begins: clause.effect === 'begins',
      lo: duration ? shift(lo, duration) : lo,
      hi: duration ? shift(hi, duration) : hi,
      by,
      clause: at,
      surety: CERTAINLY,
    })
  }

  /** The delay that applies to this key; null where its table has none, so that nothing follows. */
  private delay(clause: Clause, key: number): Duration | null {
    if (clause.delay === null || !('table' in clause.delay)) return clause.delay
    const { delay } = clause
    return this.bound(clause, key, () => {
      const value = this.bindings.lookUp(delay)
      return value?.type === 'duration' ? value.value : null
    })
  }

  /** Events that are the beginning or the end of another status. */
  private statusChanges(at: number, key: number, into: Change[]): void {
    const clause = this.step.clauses[at]!
    if (clause.event.type !== 'status') return
    const { literal } = clause.event
    const guard = this.ownLiterals[at]!.size === 0 ? this.guards[at] : null
    this.bound(clause, key, () =>
      this.solver.matches(literal, (source) => {
        for (const { lo, hi, by, sure } of this.edgesOf(clause, key, source)) {
          const surety = guard ? this.solver.at(guard, lo, hi, () => null) : CERTAINLY
          const status = this.step.statuses.indexOf(clause.status)
          into.push({ status, begins: clause.effect === 'begins', lo, hi, by, clause: at, surety: least(surety, sure) })
        }
      }),
    )
  }

  /** The events of a clause that come from one other status (by its key), each with the days on which that began. */
  edgesOf(clause: Clause, key: number, source: number): (Edge & { began: Edge; sure: Surety })[] {
    if (clause.event.type !== 'status') return []
    const duration = clause.delay && this.delay(clause, key)
    if (clause.delay !== null && duration === null) return []
    const later = (day: number) => (duration ? shift(day, duration) : day)
    return edges(this.all[clause.event.literal.status]!, source, clause.event.edge).map((began) => ({
      lo: later(began.lo),
      hi: later(began.hi),
      by: began.by,
      began,
      sure: began.hi === FOREVER ? POSSIBLY : CERTAINLY,
    }))
  }

  private guard(changes: Change[], i: number, key: number): void {
    const change = changes[i]!
    const clause = this.step.clauses[change.clause]!
    const body = this.guards[change.clause]!
    const own = this.ownLiterals[change.clause]!
    if (clause.event.type === 'status' && own.size === 0) return
    const state = (literal: Literal): Surety | null => {
      const status = own.get(literal)
      return status === undefined ? null : this.stateBefore(changes, i, status)
    }
    const holds = this.bound(clause, key, () => this.solver.at(body, change.lo, change.hi, state))
    change.surety = least(change.surety, holds ?? NEVER)
  }

  /** How surely another status of the same parties holds just before a change, from the changes before it. */
  private stateBefore(changes: readonly Change[], i: number, status: number): Surety {
    const before = changes.slice(0, i).filter((change) => change.surety !== NEVER)
    const { lo, hi } = changes[i]!
    const exact = before.every((change) => change.lo === change.hi && change.surety === CERTAINLY) && lo === hi
    const rivals = this.step.replaces[status]!
    if (exact) {
      const spans = foldExact(before, status, rivals, this.list)
      return spans.n > 0 && spans.until(spans.n - 1) === FOREVER ? CERTAINLY : NEVER
    }
    const certain = foldUncertain(before, status, rivals, false, this.list)
    if (certain.n > 0 && certain.from(certain.n - 1) <= lo && certain.until(certain.n - 1) === FOREVER) return CERTAINLY
    const possible = foldUncertain(before, status, rivals, true, this.list)
    for (let j = 0; j < possible.n; j++) if (possible.from(j) <= hi && possible.until(j) > lo) return POSSIBLY
    return NEVER
  }

  /** Works out this key's statuses anew; calls `changed` for each whose days changed. */
  fold(key: number, changed: Folded | null): void {
    if (this.plain && this.foldPlain(key, changed)) return
    const changes = this.changes(key)
    const exact = changes.every((change) => change.lo === change.hi && change.surety !== POSSIBLY)
    for (let at = 0; at < this.stores.length; at++) {
      const rivals = this.step.replaces[at]!
      if (exact) foldExact(changes, at, rivals, this.certain)
      else {
        foldUncertain(changes, at, rivals, false, this.certain)
        foldUncertain(changes, at, rivals, true, this.possible)
      }
      this.keep(at, key, this.certain, exact ? this.certain : this.possible, changed)
    }
  }

  /** Whether events come only from acts, on their own days, so that exact dates can be folded in one pass. */
  private readonly plain: boolean
  private readonly running: Running[]

  /** One pass over the events of a key whose dates are all exact; false where one is not, or a condition is not sure. */
  private foldPlain(key: number, changed: Folded | null): boolean {
    if (this.added.has(key)) return false
    const { alive, retracted } = this.table
    const { running, found } = this
    for (const one of running) one.reset()
    const end = key + 1 < this.starts.length ? this.starts[key + 1]! : 0
    for (let i = end > 0 ? this.starts[key]! : 0; i < end; i++) {
      const at = found[i * 3]!
      const act = found[i * 3 + 1]!
      if (retracted > 0 && alive.data[act] === 0) continue
      const day = found[i * 3 + 2]!
      if (day === UNCERTAIN) return false
      const position = this.positions[at]!
      const begins = this.begins[at]!
      // What begins a status that holds, or ends one that does not, changes nothing.
      if (begins === running[position]!.holds) continue
      if (this.guards[at]) {
        const surety = this.guardNow(at, key, day)
        if (surety === NEVER) continue
        if (surety === POSSIBLY) return false
      }
      if (begins) {
        running[position]!.begin(day, act)
        for (const rival of this.step.replaces[position]!) running[rival]!.end(day, act)
      } else running[position]!.end(day, act)
    }
    for (let at = 0; at < running.length; at++) {
      const { spans } = running[at]!.done()
      this.keep(at, key, spans, spans, changed)
    }
    return true
  }

  private own: ReadonlyMap<Literal, number> = new Map()
  private readonly stateNow = (literal: Literal): Surety | null => {
    const status = this.own.get(literal)
    return status === undefined ? null : this.running[status]!.holds ? CERTAINLY : NEVER
  }

  private guardNow(at: number, key: number, day: number): Surety {
    const clause = this.step.clauses[at]!
    this.own = this.ownLiterals[at]!
    const mark = this.bindings.mark()
    const bound = this.bindings.unifyAll(clause.head, this.keys.args.data, key * this.keys.arity)
    const surety = bound
      ? this.solver.at(this.guards[at]!, day, day, this.own.size === 0 ? NOT_OWN : this.stateNow)
      : NEVER
    this.bindings.undo(mark)
    return surety
  }

  private keep(at: number, key: number, certain: Spans, possible: Spans, changed: Folded | null): void {
    const storeKey = this.storeKey(at, key, possible.n > 0)
    if (storeKey < 0) return
    const store = this.stores[at]!
    const wasEmpty = !store.any(storeKey)
    if (store.set(storeKey, certain, possible)) changed?.(this.step.statuses[at]!, storeKey, wasEmpty)
  }

  private storeKey(at: number, key: number, make: boolean): number {
    if (this.single) return key
    const { arity } = this.keys
    for (let i = 0; i < arity; i++) this.tuple[i] = this.keys.arg(key, i)
    return make ? this.stores[at]!.intern(this.tuple) : this.stores[at]!.keys.find(this.tuple)
  }

  /** The key of the step that a key of one of its statuses belongs to. */
  keyOf(position: number, storeKey: number): number {
    if (this.single) return storeKey
    const { keys } = this.stores[position]!
    return this.keys.find(keys.args.data, storeKey * keys.arity)
  }

  /** Runs with the clause's conclusion bound to the key. */
  bound<T>(clause: Clause, key: number, run: () => T): T | null {
    const mark = this.bindings.mark()
    const result = this.bindings.unifyAll(clause.head, this.keys.args.data, key * this.keys.arity) ? run() : null
    this.bindings.undo(mark)
    return result
  }

  /** Interns the conclusion of a clause, as the bindings are; -1 if something in it is not bound or does not fit. */
  conclude(clause: Clause, fits: (tuple: Int32Array) => boolean): number {
    return tupleOf(clause.head, this.bindings, this.tuple) && fits(this.tuple) ? this.intern(this.tuple) : -1
  }
}

/** In place of the day of an event whose date is not exact. */
const UNCERTAIN = EVER - 1

type Folded = (status: number, storeKey: number, wasEmpty: boolean) => void

const NOT_OWN = () => null

function least(a: Surety, b: Surety): Surety {
  return a < b ? a : b
}
