import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import type { PerformedLanguage } from './language.ts'

/** A calendar day as an old scan shows it: EDTF, and its place in the text (UTF-16 units). */
export interface WrittenDate {
  edtf: string
  from: number
  to: number
}

/** Of the calendar words of a language only the months are needed here. */
const Months = z.object({ words: z.object({ month: z.record(z.string(), z.int()) }) })

interface Grammar {
  months: Map<string, number>
  patterns: RegExp[]
}
const grammars = new Map<string, Grammar>()

/**
 * The first day in `text` that is legible only with good will: spaces inside words and numbers ("27 JAN UARY 1966", "9 July 194 7"), letters
 * for digits ("l9S8"). Null when there is none; Chinese dates are not damaged this way.
 */
export function damagedDate(text: string, language: PerformedLanguage): WrittenDate | null {
  if (language.code === 'zh') return null
  const grammar = grammars.get(language.code) ?? grammarOf(language)
  grammars.set(language.code, grammar)
  let best: WrittenDate | null = null
  for (const pattern of grammar.patterns) {
    const match = pattern.exec(text)
    const { day, month, year } = match?.groups ?? {}
    if (!match || !day || !month || !year || (best && match.index >= best.from)) continue
    const letters = month.toLowerCase().replace(/[\s-]/g, '')
    const edtf = edtfOf(digitsOf(day), grammar.months.get(letters) ?? 0, digitsOf(year))
    if (edtf) best = { edtf, from: match.index, to: match.index + match[0].length }
  }
  return best
}

const LOOKALIKES: Record<string, string> = { l: '1', I: '1', i: '1', O: '0', o: '0', S: '5', s: '5', B: '8', Z: '2' }

const digitsOf = (raw: string) => {
  const read = raw.replace(/\s/g, '').replace(/[lIiOoSsBZ]/g, (mark) => LOOKALIKES[mark] ?? mark)
  return Number(read.replace(/\D/g, ''))
}

/** EDTF of a day; null for what cannot be one. */
function edtfOf(day: number, month: number, year: number): string | null {
  if (year < 1600 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function grammarOf(language: PerformedLanguage): Grammar {
  const data = loadData(`languages/${language.code}/dates.yaml`, Months)
  const names = Object.entries(data.words.month).filter(([name]) => /^\p{L}{3,}$/u.test(name))
  names.sort(([a], [b]) => b.length - a.length)
  const month = `(?<month>${names.map(([name]) => [...name].join('[\\s-]?')).join('|')})(?!\\p{L})`
  const day = '(?<![\\p{L}\\d])(?<day>[\\dlI]\\s?[\\dlIO]?)\\s?(?:st|nd|rd|th)?'
  const year = '(?<year>[1l2I]\\s?[\\dOolIS]\\s?[\\dOolISB]\\s?[\\dOolISB])(?!\\d)'
  const { of } = language.data.signing
  const between = of.length > 0 ? `(?:\\s+(?:${of.map((word) => word.replaceAll(' ', '\\s+')).join('|')}))*` : ''
  return {
    months: new Map(names.map(([name, number]) => [name.toLowerCase(), number])),
    patterns: [
      new RegExp(`${day}[»"”]?${between}\\s*${month}[.,]*${between}\\s*${year}`, 'iu'),
      new RegExp(`(?<!\\p{L})${month}\\s+${day}[.,]*${between}\\s*${year}`, 'iu'),
    ],
  }
}
