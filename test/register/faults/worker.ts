/**
 * A process that works on a dossier until it is done or killed. Arguments: what to do, the folder, a seed, how many steps, and for `merge` the
 * other copy; for `check` the entry that must be there. With PACED set it waits after each step for a line on standard input. Tells on standard output, a line each, that it is ready and what it has been told is recorded.
 */
import { readSync, writeSync } from 'node:fs'
import { BadInput } from '../../../src/model/index.ts'
import { openDossier } from '../../../src/register/index.ts'
import { Random } from './random.ts'
import { reading, review } from './work.ts'

const [mode = '', folder = '', seed = '1', steps = '1', other = ''] = process.argv.slice(2)
const random = new Random(Number(seed))
const say = (line: string): void => void writeSync(1, `${line}\n`)

try {
  const dossier = openDossier(folder, mode === 'hurry' ? { waitMs: 300 } : {})
  say('ready')
  if (mode === 'check') {
    const { fault } = dossier.verify(...(other === '' ? [] : [other]))
    if (fault) say(`fault ${fault.where}: ${fault.problem}`)
  }
  for (let step = 0; mode !== 'check' && step < Number(steps); step++) {
    if (mode === 'read') dossier.keep(reading(Number(seed) * 1000 + step))
    else if (mode === 'merge') dossier.merge(other, { by: 'Merger' })
    else review(dossier, random, `Coder ${seed}`)
    say(`tip ${dossier.tip()}`)
    if (process.env.PACED) readSync(0, Buffer.alloc(8))
  }
  dossier.close()
  say('done')
} catch (error) {
  if (!(error instanceof BadInput)) throw error
  say(`refused ${error.message}`)
  process.exitCode = 2
}
