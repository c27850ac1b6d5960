import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fitted } from '../../bench/labels/logistic.ts'
import { type Observation, observations } from '../../bench/labels/observations.ts'
import { bandsOf, calibrationError } from '../../bench/labels/reliability.ts'
import { Calibration, CONFIDENCE_SLOTS, calibrated } from '../../src/acts/calibration.ts'
import { packageRoot } from '../../src/languages/load.ts'

/** Made-up acts: right nine times in ten where `sure` holds, three times in ten where it does not. */
function madeUp(seen: boolean, offset = 0): Observation[] {
  return Array.from({ length: 400 }, (_, n) => {
    const sure = n % 2 === 0
    const right = n % 20 < (sure ? 18 : 6) + offset
    return {
      document: `${seen} ${n % 8}`,
      seen,
      features: { sure: Number(sure), noise: Number(n % 3 === 0) },
      right: { kind: right, agents: right, targets: right, date: right, modality: right, force: null },
    }
  })
}

describe('fitting', () => {
  it('gives back the shares that are there', () => {
    const calibration = fitted(madeUp(false))
    expect(calibrated({ sure: 1 }, calibration).kind).toBeCloseTo(0.9, 1)
    expect(calibrated({ sure: 0 }, calibration).kind).toBeCloseTo(0.3, 1)
  })

  it('is made right for documents that the reader does not know', () => {
    const known = madeUp(true).map((each) => ({ ...each, right: { ...each.right, kind: true } }))
    expect(calibrated({ sure: 0 }, fitted([...known, ...madeUp(false)])).kind).toBeLessThan(0.45)
  })

  it('gives the same numbers again', () => {
    expect(fitted(madeUp(false))).toEqual(fitted(madeUp(false)))
  })
})

describe('a reliability table', () => {
  it('sets what was said beside what was right', () => {
    const said = Array.from({ length: 10 }, (_, n) => ({ said: 0.95, right: n < 9 }))
    expect(bandsOf(said)).toEqual([{ from: 0.9, to: 1.01, count: 10, said: expect.closeTo(0.95), right: 0.9 }])
    expect(calibrationError(said)).toBeCloseTo(0.05)
  })
})

describe('the confidence that the program gives', () => {
  it('has weights for every slot', () => {
    const data = Calibration.parse(parse(readFileSync(join(packageRoot, 'languages', 'confidence.yaml'), 'utf8')))
    for (const slot of CONFIDENCE_SLOTS) expect(Object.keys(data[slot].features).length).toBeGreaterThan(20)
  })

  // Where this fails after the reader of acts has changed: npx tsx scripts/fit-confidence.ts
  it('is about right on the labelled documents of the project', async () => {
    const observed = await observations([])
    const own = observed.filter(
      ({ document }) => !/^(memorandum|article|history-zh|joint-statement|treaty)/.test(document),
    )
    const said = own.map(({ features, right }) => ({ said: calibrated(features).kind, right: right.kind === true }))
    expect(said.length).toBeGreaterThan(100)
    expect(calibrationError(said)).toBeLessThan(0.15)
    const sure = said.filter((each) => each.said >= 0.85)
    expect(sure.filter(({ right }) => right).length / sure.length).toBeGreaterThan(0.7)
  })
})
