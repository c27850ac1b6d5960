import { Automaton } from '../automaton.ts'
import { isWordUnit } from '../word-units.ts'
import { DATE_LANGUAGES, type DateData, type DatePattern, dateData } from './data.ts'
import { beginnings, compileForm, DIGIT } from './forms.ts'
import type { NumberWords } from './numerals.ts'

/** One pattern of one language, ready to be tried. */
export interface Form {
  pattern: DatePattern
  regex: RegExp
  data: DateData
  numbers: NumberWords
  /** Words of the slots by lower-case text. */
  words: ReadonlyMap<string, ReadonlyMap<string, number>>
  language: string
  otherCalendar: RegExp
}

/** A pattern that matched at a place of a flow's text (UTF-16 units). */
export interface RawMatch {
  from: number
  to: number
  form: Form
  groups: Readonly<Record<string, string | undefined>>
}

interface Compiled {
  /** Forms that begin with a digit. */
  digits: Form[]
  words: Automaton<Form>
}

let compiled: Compiled | null = null

function forms(): Compiled {
  if (compiled) return compiled
  const digits: Form[] = []
  const starts: [string, Form][] = []
  for (const language of DATE_LANGUAGES) {
    const data = dateData(language)
    const numbers = new Map(Object.entries(data.numbers))
    const words = new Map(
      Object.entries(data.words).map(([slot, list]) => [
        slot,
        new Map(Object.entries(list).map(([word, value]) => [word.toLowerCase(), value])),
      ]),
    )
    const otherCalendar = new RegExp(`(?:${data.otherCalendars}) ?$`)
    for (const pattern of data.patterns) {
      const form = { otherCalendar, pattern, regex: compileForm(pattern.form, data), data, numbers, words, language }
      for (const start of beginnings(pattern.form, data)) {
        if (start === DIGIT) digits.push(form)
        else starts.push([start, form])
      }
    }
  }
  compiled = { digits: [...new Set(digits)], words: new Automaton(starts, { foldCase: true }) }
  return compiled
}

/** A place where forms are tried, and which. */
interface Candidate {
  at: number
  forms: Form[]
}

/** Every pattern that matches, left to right, the longest at each place; matches do not overlap. */
export function matchDates(text: string): RawMatch[] {
  const found: RawMatch[] = []
  let end = 0
  for (const { at, forms } of candidates(text)) {
    if (at < end) continue
    let best: RawMatch | null = null
    for (const form of forms) {
      form.regex.lastIndex = at
      const match = form.regex.exec(text)
      if (!match || match[0] === '' || (best && at + match[0].length <= best.to)) continue
      const groups = match.groups ?? {}
      const to = at + match[0].length
      if (form.data.capital.some((slot) => startsSmall(groups[slot]) || startsSmall(groups[`${slot}2`]))) continue
      if (form.pattern.bare && !standsAlone(text, at, to, form.data, groups.bareyear2 === undefined)) continue
      best = { from: at, to, form, groups }
    }
    if (!best) continue
    end = best.to
    if (!best.form.otherCalendar.test(text.slice(Math.max(0, at - NEAR), at))) found.push(best)
  }
  return found
}

function startsSmall(word: string | undefined): boolean {
  const first = word?.[0]
  return first !== undefined && first !== first.toUpperCase()
}

function candidates(text: string): Candidate[] {
  const { digits, words } = forms()
  const at = new Map<number, Form[]>()
  words.scan(text, 0, text.length, (form, start) => {
    if (isWordUnit(text, start) && isWordUnit(text, start - 1)) return
    const list = at.get(start)
    if (list) {
      if (!list.includes(form)) list.push(form)
    } else at.set(start, [form])
  })
  for (let unit = 0; unit < text.length; unit++) {
    if (!isDigit(text, unit) || isDigit(text, unit - 1)) continue
    if (isWordUnit(text, unit - 1) || (isDigit(text, unit - 2) && '.,/'.includes(text[unit - 1]!))) continue
    at.set(unit, likely(text, unit, digits))
  }
  return [...at].map(([start, forms]) => ({ at: start, forms })).sort((a, b) => a.at - b.at)
}

/** Of the forms that begin with a number those of the language whose letters follow it; all, if no letter does. */
function likely(text: string, from: number, digits: Form[]): Form[] {
  let at = from
  while (isDigit(text, at)) at++
  if (text[at] === ' ') at++
  const code = text.charCodeAt(at)
  if (code >= 0x2e80) return digits.filter((form) => form.language === 'zh' || form.language === 'en')
  if (code >= 0x400 && code < 0x530) return digits.filter((form) => form.language !== 'zh')
  return digits
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** How far a word beside a number can reach, in UTF-16 units. */
const NEAR = 24
const guards = new Map<DateData, { before: RegExp | null; after: RegExp | null }>()

/** Whether nothing beside a bare number says that it is no year. */
function standsAlone(text: string, from: number, to: number, data: DateData, singular: boolean): boolean {
  let guard = guards.get(data)
  if (!guard) {
    const { notAfter, notBefore } = data
    guard = {
      before: notAfter.length > 0 ? new RegExp(`(?:^|[^\\p{L}])(?:${notAfter.join('|')})\\.? ?$`, 'iu') : null,
      after: notBefore.length > 0 ? new RegExp(`^(?:${notBefore.join('|')})`, 'iu') : null,
    }
    guards.set(data, guard)
  }
  const before = text.slice(Math.max(0, from - NEAR), from)
  if (/[-–—/.,·]$/.test(before) && !/(?:, ?|\d[-–—])$/.test(before)) return false
  if (/[A-Za-z/]-?$|\d ?[-–—/]$|[#$€£¥@=_+]$/.test(before)) return false
  if (/^(?:[-–—/_=@]|[.,:]\d|')/.test(text.slice(to, to + 2)) || /^[-–][A-Za-zА-я0-9]/.test(text.slice(to, to + 2)))
    return false
  if (data.capital.length > 0 && singular && text.charCodeAt(to) >= 0x2e80 && /\p{Script=Han}/u.test(text[to]!))
    return false
  return !guard.before?.test(before) && !guard.after?.test(text.slice(to, to + NEAR))
}
