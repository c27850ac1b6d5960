import { built } from '../../languages/built.ts'
import { Automaton, type Saved } from '../automaton.ts'
import { sameWord } from '../automaton-tables.ts'
import { byBeginning, type Candidate, FormsBehind, merged, placesOf } from '../candidates.ts'
import { CHINESE_NUMERALS } from '../dates/compiled.ts'
import { followersOf } from '../dates/followers.ts'
import { beginnings, compileForm, DIGIT, numberStart } from '../dates/forms.ts'
import { type NumberWords, readNumber } from '../dates/numerals.ts'
import { isWordUnit } from '../word-units.ts'
import { QUANTITY_LANGUAGES, type QuantityPattern, quantityData } from './data.ts'

interface Form {
  pattern: QuantityPattern
  regex: RegExp
  /** What can stand behind the number that it begins with. */
  follows: ReadonlySet<string>
  numbers: NumberWords
  scales: ReadonlyMap<string, number>
  language: string
}

/** A number with its unit at a place of the text (UTF-16 units); two values for a range or a pair. */
export interface Measured {
  from: number
  to: number
  values: number[]
  pattern: QuantityPattern
}

/** Forms of one language that begin with a number, by the unit after the number; `any` where it can be anything. */
interface NumberForms {
  next: Map<string, Form[]>
  any: Form[]
}

type Writing = 'zh' | 'en' | 'ru' | 'other'

interface Compiled {
  words: Automaton<readonly Form[]>
  /** For digits by the language whose letters follow them. */
  digits: Record<Writing, NumberForms>
  chinese: NumberForms
}

let compiled: Compiled | null = null

function forms(): Compiled {
  if (compiled) return compiled
  const saved = built('quantities', savedForms)
  compiled = { ...saved, words: Automaton.of(saved.words) }
  return compiled
}

/** The forms as plain data, worked out of the patterns. */
function savedForms(): Omit<Compiled, 'words'> & { words: Saved<Form[]> } {
  const empty = (): NumberForms => ({ next: new Map(), any: [] })
  const digits = { zh: empty(), en: empty(), ru: empty(), other: empty() }
  const chinese = empty()
  const starts: [string, Form][] = []
  for (const language of QUANTITY_LANGUAGES) {
    const data = quantityData(language)
    const words = Object.fromEntries(
      Object.entries(data.words).map(([slot, list]) => [slot, Object.fromEntries(list.map((word) => [word, 1]))]),
    )
    const grammar = { slots: data.slots, words }
    const numbers = new Map(Object.entries(data.numbers))
    const scales = new Map(Object.entries(data.scales))
    for (const pattern of data.patterns) {
      const regex = compileForm(pattern.form, grammar, `languages/${language}/quantities.yaml`)
      const form = { pattern, regex, follows: followersOf(regex.source, ',.'), numbers, scales, language }
      const beginning = beginnings(pattern.form, grammar)
      const next = numberStart(pattern.form, grammar)?.next ?? null
      if (beginning.includes(DIGIT)) {
        addForm(digits[language], next, form)
        addForm(digits.other, next, form)
      }
      if (beginning.some(isChineseNumeral)) addForm(chinese, next, form)
      for (const start of beginning) if (start !== DIGIT && !isChineseNumeral(start)) starts.push([start, form])
    }
  }
  const words = new Automaton(
    byBeginning(starts, (start) => sameWord(start, true)),
    { foldCase: true, wordStarts: true },
  )
  return { words: words.saved, digits, chinese }
}

function addForm(bucket: NumberForms, next: ReadonlySet<string> | null, form: Form): void {
  if (next === null) bucket.any.push(form)
  else for (const unit of next) bucket.next.set(unit, [...(bucket.next.get(unit) ?? []), form])
}

let behind: FormsBehind<Form> | null = null

/** The forms that can begin with the number in digits that ends at `end`. */
function digitForms(text: string, end: number): readonly Form[] {
  const { digits } = forms()
  const writing = writingAt(text, end)
  behind ??= new FormsBehind(allOf(digits.other))
  return behind.at(text, end, writing, () => formsAt(digits[writing], text[end]?.toLowerCase() ?? ''))
}

/** The forms that can follow a number with `unit` after it. */
function formsAt({ next, any }: NumberForms, unit: string): readonly Form[] {
  const following = next.get(unit)
  if (!following) return any
  return any.length === 0 ? following : [...following, ...any]
}

const allOf = ({ next, any }: NumberForms): Form[] => [...[...next.values()].flat(), ...any]

function isChineseNumeral(text: string): boolean {
  return text.length === 1 && (CHINESE_NUMERALS.includes(text) || '百千两'.includes(text))
}

/** Where quantities may begin in a text, from left to right. */
export type Places = readonly Candidate<Form>[]

/**
 * The quantities in `from` … `to` of a text, left to right, the longest at each place, without overlaps. `places` are those of the text,
 * of which the ones from `next` on are asked; gives also the first that was not.
 */
export function matchQuantities(
  text: string,
  from: number,
  to: number,
  places: Places,
  next: number,
): { found: Measured[]; next: number } {
  const found: Measured[] = []
  let end = from
  let index = next
  for (; index < places.length; index++) {
    const { at, forms: tried } = places[index]!
    if (at >= to) break
    if (at < end) continue
    const best = longest(text, at, to, tried)
    if (!best) continue
    found.push(best)
    end = best.to
  }
  return { found, next: index }
}

const KIND = new Uint8Array(65536)
for (const char of '0123456789') KIND[char.charCodeAt(0)] = 1
for (const char of `${CHINESE_NUMERALS}百千两`) KIND[char.charCodeAt(0)] = 2

/** The places of a text where a quantity may begin. */
export function placesIn(text: string): Places {
  const { words, chinese } = forms()
  const begun = placesOf<Form>((onHit) => words.scan(text, 0, text.length, onHit))
  const numbers: Candidate<Form>[] = []
  for (let at = 0; at < text.length; ) {
    const kind = KIND[text.charCodeAt(at)]!
    if (kind === 0) {
      at++
      continue
    }
    const end = numberEnd(text, at, kind)
    if (kind === 2) numbers.push({ at, forms: formsAt(chinese, text[end] ?? '') })
    else if (!insideNumber(text, at)) numbers.push({ at, forms: digitForms(text, end) })
    at = end
  }
  return merged(begun, numbers)
}

/** End of the number that begins at `at`: digits with their commas and points, or Chinese numerals. */
function numberEnd(text: string, at: number, kind: number): number {
  let end = at + 1
  while (
    KIND[text.charCodeAt(end)] === kind ||
    (kind === 1 && ',.'.includes(text[end] ?? 'x') && isDigit(text, end + 1))
  )
    end++
  return end
}

/** "A4" and the second half of "1/3" are no numbers of their own. */
function insideNumber(text: string, at: number): boolean {
  return isWordUnit(text, at - 1) || ('.,/'.includes(text[at - 1] ?? ' ') && isDigit(text, at - 2))
}

/** The language whose letters stand after a number: only its forms can match. */
function writingAt(text: string, end: number): Writing {
  const code = text.charCodeAt(end)
  if (code >= 0x2e80) return 'zh'
  const letter = isWordUnit(text, end) || (text[end] === ' ' && isWordUnit(text, end + 1))
  if (!letter) return 'other'
  return text.charCodeAt(text[end] === ' ' ? end + 1 : end) >= 0x400 ? 'ru' : 'en'
}

function longest(text: string, at: number, to: number, tried: readonly Form[]): Measured | null {
  let best: Measured | null = null
  for (const form of tried) {
    form.regex.lastIndex = at
    const match = form.regex.exec(text)
    if (!match || match[0] === '') continue
    const end = at + match[0].length
    if (end > to || (best && end <= best.to)) continue
    if (isWordUnit(text, end - 1) && isWordUnit(text, end)) continue
    const values = valuesOf(form, match.groups ?? {})
    if (values) best = { from: at, to: end, values, pattern: form.pattern }
  }
  return best
}

function valuesOf(
  { pattern, numbers, scales }: Form,
  groups: Readonly<Record<string, string | undefined>>,
): number[] | null {
  if (pattern.value !== undefined) return [pattern.value]
  const read = (slot: string | undefined) =>
    slot === undefined
      ? null
      : readNumber(slot.replace(/(?<=\d) (?=\d)/g, '').replace(/^(\d+),(?=\d{1,2}$)/, '$1.'), numbers)
  const first = read(
    groups.number ?? groups.digits ?? groups.small ?? groups.fraction ?? groups.tenths ?? groups.ordinal,
  )
  const last = read(groups.number2 ?? groups.small2)
  const lastScale = scaleOf(groups.scale2, scales)
  const scale = scaleOf(groups.scale, scales) ?? lastScale ?? 1
  const values: number[] = []
  if (first !== null) values.push(first * scale)
  if (last !== null) values.push(last * (lastScale ?? scale))
  const whole = read(groups.of)
  const shares = pattern.share && whole ? values.map((value) => Math.round((value / whole) * 10_000) / 100) : values
  const times = pattern.times ?? 1
  const counted = shares.map((value) => rounded(times * (pattern.interval ? value + 1 : value)))
  return counted.length > 0 && counted.every((value) => Number.isFinite(value) && value >= (pattern.least ?? 0))
    ? counted
    : null
}

function scaleOf(word: string | undefined, scales: ReadonlyMap<string, number>): number | null {
  return word === undefined ? null : (scales.get(word.trim().toLowerCase()) ?? null)
}

/** 3.626 × 100,000,000 without the noise of binary fractions. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}
