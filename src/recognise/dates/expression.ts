import type { RawMatch } from './matcher.ts'
import { readNumber } from './numerals.ts'
import { type DateParts, edtfOf, NO_PARTS } from './parts.ts'

/** A calendar expression as its words say it, before its context is looked at. Places in UTF-16 units of the flow. */
export interface Expression {
  from: number
  to: number
  first: DateParts
  /** End of a range; null for a single date. */
  last: DateParts | null
  /** Several days of one month ("5 and 8 May"); null for a single day. */
  days: number[] | null
  /** EDTF that needs no working out. */
  fixed: string | null
  relative: Relation | null
  period: { direction: 'ahead' | 'back'; years: number } | null
  open: 'after' | 'before' | null
  /** A bare number taken for a year. */
  bare: boolean
  /** It only tells the context, and is no date of the text. */
  silent: boolean
}

/** How far from another date an expression without a year lies. */
export interface Relation {
  to: 'context' | 'published'
  unit: Unit
  step: number
  /** 1 Monday … 7 Sunday; null where no day of the week is named. */
  weekday: number | null
}

export type Unit = 'year' | 'month' | 'week' | 'day' | 'century'

/** What a match says; null if its numbers make no date. */
export function express(match: RawMatch): Expression | null {
  const { pattern } = match.form
  if (pattern.ignore) return null
  const slots = new Slots(match)
  const first = { ...NO_PARTS, ...partsAt(slots, '') }
  const last = partsAt(slots, '2')
  const expression: Expression = {
    from: match.from,
    to: match.to,
    first: { ...first, month: pattern.month ?? first.month, span: pattern.span ?? null },
    last: Object.values(last).some((part) => part !== null)
      ? { ...NO_PARTS, ...last, span: pattern.span ?? null }
      : null,
    days: slots.list('days'),
    fixed: pattern.fixed ?? null,
    relative: relationOf(match, slots),
    period: null,
    open: pattern.open ?? null,
    bare: pattern.bare ?? false,
    silent: false,
  }
  const count = slots.number('count')
  if (pattern.period && count !== null) expression.period = { direction: pattern.period, years: count }
  if (pattern.ambiguous) return eitherOrder(expression)
  if (expression.last) share(expression.first, expression.last)
  return possible(expression) ? expression : null
}

function relationOf({ form }: RawMatch, slots: Slots): Relation | null {
  const { relative } = form.pattern
  if (!relative) return null
  const { to, unit, step, counted, weekday } = relative
  return {
    to,
    unit,
    step: counted ? step * (slots.number('count') ?? 1) : step,
    weekday: weekday ? slots.number('weekday') : null,
  }
}

/** The words that a pattern's slots hold, as numbers. */
class Slots {
  readonly #form: RawMatch['form']
  /** What was read, by the slots' names with their digits; most of a form's slots are empty. */
  readonly #filled = new Map<string, string>()

  constructor({ form, groups }: RawMatch) {
    this.#form = form
    for (const name in groups) {
      const text = groups[name]
      if (text !== undefined) this.#filled.set(name, text)
    }
  }

  /** Number in the slot; null if the slot is empty. */
  number(name: string): number | null {
    const text = this.#filled.get(name)
    if (text === undefined) return null
    const { words, numbers } = this.#form
    const word = words.get(name.replace(/\d$/, ''))?.get(text.toLowerCase())
    const value = word ?? readNumber(text.replace(/^[«"“']/, ''), numbers)
    return Number.isNaN(value) ? null : value
  }

  /** Number in the first of the slots that is filled. */
  first(names: readonly string[]): number | null {
    for (const name of names) {
      const value = this.number(name)
      if (value !== null) return value
    }
    return null
  }

  list(name: string): number[] | null {
    const text = this.#filled.get(name)
    return text === undefined ? null : [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  }
}

/** The slots of each part of a date, of the first or only one, and with the digit 2 of the end of a range. */
const both = (names: readonly string[]) => ({ '': names, '2': names.map((name) => `${name}2`) })
const MONTHS = both(['month', 'monthno', 'season', 'quarter', 'half'])
const DAYS = both(['day', 'dayno', 'dayword'])
const YEARS = both(['year', 'bareyear', 'oldyear', 'yearword'])
const DECADES = both(['decade', 'shortdecade', 'tens'])
const CENTURIES = both(['century', 'centuryword', 'roman'])

function partsAt(slots: Slots, index: '' | '2'): Pick<DateParts, 'year' | 'month' | 'day'> {
  return { year: yearAt(slots, index), month: slots.first(MONTHS[index]), day: slots.first(DAYS[index]) }
}

function yearAt(slots: Slots, index: '' | '2'): number | null {
  const year = slots.first(YEARS[index])
  if (year !== null) return year
  const era = index === '' ? slots.number('era') : null
  if (era !== null) return era + (slots.number('erayear') ?? 1)
  const short = slots.number(`yy${index}`)
  const first = short === null ? null : slots.first(YEARS[''])
  // "1998/99": two digits continue the century of the first year, or the next one.
  if (short !== null && first !== null)
    return short + 100 * Math.floor((short > first % 100 ? first : first + 100) / 100)
  const century = slots.first(CENTURIES[index])
  const digit = index === '' ? slots.number('decadedigit') : null
  const decade = digit === null ? slots.first(DECADES[index]) : digit * 10
  if (decade !== null) return decade >= 100 ? decade : (century === null ? 1900 : (century - 1) * 100) + decade
  return century === null ? null : (century - 1) * 100
}

/** Both ends of a range take from the other what they leave unsaid ("from 8 to 10 April 2015", "23 April to 4 May"). */
function share(first: DateParts, last: DateParts): void {
  if (last.year === null) last.year = first.year
  if (last.month === null && last.day !== null) last.month = first.month
  if (first.month === null && first.day !== null) first.month = last.month
  if (first.year === null) first.year = last.year
}

function possible({ first, last, days }: Expression): boolean {
  for (const { month, day } of last ? [first, last] : [first]) {
    if (month !== null && (month < 1 || month > 41)) return false
    if (day !== null && (day < 1 || day > 31)) return false
  }
  if (
    last &&
    first.year !== null &&
    last.year !== null &&
    last.span === null &&
    first.month === null &&
    last.month === null
  ) {
    if (last.year < first.year || last.year - first.year > 500) return false
  }
  return days === null || days.every((day) => day >= 1 && day <= 31)
}

/** "03/04/2014": day and month where only one order makes a date, else one of both ("[2014-03-04,2014-04-03]"). */
function eitherOrder(expression: Expression): Expression | null {
  const { first, last } = expression
  const a = first.day
  const b = last?.day ?? null
  if (a === null || b === null) return null
  const dayFirst = { ...first, month: b, day: a }
  const monthFirst = { ...first, month: a, day: b }
  if (a === b || a > 12) return { ...expression, first: dayFirst, last: null }
  if (b > 12) return { ...expression, first: monthFirst, last: null }
  const either = [edtfOf(monthFirst), edtfOf(dayFirst)].sort()
  return { ...expression, first: dayFirst, last: null, fixed: `[${either.join(',')}]` }
}
