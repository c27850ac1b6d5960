import type { ActKind, Force, Modality } from '../../model/index.ts'
import type { Symbols } from '../engine/symbols.ts'
import type { At, Duration, ExampleText, Sort } from './syntax.ts'

/** A rulebook compiled: statuses numbered, variables numbered within each clause, clauses in an order in which none waits for a later one. */

/** A status as declared: its words with a place for each of its parties, and how it behaves. */
export interface StatusForm {
  /** Words, and the positions of its arguments among them. */
  pattern: (string | number)[]
  also: (string | number)[][]
  sorts: Sort[]
  once: boolean
  /** Shown with a party's standing. */
  listed: boolean
  /** `act`: the force of the act that begins it, kept as a last argument. */
  force: Force | 'act'
  /** Number of arguments, that of the force included. */
  arity: number
  file: string
  at: At
  /** Made by the compiler for the condition of a trigger; not shown. */
  hidden: boolean
  /** Facts about parties, from outside the rules. */
  given: boolean
}

/** What stands at a place of a clause: a variable, a constant, or a value looked up in a table by a variable or constant. */
export type Arg = { var: number } | { symbol: number } | { table: number; key: { var: number } | { symbol: number } }

/** A rule's sentence, as proofs show it. */
export interface RuleRef {
  title: string
  cites: string
  words: string
  file: string
  line: number
}

export interface HoldsLiteral {
  type: 'holds'
  status: number
  args: Arg[]
  negated: boolean
}
export type Literal =
  | HoldsLiteral
  | { type: 'count'; status: number; args: Arg[]; variable: number; least: number | Arg; negated: boolean }
  | { type: 'each'; status: number; args: Arg[]; variable: number; group: number; negated: boolean }

/** Alternatives, each a list of what must hold together. */
export type Body = Literal[][]

/** Which acts set a clause off, and what they bind. */
export interface ActMatcher {
  kind: ActKind
  modality: Modality
  agent: Arg | null
  target: Arg | null
  partner: Arg | null
  instrument: Arg | null
  /** Any of these topics; null where any topic or none will do. */
  topics: number[] | null
  topicVariable: number | null
  notTopics: number[]
  forces: Force[] | null
  /** Variable that takes the act's force; null where the status does not carry it. */
  forceVariable: number | null
}

export type Delay = Duration | { table: number; key: { var: number } | { symbol: number } } | null

export interface Clause {
  status: number
  effect: 'begins' | 'ends' | 'denied'
  head: Arg[]
  variables: string[]
  sorts: Sort[]
  event: { type: 'act'; act: ActMatcher } | { type: 'status'; literal: HoldsLiteral; edge: 'begins' | 'ends' }
  delay: Delay
  /** What must hold on the day of the event; null where nothing must. */
  guard: Body | null
  rule: RuleRef
}

export interface Definition {
  status: number
  head: Arg[]
  variables: string[]
  sorts: Sort[]
  body: Body
  rule: RuleRef
}

export interface Duty {
  act: ActMatcher
  every: boolean
  period: Delay
  after: ActMatcher
  variables: string[]
  sorts: Sort[]
  guard: Body | null
  rule: RuleRef
}

export type TableValue =
  | { type: 'number'; value: number }
  | { type: 'symbol'; value: number }
  | { type: 'duration'; value: Duration }
export interface Table {
  name: string
  values: Map<number, TableValue>
  otherwise: TableValue | null
}

/** Statuses that are worked out together: levels that replace each other, or one status begun and ended by acts; or one defined status; or facts. */
export type Step =
  | { type: 'events'; statuses: number[]; clauses: Clause[]; replaces: number[][] }
  | { type: 'defined'; status: number; definitions: Definition[] }
  | { type: 'given'; status: number }

export interface Rulebook {
  statuses: StatusForm[]
  steps: Step[]
  denials: Clause[]
  duties: Duty[]
  tables: Table[]
  symbols: Symbols
  examples: (ExampleText & { file: string })[]
  /** Every rule, for the check. */
  rules: RuleRef[]
}
