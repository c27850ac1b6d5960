import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ActReader } from '../acts/reader.ts'
import { packageRoot, runsCompiled } from '../languages/load.ts'
import { type ReadingOutcome, type ReadingTask, readOne } from './reading-worker.ts'

/** Below this many bytes in all, starting threads takes longer than reading. */
const WORTH_THREADS = 3_000_000

/**
 * Reads files on all cores and gives the outcomes of each, one for every document in it, in the order of the tasks, so that the record of a batch never depends on which thread
 * was faster. At most a few files a core are held in memory. `stop` ends the batch after the outcome at hand. Another reader of acts than the
 * house's own is asked file by file.
 */
export async function* readFiles(
  tasks: readonly ReadingTask[],
  stop: AbortSignal,
  reader?: ActReader,
): AsyncGenerator<ReadingOutcome[]> {
  const sizes = await Promise.all(
    tasks.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const threads = Math.min(tasks.length, availableParallelism())
  if (reader || threads < 2 || bytes < WORTH_THREADS) {
    for (const task of tasks) {
      if (stop.aborted) return
      yield await readOne(task, reader)
    }
    return
  }
  // Loaded only for large batches, because it slows every start.
  const { Piscina } = await import('piscina')
  const pool = new Piscina<ReadingTask, ReadingOutcome[]>({
    filename: runsCompiled
      ? join(packageRoot, 'dist', 'records', 'reading-worker.js')
      : fileURLToPath(new URL('./reading-worker.ts', import.meta.url)),
    // All are kept to the end: a thread that is let go when it has nothing to do for a moment must load everything again.
    minThreads: threads,
    maxThreads: threads,
  })
  try {
    const underWay: Promise<ReadingOutcome[]>[] = []
    let next = 0
    while (!stop.aborted && (next < tasks.length || underWay.length > 0)) {
      while (next < tasks.length && underWay.length < threads * 4) {
        const run = pool.run(tasks[next++]!)
        // Whoever stops early does not wait for the rest; their end is no error.
        run.catch(() => undefined)
        underWay.push(run)
      }
      yield await underWay.shift()!
    }
  } finally {
    await pool.destroy().catch(() => undefined)
  }
}
