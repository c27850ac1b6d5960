import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { formatDay } from '../../src/calendar/index.ts'
import { packageRoot } from '../../src/languages/load.ts'
import type { RecordedAct } from '../../src/model/index.ts'
import { compileRulebooks } from '../../src/standing/index.ts'
import type { TestAct } from './witness.ts'

export const RULES = readFileSync(join(packageRoot, 'test', 'standing', 'history.rules'), 'utf8')
export const rulebook = compileRulebooks([{ name: 'history.rules', text: RULES }])

export const STATES = ['S1', 'S2', 'S3']
export const DOMAIN = { party: STATES, organisation: ['O1', 'O2'], instrument: ['T1', 'T2'], topic: [] }

const none = fc.constant(null)
const state = fc.constantFrom(...STATES)
const treaty = fc.constantFrom('T1', 'T1', 'T1', 'T2')
const organisation = fc.constantFrom('O1', 'O2')
const topic = fc.constantFrom('observer-status', 'partner-status', 'membership')

type Deed = Omit<TestAct, 'day'>
/** Deeds that tend to build on each other: more that bind than that undo. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('admit' as const),
      agent: organisation,
      target: state,
      instrument: none,
      topic,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('terminate' as const),
      agent: organisation,
      target: state,
      instrument: none,
      topic: none,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['sign', 'ratify', 'accede', 'accede', 'declare', 'declare', 'withdraw', 'amend'] as const),
      ),
      agent: state,
      target: none,
      instrument: treaty,
      topic: none,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['oppose', 'oppose', 'oppose', 'support', 'pledge', 'pledge', 'reaffirm'] as const)),
      agent: state,
      target: state,
      instrument: treaty,
      topic: none,
    }),
  },
)

/** Acts on days of their own, so that no tie has to be broken. */
export const history = (length: number): fc.Arbitrary<TestAct[]> =>
  // Without bias towards the same few values, which seldom build on each other.
  fc.noBias(
    fc
      .array(deed, { minLength: Math.floor(length / 3), maxLength: length, size: 'max' })
      .map((deeds) => deeds.map((one, at) => ({ ...one, day: at * 20 + 1 }))),
  )

/** A test act as the register would give it; `date` if it is to be less exact than its day. */
export function recorded(act: TestAct, number: number, date: string = formatDay(act.day), source = 'A'): RecordedAct {
  return {
    id: `act-${number}`,
    act: {
      kind: act.kind,
      agents: [act.agent],
      targets: act.target === null ? [] : [act.target],
      date,
      place: null,
      instrument: act.instrument,
      instrumentId: act.instrument,
      about: null,
      topics: act.topic === null ? [] : [act.topic],
      modality: 'actual',
      force: 'none',
      passages: [{ start: 0, end: 0, quote: '', pieces: [{ start: 0, end: 0 }] }],
      confidence: { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 },
    },
    source: { id: source, name: source, title: null, published: null },
    state: 'entered',
    by: 'test',
    recorded: '2030-01-01T00:00:00Z',
  }
}
