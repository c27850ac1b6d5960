import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounds } from '../../calendar/index.ts'
import type { BlockKind } from '../../model/index.ts'
import { DATE_LANGUAGES, dateData } from './data.ts'
import { findDates } from './index.ts'
import { plainFlow } from './plain-flow.ts'

const published = '2015-06-20'
const datesIn = (text: string, language: string, kind: BlockKind = 'paragraph') =>
  findDates([plainFlow(text, language, kind)], { published })[0]!

describe.each(DATE_LANGUAGES)('the patterns of languages/%s/dates.yaml', (language) => {
  const { patterns, between, since } = dateData(language)
  const named = [
    ...patterns.map(({ form, examples }) => [form, examples] as const),
    ...between.map(({ middle, examples }) => [middle, examples] as const),
    ...since.map(({ before, after, examples }) => [`${before}…${after}`, examples] as const),
  ]
  it.each(named)('%s', (_, examples) => {
    expect(Object.keys(examples).length).toBeGreaterThan(0)
    for (const [text, expected] of Object.entries(examples)) {
      const found = datesIn(text, language).map(({ edtf }) => edtf)
      expect(found, text).toEqual(typeof expected === 'string' ? [expected] : expected)
      for (const edtf of found) expect(() => bounds(edtf)).not.toThrow()
    }
  })
})

describe('findDates', () => {
  const edtfs = (text: string, language: string) => datesIn(text, language).map(({ edtf }) => edtf)

  it('leaves titles, addresses and long numbers alone', () => {
    expect(edtfs('《2016—2020年合作纲要》见 https://example.org/2014/05/03/a-2015.html。', 'zh')).toEqual([])
    expect(edtfs('a sum of 1,998 dollars, room 1984, pp. 1901-1925, resolution 1540 and 20150 men', 'en')).toEqual([])
  })

  it('goes on from the year of a title’s edition', () => {
    expect(edtfs('《渔业发展纲要》（2010）提出，未来十年产量翻番。', 'zh')).toEqual(['2010/2020'])
  })

  it('counts "this year" only from the date of the document', () => {
    const flow = plainFlow('It began in 1999. This year it ends.', 'en')
    expect(findDates([flow], { published: null })[0]!.map(({ edtf }) => edtf)).toEqual(['1999'])
  })

  it('dates with "last year" only the sentence it stands in', () => {
    expect(edtfs('Last year they met twice. On 26 May they spoke by telephone.', 'en')).toEqual(['2014', '2015-05-26'])
    expect(edtfs('Last year, on 26 May, they spoke.', 'en')).toEqual(['2014', '2014-05-26'])
  })

  it('does not go on from a plan of another block', () => {
    const flows = [plainFlow('双方将于2017年举办旅游年。', 'zh'), plainFlow('协定自同年9月1日起生效。', 'zh')]
    expect(findDates(flows, { published }).map((list) => list.map(({ edtf }) => edtf))).toEqual([
      ['2017'],
      ['2015-09-01/..'],
    ])
  })

  it('keeps the context of notes apart from that of the text', () => {
    const flows = [
      plainFlow('会议于1996年举行。', 'zh'),
      plainFlow('《国际研究》，2003年第3期。', 'zh', 'note'),
      plainFlow('同年签署协定。', 'zh'),
    ]
    expect(findDates(flows, { published: null }).map((list) => list.map(({ edtf }) => edtf))).toEqual([
      ['1996'],
      ['2003'],
      ['1996'],
    ])
  })

  it('knows the publication dates of cited works', () => {
    const roles = (text: string, language: string) =>
      datesIn(text, language, 'note').map(({ edtf, role }) => `${edtf} ${role}`)
    expect(roles('A. Author, “A Title,” Journal of Things, No. 12, 2005, p. 110.', 'en')).toEqual(['2005 citation'])
    expect(roles('某某：《书名》，商务印书馆1959年版，第226页。', 'zh')).toEqual(['1959 citation'])
    expect(roles('2007年各成员国就此达成一致。', 'zh')).toEqual(['2007 text'])
  })

  it('gives places in the flow', () => {
    const [date] = datesIn('On 5 May 1993 they met.', 'en')
    expect(date).toMatchObject({ block: 0, from: 3, to: 13 })
  })

  it('takes any text', () => {
    const unit = fc.constantFrom(
      '年',
      '月',
      '日',
      '1',
      '9',
      '20',
      '二',
      '○',
      'May',
      ' ',
      '-',
      '/',
      '至',
      '(',
      '\ud800',
      '\udc00',
      'года',
      'с',
      'the',
      '同年',
      '世纪',
      '.',
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        for (const { from, to, edtf } of datesIn(`x${text}`, 'zh')) {
          expect(from).toBeLessThan(to)
          expect(() => bounds(edtf)).not.toThrow()
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each(['1', '1年', '二', '2001年1月1日、', 'May ', '1-', '2001, ', 'с 1 по 2 мая ', '《', 'the 1990s and '])(
    'takes time linear in repeats of %j',
    (piece) => {
      const time = (length: number) => {
        const flow = plainFlow(piece.repeat(Math.ceil(length / piece.length)), 'zh')
        const started = performance.now()
        findDates([flow], { published })
        return performance.now() - started
      }
      time(50_000)
      const short = Math.min(time(50_000), time(50_000))
      // Eight times the text: linear time is eightfold, quadratic 64-fold.
      expect(Math.min(time(400_000), time(400_000))).toBeLessThan(24 * short + 400)
    },
  )
})
