import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findActs } from '../../src/acts/index.ts'
import { packageRoot } from '../../src/languages/load.ts'
import { readSource } from '../../src/read/index.ts'
import { recognise } from '../../src/recognise/index.ts'

it('reads fewer than 5 acts into 200 sentences that report none', async () => {
  let sentences = 0
  const acts: string[] = []
  for (const language of ['zh', 'en', 'ru']) {
    const name = `no-acts.${language}.txt`
    const lines = readFileSync(join(packageRoot, 'test', 'acts', name), 'utf8')
      .split('\n')
      .filter(Boolean)
    sentences += lines.length
    for (const text of lines) {
      const source = await readSource({ text, name, language })
      acts.push(...findActs(source, recognise(source)).map(({ kind, passages }) => `${kind}: ${passages[0]!.quote}`))
    }
  }
  expect(sentences).toBeGreaterThanOrEqual(200)
  expect(acts.length, acts.join('\n')).toBeLessThan(5)
})
