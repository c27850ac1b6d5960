import { describe, expect, it } from 'vitest'
import { chineseNumber, chineseNumeral, numeralData } from './numerals.ts'

describe('Chinese numerals', () => {
  it.each(Object.entries(numeralData().examples))('%s is %i', (text, value) => {
    expect(chineseNumber(text)).toBe(value)
  })
  it('reads back what lists are numbered with', () => {
    for (let value = 1; value < 100; value++) expect(chineseNumber(chineseNumeral(value))).toBe(value)
  })
  it.each(['', '第三', 'three', '12', '三x'])('%j is none', (text) => {
    expect(chineseNumber(text)).toBeNaN()
  })
})
