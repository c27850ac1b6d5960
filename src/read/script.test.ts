import { describe, expect, it } from 'vitest'
import { latinLanguage, ScriptCount } from './script.ts'
import { scriptData } from './script-data.ts'

const { smallWords, ownLetters, frequent } = scriptData()

describe('languages/scripts.yaml', () => {
  it.each(Object.entries(smallWords))('tells %s by its small words', (language, { examples }) => {
    for (const text of examples) expect(latinLanguage(text), text).toBe(language)
  })
  it.each(Object.entries(ownLetters))('tells %s by its letters', (language, { examples }) => {
    for (const text of examples) {
      const count = new ScriptCount()
      count.add(text, 0, text.length)
      expect(count.language(() => 'en')).toBe(language)
    }
  })
  it.each(Object.entries(frequent))('%s is frequent in its example', (_, { characters, example }) => {
    expect([...example].filter((character) => characters.includes(character)).length).toBeGreaterThan(2)
  })
})
