import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** How a file looked when it was read: its size in bytes and when it was last changed (milliseconds). */
const Seen = z.tuple([z.number(), z.number()])

/**
 * The files that a batch has read before it was stopped, kept in a file so that the next run goes on from there. A file that has changed
 * since is read again.
 */
export class Batch {
  readonly #done: Map<string, [number, number]>
  #added = 0

  constructor(private readonly file: string) {
    this.#done = new Map(Object.entries(readDone(file)))
  }

  /** Has the file been read in a run that was stopped? */
  has(path: string): boolean {
    const before = this.#done.get(resolve(path))
    const now = seenNow(path)
    return before !== undefined && now !== null && before[0] === now[0] && before[1] === now[1]
  }

  add(path: string): void {
    const now = seenNow(path)
    if (!now) return
    this.#done.set(resolve(path), now)
    this.#added++
  }

  /** Writes down what was read, for the next run. */
  stop(): void {
    if (this.#added > 0) writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.#done)))
  }

  /** Everything is read: nothing is left to go on from. */
  finish(): void {
    rmSync(this.file, { force: true })
  }
}

/** What a run that was stopped has written down; nothing if the file cannot be understood, and then all is read again. */
function readDone(file: string): Record<string, [number, number]> {
  if (!existsSync(file)) return {}
  try {
    return z.record(z.string(), Seen).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

function seenNow(path: string): [number, number] | null {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
  return size === undefined || mtimeMs === undefined ? null : [size, mtimeMs]
}
