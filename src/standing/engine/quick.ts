import type { Arg, Clause } from '../rules/program.ts'
import { type ActTable, FORCES } from './acts.ts'
import type { EventStep } from './events.ts'

/** Where a place of a conclusion comes from. */
const AGENT = 0
const TARGET = 1
const INSTRUMENT = 2
const FORCE = 3

/**
 * The common clause in a straight line: every place of its conclusion is the act's agent, target, instrument or force, or a constant. The
 * general way (extract.ts) gives the same; this one writes each tuple without binding variables.
 */
export class QuickMatcher {
  private readonly tuple: Int32Array
  private readonly forces: number
  private readonly topics: Uint8Array | null
  private readonly notTopics: Uint8Array | null

  private constructor(
    private readonly table: ActTable,
    private readonly places: Int32Array,
    private readonly wanted: { agent: number; target: number; instrument: number },
    private readonly ways: { agents: boolean; targets: boolean },
    clause: Clause & { event: { type: 'act' } },
    private readonly forceSymbols: readonly number[],
  ) {
    const { act } = clause.event
    this.tuple = new Int32Array(places.length)
    this.forces = act.forces ? act.forces.reduce((mask, force) => mask | (1 << FORCES.indexOf(force)), 0) : -1
    this.topics = act.topics && marked(act.topics)
    this.notTopics = act.notTopics.length > 0 ? marked(act.notTopics) : null
  }

  /** For a clause that is simple enough; null for others. */
  static of(clause: Clause, table: ActTable, forceSymbols: readonly number[]): QuickMatcher | null {
    const { event } = clause
    if (event.type !== 'act' || event.act.partner || event.act.topicVariable !== null) return null
    const { agent, target, instrument, forceVariable } = event.act
    const sources = new Map<number, number>()
    for (const [arg, place] of [
      [agent, AGENT],
      [target, TARGET],
      [instrument, INSTRUMENT],
    ] as const) {
      if (!arg) continue
      if ('table' in arg) return null
      if ('var' in arg) {
        if (sources.has(arg.var)) return null
        sources.set(arg.var, place)
      }
    }
    if (forceVariable !== null) sources.set(forceVariable, FORCE)
    const places = new Int32Array(clause.head.length)
    for (const [at, arg] of clause.head.entries()) {
      const place = placeOf(arg, sources)
      if (place === null) return null
      places[at] = place
    }
    const wanted = { agent: constant(agent), target: constant(target), instrument: constant(instrument) }
    return new QuickMatcher(
      table,
      places,
      wanted,
      { agents: agent !== null, targets: target !== null },
      { ...clause, event },
      forceSymbols,
    )
  }

  /** Notes each conclusion of the act as an event of the clause `at` of a step, if its parties are of the right sorts. */
  match(act: number, into: EventStep, at: number, fits: ((tuple: Int32Array) => boolean) | null): void {
    const { table, wanted, places, tuple } = this
    const force = table.what.data[act]! >> 8
    if (!(this.forces & (1 << force))) return
    const instrument = table.instrument.data[act]!
    if (wanted.instrument !== ANY && (instrument < 0 || (wanted.instrument >= 0 && wanted.instrument !== instrument)))
      return
    if ((this.topics || this.notTopics) && !this.topicsFit(act)) return
    const { agents, targets } = this.ways
    const firstAgent = table.agentsAt.data[act]!
    const firstTarget = table.targetsAt.data[act]!
    const lastAgent = agents ? table.agentsAt.data[act + 1]! : firstAgent + 1
    const lastTarget = targets ? table.targetsAt.data[act + 1]! : firstTarget + 1
    for (let i = firstAgent; i < lastAgent; i++) {
      const agent = agents ? table.agents.data[i]! : -1
      if (wanted.agent >= 0 && wanted.agent !== agent) continue
      for (let j = firstTarget; j < lastTarget; j++) {
        const target = targets ? table.targets.data[j]! : -1
        if (targets && (target === agent || (wanted.target >= 0 && wanted.target !== target))) continue
        for (let k = 0; k < places.length; k++) {
          const place = places[k]!
          if (place === AGENT) tuple[k] = agent
          else if (place === TARGET) tuple[k] = target
          else if (place === INSTRUMENT) tuple[k] = instrument
          else tuple[k] = place === FORCE ? this.forceSymbols[force]! : -place - 1
        }
        if (fits === null || fits(tuple)) into.note(into.intern(tuple), at, act)
      }
    }
  }

  private topicsFit(act: number): boolean {
    const { topics, topicsAt } = this.table
    let fits = this.topics === null
    for (let i = topicsAt.data[act]!; i < topicsAt.data[act + 1]!; i++) {
      const topic = topics.data[i]!
      if (this.notTopics?.[topic]) return false
      if (this.topics?.[topic]) fits = true
    }
    return fits
  }
}

/** Any value will do; none is needed. */
const ANY = -2
/** Any value will do, but there must be one. */
const SOME = -1

function constant(arg: Arg | null): number {
  if (arg === null) return ANY
  return 'symbol' in arg ? arg.symbol : SOME
}

function placeOf(arg: Arg, sources: ReadonlyMap<number, number>): number | null {
  if ('var' in arg) return sources.get(arg.var) ?? null
  return 'symbol' in arg ? -arg.symbol - 1 : null
}

/** A table with 1 at each of the symbols. */
function marked(symbols: readonly number[]): Uint8Array {
  const marks = new Uint8Array(Math.max(...symbols) + 1)
  for (const symbol of symbols) marks[symbol] = 1
  return marks
}
