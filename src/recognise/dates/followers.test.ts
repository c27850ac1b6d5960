import { describe, expect, it } from 'vitest'
import { followersOf } from './followers.ts'

describe('followersOf', () => {
  it.each([
    [String.raw`\d{1,2} of`, [' o']],
    [String.raw`\d{1,2}(?: of)? (?:May|June)`, [' o', ' m', ' j']],
    [String.raw`(?:3[01]|[12]\d|0?[1-9])(?:st|nd)? (?=M)May`, ['st', 'nd', ' m']],
    [String.raw`(?<!\d)\d+(?:,\d{3})+ t`, [' t', ',0']],
    [String.raw`\d+-\d+`, ['-0']],
    [String.raw`\d{4}年?[至到]`, ['年至', '年到', '至', '到']],
    [String.raw`\d+(?= t)`, ['']],
    [String.raw`\d+ \p{L}`, [' ']],
    [String.raw`\d+ [^x]`, [' ']],
  ])('of %s', (source, expected) => {
    expect([...followersOf(source, ',')].sort()).toEqual([...expected].sort())
  })

  it('does not take a sign that belongs to the number for its end, unless it is one', () => {
    expect([...followersOf(String.raw`\d+\.\d+`, '')]).toEqual(['.0'])
    expect(followersOf(String.raw`\d+\.\d+ m`, '.').has(' m')).toBe(true)
  })
})
