import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT } from './harness.ts'
import { type Tally, withDossier } from './trials.ts'

/** Whether the system can show which calls a process makes. */
export const hasStrace = (): boolean => spawnSync('strace', ['-V']).status === 0

/**
 * Watches the system calls of a worker that reads and reviews: at each acknowledgement, everything written to the register's log and to
 * the files of the sources must have been flushed, and the folder of the sources after a file was given its name.
 */
export async function flushesBeforeAcknowledging(steps: number): Promise<Tally> {
  const tally: Tally = { trials: 0, killed: 0, acknowledged: 0, faults: [] }
  await withDossier(async (folder, scratch) => {
    for (const mode of ['read', 'review']) {
      const trace = join(scratch, 'trace')
      const calls = 'trace=write,pwrite64,fsync,fdatasync,rename'
      spawnSync('strace', [
        '-f',
        '-y',
        '-o',
        trace,
        '-e',
        calls,
        process.execPath,
        BUILT,
        mode,
        folder,
        '1',
        String(steps),
      ])
      check(readFileSync(trace, 'latin1'), tally)
      tally.trials++
    }
  })
  return tally
}

const CALL = /^\d+\s+(write|pwrite64|fsync|fdatasync|rename)\((?:\d+<([^>]*)>)?(.*)/

function check(trace: string, tally: Tally): void {
  const unflushed = new Set<string>()
  for (const line of trace.split('\n')) {
    const [, call, path = '', rest = ''] = CALL.exec(line) ?? []
    if (call === 'rename') unflushed.add('the folder of the sources')
    else if (call === 'fsync' || call === 'fdatasync')
      unflushed.delete(path.endsWith('/sources') ? 'the folder of the sources' : path)
    else if (call && /register\.db(-wal)?$|\.unfinished$/.test(path)) unflushed.add(path)
    else if (call === 'write' && /^, "tip /.test(rest)) {
      tally.acknowledged++
      for (const name of unflushed) tally.faults.push(`acknowledged before ${name} was flushed`)
    }
  }
}
