import type { Force } from '../../model/index.ts'

/** What a rulebook says, as parsed: names are not looked up yet. Every part knows its place, for messages. */

/** Place in a rulebook file, both from 1. */
export interface At {
  line: number
  column: number
}

/** What a variable ranges over. */
export type Sort = 'party' | 'organisation' | 'instrument' | 'topic'

/** A variable, a constant ("UNGA"), or a value looked up in a table ("[consents for T]"). Which of the first two, the declarations say. */
export interface Name {
  type: 'name'
  name: string
  at: At
}
export interface Lookup {
  type: 'lookup'
  table: string
  key: Name
  at: At
}
/** "anyone", "anything", "someone", "something". */
export interface Anything {
  type: 'anything'
  at: At
}
export type Term = Name | Lookup | Anything

/** A status sentence without its verb: words and terms in order ("P", "observer", "of", "O"). */
export interface Phrase {
  tokens: (string | Term)[]
  /** "with force treaty or law"; null where any will do. */
  forces: Force[] | null
  at: At
}

export interface Duration {
  count: number
  unit: 'days' | 'months' | 'years'
  /** "the first day of the month following …": rounds up after the count is added. */
  firstOfMonth: boolean
}
export interface TableDelay {
  table: string
  key: Name
  at: At
}

export type Polarity = 'does' | 'does not' | 'plans'

/** "P joins O about membership or accession with Q toward R under T with force treaty". */
export interface ActPattern {
  type: 'act'
  agent: Term
  polarity: Polarity
  verb: string
  object: Term | null
  toward: Term | null
  with: Term | null
  under: Term | null
  about: Name[]
  notAbout: Name[]
  forces: Force[] | null
  at: At
}

export type Condition =
  | { type: 'all'; of: Condition[]; at: At }
  | { type: 'any'; of: Condition[]; at: At }
  | { type: 'not'; of: Condition; at: At }
  | { type: 'holds'; phrase: Phrase; at: At }
  /** "at least 22 parties P are bound by T", "fewer than …" when `below`. */
  | { type: 'count'; least: number | Lookup; below: boolean; variable: Name; phrase: Phrase; at: At }
  /** "each G of P5 is guarantor of S". */
  | { type: 'each'; variable: Name; group: Name; phrase: Phrase; at: At }

/** What sets a status off: an act, or the day on which a condition begins to hold; with a delay, if any. */
export interface Trigger {
  delay: Duration | TableDelay | null
  event: ActPattern | Condition
  at: At
}

export type Sentence =
  | {
      type: 'begins' | 'ends' | 'denied'
      phrase: Phrase
      triggers: Trigger[]
      provided: Condition | null
      unless: Condition | null
      at: At
      words: string
    }
  | { type: 'while'; phrase: Phrase; condition: Condition; unless: Condition | null; at: At; words: string }
  /** A duty: an act that is due within a time after, or every so often after, another. */
  | {
      type: 'duty'
      act: ActPattern
      every: boolean
      period: Duration | TableDelay
      after: ActPattern
      provided: Condition | null
      unless: Condition | null
      at: At
      words: string
    }

export interface RuleText {
  title: string
  /** The article that it states, or the practice it follows. */
  cites: string
  sentences: Sentence[]
  at: At
}

export interface StatusDeclaration {
  phrase: Phrase
  also: Phrase[]
  /** Reported twice, it is one beginning: sources that date it differently dispute it. */
  once: boolean
  /** Whether it is shown with a party's standing; others serve other rules, and may be asked for. */
  listed: boolean
  /** `act`: as strong as the act that begins it, each force on its own line. */
  force: Force | 'act'
  at: At
}

export interface TableText {
  name: string
  variable: Name
  entries: { key: Name; value: number | string | Duration; at: At }[]
  otherwise: number | Duration | null
  at: At
}

/** An act of an example, on a date, from a source ("A" if none is named). */
export interface GivenAct {
  act: ActPattern
  date: string | null
  source: string
  at: At
}
export interface Expectation {
  phrase: Phrase
  on: string
  answer: 'yes' | 'no' | 'unknown' | 'disputed' | 'possibly'
  at: At
}
export interface ExampleText {
  title: string
  given: GivenAct[]
  then: Expectation[]
  at: At
}

export interface RulebookText {
  file: string
  title: string
  variables: { name: Name; sort: Sort }[]
  statuses: StatusDeclaration[]
  levels: { phrases: Phrase[]; at: At }[]
  tables: TableText[]
  rules: RuleText[]
  examples: ExampleText[]
}
