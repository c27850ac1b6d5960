import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, sha256 } from './canonical.ts'

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ é: 1, z: 2, 10: 3, 9: 4 }, '{"10":3,"9":4,"z":2,"é":1}'],
    [{ '\ud83d\ude00': 1, '\ufb33': 2 }, '{"\ud83d\ude00":1,"\ufb33":2}'],
    [[1e21, 1e-7, -0, 0.1], '[1e+21,1e-7,0,0.1]'],
    ['\u20ac$\u000f\n"\\', '"\u20ac$\\u000f\\n\\"\\\\"'],
    [{ left: undefined, kept: '' }, '{"kept":""}'],
  ])('%j', (value, text) => expect(canonical(value)).toBe(text))

  it('means what JSON means, whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('refuses what JSON cannot hold', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, 1n])
      expect(() => canonical([value])).toThrow(TypeError)
  })

  it('hashes a text by its UTF-8', () => {
    expect(sha256('蒙古')).toBe(createHash('sha256').update(Buffer.from('蒙古')).digest('hex'))
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
})
