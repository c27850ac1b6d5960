import { z } from 'zod'
import { loadData } from '../languages/load.ts'

const Values = z.record(z.string().length(1), z.int())

/** The signs of Chinese numerals; `languages/zh/numerals.yaml`. */
export const NumeralData = z.strictObject({
  digits: Values,
  units: Values,
  tens: Values,
  written: z.array(z.string().length(1)).length(10),
  ten: z.string().length(1),
  examples: z.record(z.string(), z.int()),
})

export const numeralData = (): z.infer<typeof NumeralData> => loadData('languages/zh/numerals.yaml', NumeralData)

let signs: { digits: Map<string, number>; units: Map<string, number>; tens: Map<string, number> } | undefined

function signsOf() {
  if (signs) return signs
  const { digits, units, tens } = numeralData()
  signs = {
    digits: new Map(Object.entries(digits)),
    units: new Map(Object.entries(units)),
    tens: new Map(Object.entries(tens)),
  }
  return signs
}

/** The number that a text wholly of Chinese numerals writes; NaN for any other text. */
export function chineseNumber(text: string): number {
  const { digits, units, tens } = signsOf()
  if (text === '') return Number.NaN
  let byDigits = 0
  let total = 0
  let section = 0
  let digit = 0
  for (const sign of text) {
    const value = digits.get(sign)
    const unit = units.get(sign)
    if (value !== undefined) {
      digit = value
      byDigits = byDigits * 10 + value
      continue
    }
    byDigits = Number.NaN
    if (unit === undefined) {
      const ten = tens.get(sign)
      if (ten === undefined) return Number.NaN
      section += ten
    } else if (unit >= 10_000) {
      total = (total + section + digit) * unit
      section = 0
      digit = 0
    } else {
      section += (digit || 1) * unit
      digit = 0
    }
  }
  return Number.isNaN(byDigits) ? total + section + digit : byDigits
}

/** A number of a list (1 … 99) as Chinese lists write it: 七, 十, 二十一. */
export function chineseNumeral(value: number): string {
  const { written, ten } = numeralData()
  if (value < 10) return written[value] ?? ''
  const tens = Math.floor(value / 10)
  return `${tens > 1 ? written[tens] : ''}${ten}${value % 10 > 0 ? written[value % 10] : ''}`
}
