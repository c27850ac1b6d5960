import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import type { RecordedAct } from '../../src/model/index.ts'
import { readDocument } from '../../src/records/read.ts'
import { Standing, shippedRulebook } from '../../src/standing/index.ts'
import { expectedDocuments, expectedStanding } from './expected.ts'

/** The acts of one sample, as if just recorded. */
async function recorded(name: string): Promise<RecordedAct[]> {
  const bytes = await readFile(join(packageRoot, 'samples', name))
  const { source, acts } = await readDocument({ bytes, name })
  return acts.map((act, n) => ({
    id: `${name}#${n}`,
    act,
    source: { id: source.id, name, title: source.self.title, published: source.published },
    state: 'proposed',
    by: 'reader',
    recorded: '2026-01-01T00:00:00Z',
  }))
}

describe('who stands where, from the four samples', () => {
  let standing: Standing
  beforeAll(async () => {
    const acts = await Promise.all([...expectedDocuments.keys()].map(recorded))
    standing = new Standing(shippedRulebook(), acts.flat())
  })

  for (const { ask, on, answer, from, missed } of expectedStanding) {
    const test = missed === undefined ? it : it.fails
    const why = missed === undefined ? '' : ` (not found yet: ${missed})`
    test(`${ask} on ${on}: ${answer}${from === undefined ? '' : ` since ${from}`}${why}`, () => {
      const point = standing.on(ask, on)
      expect(point.answer).toBe(answer)
      if (from !== undefined) expect(point.periods.map((period) => period.status.from)).toContain(from)
      if (answer === 'yes')
        for (const { begunBy } of point.periods) expect(begunBy?.act.passages[0]?.quote).toMatch(/\S/)
    })
  }
})
