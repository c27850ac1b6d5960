import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/calendar/index.ts'
import { Standing } from '../../src/standing/index.ts'
import { history, recorded, rulebook, STATES } from './histories.ts'
import type { TestAct } from './witness.ts'

type Deed = Omit<TestAct, 'day'>

const none = { target: null, instrument: null, topic: null }
/** Acts that bring about: every one that could be done in the small world. */
const founding: Deed[] = [
  ...STATES.flatMap((agent) =>
    (['sign', 'ratify', 'accede'] as const).flatMap((kind) =>
      ['T1', 'T2'].map((instrument) => ({ ...none, kind, agent, instrument })),
    ),
  ),
  ...['O1', 'O2'].flatMap((agent) =>
    STATES.flatMap((target) =>
      ['observer-status', 'partner-status', 'membership'].map((topic) => ({
        ...none,
        kind: 'admit' as const,
        agent,
        target,
        topic,
      })),
    ),
  ),
  ...between('pledge'),
]
/** And those that undo, or answer others. */
const everything: Deed[] = [
  ...founding,
  ...['O1', 'O2'].flatMap((agent) => STATES.map((target) => ({ ...none, kind: 'terminate' as const, agent, target }))),
  ...STATES.flatMap((agent) =>
    (['withdraw', 'declare', 'amend'] as const).flatMap((kind) =>
      ['T1', 'T2'].map((instrument) => ({ ...none, kind, agent, instrument })),
    ),
  ),
  ...(['oppose', 'support', 'reaffirm'] as const).flatMap(between),
]

function between(kind: TestAct['kind']): Deed[] {
  return STATES.flatMap((agent) =>
    STATES.filter((target) => target !== agent).flatMap((target) =>
      ['T1', 'T2'].map((instrument) => ({ ...none, kind, agent, target, instrument })),
    ),
  )
}

/** Milliseconds; many random histories on a machine that does other things as well. */
const PATIENCE = 300_000

describe('a gap', () => {
  it(
    'is met by its acts, and no smaller set of acts meets it',
    () => {
      fc.assert(
        fc.property(
          history(20),
          fc.constantFrom(
            'S1 party to T1',
            'S2 party to T2',
            'S1 member of O1',
            'S3 secured',
            'S1 bound to assure S2',
            'S2 settled in O1',
          ),
          (acts, goal) => isSmallest(acts, goal, founding),
        ),
        { numRuns: 40 },
      )
    },
    PATIENCE,
  )

  it(
    'may have to undo what is in the way',
    () => {
      fc.assert(
        fc.property(
          history(20),
          fc.constantFrom(
            'S1 observer of O1',
            'S2 politically assuring S1',
            'S3 alone',
            'S1 barred against S2 under T1',
          ),
          (acts, goal) => isSmallest(acts, goal, everything),
        ),
        { numRuns: 10 },
      )
    },
    PATIENCE,
  )

  it('is the smallest where objections by others leave another way', () => {
    const deed = (
      kind: TestAct['kind'],
      agent: string,
      target: string | null,
      day: number,
      more: Partial<TestAct>,
    ) => ({
      kind,
      agent,
      target,
      instrument: null,
      topic: null,
      day,
      ...more,
    })
    isSmallest(
      [
        deed('sign', 'S3', null, 1, { instrument: 'T1' }),
        deed('terminate', 'O1', 'S1', 21, {}),
        deed('oppose', 'S3', 'S2', 41, { instrument: 'T1' }),
        deed('admit', 'O1', 'S1', 61, { topic: 'membership' }),
        deed('admit', 'O1', 'S3', 81, { topic: 'observer-status' }),
        deed('oppose', 'S2', 'S3', 101, { instrument: 'T1' }),
      ],
      'S1 party to T1',
      founding,
    )
  })
})

/** Checks a gap against every choice of up to two further acts, one done after the other. */
function isSmallest(acts: readonly TestAct[], goal: string, deeds: readonly Deed[]): void {
  const all = acts.map((act, at) => recorded(act, at))
  const standing = new Standing(rulebook, all)
  const day = acts.at(-1)!.day + 20
  const found = standing.gaps(goal, formatDay(day))
  const holds = (further: readonly Deed[]) => {
    const done = further.map((deed, at) => recorded({ ...deed, day: day + at * 20 }, 1000 + at))
    for (const act of done) standing.in(act)
    const { certainly } = standing.on(goal, formatDay(day + 60))
    for (const act of done) standing.out(act.id)
    return certainly
  }
  const smallest = [0, 1, 2].find((size) => subsets(deeds, size).some(holds))
  if (smallest !== undefined) expect([goal, found[0]?.cost]).toEqual([goal, smallest])
  else expect(found[0] === undefined || found[0].cost > 2).toBe(true)
}

/** Ordered choices of up to two deeds. */
function subsets(from: readonly Deed[], size: number): Deed[][] {
  if (size === 0) return [[]]
  if (size === 1) return from.map((deed) => [deed])
  return from.flatMap((first) => from.filter((second) => second !== first).map((second) => [first, second]))
}
