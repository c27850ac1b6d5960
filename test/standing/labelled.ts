import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../../src/languages/load.ts'
import { ActKind, Force, Modality, type RecordedAct } from '../../src/model/index.ts'

const folder = join(packageRoot, '..', 'shared', 'gold')
export const haveLabels = existsSync(join(folder, 'memorandum', 'acts.jsonl'))

const Labelled = z.object({
  kind: ActKind,
  agents: z.array(z.string()),
  targets: z.array(z.string()).nullish(),
  date: z.string().nullish(),
  instrument: z.string().nullish(),
  about: z.string().nullish(),
  modality: Modality,
  force: Force,
  quote: z.string(),
})
const Topics = z.array(z.object({ id: z.string(), zh: z.array(z.string()), en: z.array(z.string()) }))

/** The labelled acts of one document as the register would hold them, with the topics whose terms they use. */
export function labelledActs(document: string, published: string): RecordedAct[] {
  const topics = Topics.parse(parse(readFileSync(join(packageRoot, 'languages', 'topics.yaml'), 'utf8')))
  return readFileSync(join(folder, document, 'acts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => {
      const { quote, targets, date, instrument, about, ...act } = Labelled.parse(JSON.parse(line))
      const said = (about ?? '').toLowerCase()
      const its = topics.filter(
        ({ zh, en }) => zh.some((term) => quote.includes(term)) || en.some((term) => said.includes(term.toLowerCase())),
      )
      return {
        id: `${document}-${at + 1}`,
        act: {
          ...act,
          targets: targets ?? [],
          date: date ?? null,
          place: null,
          instrument: instrument ?? null,
          instrumentId: null,
          about: about ?? null,
          topics: its.map(({ id }) => id),
          passages: [{ start: 0, end: 1, quote, pieces: [{ start: 0, end: 1 }] }],
          confidence: { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 },
        },
        source: { id: document, name: document, title: null, published },
        state: 'accepted',
        by: 'labels',
        recorded: '2026-01-01T00:00:00Z',
      }
    })
}
