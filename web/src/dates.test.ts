import { describe, expect, it } from 'vitest'
import { readableDate, yearOf } from './dates.ts'

describe('dates as people write them', () => {
  it.each([
    ['2005-07-04', '4 July 2005'],
    ['2005-07', 'July 2005'],
    ['2005', '2005'],
    ['199X', 'the 1990s'],
    ['1998-12-01/1998-12-04', '1 to 4 December 1998'],
    ['1993/1994', '1993 to 1994'],
    ['2001-06/2002-06', 'June 2001 to June 2002'],
    ['2001-06/2001-08', 'June to August 2001'],
    ['1998/..', 'since 1998'],
    ['../1998', 'until 1998'],
    ['1992~', '1992 (about)'],
    ['2004-21', 'spring 2004'],
    ['[1992,1994]', '[1992,1994]'],
    ['2004-38', '2004-38'],
  ])('%s', (edtf, said) => {
    expect(readableDate(edtf)).toBe(said)
  })

  it('gives the year that a date begins and ends in', () => {
    expect(yearOf('199X', 'first')).toBe(1990)
    expect(yearOf('1998-12-01/1998-12-04', 'last')).toBe(1999)
    expect(yearOf('../1998', 'first')).toBeNull()
    expect(yearOf(null, 'first')).toBeNull()
  })
})
