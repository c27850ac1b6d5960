import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainFlow } from '../dates/plain-flow.ts'
import { SYMBOL_LANGUAGES, symbolData } from './data.ts'
import { findSymbols, symbolUrl } from './index.ts'

const symbolsIn = (text: string, language: string) => findSymbols([plainFlow(text, language)])[0]!

describe.each(SYMBOL_LANGUAGES)('the examples of languages/%s/symbols.yaml', (language) => {
  const { series, words, collections } = symbolData(language)
  const groups = [
    ...series.map(({ begins, examples }) => [begins, examples] as const),
    ['citations in words', words] as const,
    ...collections.map(({ form, examples }) => [form, examples] as const),
  ]
  it.each(groups)('%s', (_, examples) => {
    for (const [text, expected] of Object.entries(examples)) {
      const found = symbolsIn(text, language).map(({ symbol }) => symbol)
      expect(found, text).toEqual(typeof expected === 'string' ? [expected] : expected)
    }
  })
})

describe('findSymbols', () => {
  it('finds symbols in addresses', () => {
    expect(symbolsIn('https://undocs.org/ch/A/49/37', 'zh').map(({ symbol }) => symbol)).toEqual(['A/49/37'])
  })

  it('covers the organ and the number', () => {
    const text = '根据大会第53/77 D号决议，'
    const quotes = symbolsIn(text, 'zh').map(({ from, to }) => plainFlow(text, 'zh').text.slice(from, to))
    expect(quotes).toEqual(['大会第53/77 D'])
  })

  it('takes any text', () => {
    const unit = fc.constantFrom(
      'A/',
      'S/',
      'RES',
      '/',
      '53',
      '(',
      ')',
      '1995',
      '第',
      '号决议',
      'resolution ',
      ' and ',
      '大会',
      'D',
      '.',
      '-',
      '\ud800',
      'NPT/',
      'CONF.',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => void symbolsIn(`x${parts.join('')}`, 'zh')),
      { numRuns: 500 },
    )
  })

  it.each(['A/', 'A/1', '53/77、', '第1(1999)号、', 'S/RES/1 (', 'NPT/CONF.1(Part '])(
    'takes time linear in repeats of %j',
    (piece) => {
      const time = (length: number) => {
        const flow = plainFlow(piece.repeat(Math.ceil(length / piece.length)), 'zh')
        const started = performance.now()
        findSymbols([flow])
        return performance.now() - started
      }
      time(50_000)
      const short = Math.min(time(50_000), time(50_000))
      // Eight times the text: linear time is eightfold, quadratic 64-fold.
      expect(Math.min(time(400_000), time(400_000))).toBeLessThan(24 * short + 400)
    },
  )
})

describe('symbolUrl', () => {
  it.each([
    ['A/RES/53/77 D', 'zh-Hans', 'https://undocs.org/zh/A/RES/53/77'],
    ['S/RES/984(1995)', 'ru', 'https://undocs.org/ru/S/RES/984(1995)'],
    ['NPT/CONF.2015/8', 'mn', 'https://undocs.org/en/NPT/CONF.2015/8'],
    ['INFCIRC/153', 'en', null],
    ['1155 UNTS 331', 'en', null],
  ])('%s in %s', (symbol, language, url) => expect(symbolUrl(symbol, language)).toBe(url))
})
