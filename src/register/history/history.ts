import { type Act, BadInput } from '../../model/index.ts'
import { changedSlots } from '../reading/match.ts'
import type { Store } from '../store/store.ts'
import { type EntryRow, entriesOf, keptOf } from './chain.ts'
import type { EntryKind, Hash } from './entry.ts'

/** One line of a history: who did what, when and why. */
export interface HistoryLine {
  /** The entry's number in this register, and its hash. */
  seq: number
  id: Hash
  at: string
  by: string
  why: string | null
  kind: EntryKind
  /** Numbers of the entries whose word it replaces. */
  replaces: number[]
  /** False while its deed is undone. */
  counts: boolean
  /** What the record says by this entry; null for entries that say nothing about an act. */
  act: Act | null
  /** Slots in which it differs from the entry it replaces. */
  changed: string[]
}

/**
 * Everything that was ever said about a record or a source, and every undo and redo of it, oldest first. The beginning of a
 * name will do. Throws BadInput when nothing was.
 */
export function history(store: Store, named: string): HistoryLine[] {
  const record = fullName(store, named)
  const about = entriesOf(store, record)
  if (about.length === 0) throw new BadInput(record, 'no such record in this dossier')
  const deeds = [...new Set(about.map(({ deed }) => deed))]
  const toggles = deeds.flatMap((deed) =>
    store.all<EntryRow>('SELECT entry.* FROM toggle JOIN entry USING (seq) WHERE toggle.deed = ?', deed),
  )
  const seen = new Map(toggles.map((row) => [row.seq, { ...keptOf(row), undone: false }]))
  const all = [...about, ...seen.values()].sort((a, b) => a.seq - b.seq)
  const numbers = new Map(all.map(({ id, seq }) => [id, seq]))
  const acts = new Map<Hash, Act>()
  return all.map(({ seq, id, entry, undone }) => {
    const act = 'act' in entry.body ? entry.body.act : null
    if (act) acts.set(id, act)
    const before = acts.get(entry.replaces.at(-1) ?? '')
    return {
      seq,
      id,
      at: entry.at,
      by: entry.by,
      why: entry.why,
      kind: entry.kind,
      replaces: entry.replaces.flatMap((hash) => numbers.get(hash) ?? []),
      counts: !undone,
      act,
      changed: act && before ? changedSlots(before, act) : [],
    }
  })
}

/** A record's or a source's name from its beginning, where only one begins so. */
function fullName(store: Store, named: string): string {
  if (named === '') return named
  const rows = store.all<{ record: string }>(
    'SELECT DISTINCT record FROM entry WHERE record >= ? AND record < ? LIMIT 2',
    named,
    `${named}~`,
  )
  return rows.length === 1 ? (rows[0]?.record ?? named) : named
}

/** The last deeds of the register, newest first: what a person may want to undo. */
export function recentDeeds(store: Store, count: number): HistoryLine[] {
  return store
    .all<EntryRow & { undone: number }>(
      `SELECT entry.*, undone.deed IS NOT NULL AS undone FROM entry LEFT JOIN undone USING (deed)
        WHERE seq = entry.deed ORDER BY seq DESC LIMIT ?`,
      count,
    )
    .map((row) => {
      const { seq, id, entry } = keptOf(row)
      const { at, by, why, kind } = entry
      const act = 'act' in entry.body ? entry.body.act : null
      return { seq, id, at, by, why, kind, replaces: [], counts: row.undone === 0, act, changed: [] }
    })
}
