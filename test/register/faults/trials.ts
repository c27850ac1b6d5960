import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initDossier, openDossier } from '../../../src/register/index.ts'
import { copyFolder, cutPower, faultIn, runWorker, type Said } from './harness.ts'
import { Random } from './random.ts'
import { reading, review } from './work.ts'

/** What came of many trials of one kind. */
export interface Tally {
  trials: number
  /** Trials in which the worker was killed before it was done. */
  killed: number
  /** Steps that were acknowledged, and are there. */
  acknowledged: number
  /** What was found wrong, in words; empty is what is wanted. */
  faults: string[]
}

const emptyTally = (): Tally => ({ trials: 0, killed: 0, acknowledged: 0, faults: [] })

function note(tally: Tally, said: Said, fault: string | null, name: string): void {
  tally.trials++
  tally.acknowledged += said.acknowledged
  if (!said.done && said.refused === null) tally.killed++
  if (fault) tally.faults.push(`${name}: ${fault}`)
}

/** A new dossier with a few documents read, in a folder that is removed after `work`. */
export async function withDossier<T>(work: (folder: string, scratch: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'depositary-faults-'))
  const folder = join(scratch, 'dossier')
  try {
    const dossier = initDossier(folder, { title: 'Faults' })
    for (let n = 0; n < 3; n++) dossier.keep(reading(n))
    dossier.close()
    return await work(folder, scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Trials on one dossier before a new one is made, so that checking stays fast. */
const TRIALS_EACH = 20

/** Kills workers that read or review at random moments, again and again on the same dossier. */
export async function killTrials(
  mode: 'read' | 'review',
  count: number,
  seed: number,
  tally = emptyTally(),
): Promise<Tally> {
  const random = new Random(seed)
  while (tally.trials < count) {
    await withDossier(async (folder) => {
      for (let n = 0; n < TRIALS_EACH && tally.trials < count; n++) {
        const said = await runWorker(mode, folder, seed + tally.trials + 1, 60, '', { killAfter: random.below(120) })
        note(tally, said, await faultIn(folder, said.tip), `${mode} ${tally.trials}`)
      }
    })
  }
  return tally
}

/** Kills workers in the middle of merging a copy with other work in it; then the merge is done again and must be whole. */
export async function killedMerges(count: number, seed: number, tally = emptyTally()): Promise<Tally> {
  const random = new Random(seed)
  while (tally.trials < count) {
    await withDossier(async (folder, scratch) => {
      const other = join(scratch, 'other')
      copyFolder(folder, other)
      for (let n = 0; n < TRIALS_EACH / 2 && tally.trials < count; n++) {
        const tip = workApart(folder, other, random, 100 + tally.trials * 10)
        const said = await runWorker('merge', folder, 1, 1, other, { killAfter: random.below(150) })
        const fault = (await faultIn(folder, said.tip)) ?? (await mergedFault(folder, other, tip))
        note(tally, said, fault, `merge ${tally.trials}`)
      }
    })
  }
  return tally
}

/** Different work in both copies; gives the last entry of the other one. */
function workApart(folder: string, other: string, random: Random, number: number): string {
  const here = openDossier(folder)
  review(here, random, 'Anna')
  here.close()
  const there = openDossier(other)
  for (let n = 0; n < 4; n++) there.keep(reading(number + n))
  for (let n = 0; n < 5; n++) review(there, random, 'Bo')
  const tip = there.tip()
  there.close()
  return tip
}

async function mergedFault(folder: string, other: string, tip: string): Promise<string | null> {
  const dossier = openDossier(folder)
  dossier.merge(other, { by: 'Anna' })
  dossier.close()
  return faultIn(folder, tip)
}

/**
 * Kills workers in the middle of a step and drops what was written since the last acknowledgement, which is all that need not be on the
 * disk: the worker waits after each one while a copy of the folder is made.
 */
export async function powerCuts(
  mode: 'read' | 'review',
  count: number,
  seed: number,
  tally = emptyTally(),
): Promise<Tally> {
  const random = new Random(seed)
  while (tally.trials < count) {
    await withDossier(async (folder, scratch) => {
      const before = join(scratch, 'before')
      for (let n = 0; n < TRIALS_EACH && tally.trials < count; n++) {
        const last = 1 + random.below(4)
        copyFolder(folder, before)
        const pace = (acknowledged: number, kill: () => void): boolean => {
          copyFolder(folder, before)
          if (acknowledged === last) setTimeout(kill, random.below(12))
          return acknowledged <= last
        }
        const said = await runWorker(mode, folder, seed + tally.trials, 50, '', { pace })
        cutPower(folder, before, random)
        note(tally, said, await faultIn(folder, said.tip), `power cut ${mode} ${tally.trials}`)
      }
    })
  }
  return tally
}

/** Lets the disk fill up in the middle of work: the worker says so, and what was acknowledged stays. */
export async function fullDisks(count: number, seed: number, tally = emptyTally()): Promise<Tally> {
  const random = new Random(seed)
  while (tally.trials < count) {
    await withDossier(async (folder) => {
      const said = await runWorker('read', folder, seed + tally.trials, 60, '', { fullAt: 300 + random.below(1500) })
      const silent = said.refused === null && !said.done ? 'the worker did not say that the disk is full' : null
      note(tally, said, silent ?? (await faultIn(folder, said.tip)), `full disk ${tally.trials}`)
    })
  }
  return tally
}

/** Lets two processes work on one dossier at once: each waits for the other, and both are done in the end. */
export async function twoAtOnce(count: number, seed: number, tally = emptyTally()): Promise<Tally> {
  while (tally.trials < count) {
    await withDossier(async (folder) => {
      const both = await Promise.all([
        runWorker('read', folder, seed + 2 * tally.trials, 15),
        runWorker('review', folder, seed + 2 * tally.trials + 1, 15),
      ])
      for (const said of both) {
        const unfinished = said.done ? null : `a worker was not done: ${said.refused}`
        note(tally, said, unfinished ?? (await faultIn(folder, said.tip)), `two at once ${tally.trials}`)
      }
    })
  }
  return tally
}
