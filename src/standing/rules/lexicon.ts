import { BadInput, type Force } from '../../model/index.ts'
import { Symbols } from '../engine/symbols.ts'
import type { Arg, StatusForm, Table, TableValue } from './program.ts'
import type { At, Duration, Name, Phrase, RulebookText, Sort, Term } from './syntax.ts'

/** The statuses that come from facts about parties and treaties, not from acts. */
export const ONE_OF = 0
export const SUCCESSOR = 1
/** Of the table of treaties: in force since a day; with a day that is known, whether it has come or not. */
export const ENTERED = 2
export const DATED = 3

/** What the files declare together: statuses, variables (each file its own), tables; and how sentences are looked up among them. */
export class Lexicon {
  readonly symbols = new Symbols()
  readonly statuses: StatusForm[] = [
    given('parties', [0, 'one', 'of', 1]),
    given('parties', [0, 'successor', 'of', 1]),
    given('treaties', [0, 'entered', 'into', 'force']),
    given('treaties', [0, 'dated', 'as', 'to', 'its', 'entry', 'into', 'force']),
  ]
  readonly tables: Table[] = []
  private readonly sorts = new Map<string, Map<string, Sort>>()

  declare(book: RulebookText): void {
    const own = new Map<string, Sort>()
    for (const { name, sort } of book.variables) own.set(name.name, sort)
    this.sorts.set(book.file, own)
    for (const status of book.statuses) {
      const { pattern, names } = this.pattern(book.file, status.phrase)
      const also = status.also.map((phrase) => this.alias(book.file, phrase, names))
      const known = this.statuses.find((form) => form.pattern.join(' ') === pattern.join(' '))
      if (known)
        throw bad(
          book.file,
          status.at,
          `the status "${words(status.phrase)}" is declared in ${known.file}:${known.at.line} already`,
        )
      this.statuses.push({
        pattern,
        also,
        sorts: names.map((name) => own.get(name)!),
        once: status.once,
        listed: status.listed,
        force: status.force,
        arity: names.length + (status.force === 'act' ? 1 : 0),
        file: book.file,
        at: status.at,
        hidden: false,
        given: false,
      })
    }
    for (const table of book.tables) {
      if (this.tables.some((known) => known.name === table.name))
        throw bad(book.file, table.at, `the table "${table.name}" is declared twice`)
      const values = new Map<number, TableValue>()
      for (const { key, value } of table.entries) values.set(this.symbols.id(key.name), this.value(value))
      this.tables.push({
        name: table.name,
        values,
        otherwise: table.otherwise === null ? null : this.value(table.otherwise),
      })
    }
  }

  private value(value: number | string | Duration): TableValue {
    if (typeof value === 'number') return { type: 'number', value }
    if (typeof value === 'string') return { type: 'symbol', value: this.symbols.id(value) }
    return { type: 'duration', value }
  }

  private pattern(file: string, phrase: Phrase): { pattern: (string | number)[]; names: string[] } {
    const names: string[] = []
    const pattern = phrase.tokens.map((token) => {
      if (typeof token === 'string') return token
      if (isWord(token) && !this.sortOf(file, token.name)) return token.name
      if (token.type !== 'name' || !this.sortOf(file, token.name))
        throw bad(file, token.at, 'a status is declared with variables; "let" says what they range over')
      if (names.includes(token.name)) throw bad(file, token.at, `${token.name} stands twice in one status`)
      return names.push(token.name) - 1
    })
    if (typeof pattern[0] !== 'number') throw bad(file, phrase.at, 'a status begins with the variable of its holder')
    if (names.length > 4) throw bad(file, phrase.at, 'a status has at most four parties')
    return { pattern, names }
  }

  private alias(file: string, phrase: Phrase, names: string[]): (string | number)[] {
    return phrase.tokens.map((token) => {
      if (typeof token === 'string') return token
      if (isWord(token) && !this.sortOf(file, token.name)) return token.name
      const at = token.type === 'name' ? names.indexOf(token.name) : -1
      if (at < 0) throw bad(file, token.at, 'another wording uses the same variables as the status')
      return at
    })
  }

  /** What a variable ranges over; null for a constant. */
  sortOf(file: string, name: string): Sort | null {
    return this.sorts.get(file)?.get(name) ?? null
  }

  tableOf(file: string, name: string, at: At): number {
    const table = this.tables.findIndex((known) => known.name === name)
    if (table < 0) throw bad(file, at, `there is no table "${name}"`)
    return table
  }

  /** The status that a phrase speaks of, and the terms at its arguments (that of the force not included). */
  lookUp(file: string, phrase: Phrase): { status: number; terms: Term[] } {
    for (let status = 0; status < this.statuses.length; status++) {
      const form = this.statuses[status]!
      for (const pattern of [form.pattern, ...form.also]) {
        const terms = matchTokens(pattern, phrase.tokens)
        if (terms) return { status, terms }
      }
    }
    throw bad(file, phrase.at, `no status is declared as "${words(phrase)}"`)
  }
}

function matchTokens(pattern: (string | number)[], tokens: (string | Term)[]): Term[] | null {
  if (pattern.length !== tokens.length) return null
  const terms: Term[] = []
  for (let i = 0; i < pattern.length; i++) {
    const wanted = pattern[i]!
    const token = tokens[i]!
    if (typeof wanted === 'string' ? wanted !== wordOf(token) : typeof token === 'string') return null
    if (typeof wanted === 'number' && typeof token !== 'string') terms[wanted] = token
  }
  return terms
}

/** Whether a name may be a word of a status ("General Assembly"); single letters are variables that nobody declared. */
function isWord(term: Term): term is Name {
  return term.type === 'name' && term.name.length > 1
}

function wordOf(token: string | Term): string | null {
  if (typeof token === 'string') return token
  return token.type === 'name' ? token.name : null
}

/** The variables of one clause, numbered as they appear. */
export class Variables {
  readonly names: string[] = []
  readonly sorts: Sort[] = []

  constructor(
    private readonly lexicon: Lexicon,
    readonly file: string,
  ) {}

  add(name: string, sort: Sort): number {
    const known = this.names.indexOf(name)
    if (known >= 0) return known
    this.sorts.push(sort)
    return this.names.push(name) - 1
  }

  /** A variable that nothing else names. */
  fresh(sort: Sort): number {
    return this.add(`_${this.names.length}`, sort)
  }

  arg(term: Term, sort: Sort = 'party'): Arg {
    if (term.type === 'anything') return { var: this.fresh(sort) }
    if (term.type === 'lookup')
      return { table: this.lexicon.tableOf(this.file, term.table, term.at), key: this.plain(term.key) }
    return this.plain(term)
  }

  plain(term: Name): { var: number } | { symbol: number } {
    const sort = this.lexicon.sortOf(this.file, term.name)
    return sort ? { var: this.add(term.name, sort) } : { symbol: this.lexicon.symbols.id(term.name) }
  }
}

/** The name under which a force is an argument. */
export function forceName(force: Force): string {
  return `with force ${force}`
}

export function bad(file: string, at: At, problem: string): BadInput {
  return new BadInput(`${file}:${at.line}:${at.column}`, problem)
}

export function words(phrase: Phrase): string {
  return phrase.tokens.map((token) => (typeof token === 'string' ? token : termText(token))).join(' ')
}

function termText(term: Term): string {
  if (term.type === 'anything') return 'anything'
  return term.type === 'name' ? term.name : `[${term.table} for ${term.key.name}]`
}

function given(file: 'parties' | 'treaties', pattern: (string | number)[]): StatusForm {
  const arity = pattern.filter((part) => typeof part === 'number').length
  return {
    pattern,
    also: [],
    sorts: Array<Sort>(arity).fill(file === 'parties' ? 'party' : 'instrument'),
    once: false,
    listed: false,
    force: 'none',
    arity,
    file,
    at: { line: 1, column: 1 },
    hidden: false,
    given: true,
  }
}
