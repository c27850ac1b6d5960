import { ACT_KINDS, type ActKind, type Force, type Modality } from '../../model/index.ts'
import { Ints } from './ints.ts'

const MODALITIES: readonly Modality[] = ['actual', 'planned', 'hypothetical', 'negated']
export const FORCES: readonly Force[] = ['treaty', 'law', 'resolution', 'political', 'none']

/** An act in numbers: days for dates, symbols for names. */
export interface ActRow {
  kind: ActKind
  modality: Modality
  force: Force
  /** The earliest and the latest day it may have been done on. */
  lo: number
  hi: number
  /** -1 if none. */
  instrument: number
  agents: readonly number[]
  targets: readonly number[]
  topics: readonly number[]
}

/** Acts in columns, numbered from 0 in the order they came. */
export class ActTable {
  readonly what = new Ints()
  readonly lo = new Ints()
  readonly hi = new Ints()
  readonly instrument = new Ints()
  readonly agents = new Ints()
  readonly agentsAt = new Ints()
  readonly targets = new Ints()
  readonly targetsAt = new Ints()
  readonly topics = new Ints()
  readonly topicsAt = new Ints()
  /** 0 once an act is retracted. */
  readonly alive = new Ints()
  /** How many acts are not alive. */
  retracted = 0
  length = 0

  constructor() {
    this.agentsAt.push(0)
    this.targetsAt.push(0)
    this.topicsAt.push(0)
  }

  add(row: ActRow): number {
    this.what.push(what(row.kind, row.modality) | (FORCES.indexOf(row.force) << 8))
    this.lo.push(row.lo)
    this.hi.push(row.hi)
    this.instrument.push(row.instrument)
    for (const agent of row.agents) this.agents.push(agent)
    this.agentsAt.push(this.agents.length)
    for (const target of row.targets) this.targets.push(target)
    this.targetsAt.push(this.targets.length)
    for (const topic of row.topics) this.topics.push(topic)
    this.topicsAt.push(this.topics.length)
    this.alive.push(1)
    return this.length++
  }

  /** Adds an act of another table that uses the same symbols. */
  copy(from: ActTable, act: number): number {
    for (const column of ['what', 'lo', 'hi', 'instrument'] as const) this[column].push(from[column].data[act]!)
    for (const [list, at] of [
      ['agents', 'agentsAt'],
      ['targets', 'targetsAt'],
      ['topics', 'topicsAt'],
    ] as const) {
      const first = from[at].data[act]!
      this[list].append(from[list].data, first, from[at].data[act + 1]! - first)
      this[at].push(this[list].length)
    }
    this.alive.push(1)
    return this.length++
  }

  retract(act: number): void {
    if (this.alive.data[act] === 1) this.retracted++
    this.alive.data[act] = 0
  }

  restore(act: number): void {
    if (this.alive.data[act] === 0) this.retracted--
    this.alive.data[act] = 1
  }

  /** Forgets the acts from this one on, all of them retracted: as if they had never been put in. */
  truncate(length: number): void {
    this.retracted -= this.length - length
    this.length = length
    for (const column of [this.what, this.lo, this.hi, this.instrument, this.alive]) column.length = length
    for (const [list, at] of [
      [this.agents, this.agentsAt],
      [this.targets, this.targetsAt],
      [this.topics, this.topicsAt],
    ] as const) {
      list.length = at.data[length]!
      at.length = length + 1
    }
  }

  /** Acts that are alive, by their earliest day; those of one day in the order they came. */
  inOrder(): Int32Array {
    const { length } = this
    const lo = this.lo.data
    let first = 0x7fffffff
    let last = -0x7fffffff
    for (let act = 0; act < length; act++) {
      if (lo[act]! < EARLIEST) continue
      if (lo[act]! < first) first = lo[act]!
      if (lo[act]! > last) last = lo[act]!
    }
    const days = last < first ? 1 : last - first + 2
    const starts = new Int32Array(days + 1)
    const bucket = (act: number) => (lo[act]! < EARLIEST ? 0 : lo[act]! - first + 1)
    let living = 0
    for (let act = 0; act < length; act++)
      if (this.alive.data[act]) {
        starts[bucket(act) + 1]!++
        living++
      }
    for (let day = 0; day < days; day++) starts[day + 1]! += starts[day]!
    const order = new Int32Array(living)
    for (let act = 0; act < length; act++) if (this.alive.data[act]) order[starts[bucket(act)]!++] = act
    return order
  }
}

/** Days before this one (the year -5000 or so) are taken for "not known". */
const EARLIEST = -2_600_000

/** Kind and modality as one number below 256. */
export function what(kind: ActKind, modality: Modality): number {
  return ACT_KINDS.indexOf(kind) * 4 + MODALITIES.indexOf(modality)
}
