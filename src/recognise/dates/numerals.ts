/**
 * Numbers as texts write them: digits ("260,088"), Chinese digits one by one (二〇〇五), Chinese numerals (二十三, 一千五百) and worded
 * numbers of alphabet languages ("one thousand nine hundred and fifty-eight"), whose words come from the language's data.
 */

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  O: 0,
  o: 0,
  '０': 0,
  Ｏ: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const CHINESE_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
  拾: 10,
  佰: 100,
  仟: 1000,
  萬: 10_000,
  億: 100_000_000,
  廿: 20,
  卅: 30,
}

/** Value of a worded number: how much each word adds, or, from 100 on, multiplies by. */
export type NumberWords = ReadonlyMap<string, number>

/** The number that `text` writes; NaN if it writes none. Commas and spaces between thousands, ordinal endings and signs are skipped. */
export function readNumber(text: string, words: NumberWords): number {
  if (/^\d/.test(text)) return Number(text.replace(/(?<=\d)[,  ](?=\d{3})/g, '').match(/^\d+(?:\.\d+)?/)?.[0])
  const chinese = text !== '' && [...text].every((char) => char in CHINESE_DIGITS || char in CHINESE_UNITS)
  return chinese ? readChinese(text) : readWords(text, words)
}

function readChinese(text: string): number {
  if ([...text].every((char) => char in CHINESE_DIGITS)) {
    return [...text].reduce((sum, char) => sum * 10 + CHINESE_DIGITS[char]!, 0)
  }
  let total = 0
  let section = 0
  let digit = 0
  for (const char of text) {
    const unit = CHINESE_UNITS[char]
    if (char in CHINESE_DIGITS) digit = CHINESE_DIGITS[char]!
    else if (unit === undefined) return Number.NaN
    else if (unit === 20 || unit === 30) section += unit
    else if (unit >= 10_000) {
      total = (total + section + digit) * unit
      section = 0
      digit = 0
    } else {
      section += (digit || 1) * unit
      digit = 0
    }
  }
  return total + section + digit
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
