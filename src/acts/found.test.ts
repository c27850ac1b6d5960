import { describe, expect, it } from 'vitest'
import { overlap, together, within } from './found.ts'

const at = (from: number, to: number, block = 0) => ({ block, from, to })

describe('overlap', () => {
  it('is a share of the shorter stretch', () => {
    expect(overlap(at(0, 10), at(5, 25))).toBe(0.5)
    expect(overlap(at(0, 100), at(20, 30))).toBe(1)
  })

  it('is nothing between blocks, or for an empty stretch', () => {
    expect(overlap(at(0, 10), at(0, 10, 1))).toBe(0)
    expect(overlap(at(0, 10), at(5, 5))).toBe(0)
  })
})

describe('together', () => {
  it('keeps the order of first mention', () => {
    expect(together(['MNG', 'CHN'], ['CHN', 'RUS'])).toEqual(['MNG', 'CHN', 'RUS'])
  })
})

describe('within', () => {
  const list = [at(0, 5), at(5, 9), at(10, 30), at(31, 40)]

  it('gives what lies wholly inside', () => {
    expect(within(list, 5, 40)).toEqual([at(5, 9), at(10, 30), at(31, 40)])
    expect(within(list, 1, 20)).toEqual([at(5, 9)])
  })
})
