import { civilOf, dayOf } from '../../calendar/index.ts'
import type { Expression, Relation, Unit } from './expression.ts'
import { type DateParts, edtfOf, NO_PARTS, partsOf } from './parts.ts'

/** A bare day further ahead of the document's own than this is one of the month before. */
const AHEAD = 14

/** What dates without a year are counted from: the document's own date, and the last date that the text gave. */
export class DateContext {
  #published: DateParts
  #last: DateParts = NO_PARTS
  /** The last date with a month, and with a day: what "the same month" and "that day" mean. */
  #lastMonth: DateParts = NO_PARTS
  #lastDay: DateParts = NO_PARTS
  #following: number | null = null
  #block = -1
  /** Whether the last date is one counted from the document's date, and the sentence it stands in. */
  #lastCounted = false
  #sentence = 0
  #lastSentence = 0
  #lastBlock = -1
  #monthBlock = -1

  /** `published` is EDTF; null if unknown. */
  constructor(published: string | null) {
    this.#published = published === null ? NO_PARTS : partsOf(published)
  }

  enter(block: number): void {
    this.#block = block
  }

  /** Another text of the file begins here, with a day of its own (EDTF) from which its dates are counted. */
  begins(day: string): void {
    this.#published = partsOf(day)
  }

  /**
   * EDTF of the expression in this context; null if the context does not tell. `following` is the year of the next dated expression of the
   * block, which serves where nothing came before; `sentence` tells the sentences of the block apart. A date that is understood becomes the
   * last one.
   */
  resolve(expression: Expression, following: number | null, sentence: number): string | null {
    this.#following = following
    this.#sentence = sentence
    if (expression.fixed !== null) return expression.fixed
    const edtf = expression.period ? this.#stretch(expression.period, expression.first) : this.#dated(expression)
    if (edtf !== null && !expression.period && expression.first.span === null) {
      this.#remember(partsOf(edtf))
      this.#lastCounted = expression.relative?.to === 'published'
      this.#lastSentence = sentence
    }
    return edtf
  }

  #remember(parts: DateParts): void {
    if (parts.span !== null) return
    this.#last = parts
    if (parts.month !== null && parts.month <= 12) {
      this.#lastMonth = parts
      this.#monthBlock = this.#block
    }
    if (parts.day !== null) this.#lastDay = parts
    this.#lastBlock = this.#block
  }

  #dated(expression: Expression): string | null {
    if (expression.relative?.unit === 'week') return this.#week(expression.relative)
    const first = this.#complete(expression.first, expression)
    if (!first) return null
    if (expression.days) return daysOf(first, expression.days)
    const start = edtfOf(first)
    if (start === null) return null
    if (expression.open === 'after') return `${start}/..`
    if (expression.open === 'before') return `../${start}`
    if (!expression.last) return start
    const last = { ...expression.last }
    if (last.year === null) last.year = first.year
    if (last.month === null && last.day !== null) last.month = first.month
    // "from 30 December to 2 January": the end lies in the next year.
    if (expression.last.year === null && last.year !== null && (last.month ?? 0) < (first.month ?? 0)) last.year++
    const end = edtfOf(last)
    if (end === null) return null
    return end < start ? null : `${start}/${end}`
  }

  /** The parts with what they leave open taken from the context; null if that is not known. */
  #complete(parts: DateParts, expression: Expression): DateParts | null {
    const { relative } = expression
    if (relative) {
      const base = relative.to === 'published' ? this.#published : this.#textDate(relative.unit)
      return shift(base, relative.unit, relative.step, parts)
    }
    if (parts.year !== null) return parts
    const nearest = this.#nearest()
    const base = nearest.year === null ? { ...NO_PARTS, year: this.#following } : nearest
    if (base.year === null) return null
    if (parts.month === null && parts.day !== null) return this.#dayAlone(parts)
    return { ...parts, year: base.year }
  }

  /** "27日": a day of the last month of the same block, else of the month of the document's date. */
  #dayAlone(parts: DateParts): DateParts | null {
    const base = this.#lastMonth.month !== null && this.#monthBlock === this.#block ? this.#lastMonth : this.#published
    const { year, month } = base
    if (year === null || month === null || month > 12) return null
    const { year: ownYear, month: ownMonth, day: own } = this.#published
    // On 1 November "30日" is the day before yesterday, not one that lies weeks ahead.
    const before = own !== null && year === ownYear && month === ownMonth && parts.day! > own + AHEAD
    if (!before) return { ...parts, year, month }
    return month === 1 ? { ...parts, year: year - 1, month: 12 } : { ...parts, year, month: month - 1 }
  }

  /** The last date of the same block, else the document's, else the last one at all. "Last year" dates its own sentence only. */
  #nearest(): DateParts {
    const holds = this.#lastBlock === this.#block && (!this.#lastCounted || this.#lastSentence === this.#sentence)
    return this.#last.year !== null && holds ? this.#last : this.#documentDate()
  }

  #textDate(unit: Unit): DateParts {
    if (unit === 'day') return this.#lastDay
    if (unit === 'month') return this.#lastMonth
    // A plan for a later year, told in another block, is not what "the same year" goes on from.
    const year = this.#published.year
    const planned = year !== null && this.#last.year !== null && this.#last.year > year
    return planned && this.#lastBlock !== this.#block ? this.#published : this.#last
  }

  /** A week from Monday to Sunday, or its day, counted from the document's date; null if that has no day. */
  #week({ step, weekday }: Relation): string | null {
    const { year, month, day } = this.#published
    if (year === null || month === null || day === null) return null
    const today = dayOf(year, month, day)
    // Day 0 was a Thursday.
    const monday = today - ((((today + 3) % 7) + 7) % 7)
    const at = (number: number) => edtfOf({ ...NO_PARTS, ...civilOf(number) })
    if (weekday === null) return `${at(monday + 7 * step)}/${at(monday + 7 * step + 6)}`
    const named = monday + weekday - 1 + 7 * step
    return at(step === 0 && named > today ? named - 7 : named)
  }

  #documentDate(): DateParts {
    return this.#published.year === null ? this.#last : this.#published
  }

  /** A stretch of years from a date that the expression names ("five years from 1 May 2003"), else from the one in context. */
  #stretch({ direction, years }: { direction: 'ahead' | 'back'; years: number }, named: DateParts): string | null {
    if (named.year !== null && years >= 1) {
      const start = edtfOf(named)
      const end =
        edtfOf({ ...named, year: named.year + years }) ?? edtfOf({ ...named, year: named.year + years, day: 28 })
      return start === null || end === null ? null : `${start}/${end}`
    }
    const base = direction === 'ahead' ? (this.#last.year ?? this.#published.year) : this.#published.year
    if (base === null || years < 1) return null
    const [from, to] = direction === 'ahead' ? [base, base + years] : [base - years, base]
    const start = edtfOf({ ...NO_PARTS, year: from })
    const end = edtfOf({ ...NO_PARTS, year: to })
    return start === null || end === null ? null : `${start}/${end}`
  }
}

/** `step` years, months or days from the base, with what the expression itself says of month and day. */
function shift(base: DateParts, unit: Unit, step: number, parts: DateParts): DateParts | null {
  const { year, month, day } = base
  if (year === null) return null
  if (unit === 'week') return null
  if (unit === 'century') return { ...NO_PARTS, year: year - (year % 100) + step * 100, span: 'century' }
  if (unit === 'year') return { ...parts, year: year + step }
  if (month === null || month > 12) return null
  if (unit === 'month') {
    const months = year * 12 + month - 1 + step
    return { ...parts, year: Math.floor(months / 12), month: (months % 12) + 1 }
  }
  if (day === null) return null
  const date = civilOf(dayOf(year, month, day) + step)
  return { ...NO_PARTS, ...date }
}

/** Days in a row are a range, others a set. */
function daysOf(month: DateParts, days: readonly number[]): string | null {
  const dates = days.map((day) => edtfOf({ ...month, day }))
  if (dates.includes(null)) return null
  const inRow = days.every((day, index) => index === 0 || day === days[index - 1]! + 1)
  return inRow ? `${dates[0]}/${dates.at(-1)}` : `{${dates.join(',')}}`
}
