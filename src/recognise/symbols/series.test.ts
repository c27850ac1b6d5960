import { describe, expect, it } from 'vitest'
import { plainFlow } from '../dates/plain-flow.ts'
import { SYMBOL_LANGUAGES, symbolData } from './data.ts'
import { findSymbols } from './index.ts'

describe.each(SYMBOL_LANGUAGES)('addenda and parts: languages/%s/symbols.yaml', (language) => {
  it.each(Object.entries(symbolData(language).jointly))('%s', (text, symbols) => {
    const found = findSymbols([plainFlow(text, language)])[0]!.map(({ symbol }) => symbol)
    expect(found).toEqual([symbols].flat())
  })
})
