import { BadInput } from '../../model/index.ts'
import { REGISTER_FILE } from '../dossier/files.ts'
import { damagedRegister } from '../store/header.ts'
import type { Store } from '../store/store.ts'
import { type BodyOf, type Entry, type EntryKind, type Hash, seal } from './entry.ts'

/** A row of the table of entries. `deed` is the number of the first entry of its deed. */
export interface EntryRow {
  seq: number
  id: Hash
  deed: number
  kind: EntryKind
  record: string | null
  content: string
}

/** An entry with its place in this register. */
export interface Kept {
  seq: number
  id: Hash
  deed: number
  entry: Entry
}

/** Reads back what the chain wrote: the content was checked when it came in, and its hash tells any change since. */
export function keptOf(row: EntryRow): Kept {
  return { seq: row.seq, id: row.id, deed: row.deed, entry: parseEntry(row.content) }
}

/** Throws BadInput when it is not readable, which only happens to a damaged register. */
export function parseEntry(content: string): Entry {
  try {
    return JSON.parse(content) as Entry
  } catch {
    throw damagedRegister(REGISTER_FILE)
  }
}

interface Draft<Kind extends EntryKind> {
  record: string | null
  replaces: Hash[]
  body: BodyOf<Kind>
}

/** Appends the entries of one deed. Must be used inside a transaction of the store: the tip of the chain is read once. */
export class Deed {
  readonly #store: Store
  #tip: { seq: number; id: Hash } | null
  #first: { seq: number; id: Hash } | null = null

  constructor(
    store: Store,
    readonly by: string,
    readonly why: string | null = null,
    readonly at: string = new Date().toISOString(),
  ) {
    this.#store = store
    this.#tip = tipOf(store)
  }

  /** The number of the first entry; 0 before there is one. */
  get number(): number {
    return this.#first?.seq ?? 0
  }

  add<Kind extends EntryKind>(
    kind: Kind,
    draft: Draft<Kind>,
    alsoPrevious: readonly Hash[] = [],
  ): { seq: number; id: Hash } {
    // In the order of their names, which saves sorting them.
    const entry = {
      at: this.at,
      body: draft.body,
      by: this.by,
      deed: this.#first?.id ?? null,
      kind,
      previous: [...(this.#tip ? [this.#tip.id] : []), ...alsoPrevious],
      record: draft.record,
      replaces: draft.replaces,
      why: this.why,
    } as Entry
    const { id, content } = seal(entry)
    const seq = (this.#tip?.seq ?? 0) + 1
    this.#first ??= { seq, id }
    insertEntry(this.#store, { seq, id, deed: this.#first.seq, kind, record: draft.record, content })
    if (entry.kind === 'undo' || entry.kind === 'redo') noteToggle(this.#store, seq, entry.body.deeds)
    this.#tip = { seq, id }
    return this.#tip
  }
}

export function insertEntry(store: Store, row: EntryRow): void {
  store.run(
    'INSERT INTO entry (seq, id, deed, kind, record, content) VALUES (?, ?, ?, ?, ?, ?)',
    row.seq,
    row.id,
    row.deed,
    row.kind,
    row.record,
    row.content,
  )
}

/** Notes which deeds an undo or redo is about. Throws BadInput when one is not in this register. */
export function noteToggle(store: Store, seq: number, deeds: readonly Hash[]): void {
  for (const deed of deeds) store.run('INSERT INTO toggle (seq, deed) VALUES (?, ?)', seq, deedNumber(store, deed))
}

/** The number of the first entry of a deed. Throws BadInput when it is not in this register. */
export function deedNumber(store: Store, deed: Hash): number {
  const row = store.one<{ seq: number }>('SELECT seq FROM entry WHERE id = ? AND seq = deed', deed)
  if (!row) throw new BadInput(store.path, `there is no deed ${deed.slice(0, 12)}`)
  return row.seq
}

/** The entries of a deed, in order. */
export function entriesOfDeed(store: Store, deed: number): Kept[] {
  const next = store.one<{ seq: number | null }>(
    'SELECT min(seq) AS seq FROM entry WHERE seq > ? AND seq = deed',
    deed,
  )?.seq
  return store
    .all<EntryRow>('SELECT * FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq', deed, next ?? Number.MAX_SAFE_INTEGER)
    .map(keptOf)
}

/** The last entry; null in a register without any. */
export function tipOf(store: Store): { seq: number; id: Hash } | null {
  return store.one<{ seq: number; id: Hash }>('SELECT seq, id FROM entry ORDER BY seq DESC LIMIT 1') ?? null
}

/** The entries about one record, oldest first, with whether their deed counts at present. */
export function entriesOf(store: Store, record: string): (Kept & { undone: boolean })[] {
  return store
    .all<EntryRow & { undone: number }>(
      'SELECT entry.*, undone.deed IS NOT NULL AS undone FROM entry LEFT JOIN undone USING (deed) WHERE record = ? ORDER BY seq',
      record,
    )
    .map((row) => ({ ...keptOf(row), undone: row.undone === 1 }))
}

/** The hash of the entry with this number. */
export function hashOf(store: Store, seq: number): Hash {
  return store.one<{ id: Hash }>('SELECT id FROM entry WHERE seq = ?', seq)?.id ?? ''
}
