import { expect, test } from 'vitest'
import { read } from '../../index.ts'
import { lexiconOf } from '../frames/lexicon.ts'

for (const language of ['en', 'ru', 'zh']) {
  const { examples } = lexiconOf(language).data.entries
  test.each(examples)(`${language}: $text`, async ({ text, acts }) => {
    const { records } = await read({ name: 'list.txt', text })
    const told = records.flatMap((record) => {
      if (record.record !== 'act') return []
      const { kind, agents, targets, date } = record
      return [{ kind, agents, targets, date }]
    })
    expect(told).toEqual(acts)
  })
}
