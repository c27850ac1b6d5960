import type { ActRow } from '../../src/standing/engine/acts.ts'
import { parseRulebook } from '../../src/standing/rules/parse.ts'
import type {
  ActPattern,
  Condition,
  Duration,
  Phrase,
  RulebookText,
  Sentence,
  Term,
} from '../../src/standing/rules/syntax.ts'
import { kindOf, takesInstrument } from '../../src/standing/rules/vocabulary.ts'

/** An act of a test: exact day, names as they are. */
export interface TestAct {
  kind: ActRow['kind']
  agent: string
  target: string | null
  instrument: string | null
  topic: string | null
  day: number
}

type Env = ReadonlyMap<string, string>

/**
 * A second implementation of the rule language, written from the manual and not from the engine: it goes through the parsed sentences, tries
 * every party for every variable, and asks day by day. Slow, and meant to be; exact days only.
 */
export class Witness {
  private readonly book: RulebookText
  private readonly sorts: Map<string, string>
  private readonly memo = new Map<string, boolean>()
  private readonly happenings = new Map<string, Happening[]>()

  constructor(
    text: string,
    private readonly acts: readonly TestAct[],
    private readonly domain: Readonly<Record<string, readonly string[]>>,
  ) {
    this.book = parseRulebook({ name: 'witness', text })
    this.sorts = new Map(this.book.variables.map(({ name, sort }) => [name.name, sort]))
  }

  /** Whether a ground status ("S1 member of O1") holds on a day. */
  holds(status: string, day: number): boolean {
    const known = this.memo.get(`${status}@${day}`)
    if (known !== undefined) return known
    const result = this.work(status, day)
    this.memo.set(`${status}@${day}`, result)
    return result
  }

  private work(status: string, day: number): boolean {
    for (const rule of this.book.rules)
      for (const sentence of rule.sentences)
        if (sentence.type === 'while')
          for (const env of this.unify(sentence.phrase, status))
            if (this.some(sentence.condition, env, day, [sentence.unless])) return true
    return this.replay(status, day).includes(status)
  }

  /** The levels of this status's parties that are held on a day, after all that happened up to then. */
  private replay(status: string, day: number): string[] {
    const rivals = this.rivals(status)
    const all = this.happenings.get(status) ?? this.events([status, ...rivals])
    this.happenings.set(status, all)
    const happened = all.filter((event) => event.day <= day)
    happened.sort((a, b) => a.day - b.day || a.order - b.order)
    let held: string[] = []
    for (const event of happened) {
      if (!event.allowed(held)) continue
      if (!event.begins) held = held.filter((one) => one !== event.status)
      else if (!held.includes(event.status))
        held = [...held.filter((one) => !rivals.includes(one) && one !== status), event.status]
    }
    return held
  }

  private rivals(status: string): string[] {
    for (const { phrases } of this.book.levels)
      for (const phrase of phrases)
        for (const env of this.unify(phrase, status))
          return phrases.map((other) => this.ground(other, env)).filter((other) => other !== status)
    return []
  }

  private events(statuses: readonly string[]): Happening[] {
    const found: Happening[] = []
    for (const status of statuses)
      for (const rule of this.book.rules)
        for (const sentence of rule.sentences)
          if (sentence.type === 'begins' || sentence.type === 'ends')
            for (const env of this.unify(sentence.phrase, status))
              for (const trigger of sentence.triggers) {
                const allowed = (on: number) => (held: readonly string[]) =>
                  this.allowed(sentence, env, on, statuses, held)
                const note = (day: number, order: number) => {
                  const at = day + this.delay(trigger.delay, env)
                  found.push({ status, begins: sentence.type === 'begins', day: at, order, allowed: allowed(at) })
                }
                const { event } = trigger
                if (event.type === 'act') {
                  this.acts.forEach((act, order) => {
                    if (this.matches(event, act, env)) note(act.day, order)
                  })
                } else for (const day of this.starts(event, env)) note(day, -1)
              }
    return found
  }

  /** Days on which a condition begins to hold. */
  private starts(condition: Condition, env: Env): number[] {
    // Nothing changes on other days than those of acts and those that lie a delay of the rules (up to 7 days, twice) after them.
    const candidates = new Set(this.acts.flatMap((act) => [0, 3, 5, 7, 10, 12, 14].map((after) => act.day + after)))
    const days: number[] = []
    for (const day of [...candidates].sort((a, b) => a - b))
      if (this.some(condition, env, day, []) && !this.some(condition, env, day - 1, [])) days.push(day)
    return days
  }

  private allowed(
    sentence: Sentence & { type: 'begins' | 'ends' | 'denied' },
    env: Env,
    day: number,
    own: readonly string[],
    held: readonly string[],
  ): boolean {
    const ask = (status: string) => (own.includes(status) ? held.includes(status) : this.holds(status, day))
    return (
      (!sentence.provided || this.someWith(sentence.provided, env, day, ask)) &&
      (!sentence.unless || !this.someWith(sentence.unless, env, day, ask))
    )
  }

  private some(condition: Condition, env: Env, day: number, unless: (Condition | null)[]): boolean {
    const ask = (status: string) => this.holds(status, day)
    const free = [...variablesIn(condition)].filter((name) => this.sorts.has(name) && !env.has(name))
    return this.assign(free, env).some(
      (full) =>
        this.test(condition, full, day, ask) && unless.every((one) => !one || !this.someWith(one, full, day, ask)),
    )
  }

  private someWith(condition: Condition, env: Env, day: number, ask: (status: string) => boolean): boolean {
    const free = [...variablesIn(condition)].filter((name) => this.sorts.has(name) && !env.has(name))
    return this.assign(free, env).some((full) => this.test(condition, full, day, ask))
  }

  private assign(names: readonly string[], env: Env): Env[] {
    return names.reduce<Env[]>(
      (all, name) =>
        all.flatMap((sofar) => this.domain[this.sorts.get(name)!]!.map((value) => new Map([...sofar, [name, value]]))),
      [env],
    )
  }

  private test(condition: Condition, env: Env, day: number, ask: (status: string) => boolean): boolean {
    switch (condition.type) {
      case 'all':
        return condition.of.every((one) => this.test(one, env, day, ask))
      case 'any':
        return condition.of.some((one) => this.test(one, env, day, ask))
      case 'not':
        return !this.test(condition.of, env, day, ask)
      case 'holds':
        return ask(this.ground(condition.phrase, env))
      case 'count': {
        const { variable, least, phrase, below } = condition
        const number =
          typeof least === 'number'
            ? least
            : Number(this.lookUp(least.table, env.get(least.key.name) ?? least.key.name))
        const holding = this.domain[this.sorts.get(variable.name)!]!.filter((value) =>
          ask(this.ground(phrase, new Map([...env, [variable.name, value]]))),
        )
        return below ? holding.length < number : holding.length >= number
      }
      case 'each':
        throw new Error('not needed here')
    }
  }

  private matches(pattern: ActPattern, act: TestAct, env: Env): boolean {
    const is = (term: Term | null, value: string | null) =>
      term === null || term.type === 'anything' || (value !== null && this.name(term, env) === value)
    const { object } = pattern
    const sort = object?.type === 'name' ? this.sorts.get(object.name) : undefined
    const kind = kindOf(pattern.verb)
    const toInstrument = sort === 'instrument' || (sort === undefined && kind !== null && takesInstrument(kind))
    return (
      act.kind === kind &&
      act.agent !== act.target &&
      is(pattern.agent, act.agent) &&
      is(object, toInstrument ? act.instrument : act.target) &&
      is(pattern.toward, act.target) &&
      is(pattern.under, act.instrument) &&
      (pattern.about.length === 0 || pattern.about.some((topic) => topic.name === act.topic)) &&
      !pattern.notAbout.some((topic) => topic.name === act.topic)
    )
  }

  private delay(delay: Duration | { table: string; key: { name: string } } | null, env: Env): number {
    if (delay === null) return 0
    if (!('table' in delay)) return delay.count
    const value = this.lookUp(delay.table, env.get(delay.key.name) ?? delay.key.name)
    return typeof value === 'object' ? value.count : 0
  }

  private lookUp(table: string, key: string): number | string | Duration {
    const found = this.book.tables.find((one) => one.name === table)!
    return found.entries.find((entry) => entry.key.name === key)?.value ?? found.otherwise ?? 0
  }

  /** The ways to read a ground status as a phrase; variables that it does not fix stay free. */
  private unify(phrase: Phrase, status: string): Env[] {
    const words = status.split(' ')
    if (words.length !== phrase.tokens.length) return []
    const env = new Map<string, string>()
    for (const [at, token] of phrase.tokens.entries()) {
      const word = words[at]!
      if (typeof token === 'string') {
        if (token !== word) return []
      } else if (token.type === 'name' && this.sorts.has(token.name)) {
        if (!this.domain[this.sorts.get(token.name)!]!.includes(word) || (env.get(token.name) ?? word) !== word)
          return []
        env.set(token.name, word)
      } else if (token.type === 'name' && token.name !== word) return []
    }
    return [env]
  }

  private ground(phrase: Phrase, env: Env): string {
    return phrase.tokens.map((token) => (typeof token === 'string' ? token : this.name(token, env))).join(' ')
  }

  private name(term: Term, env: Env): string {
    if (term.type === 'anything') return '?'
    if (term.type === 'lookup') return String(this.lookUp(term.table, env.get(term.key.name) ?? term.key.name))
    return env.get(term.name) ?? term.name
  }
}

interface Happening {
  status: string
  begins: boolean
  day: number
  order: number
  allowed: (held: readonly string[]) => boolean
}

function variablesIn(condition: Condition): Set<string> {
  if (condition.type === 'all' || condition.type === 'any')
    return new Set(condition.of.flatMap((one) => [...variablesIn(one)]))
  if (condition.type === 'not') return variablesIn(condition.of)
  const names = condition.phrase.tokens.flatMap((token) =>
    typeof token === 'string' || token.type === 'anything'
      ? []
      : [token.type === 'lookup' ? token.key.name : token.name],
  )
  if (condition.type === 'count' && typeof condition.least !== 'number') names.push(condition.least.key.name)
  return new Set(names.filter((name) => condition.type === 'holds' || name !== condition.variable.name))
}
