import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Standing } from '../../src/standing/index.ts'
import { DOMAIN, history, RULES, recorded, rulebook } from './histories.ts'
import { Witness } from './witness.ts'

/** Every status that holds at some time, with its days, in order. */
function everything(standing: Standing): string[] {
  return rulebook.statuses
    .flatMap((form, status) =>
      form.given || form.hidden
        ? []
        : standing
            .statuses({ status })
            .map((one) => `${one.sentence} ${JSON.stringify([one.certainly, one.possibly])}`),
    )
    .sort()
}

/** Milliseconds; many random histories on a machine that does other things as well. */
const PATIENCE = 300_000

describe('statuses from acts', () => {
  it(
    'are those of the slow second implementation, day by day',
    () => {
      fc.assert(
        fc.property(history(40), (acts) => {
          const standing = new Standing(
            rulebook,
            acts.map((act, at) => recorded(act, at)),
          )
          const witness = new Witness(RULES, acts, DOMAIN)
          const days = acts.flatMap(({ day }) => [day - 1, day, day + 3, day + 5, day + 7, day + 10])
          rulebook.statuses.forEach((form, status) => {
            if (form.given || form.hidden) return
            const periods = standing.statuses({ status })
            for (const sentence of grounds(form.pattern, form.sorts))
              for (const day of days)
                expect([sentence, day, covers(periods, sentence, day)]).toEqual([
                  sentence,
                  day,
                  witness.holds(sentence, day),
                ])
          })
        }),
        { numRuns: 20 },
      )
    },
    PATIENCE,
  )

  it(
    'come out the same act by act as at once',
    () => {
      fc.assert(
        fc.property(history(40), fc.array(fc.nat(39), { maxLength: 20 }), fc.boolean(), (acts, steps, empty) => {
          const all = acts.map((act, at) => recorded(act, at))
          const present = new Set(empty ? [] : all.map((_, at) => at))
          const standing = new Standing(
            rulebook,
            all.filter((_, at) => present.has(at)),
          )
          for (const step of steps) {
            const act = all[step % all.length]!
            if (present.delete(step % all.length)) standing.retract(act.id)
            else {
              present.add(step % all.length)
              standing.add(act)
            }
            const fresh = new Standing(
              rulebook,
              all.filter((_, at) => present.has(at)),
            )
            expect(everything(standing)).toEqual(everything(fresh))
          }
        }),
        { numRuns: 60 },
      )
    },
    PATIENCE,
  )
})

function covers(periods: ReturnType<Standing['statuses']>, sentence: string, day: number): boolean {
  return periods.some((one) => one.sentence === sentence && one.possibly.from <= day && day < one.possibly.until)
}

/** Every ground sentence of a status over the small domain. */
function grounds(pattern: readonly (string | number)[], sorts: readonly (keyof typeof DOMAIN)[]): string[] {
  const tuples = sorts.reduce<string[][]>(
    (all, sort) => all.flatMap((sofar) => DOMAIN[sort].map((name) => [...sofar, name])),
    [[]],
  )
  return tuples.map((names) => pattern.map((token) => (typeof token === 'string' ? token : names[token])).join(' '))
}
