import { civilOf, type Day } from './days.ts'

/** The day as EDTF "1992-09-25"; an open end is "..". */
export function formatDay(day: Day): string {
  if (!Number.isFinite(day)) return '..'
  const { year, month, day: dayOfMonth } = civilOf(day)
  return `${formatYear(year)}-${two(month)}-${two(dayOfMonth)}`
}

/** Four digits, with a minus sign before year 0. */
export function formatYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

/** Two digits, as months and days are written. */
export function two(part: number): string {
  return String(part).padStart(2, '0')
}
