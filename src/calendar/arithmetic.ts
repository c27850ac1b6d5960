import { bounds } from './bounds.ts'
import { civilOf, type Day, dayOf, daysInMonth } from './days.ts'

/** `count` days later (earlier if negative). Open ends stay open. */
export function addDays(day: Day, count: number): Day {
  return day + count
}

/**
 * The same day of the month `count` months later; where that month is shorter, its last day (31 August + 6 months is 28 or 29 February),
 * as periods in months are counted in treaty practice. Open ends stay open.
 */
export function addMonths(day: Day, count: number): Day {
  if (!Number.isFinite(day)) return day
  const date = civilOf(day)
  const months = date.year * 12 + date.month - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month)))
}

/** As addMonths, in years: 29 February becomes 28 February in a common year. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12)
}

/** The first day of the month that follows the day's month ("on the first day of the month following …"). */
export function firstOfMonthAfter(day: Day): Day {
  if (!Number.isFinite(day)) return day
  const { year, month } = civilOf(day)
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
}

/**
 * Order of two EDTF dates, for sorting: by their earliest day, then by their latest. Negative, 0 or positive. It says nothing about
 * certainty: `1992` sorts before `1992-09` although it may mean a later day. Throws BadInput like `bounds`.
 */
export function compare(left: string, right: string): number {
  const a = bounds(left)
  const b = bounds(right)
  return Math.sign(order(a.from, b.from)) || Math.sign(order(a.to, b.to))
}

/** Difference that is 0, not NaN, for two equal infinities. */
function order(left: Day, right: Day): number {
  return left === right ? 0 : left - right
}
