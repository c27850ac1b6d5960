import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as russianStem } from '@orama/stemmers/russian'
import { isHan } from '../../read/chars.ts'
import { foldedUnit, traditionalFold } from '../../read/fold.ts'

/**
 * The terms under which a text is found, in order: stems of English and Russian words, other words as they are, and of each run of
 * Chinese characters every two neighbours and the last one (蒙古国 → 蒙古, 古国, 国). Case, diacritics, full-width forms and
 * traditional script make no difference.
 */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const { word, han } of wordsIn(text)) {
    if (!han) terms.push(stemOf(word))
    else {
      for (let at = 0; at + 1 < word.length; at++) terms.push(word.slice(at, at + 2))
      terms.push(word.slice(-1))
    }
  }
  return terms
}

/**
 * What to ask the index for, to find a text as it stands: its terms one after the other. The last character of a Chinese run
 * may go on as a longer word there, so it is left out, and one alone is asked for as a beginning.
 */
export function phraseOf(text: string): { terms: string[]; prefix: boolean } {
  const words = wordsIn(text)
  const last = words.at(-1)
  if (words.length === 1 && last?.han && last.word.length === 1) return { terms: [last.word], prefix: true }
  const terms = words.flatMap(({ word }) => termsOf(word))
  return { terms: last?.han && last.word.length > 1 ? terms.slice(0, -1) : terms, prefix: false }
}

interface Word {
  word: string
  han: boolean
}

const WORD = /[\p{L}\p{N}]+/gu

/** Runs of letters and digits, Chinese characters apart from the others. White space inside a Chinese text is layout. */
function wordsIn(text: string): Word[] {
  const words: Word[] = []
  let end = -1
  for (const { 0: run, index } of fold(text).matchAll(WORD)) {
    for (const part of partsOf(run)) {
      const last = words.at(-1)
      if (part.han && last?.han && index === end) last.word += part.word
      else words.push(part)
    }
    end = index + run.length
  }
  return words
}

function partsOf(run: string): Word[] {
  const parts: Word[] = []
  let from = 0
  for (let at = 1; at <= run.length; at++) {
    const han = isHan(run.charCodeAt(at - 1))
    if (at < run.length && isHan(run.charCodeAt(at)) === han) continue
    parts.push({ word: run.slice(from, at), han })
    from = at
  }
  return parts
}

/** Diacritics; й is a letter of its own, and word endings are told by it. */
const MARKS = /(?<![иИ])\p{M}/gu
const HAN_SPACE = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

function fold(text: string): string {
  let plain = text
  if (/[\u0080-\uffff]/.test(text)) {
    const units = Array.from({ length: text.length }, (_, at) => traditionalFold(foldedUnit(text.charCodeAt(at))))
    plain = codeUnits(units).replace(HAN_SPACE, '').normalize('NFD').replace(MARKS, '').normalize('NFC')
  }
  return plain.toLowerCase()
}

const PORTION = 8192

function codeUnits(units: readonly number[]): string {
  let text = ''
  for (let at = 0; at < units.length; at += PORTION) text += String.fromCharCode(...units.slice(at, at + PORTION))
  return text
}

const CACHE_SIZE = 50_000
const stems = new Map<string, string>()

function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = /^[a-z]+$/.test(word)
    ? englishStem(word)
    : /^\p{Script=Cyrillic}+$/u.test(word)
      ? russianStem(word)
      : word
  if (stems.size >= CACHE_SIZE) stems.clear()
  stems.set(word, stem)
  return stem
}
