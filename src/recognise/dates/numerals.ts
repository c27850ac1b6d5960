import { chineseNumber } from '../../read/numerals.ts'

/**
 * Numbers as texts write them: digits ("260,088"), Chinese digits one by one (二〇〇五), Chinese numerals (二十三, 一千五百) and worded
 * numbers of alphabet languages ("one thousand nine hundred and fifty-eight"), whose words come from the language's data.
 */

/** Value of a worded number: how much each word adds, or, from 100 on, multiplies by. */
export type NumberWords = ReadonlyMap<string, number>

/** The number that `text` writes; NaN if it writes none. Commas and spaces between thousands, ordinal endings and signs are skipped. */
export function readNumber(text: string, words: NumberWords): number {
  if (/^\d/.test(text)) return Number(text.replace(/(?<=\d)[,  ](?=\d{3})/g, '').match(/^\d+(?:\.\d+)?/)?.[0])
  const chinese = chineseNumber(text)
  return Number.isNaN(chinese) ? readWords(text, words) : chinese
}

function readWords(text: string, words: NumberWords): number {
  let total = 0
  let section = 0
  let seen = false
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const value = words.get(word)
    if (value === undefined) continue
    seen = true
    if (value >= 1000) {
      total += Math.max(section, 1) * value
      section = 0
    } else if (value === 100) section = Math.max(section, 1) * 100
    else section += value
  }
  return seen ? total + section : Number.NaN
}
