import { describe, expect, it } from 'vitest'
import type { Act } from '../../model/index.ts'
import { readSource } from '../../read/index.ts'
import { recognise } from '../../recognise/index.ts'
import { findActs } from '../index.ts'
import { lexiconOf } from './lexicon.ts'
import type { Example } from './schema.ts'

/** The acts of a sentence, read the whole way. */
async function actsIn(text: string, language: string): Promise<Act[]> {
  const source = await readSource({ text, name: 'example.txt', language })
  return findActs(source, recognise(source))
}

/** The slots of an act that the example states, in the order the example gives them. */
const told = (example: Example, act: Act) => ({
  ...(example.kind && { kind: act.kind }),
  ...(example.agents && { agents: [...act.agents].sort() }),
  ...(example.targets && { targets: [...act.targets].sort() }),
  ...(example.date !== undefined && { date: act.date }),
  ...(example.modality && { modality: act.modality }),
  ...(example.force && { force: act.force }),
})

describe.each(['zh', 'en', 'ru'])('act words of %s', (language) => {
  for (const frame of lexiconOf(language).data.frames) {
    for (const example of frame.examples) {
      it(`${frame.kind}: ${example.text}`, async () => {
        const acts = await actsIn(example.text, language)
        const { text: _text, ...wanted } = example
        const sorted = {
          ...wanted,
          ...(wanted.agents && { agents: [...wanted.agents].sort() }),
          ...(wanted.targets && { targets: [...wanted.targets].sort() }),
        }
        expect(acts.map((act) => told(example, act))).toContainEqual(sorted)
      })
    }
  }
})
