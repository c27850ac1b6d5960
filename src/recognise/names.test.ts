import { deserialize, serialize } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { nameStore, type Word, wordTables } from './names.ts'
import { partyWords } from './parties/words.ts'
import { personWords } from './persons/known.ts'
import { type SavedWords, WordStore } from './word-store.ts'

const TEXT = `
The Foreign Minister of the Republic of Korea met President Vladimir Putin in Ulaanbaatar; both sides spoke of the DPRK and the Congo.
蒙古国外交部长访华，蒙方与俄方、中国、东盟签署协定，双方表示欢迎。
Министр иностранных дел Республики Корея и Президент Монголии встретились в Улан-Баторе; стороны говорили о Великобритании и ООН.
`

const loaded = (): WordStore => new WordStore(deserialize(serialize(wordTables())) as SavedWords)

describe('the store of names', () => {
  it('finds the same when it was saved and loaded as when it is worked out', () => {
    const hits = (store: WordStore) => {
      const found: [Word, number, number][] = []
      store.automaton.scan(TEXT, 0, TEXT.length, (number, from, to) => found.push([store.word(number), from, to]))
      return found
    }
    const worked = hits(nameStore())
    expect(worked.length).toBeGreaterThan(20)
    expect(hits(loaded())).toEqual(worked)
  })

  it('gives every word back as the tables have it', () => {
    const store = loaded()
    const given: Word[] = Array.from(partyWords(), (_, number) => store.word(number))
    expect(given).toEqual([...partyWords()])
  })

  it('knows a person by the same object under every name', () => {
    const store = loaded()
    const people: unknown[] = []
    const names = [...personWords()]
    for (const { text } of names) {
      store.automaton.scan(text, 0, text.length, (number, from, to) => {
        const { meaning } = store.word(number)
        if (meaning.kind === 'person' && to - from === text.length) people.push(meaning.person)
      })
    }
    const distinct = new Set(names.flatMap(({ meaning }) => (meaning.kind === 'person' ? [meaning.person.name] : [])))
    expect(new Set(people).size).toBe(distinct.size)
  })
})
