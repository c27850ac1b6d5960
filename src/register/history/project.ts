import { bounds } from '../../calendar/index.ts'
import { type Act, BadInput, type RecordState } from '../../model/index.ts'
import type { Store } from '../store/store.ts'
import { type EntryRow, entriesOf, keptOf } from './chain.ts'
import type { BodyOf } from './entry.ts'
import { actOf, headsOf, laterFirst, latestReading, settle, stateOf } from './settle.ts'

/** The present state of a record, as the table `record` keeps it. Numbers of entries, not hashes. */
export interface RecordRow {
  id: string
  source: string
  version: number
  state: RecordState
  live: number
  suggestion: number | null
  conflict: number
  orphan: number
}

/** Works out anew how a record stands and writes it down; a record of which nothing counts any more leaves the table. */
export function projectRecord(store: Store, id: string): void {
  const entries = entriesOf(store, id)
  const settled = settle(entries)
  if (!settled) {
    store.run('DELETE FROM record WHERE id = ?', id)
    return
  }
  const { holds, suggestion, conflict } = settled
  const { body } = holds.entry
  if (!('source' in body)) throw new TypeError(`a ${holds.entry.kind} entry holds no act`)
  const { state, live } = stateOf(holds.entry)
  writeRecord(
    store,
    {
      id,
      source: body.source,
      version: holds.seq,
      state,
      live: Number(live),
      suggestion: suggestion?.seq ?? null,
      conflict: Number(conflict.length > 0),
      orphan: Number(isOrphan(store, body.source, body.text)),
    },
    actOf(holds),
  )
}

/** A record whose passages count in another version of the text than the one that is held now. */
function isOrphan(store: Store, source: string, text: string): boolean {
  const held = store.one<{ text: string }>('SELECT text FROM source WHERE id = ?', source)
  return held !== undefined && held.text !== text
}

export function writeRecord(store: Store, row: RecordRow, act: Act): void {
  const days = daysOf(act.date)
  store.run(
    `INSERT OR REPLACE INTO record
      (id, source, version, state, live, kind, first_day, last_day, place, parties, certainty, suggestion, conflict, orphan)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.source,
    row.version,
    row.state,
    row.live,
    act.kind,
    days?.from ?? null,
    days?.to ?? null,
    act.passages[0]?.start ?? 0,
    `|${[...act.agents, ...act.targets].join('|')}|`,
    certaintyOf(act),
    row.suggestion,
    row.conflict,
    row.orphan,
  )
}

/** Works out anew which reading of a source holds. */
export function projectSource(store: Store, id: string): void {
  const reading = latestReading(entriesOf(store, id))
  if (reading?.entry.kind !== 'read') {
    store.run('DELETE FROM source WHERE id = ?', id)
    return
  }
  writeSource(store, id, reading.seq, reading.entry.body)
}

export function writeSource(
  store: Store,
  id: string,
  version: number,
  { name, title, published, text }: BodyOf<'read'>,
): void {
  store.run(
    `INSERT INTO source (id, version, name, title, published, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (id) DO UPDATE SET version = ?2, name = ?3, title = ?4, published = ?5, text = ?6`,
    id,
    version,
    name,
    title,
    published,
    text,
  )
}

/** Works out anew what a record, source or pair of joined parties stands at, by the kind of its name. */
export function project(store: Store, record: string): void {
  // Pairs are looked at when acts are gathered; nothing is kept of them.
  if (record.startsWith(PAIR_PREFIX)) return
  if (record.startsWith(PARTY_PREFIX)) projectJoined(store, record)
  else if (record.length === SOURCE_ID_LENGTH) projectSource(store, record)
  else projectRecord(store, record)
}

const SOURCE_ID_LENGTH = 64
/** Begins the name under which entries about a pair of records are kept. */
export const PAIR_PREFIX = 'pair:'
/** Begins the name under which entries about a party that was joined with another are kept. */
export const PARTY_PREFIX = 'party:'

function projectJoined(store: Store, record: string): void {
  const party = record.slice(PARTY_PREFIX.length)
  const head = headsOf(entriesOf(store, record)).sort(laterFirst)[0]
  if (head?.entry.kind !== 'same-party') store.run('DELETE FROM joined WHERE party = ?', party)
  else store.run('INSERT OR REPLACE INTO joined (party, into_party) VALUES (?, ?)', party, head.entry.body.into)
}

/** Works out anew everything that follows from the entries. */
export function projectAll(store: Store): void {
  for (const table of ['undone', 'joined', 'source', 'record']) store.run(`DELETE FROM ${table}`)
  for (const { deed } of store.all<{ deed: number }>('SELECT DISTINCT deed FROM toggle ORDER BY deed'))
    settleDeed(store, deed)
  const named = store.all<{ record: string }>(
    'SELECT record FROM entry WHERE record IS NOT NULL GROUP BY record ORDER BY min(seq)',
  )
  // Sources first: how a record stands depends on the text that is held.
  for (const { record } of named) if (record.length === SOURCE_ID_LENGTH) projectSource(store, record)
  for (const { record } of named) if (record.length !== SOURCE_ID_LENGTH) project(store, record)
}

/** Works out whether a deed counts, from what was undone and redone, and writes it down. */
export function settleDeed(store: Store, deed: number): void {
  const toggles = store.all<EntryRow>(
    'SELECT entry.* FROM toggle JOIN entry USING (seq) WHERE toggle.deed = ? ORDER BY seq',
    deed,
  )
  const last = headsOf(toggles.map((row) => ({ ...keptOf(row), undone: false }))).sort(laterFirst)[0]
  if (last?.entry.kind === 'undo') store.run('INSERT OR IGNORE INTO undone (deed) VALUES (?)', deed)
  else store.run('DELETE FROM undone WHERE deed = ?', deed)
}

/** How sure the reader is that every slot is right, if the slots err independently: 0 to 1. */
export function certaintyOf({ confidence }: Act): number {
  const { kind, agents, targets, date, modality, force } = confidence
  return kind * agents * targets * date * modality * force
}

/** Stands for an open end in an integer column. */
const FOREVER = 2 ** 40

/** First and last day of an EDTF date, finite; null where there is no date, or one that cannot be read. */
export function daysOf(date: string | null): { from: number; to: number } | null {
  if (date === null) return null
  try {
    const { from, to } = bounds(date)
    return { from: Math.max(from, -FOREVER), to: Math.min(to, FOREVER) }
  } catch (error) {
    if (error instanceof BadInput) return null
    throw error
  }
}
