import { daysInMonth, formatYear, two } from '../../calendar/index.ts'

/** What an expression says of a date; null for what it leaves to its context. */
export interface DateParts {
  year: number | null
  /** 1 to 12, or an EDTF code of a season (21-24), quarter (33-36) or half-year (40-41). */
  month: number | null
  day: number | null
  /** Of a decade or century only `year` is set, to its first year. */
  span: 'decade' | 'century' | null
}

export const NO_PARTS: DateParts = { year: null, month: null, day: null, span: null }

/** The parts as EDTF; null if the year is unknown or there is no such day. */
export function edtfOf(parts: DateParts): string | null {
  const { year, month, day, span } = parts
  if (year === null || year < 0 || year > 9999) return null
  if (span === 'decade') return `${formatYear(year).slice(0, 3)}X`
  if (span === 'century') return `${formatYear(year).slice(0, 2)}XX`
  if (month === null) return formatYear(year)
  if (month < 1 || (month > 12 && (month < 21 || month > 41))) return null
  const upToMonth = `${formatYear(year)}-${two(month)}`
  if (day === null || month > 12) return upToMonth
  return day >= 1 && day <= daysInMonth(year, month) ? `${upToMonth}-${two(day)}` : null
}

/** The parts of an EDTF date, or of the end of an interval, from which a text goes on; nothing for what it does not say. */
export function partsOf(edtf: string): DateParts {
  const slash = edtf.indexOf('/')
  if (slash >= 0) return partsOf(edtf.endsWith('/..') ? edtf.slice(0, slash) : edtf.slice(slash + 1))
  const match = /^[[{]?(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf)
  if (!match) {
    const vague = /^(\d{2,3})(X{1,2})/.exec(edtf)
    return vague
      ? { ...NO_PARTS, year: Number(vague[1]) * 10 ** vague[2]!.length, span: vague[2] === 'X' ? 'decade' : 'century' }
      : NO_PARTS
  }
  return {
    year: Number(match[1]),
    month: match[2] === undefined ? null : Number(match[2]),
    day: match[3] === undefined ? null : Number(match[3]),
    span: null,
  }
}
