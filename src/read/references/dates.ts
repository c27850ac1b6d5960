import { chineseNumber } from '../numerals.ts'
import { referencePatterns } from './data.ts'

/** A date as a document writes it of itself or of a work: EDTF level 0, and its place in the text. */
export interface WrittenDate {
  edtf: string
  from: number
  to: number
}

const pad = (value: number) => String(value).padStart(2, '0')

let forms: RegExp[] | undefined

/** The first date that gives at least a year, with the fullest form that stands there; null if there is none. */
export function dateIn(text: string): WrittenDate | null {
  forms ??= dateForms()
  let best: WrittenDate | null = null
  for (const form of forms) {
    const match = form.exec(text)
    if (!match?.groups) continue
    const edtf = edtfOf(match.groups)
    if (edtf === null) continue
    const to = match.index + match[0].length
    if (!best || edtf.length > best.edtf.length) best = { edtf, from: match.index, to }
  }
  return best
}

/** The forms of the languages' data, then those that are the same everywhere: 2020-05-04 and a year alone. */
function dateForms() {
  const { months, dates } = referencePatterns()
  const names = [
    ...months.keys(),
    ...[...months.keys()].filter((name) => /^[a-z]{4,}$/.test(name)).map((name) => name.slice(0, 3)),
  ].sort((a, b) => b.length - a.length)
  const slots: Record<string, string> = {
    year: '(?<year>(?:1[5-9]|20)\\d\\d)',
    month: `(?<month>${names.join('|')})\\.?`,
  }
  return [...dates, '(?<!\\d){year}-(?<month>\\d\\d)-(?<day>\\d\\d)(?!\\d)', '(?<![\\d/.-]){year}(?![\\d/-])'].map(
    (form) =>
      new RegExp(
        form.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot),
        'iu',
      ),
  )
}

/** The date that the groups of a form give; null for a month or day that there is none. */
function edtfOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { year, month, day, month2, day2 } = groups
  const first = join(year, month, day)
  const last = day2 === undefined ? null : join(year, month2 ?? month, day2)
  return first !== null && day2 !== undefined ? last && `${first}/${last}` : first
}

function join(year?: string, month?: string, day?: string): string | null {
  const parts = [numberOf(year ?? '')]
  if (month !== undefined) parts.push(monthOf(month))
  if (day !== undefined) parts.push(numberOf(day))
  const [, m, d] = parts
  if ((m !== undefined && !(m >= 1 && m <= 12)) || (d !== undefined && !(d >= 1 && d <= 31))) return null
  return parts.map(pad).join('-')
}

const numberOf = (text: string) => (/^\d/.test(text) ? Number(text) : chineseNumber(text))

function monthOf(name: string): number {
  const { months } = referencePatterns()
  const lower = name.toLowerCase()
  const month = months.get(lower) ?? [...months].find(([full]) => full.startsWith(lower))?.[1]
  return month ?? numberOf(name)
}
