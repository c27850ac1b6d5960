import type { ActMatcher, Arg } from '../rules/program.ts'
import { type ActTable, FORCES, what } from './acts.ts'
import type { Bindings } from './bindings.ts'

/** Finds the acts that a clause speaks of, and binds the clause's variables to their parties. */
export class Matcher {
  readonly what: number
  private readonly forces: number
  private readonly topics: Set<number> | null
  private readonly notTopics: Set<number>

  constructor(
    private readonly pattern: ActMatcher,
    private readonly table: ActTable,
    private readonly bindings: Bindings,
    private readonly forceSymbols: readonly number[],
  ) {
    this.what = what(pattern.kind, pattern.modality)
    this.forces = pattern.forces ? pattern.forces.reduce((mask, force) => mask | (1 << FORCES.indexOf(force)), 0) : -1
    this.topics = pattern.topics && new Set(pattern.topics)
    this.notTopics = new Set(pattern.notTopics)
  }

  /** Calls `found` with the variables bound, once for each way in which the act fits; its kind and modality are known to. */
  match(act: number, found: () => void): void {
    const { table, pattern, bindings } = this
    const force = table.what.data[act]! >> 8
    if (!(this.forces & (1 << force))) return
    if (!this.topicsFit(act)) return
    const mark = bindings.mark()
    if (this.bind(pattern.instrument, table.instrument.data[act]!)) {
      if (pattern.forceVariable !== null) bindings.set(pattern.forceVariable, this.forceSymbols[force]!)
      if (pattern.topicVariable === null) this.agents(act, found)
      else
        for (let i = table.topicsAt.data[act]!; i < table.topicsAt.data[act + 1]!; i++) {
          const inner = bindings.mark()
          if (bindings.unify(pattern.topicVariable, table.topics.data[i]!)) this.agents(act, found)
          bindings.undo(inner)
        }
    }
    bindings.undo(mark)
  }

  private topicsFit(act: number): boolean {
    if (!this.topics && this.notTopics.size === 0) return true
    const { topics, topicsAt } = this.table
    let fits = this.topics === null
    for (let i = topicsAt.data[act]!; i < topicsAt.data[act + 1]!; i++) {
      const topic = topics.data[i]!
      if (this.notTopics.has(topic)) return false
      if (this.topics?.has(topic)) fits = true
    }
    return fits
  }

  private agents(act: number, found: () => void): void {
    const { table, pattern, bindings } = this
    if (!pattern.agent) {
      this.targets(act, -1, found)
      return
    }
    const until = table.agentsAt.data[act + 1]!
    for (let i = table.agentsAt.data[act]!; i < until; i++) {
      const agent = table.agents.data[i]!
      const mark = bindings.mark()
      if (this.bind(pattern.agent, agent)) {
        if (!pattern.partner) this.targets(act, agent, found)
        else
          for (let j = table.agentsAt.data[act]!; j < until; j++) {
            const partner = table.agents.data[j]!
            const inner = bindings.mark()
            if (partner !== agent && this.bind(pattern.partner, partner)) this.targets(act, agent, found)
            bindings.undo(inner)
          }
      }
      bindings.undo(mark)
    }
  }

  private targets(act: number, agent: number, found: () => void): void {
    const { table, pattern, bindings } = this
    if (!pattern.target) {
      found()
      return
    }
    for (let i = table.targetsAt.data[act]!; i < table.targetsAt.data[act + 1]!; i++) {
      const target = table.targets.data[i]!
      const mark = bindings.mark()
      if (target !== agent && this.bind(pattern.target, target)) found()
      bindings.undo(mark)
    }
  }

  private bind(arg: Arg | null, value: number): boolean {
    if (arg === null) return true
    if (value < 0) return false
    if ('var' in arg) return this.bindings.unify(arg.var, value)
    return this.bindings.value(arg) === value
  }
}
