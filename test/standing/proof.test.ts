import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../src/calendar/index.ts'
import { leaves, Standing } from '../../src/standing/index.ts'
import { history, recorded, rulebook } from './histories.ts'

/** Milliseconds; many random histories on a machine that does other things as well. */
const PATIENCE = 300_000

describe('a proof', () => {
  it(
    'has leaves that suffice to derive its root, none superfluous',
    () => {
      fc.assert(
        fc.property(history(40), (acts) => {
          const all = acts.map((act, at) => recorded(act, at))
          const standing = new Standing(rulebook, all)
          const date = formatDay(acts.at(-1)!.day + 40)
          rulebook.statuses.forEach((form, status) => {
            if (form.given || form.hidden) return
            for (const { sentence } of standing.statuses({ status, on: date }).slice(0, 6)) {
              const used = leaves(standing.why(sentence, date))
              expect([sentence, new Standing(rulebook, used).on(sentence, date).answer]).toEqual([sentence, 'yes'])
              for (const left of used) {
                const rest = used.filter((act) => act !== left)
                expect([sentence, left.id, new Standing(rulebook, rest).on(sentence, date).certainly]).toEqual([
                  sentence,
                  left.id,
                  false,
                ])
              }
            }
          })
        }),
        { numRuns: 15 },
      )
    },
    PATIENCE,
  )
})
