import { civilOf, type Day, daysInMonth, formatDay, formatYear, two } from '../calendar/index.ts'
import { EVER, FOREVER } from './engine/spans.ts'

/** The day between `lo` and `hi` as EDTF: a day, a month or a year where the two are its first and last, else an interval; null if not known. */
export function edtfOf(lo: number, hi: number): string | null {
  const open = lo <= EVER
  const late = hi >= FOREVER
  if (open && late) return null
  if (open) return `../${formatDay(hi)}`
  if (late) return `${formatDay(lo)}/..`
  if (lo === hi) return formatDay(lo)
  const first = civilOf(lo)
  const last = civilOf(hi)
  if (first.day === 1 && last.day === daysInMonth(last.year, last.month)) {
    if (first.month === 1 && last.month === 12)
      return first.year === last.year ? formatYear(first.year) : `${formatYear(first.year)}/${formatYear(last.year)}`
    if (first.year === last.year && first.month === last.month) return `${formatYear(first.year)}-${two(first.month)}`
  }
  return `${formatDay(lo)}/${formatDay(hi)}`
}

/** An infinite day as the engine's bound. */
export function engineDay(day: Day): number {
  return day === Number.NEGATIVE_INFINITY ? EVER : day === Number.POSITIVE_INFINITY ? FOREVER : day
}
