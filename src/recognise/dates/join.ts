import { DATE_LANGUAGES, dateData } from './data.ts'
import type { Expression } from './expression.ts'
import type { DateParts } from './parts.ts'
import { matchesAt, matchLength } from './sticky.ts'

interface Joiners {
  between: { before: RegExp; middle: RegExp }[]
  lists: RegExp[]
  since: { before: RegExp; after: RegExp; day: boolean }[]
}

let compiled: Joiners | null = null

function joiners(): Joiners {
  if (compiled) return compiled
  const data = DATE_LANGUAGES.map(dateData)
  compiled = {
    between: data.flatMap(({ between }) =>
      between.map(({ before, middle }) => ({
        before: new RegExp(`(?<=${before})`, 'iy'),
        middle: new RegExp(middle, 'iy'),
      })),
    ),
    lists: data.map(({ list }) => new RegExp(list, 'iy')),
    since: data.flatMap(({ since }) =>
      since.map(({ before, after, day }) => ({
        day: day ?? false,
        before: new RegExp(`(?<=${before})`, 'iy'),
        after: new RegExp(after, 'iy'),
      })),
    ),
  }
  return compiled
}

/** The longest text between two dates that can join them, in UTF-16 units. */
const NEAR = 24

/** Makes ranges of pairs of dates, shares years within lists, and marks open beginnings. Expressions are in text order. */
export function joinDates(text: string, expressions: readonly Expression[]): Expression[] {
  const joined: Expression[] = []
  for (const expression of expressions) {
    const before = joined.at(-1)
    const range = before && rangeOf(text, before, expression)
    if (range) joined[joined.length - 1] = range
    else joined.push(expression)
  }
  for (let index = joined.length - 2; index >= 0; index--) borrowYear(text, joined[index]!, joined[index + 1]!)
  return joined.map((expression) => openEnd(text, expression))
}

function plain(expression: Expression): boolean {
  return (
    !expression.last &&
    !expression.days &&
    !expression.fixed &&
    !expression.relative &&
    !expression.period &&
    !expression.open
  )
}

function rangeOf(text: string, first: Expression, last: Expression): Expression | null {
  if (last.from - first.to > NEAR || !plain(first) || !plain(last)) return null
  const gap = last.from - first.to
  const joins = joiners().between.some(
    ({ before, middle }) => matchLength(middle, text, first.to) === gap && matchesAt(before, text, first.from),
  )
  if (!joins) return null
  const start = { ...first.first }
  const end = { ...last.first }
  if (start.year === null) start.year = end.year
  else if (end.year === null) end.year = start.year
  if (!rises(start, end)) return null
  return { ...first, to: last.to, first: start, last: end, bare: first.bare && last.bare }
}

function rises(start: DateParts, end: DateParts): boolean {
  if (start.year === null || end.year === null) return start.month !== null && end.month !== null
  const order = (parts: DateParts) => (parts.year ?? 0) * 10_000 + (parts.month ?? 0) * 100 + (parts.day ?? 0)
  return order(start) < order(end)
}

/** "in March and on 5 September 2009": a date without a year, in a list with one that has it. */
function borrowYear(text: string, first: Expression, second: Expression): void {
  if (first.relative || first.period || first.fixed || first.first.year !== null || first.first.month === null) return
  if (second.from - first.to > NEAR || second.first.year === null || second.first.month === null) return
  const gap = second.from - first.to
  if (!joiners().lists.some((list) => matchLength(list, text, first.to) === gap)) return
  first.first.year = second.first.year
  if (first.last) first.last.year = second.first.year
}

function openEnd(text: string, expression: Expression): Expression {
  // "Since the following month" is open too; "since last week" is not, as that is a stretch by itself.
  const counted = expression.relative !== null && expression.relative.unit !== 'week'
  if (!plain(counted ? { ...expression, relative: null } : expression)) return expression
  for (const { before, after, day } of joiners().since) {
    if (day && expression.first.day === null) continue
    const length = matchLength(after, text, expression.to)
    if (length >= 0 && matchesAt(before, text, expression.from))
      return { ...expression, to: expression.to + length, open: 'after' }
  }
  return expression
}
