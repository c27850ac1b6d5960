import { Automaton } from '../automaton.ts'
import { beginnings, compileForm, DIGIT } from '../dates/forms.ts'
import { type NumberWords, readNumber } from '../dates/numerals.ts'
import { isWordUnit } from '../word-units.ts'
import { QUANTITY_LANGUAGES, type QuantityPattern, quantityData } from './data.ts'

interface Form {
  pattern: QuantityPattern
  regex: RegExp
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

let compiled: { words: Automaton<Form>; digits: Form[] } | null = null

function forms(): { words: Automaton<Form>; digits: Form[] } {
  if (compiled) return compiled
  const digits: Form[] = []
  const starts: [string, Form][] = []
  for (const language of QUANTITY_LANGUAGES) {
    const data = quantityData(language)
    const words = Object.fromEntries(
      Object.entries(data.words).map(([slot, list]) => [slot, Object.fromEntries(list.map((word) => [word, 1]))]),
    )
    const grammar = { slots: data.slots, words }
    for (const pattern of data.patterns) {
      const form = {
        pattern,
        regex: compileForm(pattern.form, grammar),
        numbers: new Map(Object.entries(data.numbers)),
        scales: new Map(Object.entries(data.scales)),
        language,
      }
      for (const start of beginnings(pattern.form, grammar)) {
        if (start === DIGIT) digits.push(form)
        else starts.push([start, form])
      }
    }
  }
  compiled = { words: new Automaton(starts, { foldCase: true }), digits: [...new Set(digits)] }
  return compiled
}

/** The quantities in `from` … `to` of a text, left to right, the longest at each place, without overlaps. */
export function matchQuantities(text: string, from: number, to: number): Measured[] {
  const { words, digits } = forms()
  const places = new Map<number, Form[]>()
  words.scan(text, from, to, (form, start) => {
    if (isWordUnit(text, start) && isWordUnit(text, start - 1)) return
    const list = places.get(start)
    if (!list) places.set(start, [form])
    else if (!list.includes(form)) list.push(form)
  })
  for (let at = from; at < to; at++) {
    if (!isDigit(text, at) || isDigit(text, at - 1) || isWordUnit(text, at - 1)) continue
    if ('.,/'.includes(text[at - 1] ?? ' ') && isDigit(text, at - 2)) continue
    places.set(at, digitForms(text, at, digits))
  }
  const found: Measured[] = []
  let end = from
  for (const [at, tried] of [...places].sort((a, b) => a[0] - b[0])) {
    if (at < end) continue
    const best = longest(text, at, to, tried)
    if (!best) continue
    found.push(best)
    end = best.to
  }
  return found
}

/** Where a Chinese character follows a number, only Chinese forms can match; where a letter does, only the others. */
function digitForms(text: string, from: number, digits: readonly Form[]): Form[] {
  let at = from
  while (isDigit(text, at) || (',.'.includes(text[at] ?? 'x') && isDigit(text, at + 1))) at++
  const code = text.charCodeAt(at)
  const letter = isWordUnit(text, at) || (text[at] === ' ' && isWordUnit(text, at + 1))
  if (code >= 0x2e80) return digits.filter(({ language }) => language === 'zh')
  return letter ? digits.filter(({ language }) => language !== 'zh') : [...digits]
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
  const first = read(groups.number ?? groups.digits ?? groups.small ?? groups.fraction ?? groups.ordinal)
  const last = read(groups.number2 ?? groups.small2)
  const lastScale = scaleOf(groups.scale2, scales)
  const scale = scaleOf(groups.scale, scales) ?? lastScale ?? 1
  const values: number[] = []
  if (first !== null) values.push(first * scale)
  if (last !== null) values.push(last * (lastScale ?? scale))
  const whole = read(groups.of)
  const shares = pattern.share && whole ? values.map((value) => Math.round((value / whole) * 10_000) / 100) : values
  const counted = shares.map((value) => rounded(pattern.interval ? value + 1 : value))
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
