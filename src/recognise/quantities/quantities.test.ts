import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates } from '../dates/index.ts'
import { plainFlow } from '../dates/plain-flow.ts'
import type { FoundParty } from '../findings.ts'
import { QUANTITY_LANGUAGES, quantityData } from './data.ts'
import { findQuantities } from './index.ts'

/** Names that the examples use; finding parties is tested elsewhere. */
const NAMES =
  /上合组织|联合国大会|联合国|欧安组织|安理会|非盟|欧盟|哈萨克斯坦|南苏丹|秘鲁|智利|肯尼亚|阿根廷|希腊|加拿大|芬兰|法国|波兰|挪威|德国|俄罗斯|中国|蒙古国?|苏联|日本|韩国|美国|朝鲜|印度|整个南美|General Assembly|Security Council|OSCE|United States|DPRK|USSR|China|Mongolia|Russia|Syria|Kazakhstan|France|Japan|Китая?|Монголи[яи]|Росси[яи]|СССР|Генеральная Ассамблея/g

function partiesIn(text: string): FoundParty[] {
  return [...text.matchAll(NAMES)].map((match) => ({
    block: 0,
    from: match.index,
    to: match.index + match[0].length,
    id: match[0],
    type: 'state',
    by: 'name',
    others: [],
    why: null,
    members: [match[0]],
  }))
}

function quantitiesIn(text: string, language: string) {
  const flows = [plainFlow(text, language)]
  return findQuantities(flows, [partiesIn(flows[0]!.text)], findDates(flows, { published: '2015-06-20' }))[0]!
}

describe.each(QUANTITY_LANGUAGES)('the patterns of languages/%s/quantities.yaml', (language) => {
  const { patterns, order } = quantityData(language)
  const named = [
    ...patterns.map(({ form, examples }) => [form, examples] as const),
    ...(order ? [[order.first, order.examples] as const] : []),
  ]
  it.each(named)('%s', (_, examples) => {
    expect(Object.keys(examples).length).toBeGreaterThan(0)
    for (const [text, expected] of Object.entries(examples)) {
      const found = quantitiesIn(text, language).map(({ value, unit }) => `${value} ${unit}`)
      expect(found, text).toEqual(typeof expected === 'string' ? [expected] : expected)
    }
  })
})

describe.each(QUANTITY_LANGUAGES)('the bounds of languages/%s/quantities.yaml', (language) => {
  const examples = quantityData(language).bounds.flatMap(({ bound, examples }) =>
    examples.map((text) => [text, bound] as const),
  )
  it.each(examples)('%s: %s', (text, bound) => {
    expect(quantitiesIn(text, language).map((quantity) => quantity.bound)).toEqual([bound])
  })
})

describe('findQuantities', () => {
  it('tells the ends of a range, and two values that are none', () => {
    const bounds = (text: string, language: string) => quantitiesIn(text, language).map(({ bound }) => bound)
    expect(bounds('China holds 10 to 15 per cent.', 'en')).toEqual(['from', 'to'])
    expect(bounds('智利第二和第三大出口市场', 'zh')).toEqual([null, null])
    expect(bounds('China sent 400 troops.', 'en')).toEqual([null])
  })

  it('tells whom a quantity is about, the other side, and when', () => {
    expect(quantitiesIn('2004年蒙古国与俄罗斯的贸易额为3.626亿美元。', 'zh')).toMatchObject([
      { subject: '蒙古国', object: '俄罗斯', value: 362_600_000, unit: 'USD', period: '2004' },
    ])
  })

  it('leaves numbers alone that are about no party, dates, and titles', () => {
    expect(quantitiesIn('他花了500美元。', 'zh')).toEqual([])
    expect(quantitiesIn('中国于2012年9月17日签署《三个国家的100公里铁路协定》。', 'zh')).toEqual([])
  })

  it('counts the size of a group once', () => {
    const text = 'The five nuclear-weapon States met China. The five nuclear-weapon States told China. '
    expect(quantitiesIn(text, 'en')).toHaveLength(1)
  })

  it('goes on with shares of the party of the sentence before', () => {
    expect(quantitiesIn('这是中国的贸易。其中煤炭占70%。', 'zh')).toMatchObject([{ subject: '中国', value: 70 }])
  })

  it('takes any text', () => {
    const unit = fc.constantFrom(
      '中国',
      '5',
      '万',
      '美元',
      '第',
      '三',
      '大',
      '（',
      '）',
      '%',
      '1/3',
      ' million',
      ' years of',
      'China ',
      '$',
      '，',
      '。',
      '\ud800',
      '亿',
      ',',
      '.',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        for (const { value, from, to } of quantitiesIn(`中国${parts.join('')}`, 'zh')) {
          expect(Number.isFinite(value)).toBe(true)
          expect(from).toBeLessThan(to)
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each(['中国5%', '三', '1,234', '中国第三个', 'China has 5 big red ', '首位是中国；随后是', '中国5个大国家。'])(
    'takes time linear in repeats of %j',
    (piece) => {
      const time = (length: number) => {
        const flow = plainFlow(piece.repeat(Math.ceil(length / piece.length)), 'zh')
        const parties = partiesIn(flow.text)
        const started = performance.now()
        findQuantities([flow], [parties], [[]])
        return performance.now() - started
      }
      time(50_000)
      const short = Math.min(time(50_000), time(50_000))
      // Eight times the text: linear time is eightfold, quadratic 64-fold.
      expect(Math.min(time(400_000), time(400_000))).toBeLessThan(24 * short + 400)
    },
  )
})
