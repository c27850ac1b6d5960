import { createRequire } from 'node:module'
import type Edtf from 'edtf'
import { BadInput } from '../model/index.ts'
import { type Day, dayOf, daysInMonth } from './days.ts'

/** The earliest and the latest day that a date can mean. */
export interface Bounds {
  from: Day
  to: Day
}

/**
 * First and last month of the EDTF codes that stand in a month's place. Seasons are the meteorological ones, three whole months; a winter
 * begins in the December of its year. Months beyond 12 lie in the next year. (ISO 8601-2, 4.8, leaves the months of a season open.)
 */
const PARTS_OF_YEAR: Readonly<Record<number, readonly [first: number, last: number]>> = {
  21: [3, 5],
  22: [6, 8],
  23: [9, 11],
  24: [12, 14],
  25: [3, 5],
  26: [6, 8],
  27: [9, 11],
  28: [12, 14],
  29: [9, 11],
  30: [12, 14],
  31: [3, 5],
  32: [6, 8],
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  37: [1, 4],
  38: [5, 8],
  39: [9, 12],
  40: [1, 6],
  41: [7, 12],
}

const CACHE_SIZE = 50_000
const cache = new Map<string, Bounds>()

/**
 * The earliest and latest day of an EDTF date (ISO 8601-2, levels 0 to 2): `bounds('2009-03')` is 1 to 31 March 2009; open ends are
 * ±Infinity, and so are unknown ones. Uncertain and approximate dates (`1992~`) are as wide as exact ones: the mark says that the reader
 * doubts the date, not how far it may be off. Throws BadInput if the text is no EDTF, the day does not exist or the end lies before the
 * beginning.
 */
export function bounds(date: string): Bounds {
  const known = cache.get(date)
  if (known) return known
  const found = compute(date)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(date, found)
  return found
}

function compute(date: string): Bounds {
  const slash = date.indexOf('/')
  if (slash >= 0 && date.indexOf('/', slash + 1) < 0) return interval(date, date.slice(0, slash), date.slice(slash + 1))
  if ((date.startsWith('[') && date.endsWith(']')) || (date.startsWith('{') && date.endsWith('}'))) return set(date)
  return single(date)
}

function interval(date: string, first: string, last: string): Bounds {
  const from = first === '' || first === '..' ? Number.NEGATIVE_INFINITY : single(first).from
  const to = last === '' || last === '..' ? Number.POSITIVE_INFINITY : single(last).to
  if (to < from) throw new BadInput('date', `"${date}" ends before it begins`)
  return { from, to }
}

/** "[1992,1994..1996]" one of, "{1992,1994}" all of; either way from the earliest to the latest member. */
function set(date: string): Bounds {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const member of date.slice(1, -1).split(',')) {
    const dots = member.indexOf('..')
    const inner =
      dots < 0 ? single(member.trim()) : interval(date, member.slice(0, dots).trim(), member.slice(dots + 2).trim())
    from = Math.min(from, inner.from)
    to = Math.max(to, inner.to)
  }
  return { from, to }
}

const COMMON = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d|XX))?)?[?~%]?$/
const VAGUE_YEAR = /^(\d{1,3})(X{1,3})[?~%]?$/

function single(date: string): Bounds {
  const common = COMMON.exec(date)
  if (common) return ofParts(date, Number(common[1]), common[2] ?? null, common[3] ?? null)
  const vague = VAGUE_YEAR.exec(date)
  if (vague && date.replace(/[?~%]$/, '').length === 4) {
    const width = 10 ** vague[2]!.length
    const first = Number(vague[1]) * width
    return { from: dayOf(first, 1, 1), to: dayOf(first + width - 1, 12, 31) }
  }
  return rare(date)
}

function ofParts(date: string, year: number, monthText: string | null, dayText: string | null): Bounds {
  if (monthText === null) return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  const month = Number(monthText)
  const part = PARTS_OF_YEAR[month]
  if (part && dayText === null) {
    const [first, last] = part
    const lastYear = year + (last > 12 ? 1 : 0)
    const lastMonth = last > 12 ? last - 12 : last
    return { from: dayOf(year, first, 1), to: dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)) }
  }
  if (month < 1 || month > 12) throw new BadInput('date', `"${date}" has no such month`)
  const length = daysInMonth(year, month)
  if (dayText === null || dayText === 'XX') return { from: dayOf(year, month, 1), to: dayOf(year, month, length) }
  const day = Number(dayText)
  if (day < 1 || day > length) throw new BadInput('date', `"${date}" is a day that does not exist`)
  return { from: dayOf(year, month, day), to: dayOf(year, month, day) }
}

const DAY_MS = 86_400_000

let library: typeof Edtf | null = null

/** Everything else that the standard allows, by the library, which is loaded at the first call. */
function rare(date: string): Bounds {
  library ??= (createRequire(import.meta.url)('edtf') as { default: typeof Edtf }).default
  try {
    const { min, max } = library(date, { level: 2 })
    return {
      from: min === null ? Number.NEGATIVE_INFINITY : Math.floor(min / DAY_MS),
      to: max === null ? Number.POSITIVE_INFINITY : Math.floor(max / DAY_MS),
    }
  } catch {
    throw new BadInput('date', `"${date}" is no EDTF date (such as 1992, 1992-09-25, 1992/.., 199X)`)
  }
}
