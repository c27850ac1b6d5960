import { built } from '../../languages/built.ts'
import { Automaton, type Saved } from '../automaton.ts'
import { sameWord } from '../automaton-tables.ts'
import { byBeginning } from '../candidates.ts'
import { DATE_LANGUAGES, type DateData, type DatePattern, dateData } from './data.ts'
import { followersOf } from './followers.ts'
import { beginnings, compileForm, DIGIT, numberStart } from './forms.ts'
import type { NumberWords } from './numerals.ts'

/** One pattern of one language, ready to be tried. */
export interface Form {
  pattern: DatePattern
  regex: RegExp
  /** What can stand behind the number that it begins with. */
  follows: ReadonlySet<string>
  data: DateData
  numbers: NumberWords
  /** Words of the slots by lower-case text. */
  words: ReadonlyMap<string, ReadonlyMap<string, number>>
  language: string
  /** Before a date: it is counted in another calendar. */
  otherCalendar: RegExp
}

/** Forms that begin with a number, by the number's length in digits (0 for Chinese numerals, 5 for longer ones). */
export interface NumberForms {
  /** By the unit after the number. */
  next: Map<string, Form[]>
  /** Anything may follow, by the script that does: of `han` the Chinese and the bare years, of `latin` and `cyrillic` one language. */
  any: Record<Following, Form[]>
}

export type Following = 'han' | 'latin' | 'cyrillic' | 'other'

export interface CompiledForms {
  /** Beginnings that must be written with their capital letter ("May", "XX"), and all others. */
  capitals: Automaton<readonly Form[]>
  words: Automaton<readonly Form[]>
  numbers: NumberForms[]
}

interface SavedForms {
  capitals: Saved<Form[]>
  words: Saved<Form[]>
  numbers: NumberForms[]
}

/** Signs that write numbers in Chinese, where they can begin a date. */
export const CHINESE_NUMERALS = '〇○零一二三四五六七八九十廿'

let compiled: CompiledForms | null = null

/** All patterns of all languages, sorted by how they begin. Built at the first call; in the built program from what the build saved. */
export function compiledForms(): CompiledForms {
  if (compiled) return compiled
  const { capitals, words, numbers } = built('dates', savedForms)
  compiled = { capitals: Automaton.of(capitals), words: Automaton.of(words), numbers }
  return compiled
}

/** The same as plain data, worked out of the patterns. */
function savedForms(): SavedForms {
  const starts: [string, Form][] = []
  const capitals: [string, Form][] = []
  const numbers = Array.from(
    { length: 6 },
    (): NumberForms => ({ next: new Map(), any: { han: [], latin: [], cyrillic: [], other: [] } }),
  )
  for (const form of DATE_LANGUAGES.flatMap(formsOf)) {
    const beginning = beginnings(form.pattern.form, form.data)
    for (const start of beginning) {
      if (start === DIGIT || CHINESE_NUMERALS.includes(start)) continue
      if (form.data.capital.length > 0 && /^\p{Lu}/u.test(start))
        capitals.push(
          [start, form],
          ...(start === start.toUpperCase() ? [] : [[start.toUpperCase(), form] as [string, Form]]),
        )
      else starts.push([start, form])
    }
    const number = numberStart(form.pattern.form, form.data)
    for (const [length, samples] of SAMPLES.entries()) {
      const begins =
        length === 0 ? beginning.some((start) => CHINESE_NUMERALS.includes(start)) : beginning.includes(DIGIT)
      if (begins && (!number || samples.some((sample) => number.slot.test(sample))))
        addNumberForm(numbers[length]!, form, number?.next ?? null)
    }
  }
  return {
    capitals: new Automaton(
      byBeginning(capitals, (start) => sameWord(start, false)),
      { wordStarts: true },
    ).saved,
    words: new Automaton(
      byBeginning(starts, (start) => sameWord(start, true)),
      { foldCase: true, wordStarts: true },
    ).saved,
    numbers,
  }
}

function formsOf(language: (typeof DATE_LANGUAGES)[number]): Form[] {
  const data = dateData(language)
  const numbers = new Map(Object.entries(data.numbers))
  const words = new Map(
    Object.entries(data.words).map(([slot, list]) => [
      slot,
      new Map(Object.entries(list).map(([word, value]) => [word.toLowerCase(), value])),
    ]),
  )
  const otherCalendar = new RegExp(`(?<=(?:${data.otherCalendars}) ?)`, 'y')
  return data.patterns.map((pattern) => {
    const regex = compileForm(pattern.form, data, `languages/${language}/dates.yaml`)
    const follows = followersOf(regex.source, '')
    return { pattern, regex, follows, data, numbers, words, language, otherCalendar }
  })
}

/** Numbers of each length, to ask which a slot can be: 0 Chinese numerals, 1 to 4 digits, 5 more. */
const SAMPLES = [
  ['一', '二', '十', '十一', '九十', '二十一', '二〇〇一'],
  ['1', '7'],
  ['05', '10', '20', '31', '90'],
  ['100', '199'],
  ['1765', '1990', '2010', '2024'],
  ['20100'],
]

function addNumberForm(bucket: NumberForms, form: Form, next: ReadonlySet<string> | null): void {
  if (next === null) {
    const { language, pattern } = form
    bucket.any.other.push(form)
    if (language === 'zh' || pattern.bare) bucket.any.han.push(form)
    if (language !== 'ru') bucket.any.latin.push(form)
    if (language !== 'en') bucket.any.cyrillic.push(form)
  } else for (const unit of next) bucket.next.set(unit, [...(bucket.next.get(unit) ?? []), form])
}
