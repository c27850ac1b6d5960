import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'

/** Bytes for the note, so that it can be written over in place. */
const NOTE_SIZE = 600

/**
 * A note beside the register that says who is writing. Only whoever holds the write lock writes it, so its last writer is the holder.
 */
export class HolderNote {
  readonly #path: string
  #file: number | null = null

  constructor(register: string) {
    this.#path = `${register}-holder`
  }

  sign(doing: string): void {
    const note = { process: process.pid, host: hostname(), since: new Date().toISOString(), doing: doing.slice(0, 60) }
    try {
      this.#file ??= openSync(this.#path, 'w')
      const bytes = Buffer.alloc(NOTE_SIZE, ' ')
      bytes.write(JSON.stringify(note))
      writeSync(this.#file, bytes, 0, NOTE_SIZE, 0)
    } catch {
      // It only serves a message; a full disk is reported by the transaction itself.
    }
  }

  read(): string {
    try {
      const { process: pid, host, since, doing } = JSON.parse(readFileSync(this.#path, 'utf8'))
      return `held by process ${pid} on ${host} since ${since} (${doing})`
    } catch {
      return 'held by another process'
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }
}
