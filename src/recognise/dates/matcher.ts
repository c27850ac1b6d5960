import { type Candidate, FormsBehind, merged, placesOf } from '../candidates.ts'
import { isWordUnit } from '../word-units.ts'
import { CHINESE_NUMERALS, compiledForms, type Following, type Form } from './compiled.ts'
import type { DateData } from './data.ts'
import { matchesAt } from './sticky.ts'

/** A pattern that matched at a place of a flow's text (UTF-16 units). */
export interface RawMatch {
  from: number
  to: number
  form: Form
  groups: Readonly<Record<string, string | undefined>>
}

/** Every pattern that matches, left to right, the longest at each place; matches do not overlap. */
export function matchDates(text: string): RawMatch[] {
  const found: RawMatch[] = []
  let end = 0
  for (const candidate of candidates(text)) {
    if (candidate.at < end) continue
    const best = longest(text, candidate)
    if (!best) continue
    end = best.to
    if (!matchesAt(best.form.otherCalendar, text, best.from)) found.push(best)
  }
  return found
}

function longest(text: string, { at, forms }: Candidate<Form>): RawMatch | null {
  let best: Form | null = null
  let end = at
  for (const form of forms) {
    const { regex } = form
    regex.lastIndex = at
    // Most forms fail or are shorter: groups are only read of the one that wins.
    if (!regex.test(text)) continue
    const to = regex.lastIndex
    if (to <= end || cuts(text, to) || !acceptable(text, at, to, form)) continue
    best = form
    end = to
  }
  return best && { from: at, to: end, form: best, groups: groupsOf(best, text, at) }
}

function groupsOf({ regex }: Form, text: string, at: number): Readonly<Record<string, string | undefined>> {
  regex.lastIndex = at
  return regex.exec(text)?.groups ?? {}
}

/** Whether a month has its capital letter, and a bare number is a year. */
function acceptable(text: string, at: number, to: number, form: Form): boolean {
  const { data, pattern } = form
  if (data.capital.length === 0 && !pattern.bare) return true
  const groups = groupsOf(form, text, at)
  if (data.capital.some((slot) => startsSmall(groups[slot]) || startsSmall(groups[`${slot}2`]))) return false
  return !pattern.bare || standsAlone(text, at, to, data, groups.bareyear2 === undefined)
}

/** Whether a match that ends at `to` would cut a word of an alphabet, or a number. */
function cuts(text: string, to: number): boolean {
  if (isDigit(text, to - 1)) return isDigit(text, to)
  return isWordUnit(text, to - 1) && isWordUnit(text, to) && !isDigit(text, to)
}

function startsSmall(word: string | undefined): boolean {
  const first = word?.[0]
  return first !== undefined && first !== first.toUpperCase()
}

const NUMERAL = new Uint8Array(65536)
for (const char of CHINESE_NUMERALS) NUMERAL[char.charCodeAt(0)] = 2
for (const char of '0123456789') NUMERAL[char.charCodeAt(0)] = 1

/** Where forms are tried, from left to right, and which. */
function candidates(text: string): readonly Candidate<Form>[] {
  const { words, capitals } = compiledForms()
  const begun = merged(
    placesOf<Form>((onHit) => words.scan(text, 0, text.length, onHit)),
    placesOf<Form>((onHit) => capitals.scan(text, 0, text.length, onHit)),
  )
  return merged(begun, numbersIn(text))
}

/** The numbers of a text, in digits and Chinese numerals, that a form can begin with. */
function numbersIn(text: string): Candidate<Form>[] {
  const found: Candidate<Form>[] = []
  for (let at = 0; at < text.length; ) {
    const kind = NUMERAL[text.charCodeAt(at)]!
    if (kind === 0) {
      at++
      continue
    }
    let end = at + 1
    // 二OO五年: a Latin letter often stands for the ideographic zero.
    while (NUMERAL[text.charCodeAt(end)] === kind || (kind === 2 && 'OＯo'.includes(text[end] ?? '-'))) end++
    const forms =
      kind === 2
        ? numberForms(text, 0, end)
        : insideNumber(text, at)
          ? NOTHING
          : numberForms(text, Math.min(5, end - at), end)
    if (forms.length > 0) {
      found.push({ at, forms })
      // 五月三日 may follow other numerals directly (三十五月), but only where the first place gave nothing.
      if (kind === 2) for (let inner = at + 1; inner < Math.min(end, at + 4); inner++) found.push({ at: inner, forms })
    }
    at = end
  }
  return found
}

const NOTHING: readonly Form[] = []

/** "1,690" and "3.5" are one number; "A4" is no date. */
function insideNumber(text: string, at: number): boolean {
  return isWordUnit(text, at - 1) || (isDigit(text, at - 2) && '.,/'.includes(text[at - 1] ?? ' '))
}

let behind: FormsBehind<Form> | null = null

/** The forms that can begin with a number of `length` digits (0: Chinese numerals) that ends at `end`. */
function numberForms(text: string, length: number, end: number): readonly Form[] {
  const { numbers } = compiledForms()
  const { next, any } = numbers[length]!
  const unit = text[end] ?? ''
  const script = scriptAt(text, unit === ' ' ? end + 1 : end)
  const all = () => [...(next.get(unit.toLowerCase()) ?? []), ...any[script]]
  if (length === 0) return all()
  behind ??= new FormsBehind(numbers.flatMap((each) => [...[...each.next.values()].flat(), ...each.any.other]))
  return behind.at(text, end, `${length}${script}`, all)
}

function scriptAt(text: string, at: number): Following {
  const code = text.charCodeAt(at)
  if (code >= 0x2e80) return 'han'
  if (!isWordUnit(text, at) || isDigit(text, at)) return 'other'
  return code >= 0x400 && code < 0x530 ? 'cyrillic' : 'latin'
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** What stands right before and after a bare number that is none of a year: a word's end, a hyphen, a sign of money; more digits. */
const NUMBER_BEFORE = /(?<=[A-Za-z]|\d [-–—]|[-–—/.·#$€£¥@=_+])/y
const NUMBER_AFTER = /[-–—/_=@][A-Za-zА-я0-9]?|[.,:]\d|'/y
const HAN = /[\u4e00-\u9fff]/y
const guards = new Map<DateData, { before: RegExp | null; after: RegExp | null }>()

/** Whether nothing beside a bare number says that it is no year. `singular`: it is one year, not a range of years. */
function standsAlone(text: string, from: number, to: number, data: DateData, singular: boolean): boolean {
  if (matchesAt(NUMBER_BEFORE, text, from) || matchesAt(NUMBER_AFTER, text, to)) return false
  if (data.capital.length > 0 && singular && matchesAt(HAN, text, to)) return false
  const { before, after } = guardOf(data)
  return !(before && matchesAt(before, text, from)) && !(after && matchesAt(after, text, to))
}

function guardOf(data: DateData): { before: RegExp | null; after: RegExp | null } {
  const known = guards.get(data)
  if (known) return known
  const { notAfter, notBefore } = data
  const guard = {
    before:
      notAfter.length > 0 ? new RegExp(`(?<=(?:^|[^A-Za-zА-Яа-яЁё])(?:${notAfter.join('|')})\\.? ?)`, 'iy') : null,
    after: notBefore.length > 0 ? new RegExp(`(?:${notBefore.join('|')})`, 'iy') : null,
  }
  guards.set(data, guard)
  return guard
}
