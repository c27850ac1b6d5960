import { findSourceFile, keepSourceFiles } from '../dossier/files.ts'
import { type EntryRow, insertEntry, noteToggle, tipOf } from '../history/chain.ts'
import { Entry, type Hash } from '../history/entry.ts'
import type { Holdings } from '../integrity/holdings.ts'
import { keepText } from '../store/blobs.ts'
import type { Store } from '../store/store.ts'

/** Entries that came from elsewhere. */
export interface Arrival {
  /** How many, and the hashes of the deeds among them. */
  entries: number
  deeds: Hash[]
  /** Records and sources whose state may have changed. */
  touched: Set<string>
}

/**
 * Appends the entries that this register does not have, unchanged, in the order they come, with the texts and files they speak of. The
 * holdings must have been verified. Used inside a transaction; what follows from the entries is worked out by the caller.
 */
export function arrive(store: Store, folder: string, from: Holdings): Arrival {
  const numbers = new Map(
    store.all<{ id: Hash; seq: number }>('SELECT id, seq FROM entry').map(({ id, seq }) => [id, seq]),
  )
  const arrival: Arrival = { entries: 0, deeds: [], touched: new Set() }
  let seq = tipOf(store)?.seq ?? 0
  for (const { id, content } of from.entries()) {
    if (numbers.has(id)) continue
    const entry = Entry.parse(JSON.parse(content))
    seq++
    numbers.set(id, seq)
    const deed = entry.deed === null ? seq : (numbers.get(entry.deed) ?? seq)
    const row: EntryRow = { seq, id, deed, kind: entry.kind, record: entry.record, content }
    insertEntry(store, row)
    arrival.entries++
    if (entry.deed === null) arrival.deeds.push(id)
    if (entry.record !== null) arrival.touched.add(entry.record)
    if (entry.kind === 'undo' || entry.kind === 'redo') noteToggle(store, seq, entry.body.deeds)
    if (entry.kind === 'read') keepReading(store, folder, from, entry)
  }
  return arrival
}

function keepReading(
  store: Store,
  folder: string,
  from: Holdings,
  { record, body }: Extract<Entry, { kind: 'read' }>,
): void {
  for (const hash of [body.text, body.reading, body.mentions]) {
    const text = from.blob(hash)
    if (text !== null) keepText(store, text)
  }
  if (record === null || findSourceFile(folder, record) !== null) return
  const bytes = from.file(record)
  if (bytes) keepSourceFiles(folder, [{ id: record, name: body.name, bytes }])
}
