import { deserialize, serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { Automaton, type OnHit, type Saved } from './automaton.ts'
import { nameAutomaton, type Word, wordTables } from './names.ts'

const TEXT = `
The Foreign Minister of the Republic of Korea met President Vladimir Putin in Ulaanbaatar; both sides spoke of the DPRK and the Congo.
蒙古国外交部长访华，蒙方与俄方、中国、东盟签署协定，双方表示欢迎。
Министр иностранных дел Республики Корея и Президент Монголии встретились в Улан-Баторе; стороны говорили о Великобритании и ООН.
`

describe('the automaton of names', () => {
  it('finds the same when it was saved and loaded as when it is worked out', () => {
    const loaded: Saved<Word> = deserialize(serialize(wordTables()))
    const hits = (automaton: Automaton<Word>) => {
      const found: [Word, number, number][] = []
      const note: OnHit<Word> = (word, from, to) => found.push([word, from, to])
      automaton.scan(TEXT, 0, TEXT.length, note)
      return found
    }
    const worked = hits(nameAutomaton())
    expect(worked.length).toBeGreaterThan(20)
    expect(hits(Automaton.of(loaded))).toEqual(worked)
  })

  it('knows a person by the same object under every name, also when it was saved', () => {
    const { values }: Saved<Word> = deserialize(serialize(wordTables()))
    const people = values.flatMap(({ meaning }) => (meaning.kind === 'person' ? [meaning.person] : []))
    expect(new Set(people).size).toBe(new Set(people.map(({ name }) => name)).size)
  })
})
