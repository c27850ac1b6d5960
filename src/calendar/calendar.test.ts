import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../model/index.ts'
import { addDays, addMonths, addYears, bounds, civilOf, compare, dayOf, firstOfMonthAfter, formatDay } from './index.ts'

const range = (date: string) => {
  const { from, to } = bounds(date)
  return `${formatDay(from)} ${formatDay(to)}`
}

describe('bounds', () => {
  it.each([
    // level 0
    ['1992', '1992-01-01 1992-12-31'],
    ['2009-03', '2009-03-01 2009-03-31'],
    ['2012-09-17', '2012-09-17 2012-09-17'],
    ['2000-02', '2000-02-01 2000-02-29'],
    ['1900-02', '1900-02-01 1900-02-28'],
    ['2007/2013', '2007-01-01 2013-12-31'],
    ['2022-01-04/2022-01-28', '2022-01-04 2022-01-28'],
    // level 1
    ['199X', '1990-01-01 1999-12-31'],
    ['12XX', '1200-01-01 1299-12-31'],
    ['1967-22', '1967-06-01 1967-08-31'],
    ['1967-24', '1967-12-01 1968-02-29'],
    ['1999-XX', '1999-01-01 1999-12-31'],
    ['1999-05-XX', '1999-05-01 1999-05-31'],
    ['1992~', '1992-01-01 1992-12-31'],
    ['1992-05?', '1992-05-01 1992-05-31'],
    ['1992/..', '1992-01-01 ..'],
    ['../1992', '.. 1992-12-31'],
    ['1992/', '1992-01-01 ..'],
    ['-0100', '-0100-01-01 -0100-12-31'],
    // level 2
    ['1933-34', '1933-04-01 1933-06-30'],
    ['1933-37', '1933-01-01 1933-04-30'],
    ['[1992,1994]', '1992-01-01 1994-12-31'],
    ['{2009-03, 2009-09}', '2009-03-01 2009-09-30'],
    ['[..1992]', '.. 1992-12-31'],
    ['1933-21/1933-23', '1933-03-01 1933-11-30'],
    ['?2004-06-~11', '2004-06-11 2004-06-11'],
  ])('%s is %s', (date, expected) => expect(range(date)).toBe(expected))

  it.each([
    '',
    'x',
    '1992-13',
    '1993-02-29',
    '2000-00-10',
    '1993/1992',
    '1992/1993/1994',
    '[',
    '[]',
    '199X-XX-XX-XX',
    '\ud800',
  ])('refuses %j', (date) => expect(() => bounds(date)).toThrow(BadInput))
})

describe('date arithmetic', () => {
  const on = (date: string) => bounds(date).from

  it('counts days', () => expect(formatDay(addDays(on('1996-09-24'), 180))).toBe('1997-03-23'))

  it('takes the last day of a shorter month', () => {
    expect(formatDay(addMonths(on('1999-08-31'), 6))).toBe('2000-02-29')
    expect(formatDay(addMonths(on('2000-01-15'), -13))).toBe('1998-12-15')
    expect(formatDay(addYears(on('2000-02-29'), 1))).toBe('2001-02-28')
  })

  it('finds the first of the next month', () => {
    expect(formatDay(firstOfMonthAfter(on('1997-12-01')))).toBe('1998-01-01')
    expect(formatDay(firstOfMonthAfter(on('1998-01-31')))).toBe('1998-02-01')
  })

  it('leaves open ends open', () => {
    expect(addDays(Number.POSITIVE_INFINITY, 3)).toBe(Number.POSITIVE_INFINITY)
    expect(firstOfMonthAfter(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
    expect(addMonths(Number.POSITIVE_INFINITY, 1)).toBe(Number.POSITIVE_INFINITY)
  })

  it('numbers days as the ECMAScript calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        const { year, month, day: dayOfMonth } = civilOf(day)
        expect([year, month, dayOfMonth]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()])
        expect(dayOf(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })
})

describe('compare', () => {
  it('sorts by the earliest day, then the latest', () => {
    expect(['1993', '1992-09', '1992', '../1992', '1992/..'].sort(compare)).toEqual([
      '../1992',
      '1992',
      '1992/..',
      '1992-09',
      '1993',
    ])
  })
})
