import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton } from './automaton.ts'

function hits<Value>(automaton: Automaton<Value>, text: string): [Value, string][] {
  const found: [Value, string][] = []
  automaton.scan(text, 0, text.length, (value, start, end) => found.push([value, text.slice(start, end)]))
  return found
}

describe('Automaton', () => {
  it('finds overlapping words in one pass, the longest first at the same end', () => {
    const automaton = new Automaton([
      ['蒙古国', 1],
      ['蒙古', 2],
      ['古国', 3],
      ['国', 4],
    ])
    expect(hits(automaton, '在蒙古国')).toEqual([
      [2, '蒙古'],
      [1, '蒙古国'],
      [3, '古国'],
      [4, '国'],
    ])
  })

  it('keeps every value of the same word', () => {
    const automaton = new Automaton([
      ['Congo', 'COG'],
      ['Congo', 'COD'],
    ])
    expect(
      hits(automaton, 'the Congo')
        .map(([value]) => value)
        .sort(),
    ).toEqual(['COD', 'COG'])
  })

  it('takes whole words only, where asked, and lets Chinese words touch', () => {
    const automaton = new Automaton(
      [
        ['Oman', 'OMN'],
        ['美国', 'USA'],
        ['NATO', 'NATO'],
      ],
      { wholeWords: true, foldCase: true },
    )
    expect(hits(automaton, 'a woman of OMAN; Omani; 对美国和NATO的')).toEqual([
      ['OMN', 'OMAN'],
      ['USA', '美国'],
      ['NATO', 'NATO'],
    ])
  })

  it('reads typographic twins and ё as one letter', () => {
    const automaton = new Automaton(
      [
        ["Côte d'Ivoire", 'CIV'],
        ['Гринёв', 'person'],
      ],
      { foldCase: true },
    )
    expect(hits(automaton, 'Côte d’Ivoire, ГРИНЕВ').map(([value]) => value)).toEqual(['CIV', 'person'])
  })

  it('keeps apart letters that share a capital', () => {
    const automaton = new Automaton(
      [
        ['India', 'IND'],
        ['Diyarbakır', 'place'],
      ],
      { foldCase: true },
    )
    expect(hits(automaton, 'INDIA, Diyarbakır').map(([value]) => value)).toEqual(['IND', 'place'])
  })

  it('stays inside the stretch it is given', () => {
    const automaton = new Automaton([['ab', 1]])
    const found: number[] = []
    automaton.scan('ababab', 1, 5, (_, start) => found.push(start))
    expect(found).toEqual([2])
  })

  it('finds what a plain search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '国', '\ud800'), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '国', '\ud800'), maxLength: 60 }),
        (words, text) => {
          const automaton = new Automaton(words.map((w, index) => [w, index] as const))
          const expected: string[] = []
          words.forEach((w, index) => {
            for (let at = text.indexOf(w); at >= 0; at = text.indexOf(w, at + 1))
              expected.push(`${index}@${at}-${at + w.length}`)
          })
          const found: string[] = []
          automaton.scan(text, 0, text.length, (value, start, end) => found.push(`${value}@${start}-${end}`))
          expect(found.sort()).toEqual(expected.sort())
        },
      ),
    )
  })

  it('builds with no words at all', () => {
    expect(hits(new Automaton<number>([]), 'text')).toEqual([])
  })
})
