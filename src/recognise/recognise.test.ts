import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionsOf, recognise } from './index.ts'
import { plainSource } from './plain-source.ts'

const languages = ['zh', 'en', 'ru'] as const

describe('recognise', () => {
  it('leads every mention back to its place in code points', () => {
    const text = '𝔸 Mongolia and China met in Geneva. The two sides agreed.'
    const { parties, places } = mentionsOf(recognise(plainSource(text, 'en')))
    const points = [...text]
    for (const { start, end, quote } of [...parties, ...places]) expect(points.slice(start, end).join('')).toBe(quote)
    expect(parties.map(({ id, quote }) => [id, quote])).toEqual([
      ['MNG', 'Mongolia'],
      ['CHN', 'China'],
      ['MNG', 'The two sides'],
      ['CHN', 'The two sides'],
    ])
  })

  it('recognises nothing in blocks of a language that is not read, but reads the same names in all three', () => {
    expect(mentionsOf(recognise(plainSource('Монгол Улсын Засгийн газар', 'mn'))).parties).toEqual([])
    for (const [text, language] of [
      ['中国和法国', 'zh'],
      ['China and France', 'en'],
      ['Китай и Франция', 'ru'],
    ] as const) {
      expect(mentionsOf(recognise(plainSource(text, language))).parties.map(({ id }) => id)).toEqual(['CHN', 'FRA'])
    }
  })

  it('keeps the other readings of an ambiguous name with their reasons', () => {
    const [party] = mentionsOf(recognise(plainSource('Congo abstained.', 'en'))).parties
    expect(party).toMatchObject({ id: 'COG', others: [{ id: 'COD', why: expect.any(String) }] })
    const text = 'The Democratic Republic of the Congo spoke. Later Congo voted.'
    expect(mentionsOf(recognise(plainSource(text, 'en'))).parties.map(({ id }) => id)).toEqual(['COD', 'COD'])
  })

  it.each([
    ['The United States and Georgia signed a charter.', 'en', 1, 'GEO', ['USA']],
    ['Mali, Niger and Nigeria closed the border.', 'en', 1, 'NER', ['NGA']],
    ['Congo and the Democratic Republic of the Congo traded.', 'en', 0, 'COG', ['COD']],
    ['The DPRK fired a missile. Korea did not comment on it.', 'en', 1, 'PRK', ['KOR']],
    ['In 1960 China voted in the Council.', 'en', 0, 'CHN', ['TWN']],
    ['In 1975 China voted in the Council.', 'en', 0, 'CHN', []],
    ['1936年，中华民国与苏联谈判。', 'zh', 0, 'CHN', []],
    ['1955年，中华民国投了否决票。', 'zh', 0, 'TWN', ['CHN']],
    ['1905年日本与朝鲜签约。', 'zh', 1, 'Korean Empire', ['PRK', 'KOR']],
    ['В 1985 году Германия подписала соглашение.', 'ru', 0, 'DEU', ['DDR']],
  ] as const)('%s', (text, language, at, id, others) => {
    const party = mentionsOf(recognise(plainSource(text, language))).parties[at]!
    expect([party.id, party.others.map((other) => other.id)]).toEqual([id, others])
    if (others.length > 0) expect(party.why).toMatch(/\S/)
  })

  const piece = fc.constantFrom(
    '中',
    '俄',
    '蒙古国',
    '总统',
    '、',
    '·',
    '（',
    '）',
    '双方',
    '外长',
    '埃',
    '尔',
    'President ',
    'Mr. ',
    'Jens ',
    'of ',
    'the Council ',
    'Republic of ',
    'Россия',
    ' министр ',
    'СССР',
    '-',
    '\u200b',
    '\ud800',
    '\udc00',
    '𝔸',
    '\n',
    ' ',
    '2015年',
    'U.S.',
    '"',
    "'s ",
    '法',
    '方',
    '1',
  )
  it('takes any text without an exception, and finds only what lies in it', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(...languages),
        (pieces, noise, language) => {
          const text = pieces.join('') + noise
          const findings = recognise(plainSource(text, language))
          for (const { block, from, to } of [
            ...findings.parties.flat(),
            ...findings.persons.flat(),
            ...findings.places.flat(),
          ]) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(findings.flows[block]!.text.length)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each([
    ['美中俄', 'zh'],
    ['蒙古国总统', 'zh'],
    ['阿尔', 'zh'],
    ['双方', 'zh'],
    ['中方', 'zh'],
    ['王总统', 'zh'],
    ['5多万人，中国', 'zh'],
    ['·', 'zh'],
    ['（A', 'zh'],
    ['President Jens ', 'en'],
    ['the Council ', 'en'],
    ['Mongolia, ', 'en'],
    ['Chinese and ', 'en'],
    ['Congo and China ', 'en'],
    ['on Thursday ', 'en'],
    ['российско-', 'ru'],
    ['Министр ', 'ru'],
    ['x', 'en'],
  ] as const)('twice as much of %j takes about twice the time', (unit, language) => {
    const time = (length: number) => {
      const source = plainSource(unit.repeat(Math.ceil(length / unit.length)), language)
      const { user, system } = process.cpuUsage()
      recognise(source)
      const used = process.cpuUsage({ user, system })
      return (used.user + used.system) / 1000
    }
    time(20_000)
    const small = Math.min(time(40_000), time(40_000))
    const large = Math.min(time(160_000), time(160_000))
    // Four times the text: linear is 4, quadratic 16.
    expect(large).toBeLessThan(10 * small + 60)
  })
})
