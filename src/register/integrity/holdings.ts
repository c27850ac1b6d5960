import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadInput } from '../../model/index.ts'
import { findSourceFile, REGISTER_FILE } from '../dossier/files.ts'
import { eachEntry } from '../history/as-of.ts'
import { textOf } from '../store/blobs.ts'
import type { Store } from '../store/store.ts'

/** Everything that a register consists of, wherever it is kept: a dossier, a certificate, an export. */
export interface Holdings {
  /** Named in faults. */
  name: string
  /** Its entries were checked for their shape when they came in. */
  checked: boolean
  /** Hash and exact text of each entry, in order. */
  entries(): Iterable<{ id: string; content: string }>
  /** The text kept under a hash; null if it is missing or cannot be unpacked. */
  blob(hash: string): string | null
  /** The file of a source as given; null if it is missing. */
  file(source: string): Uint8Array | null
  close(): void
}

/** What an open dossier holds; closing it is its owner's. */
export function holdingsOf(store: Store, folder: string): Holdings {
  return {
    name: join(folder, REGISTER_FILE),
    checked: true,
    entries: () => eachEntry(store),
    blob(hash) {
      try {
        return textOf(store, hash)
      } catch (error) {
        if (error instanceof BadInput) return null
        throw error
      }
    },
    file(source) {
      const path = findSourceFile(folder, source)
      return path !== null && existsSync(path) ? readFileSync(path) : null
    },
    close() {},
  }
}
