import { bounds } from '../../calendar/index.ts'
import { type Act, BadInput, type RecordState } from '../../model/index.ts'
import type { Store } from '../store/store.ts'
import { entriesOf } from './chain.ts'
import { actOf, latestReading, settle, stateOf } from './settle.ts'

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
  const reading = latestReading(entriesOf(store, source))
  return reading?.entry.kind === 'read' && reading.entry.body.text !== text
}

export function writeRecord(store: Store, row: RecordRow, act: Act): void {
  const days = daysOf(act.date)
  store.run(
    `INSERT OR REPLACE INTO record
      (id, source, version, state, live, kind, first_day, last_day, parties, certainty, suggestion, conflict, orphan)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.source,
    row.version,
    row.state,
    row.live,
    act.kind,
    days?.from ?? null,
    days?.to ?? null,
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
  const { name, title, published } = reading.entry.body
  store.run(
    'INSERT OR REPLACE INTO source (id, version, name, title, published) VALUES (?, ?, ?, ?, ?)',
    id,
    reading.seq,
    name,
    title,
    published,
  )
}

/** How sure the reader is that every slot is right, if the slots err independently: 0 to 1. */
export function certaintyOf({ confidence }: Act): number {
  return confidence.kind * confidence.agents * confidence.targets * confidence.date * confidence.modality
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
