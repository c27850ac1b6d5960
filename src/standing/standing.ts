import { bounds } from '../calendar/index.ts'
import type { Answer, Force, RecordedAct, Status } from '../model/index.ts'
import { standpoint } from './answer.ts'
import { edtfOf, engineDay } from './dates.ts'
import { encode, isBodyOfState, isState, partyFacts } from './encode.ts'
import { ActTable, FORCES } from './engine/acts.ts'
import { type Changed, Engine } from './engine/engine.ts'
import { EVER, FOREVER, Spans } from './engine/spans.ts'
import { Symbols } from './engine/symbols.ts'
import { type Gap, gaps } from './gaps.ts'
import { instrumentFacts } from './instruments.ts'
import { knownBy } from './known.ts'
import { type Proof, prove } from './proof.ts'
import { parseQuery, type Query, tupleOf, wording } from './query.ts'
import { forceName } from './rules/lexicon.ts'
import type { Rulebook } from './rules/program.ts'
import type { Sort } from './rules/syntax.ts'
import { sameTreaties } from './same-treaty.ts'

export interface StandingOptions {
  /** EDTF. Only what was known then: acts from documents published, or records made, by that day. */
  known?: string
}

/** One period of a status. */
export interface StatusPeriod {
  status: Status
  /** Index of the status in the rulebook. */
  number: number
  /** All its parties, the holder first. */
  parties: string[]
  /** In the words of the rulebook: "MNG observer of SCO". */
  sentence: string
  /** Whether it holds for sure at some time, not only possibly. */
  certain: boolean
  /** Days, for the engine's neighbours: the period in which it certainly holds (null if none) and possibly holds; ends are exclusive. */
  certainly: { from: number; until: number } | null
  possibly: { from: number; until: number }
  begunBy: RecordedAct | null
  endedBy: RecordedAct | null
}

/** The answer to a question about a day. */
export interface Standpoint {
  query: string
  /** EDTF. */
  on: string
  answer: Answer
  /** Whether it holds on that day for sure, or only may. */
  certainly: boolean
  possibly: boolean
  /** The periods that cover the day. */
  periods: StatusPeriod[]
  /** Acts by which it does not hold: recorded denials, or what ended it. */
  against: RecordedAct[]
  /** For a question about a group: the answer for each member. */
  each: Standpoint[]
}

export interface StatusFilter {
  /** Among its parties, in any place. */
  party?: string
  /** EDTF; possibly holding on that day (any day of it). */
  on?: string
  /** Index of the status in the rulebook; without it, all that are listed. */
  status?: number
}

/** Who holds what, since when, with what force: everything that a rulebook concludes from acts. */
export class Standing {
  readonly symbols: Symbols
  readonly table = new ActTable()
  readonly engine: Engine
  /** The acts in the table, by their number there. */
  readonly acts: RecordedAct[] = []
  private readonly numbers = new Map<string, number>()
  /** Titles of treaties that go under another title. */
  private readonly sameAs: ReadonlyMap<string, string>

  /** Derives everything at once. Throws BadInput for an act whose date is no EDTF. */
  constructor(
    readonly rulebook: Rulebook,
    acts: Iterable<RecordedAct>,
    readonly options: StandingOptions = {},
    /** Another standing of the same rulebook, whose names and facts this one shares. */
    private readonly beside: Standing | null = null,
  ) {
    this.symbols = beside?.symbols ?? new Symbols(rulebook.symbols)
    const recorded = [...acts]
    this.sameAs = beside?.sameAs ?? sameTreaties(recorded)
    for (const act of recorded) this.take(act)
    const { symbols } = this
    // One joins organisations, not states; what a state's parliament or government does, the state does.
    const fits = (sort: Sort, symbol: number) =>
      sort === 'organisation'
        ? !isState(symbols.name(symbol))
        : sort !== 'party' || !isBodyOfState(symbols.name(symbol))
    const given = beside?.engine.stores ?? [...partyFacts(symbols), ...instrumentFacts(symbols)]
    this.engine = new Engine(rulebook, symbols, this.table, given, fits)
    this.engine.derive()
  }

  private take(act: RecordedAct): number | null {
    if (act.state === 'rejected' || !knownBy(act, this.options.known)) return null
    const known = this.beside?.numbers.get(act.id)
    const number =
      this.beside && known !== undefined
        ? this.table.copy(this.beside.table, known)
        : this.table.add(encode(act, this.symbols, this.sameAs))
    this.acts[number] = act
    this.numbers.set(act.id, number)
    return number
  }

  /** Takes up one more act, or a new version of one; only what depends on it is worked out anew. Returns the sentences that changed. */
  add(act: RecordedAct): string[] {
    return this.sentences([...this.out(act.id), ...this.in(act)])
  }

  /** Takes an act out. Returns the sentences that changed. */
  retract(id: string): string[] {
    return this.sentences(this.out(id))
  }

  /** As `add`, for an act that is not there; returns what changed by its numbers. */
  in(act: RecordedAct): Changed[] {
    const number = this.take(act)
    return number === null ? [] : this.engine.add(number)
  }

  /** As `retract`; returns what changed by its numbers. */
  out(id: string): Changed[] {
    const number = this.numbers.get(id)
    if (number === undefined) return []
    this.numbers.delete(id)
    return this.engine.retract(number)
  }

  private sentences(changed: readonly Changed[]): string[] {
    return [...new Set(changed.map(({ status, key }) => this.sentence(status, key)))]
  }

  /** The standing that would follow from these acts alone. */
  of(acts: readonly RecordedAct[]): Standing {
    return new Standing(this.rulebook, acts, this.options, this)
  }

  /** Whether the act is taken into account. */
  has(id: string): boolean {
    return this.numbers.has(id)
  }

  /** Every period of every status that the filter lets through, in order of the rulebooks, then of time. */
  statuses(filter: StatusFilter = {}): StatusPeriod[] {
    const found: StatusPeriod[] = []
    const day = filter.on === undefined ? null : bounds(filter.on)
    const party = filter.party === undefined ? null : this.symbols.find(filter.party)
    this.rulebook.statuses.forEach((form, status) => {
      if (filter.status === undefined ? !form.listed : filter.status !== status) return
      const { keys } = this.engine.stores[status]!
      for (let key = 0; key < keys.size; key++) {
        if (party !== null && !form.sorts.some((_, at) => keys.arg(key, at) === party)) continue
        for (const period of this.periods(status, key))
          if (!day || (period.possibly.from <= day.to && period.possibly.until > day.from)) found.push(period)
      }
    })
    return found
  }

  /** What a party holds, and what others hold toward it, on a day (EDTF). */
  partyOn(party: string, date: string): StatusPeriod[] {
    return this.statuses({ party, on: date })
  }

  /** The periods of one status of one tuple of parties; only the one that covers the day, if one is named. */
  periods(status: number, key: number, day: number | null = null): StatusPeriod[] {
    const store = this.engine.stores[status]!
    const form = this.rulebook.statuses[status]!
    const names = form.sorts.map((_, at) => this.symbols.name(store.keys.arg(key, at)))
    const certain = store.spans(key, false, new Spans())
    const possible = store.spans(key, true, new Spans())
    const force = this.force(status, key)
    const periods: StatusPeriod[] = []
    for (let i = 0; i < possible.n; i++) {
      const from = possible.from(i)
      const until = possible.until(i)
      if (day !== null && (from > day || until <= day)) continue
      const inside: number[] = []
      for (let j = 0; j < certain.n; j++) if (certain.from(j) >= from && certain.until(j) <= until) inside.push(j)
      const first = inside[0]
      const last = inside.at(-1)
      const certainly =
        first === undefined || last === undefined ? null : { from: certain.from(first), until: certain.until(last) }
      const begunBy = first === undefined ? possible.fromBy(i) : certain.fromBy(first)
      const endedBy = last === undefined ? possible.untilBy(i) : certain.untilBy(last)
      const words = wording(form, names)
      const toward = form.sorts.length < 2 ? null : words.slice(names[0]!.length + 1 + head(form.pattern).length + 1)
      periods.push({
        status: {
          holder: names[0] ?? '',
          name: head(form.pattern),
          toward,
          from: this.beginning(begunBy, from, certainly?.from ?? FOREVER),
          until:
            until >= FOREVER
              ? certainly && certainly.until < FOREVER
                ? edtfOf(certainly.until, FOREVER)
                : null
              : edtfOf(certainly?.until ?? until, until),
          force,
        },
        number: status,
        parties: names,
        sentence: words,
        certain: certainly !== null,
        certainly,
        possibly: { from, until },
        begunBy: this.acts[begunBy] ?? null,
        endedBy: this.acts[endedBy] ?? null,
      })
    }
    return periods
  }

  /** When a status began, EDTF: as its act is dated, where it begins with the act; null where the act has no date. */
  private beginning(begunBy: number, from: number, certain: number): string | null {
    const date = this.acts[begunBy]?.act.date
    if (date === null && from <= EVER) return null
    const { lo, hi } = this.table
    const own = date && lo.data[begunBy] === from && hi.data[begunBy] === certain
    return own ? date.replace(/\/(\.\.)?$/, '') : edtfOf(from, certain)
  }

  private force(status: number, key: number): Force {
    const form = this.rulebook.statuses[status]!
    if (form.force !== 'act') return form.force
    const symbol = this.engine.stores[status]!.keys.arg(key, form.arity - 1)
    return FORCES.find((force) => this.symbols.find(forceName(force)) === symbol) ?? 'none'
  }

  /** A status of some parties in words. */
  sentence(status: number, key: number): string {
    const form = this.rulebook.statuses[status]!
    const { keys } = this.engine.stores[status]!
    return wording(
      form,
      form.sorts.map((_, at) => this.symbols.name(keys.arg(key, at))),
    )
  }

  /** Whether a status holds on a day: `on('MNG observer of SCO', '2005-01-01')`. Throws BadInput when no rulebook has these words. */
  on(query: string, date: string): Standpoint {
    return standpoint(this, this.query(query), query, date)
  }

  /** Why it holds, or why not, down to acts and passages. */
  why(query: string, date: string): Proof {
    return prove(this, this.query(query), date)
  }

  /** What is missing for a status to hold: smallest sets of further acts on a day (EDTF), cheapest first. */
  gaps(goal: string, date: string): Gap[] {
    return gaps(this, goal, date)
  }

  /** Understands a question. Throws BadInput when no status has its words. */
  query(text: string): Query {
    const query = parseQuery(this.rulebook, text)
    return { ...query, parties: query.parties.map((names) => names.map((name) => this.sameAs.get(name) ?? name)) }
  }

  /** The keys of a question's status for one tuple of its parties: one, or one for each force. */
  keysOf(query: Query, names: readonly string[]): number[] {
    const form = this.rulebook.statuses[query.status]!
    const { keys } = this.engine.stores[query.status]!
    const carried = form.force === 'act'
    const tuple = tupleOf(names, carried ? query.force : null, this.symbols)
    if (!tuple) return []
    const found: number[] = []
    keys.each((1 << tuple.length) - 1, tuple, (key) => found.push(key))
    return found
  }
}

/** The words of a status between its holder and the next party. */
function head(pattern: readonly (string | number)[]): string {
  const words: string[] = []
  for (const token of pattern.slice(1)) {
    if (typeof token !== 'string') break
    words.push(token)
  }
  return words.join(' ')
}

export function dayOfQuestion(date: string): { from: number; to: number } {
  const { from, to } = bounds(date)
  return { from: engineDay(from), to: engineDay(to) }
}
