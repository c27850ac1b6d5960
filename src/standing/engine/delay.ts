import { addDays, addMonths, addYears, firstOfMonthAfter } from '../../calendar/index.ts'
import type { Duration } from '../rules/syntax.ts'
import { EVER, FOREVER } from './spans.ts'

/** The day that lies a duration after another; days that are not known stay so. */
export function shift(day: number, duration: Duration): number {
  if (day <= EVER || day >= FOREVER) return day
  const { count } = duration
  const later =
    duration.unit === 'days'
      ? addDays(day, count)
      : duration.unit === 'months'
        ? addMonths(day, count)
        : addYears(day, count)
  return duration.firstOfMonth ? firstOfMonthAfter(later) : later
}
