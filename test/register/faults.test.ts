import { join } from 'node:path'
import Database from 'libsql'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { initDossier, openDossier } from '../../src/register/index.ts'
import { flushesBeforeAcknowledging, hasStrace } from './faults/flushes.ts'
import { buildWorker, faultIn, runWorker } from './faults/harness.ts'
import { fullDisks, killedMerges, killTrials, powerCuts, type Tally, twoAtOnce, withDossier } from './faults/trials.ts'
import { reading } from './faults/work.ts'

// The short form; the long one, with its figures, is in docs/reliability.md.
beforeAll(buildWorker)

const whole = ({ trials, faults }: Tally, count: number) => {
  expect(faults).toEqual([])
  expect(trials).toBeGreaterThanOrEqual(count)
}

// A few seconds each on a quiet machine; each trial starts processes of its own.
const PATIENCE = { timeout: 300_000 }

describe('what was acknowledged is there afterwards, and the register verifies', PATIENCE, () => {
  it('killed while reading', async () => whole(await killTrials('read', 3, 11), 3))
  it('killed while reviewing', async () => whole(await killTrials('review', 3, 12), 3))
  it('killed while merging', async () => whole(await killedMerges(2, 13), 2))
  it('power cut', async () => {
    whole(await powerCuts('read', 2, 14), 2)
    whole(await powerCuts('review', 2, 15), 2)
  })
  it.skipIf(process.platform === 'win32')('disk full', async () => whole(await fullDisks(2, 16), 2))
  it.skipIf(!hasStrace())('everything is flushed before it is acknowledged', async () =>
    whole(await flushesBeforeAcknowledging(4), 2),
  )
  it('two processes at once', async () => whole(await twoAtOnce(1, 17), 2))
})

describe('two processes', PATIENCE, () => {
  it('the second says who holds the register when it has waited long enough', () =>
    withDossier(async (folder) => {
      const dossier = openDossier(folder)
      dossier.keep(reading(50))
      const holder = new Database(join(folder, 'register.db'))
      holder.exec('BEGIN IMMEDIATE')
      const said = await runWorker('hurry', folder, 1, 5)
      holder.exec('ROLLBACK')
      holder.close()
      expect(said.refused).toMatch(new RegExp(`in use: held by process ${process.pid} on .* since .*; waited 0.3 s`))
      expect(said.acknowledged).toBe(0)
      dossier.close()
      expect(await faultIn(folder, null)).toBeNull()
    }))
})

describe('a clock that goes backwards', () => {
  it('loses nothing and is remarked', () =>
    withDossier(async (_, scratch) => {
      vi.useFakeTimers({ toFake: ['Date'] })
      try {
        const dossier = initDossier(join(scratch, 'clock'), { title: 'Clock' })
        let tip = ''
        for (const [n, now] of ['2026-05-01', '2026-04-01', '2031-01-01', '2026-05-02'].entries()) {
          vi.setSystemTime(`${now}T10:00:00Z`)
          const { added } = dossier.keep(reading(n, 3))
          vi.setSystemTime(`${now}T09:00:00Z`)
          dossier.decide({ kind: 'accept', record: added[0]! }, { by: 'Anna' })
          tip = dossier.tip()
        }
        dossier.undo({ by: 'Anna' })
        dossier.redo({ by: 'Anna' })
        expect(dossier.acts({ state: 'accepted' })).toHaveLength(4)
        const verdict = dossier.verify(tip)
        expect(verdict.fault).toBeNull()
        expect(verdict.remarks.length).toBeGreaterThan(3)
        // The decision is dated an hour before the reading it builds on, and never counts without it.
        expect(dossier.asOf('2026-05-02T09:30:00Z').every(({ state }) => state === 'proposed')).toBe(false)
        expect(dossier.asOf('2026-04-01T09:30:00Z')).toEqual([])
        dossier.close()
      } finally {
        vi.useRealTimers()
      }
    }))
})
