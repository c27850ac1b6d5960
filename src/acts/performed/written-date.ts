import type { PerformedLanguage } from './language.ts'

/** A calendar day as a signature formula writes it: EDTF day (or year and month), and its place in the text (UTF-16 units). */
export interface WrittenDate {
  edtf: string
  from: number
  to: number
}

const grammars = new Map<string, RegExp[]>()

/**
 * The first day written in `text`, as formulas of treaties write it: "on 21 May 1962", "this 20th day of February, 1959", "the twelfth day of
 * the month of February of nineteen hundred and sixty", "15 февраля 1994 г.", 一九六○年五月三十一日. Old scans are read through: spaces inside words and
 * numbers ("JAN UARY", "194 7") and look-alikes of digits ("l9S8"). Null when no whole day is written.
 */
export function writtenDate(text: string, language: PerformedLanguage): WrittenDate | null {
  if (language.code === 'zh') return chineseDate(text)
  let patterns = grammars.get(language.code)
  if (!patterns) grammars.set(language.code, (patterns = grammarOf(language)))
  let best: WrittenDate | null = null
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (!match?.groups || (best && match.index >= best.from)) continue
    const { day, month, year } = match.groups
    const edtf =
      day && month && year
        ? edtfOf(dayNumber(day, language), monthNumber(month, language), yearNumber(year, language))
        : null
    if (edtf) best = { edtf, from: match.index, to: match.index + match[0].length }
  }
  return best
}

/** "27", "l9", "twenty-seventh" as a number. */
function dayNumber(raw: string, language: PerformedLanguage): number {
  const word = raw
    .toLowerCase()
    .replace(/[\s-]+/g, '-')
    .replaceAll('ё', 'е')
  const ordinal = language.data.ordinals.findIndex((name) => name.replace(/[\s-]+/g, '-') === word)
  return ordinal >= 0 ? ordinal + 1 : Number(digitsOf(raw))
}

function monthNumber(raw: string, language: PerformedLanguage): number {
  const letters = raw.toLowerCase().replace(/[\s-]/g, '')
  return (
    language.data.months.findIndex((name) => name === letters || (letters.length === 3 && name.startsWith(letters))) + 1
  )
}

/** "1962", "1 94 7", "l9S8", "nineteen hundred and sixty-six", "one thousand nine hundred and fifty". */
function yearNumber(raw: string, language: PerformedLanguage): number {
  if (/\d/.test(raw)) return Number(digitsOf(raw))
  const { units, tens } = language.data
  let year = 0
  let part = 0
  for (const word of raw.toLowerCase().match(/[a-z]+/g) ?? []) {
    if (word === 'thousand') {
      year += (part || 1) * 1000
      part = 0
    } else if (word === 'hundred') part = (part || 1) * 100
    else if (units.includes(word)) part += units.indexOf(word) + 1
    else if (tens.includes(word))
      part = part >= 10 && part < 20 ? part * 100 + (tens.indexOf(word) + 1) * 10 : part + (tens.indexOf(word) + 1) * 10
  }
  return year + part
}

const LOOKALIKES: Record<string, string> = { l: '1', I: '1', i: '1', O: '0', o: '0', S: '5', s: '5', B: '8', Z: '2' }

const digitsOf = (raw: string) =>
  raw
    .replace(/\s/g, '')
    .replace(/[lIiOoSsBZ]/g, (mark) => LOOKALIKES[mark] ?? mark)
    .replace(/\D/g, '')

/** EDTF of a real day; null for what cannot be one. */
function edtfOf(day: number, month: number, year: number): string | null {
  if (year < 1600 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function grammarOf(language: PerformedLanguage): RegExp[] {
  const { months, ordinals, units, tens } = language.data
  const spaced = (word: string) => [...word].join('[\\s-]?')
  const month = `(?<month>${months.map(spaced).join('|')}|${months.map((name) => `${name.slice(0, 3)}(?![a-zа-я])`).join('|')})`
  const dayWords = [...ordinals]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\s-]+/g, '[\\s-]+'))
    .join('|')
  const day = `(?<day>\\d[\\dlIO]?|[lI]\\d|${dayWords})`
  const yearDigits = '[1l2I]\\s?[\\dOolIS]\\s?[\\dOolISB]\\s?[\\dOolISB](?![\\d])'
  if (language.code === 'ru')
    return [
      new RegExp(
        `[«"“]?${day}[»"”]?(?:-го|-е|\\s+числа)?\\s+${month}(?:\\s+месяца)?,?\\s+(?<year>${yearDigits})`,
        'iu',
      ),
    ]
  const number = [...units, ...tens].sort((a, b) => b.length - a.length).join('|')
  const yearWords = `(?:one\\s+thousand,?\\s+(?:and\\s+)?)?(?:nineteen|nine|eighteen|eight|two|twenty)(?:[\\s-]+(?:hundred|thousand))?(?:,?\\s+and)?(?:[\\s,-]+(?:${number}))?(?:[\\s,-]+(?:${number}))?`
  const year = `(?<year>${yearDigits}|${yearWords})`
  const ofYear =
    '[.,\\s]*(?:of\\s+|in\\s+|in\\s+the\\s+year\\s+(?:of\\s+)?|of\\s+the\\s+year\\s+|year\\s+)*(?:our\\s+Lord\\s+)?(?:A\\.?D\\.?\\s+)?'
  return [
    new RegExp(
      `\\b${day}\\s*(?:st|nd|rd|th)?(?:\\s+(?:day\\s+)?of)?(?:\\s+the\\s+month\\s+of)?\\s+${month}${ofYear}${year}`,
      'i',
    ),
    new RegExp(`\\b${month}\\s+(?:the\\s+)?${day}\\s*(?:st|nd|rd|th)?[.,]*${ofYear}${year}`, 'i'),
  ]
}

const HAN_DIGITS = '〇一二三四五六七八九'

function chineseDate(text: string): WrittenDate | null {
  const match =
    /(?<year>[\d〇○Ｏ零Oo一二三四五六七八九]{4})\s*年\s*(?<month>[\d一二三四五六七八九十]{1,3})\s*月\s*(?<day>[\d一二三四五六七八九十廿]{1,4})\s*[日号]/u.exec(
      text,
    )
  const { year, month, day } = match?.groups ?? {}
  if (!match || !year || !month || !day) return null
  const edtf = edtfOf(hanNumber(day), hanNumber(month), Number([...year].map((mark) => hanDigit(mark)).join('')))
  return edtf ? { edtf, from: match.index, to: match.index + match[0].length } : null
}

const hanDigit = (mark: string) => (/\d/.test(mark) ? Number(mark) : Math.max(0, HAN_DIGITS.indexOf(mark)))

/** "31", 三十一, 十 as a number up to 99. */
function hanNumber(raw: string): number {
  if (/^\d+$/.test(raw)) return Number(raw)
  const [tens, units] = raw.includes('十') ? raw.split('十') : raw.startsWith('廿') ? ['二', raw.slice(1)] : ['', raw]
  const ten = raw.includes('十') || raw.startsWith('廿') ? (tens ? hanDigit(tens) : 1) : 0
  return ten * 10 + (units ? hanDigit(units) : 0)
}
