import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import type { RecordedAct } from '../../src/model/index.ts'
import { readDocument } from '../../src/records/read.ts'
import { Standing, shippedRulebook } from '../../src/standing/index.ts'
import { QUESTIONS } from './reading-questions.ts'

const folder = join(packageRoot, '..', 'shared', 'seeds')
const documents = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : []

async function recorded(name: string): Promise<RecordedAct[]> {
  const { source, acts } = await readDocument({ bytes: readFileSync(join(folder, name)), name })
  return acts.map((act, n) => ({
    id: `${name}#${n}`,
    act,
    source: { id: source.id, name, title: source.self.title, published: source.published },
    state: 'proposed',
    by: 'reader',
    recorded: '2026-01-01T00:00:00Z',
  }))
}

/** Two documents read by the program itself. Answers are those that a reader of the documents gives. */
describe.skipIf(documents.length === 0)(
  'competency questions on what is read (skipped where ../shared is not there)',
  () => {
    let standing: Standing
    beforeAll(async () => {
      standing = new Standing(shippedRulebook(), (await Promise.all(documents.map(recorded))).flat())
    }, 60_000)

    it('answers at least sixty rightly, each yes and each recorded no with a passage', () => {
      const wrong = QUESTIONS.flatMap(([ask, on, answer]) => {
        const point = standing.on(ask, on)
        const found = point.answer === 'unknown' && point.possibly ? 'possibly' : point.answer
        const points = [point, ...point.each]
        const acts = points.flatMap((one) => [...one.periods.map((period) => period.begunBy), ...one.against])
        const shown = answer === 'unknown' || acts.some((act) => /\S/.test(act?.act.passages[0]?.quote ?? ''))
        return found === answer && shown ? [] : [`${ask}, ${on}: ${answer}, not ${found}`]
      })
      console.log(`${QUESTIONS.length - wrong.length} of ${QUESTIONS.length} right; missed:\n${wrong.join('\n')}`)
      expect(QUESTIONS.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(60)
    })
  },
)
