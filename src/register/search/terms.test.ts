import { describe, expect, it } from 'vitest'
import { phraseOf, termsOf } from './terms.ts'

describe('terms', () => {
  it.each([
    ['Nuclear weapons', 'nuclear weapon'],
    ['договора о дружбе', 'договор о дружб'],
    ['Договоры', 'договор'],
    ['ядерный безъядерной', 'ядерн безъядерн'],
    ['蒙古国', '蒙古 古国 国'],
    ['中 蒙\n两国', '中蒙 蒙两 两国 国'],
    ['2012 年', '2012 年'],
    ['A/RES/53/77', 'a re 53 77'],
    ['ＮＰＴ', 'npt'],
    ['Élan ёлка', 'elan елк'],
    ['', ''],
  ])('%s → %s', (text, terms) => expect(termsOf(text).join(' ')).toBe(terms))

  it('of a phrase find it inside longer text', () => {
    expect(phraseOf('蒙古')).toEqual({ terms: ['蒙古'], prefix: false })
    expect(phraseOf('国')).toEqual({ terms: ['国'], prefix: true })
    expect(phraseOf('treaty of friendship').terms).toEqual(['treati', 'of', 'friendship'])
  })

  it('takes time in proportion to the text', () => {
    const began = performance.now()
    termsOf('蒙'.repeat(500_000))
    termsOf('a'.repeat(500_000))
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
