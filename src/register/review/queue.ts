import { type Act, type RecordedAct, RecordState } from '../../model/index.ts'
import { type ActFilter, actById, acts } from '../acts.ts'
import { type EntryRow, entriesOf, keptOf } from '../history/chain.ts'
import type { Hash } from '../history/entry.ts'
import { certaintyOf } from '../history/project.ts'
import { actOf, settle, stateOf, wordGiven } from '../history/settle.ts'
import { changedSlots } from '../reading/match.ts'
import type { Store } from '../store/store.ts'

/** Why a record waits for a person. */
export type ReviewReason = 'conflict' | 'orphan' | 'suggestion' | 'proposal'

export interface ReviewItem {
  record: RecordedAct
  /** The version looked at: give it back with the decision, so that nobody's word in between is passed over. */
  seen: Hash
  reason: ReviewReason
  /** How sure the reader is of every slot, 0 to 1. */
  certainty: number
  /** How many derived statuses rest on it. */
  uses: number
  /** What a newer reading proposes instead of a person's word; `act` null when it no longer finds the act. */
  suggestion: { act: Act | null; changed: string[] } | null
  /** The words of persons between which a decision is needed. */
  conflict: { by: string; at: string; state: RecordState; act: Act }[]
}

export interface ReviewOptions {
  /** How many derived statuses rest on a record, by its id. */
  uses?: ReadonlyMap<string, number>
  /** For a coder: leaves out what this person has spoken of. */
  coder?: string
  /** With `coder`: shows what the reader proposed, and nothing of what others said. */
  blind?: boolean
  filter?: Omit<ActFilter, 'state'>
  /** At most so many; all if left out. */
  limit?: number
}

const ORDER: readonly ReviewReason[] = ['conflict', 'orphan', 'suggestion', 'proposal']

/**
 * What waits for a person: conflicts first, then quotes that lost their place, then what a newer reading would change, then proposals;
 * within each the least certain and most used first.
 */
export function reviewQueue(store: Store, options: ReviewOptions = {}): ReviewItem[] {
  const spoken = options.coder === undefined ? new Set<string>() : recordsSpokenOf(store, options.coder)
  const filter = options.filter ?? {}
  const rows = new Map(
    store
      .all<Row>('SELECT record.*, entry.id AS hash FROM record JOIN entry ON entry.seq = record.version WHERE live = 1')
      .map((row) => [row.id, row]),
  )
  const items = acts(store, { ...filter, state: RecordState.options }).flatMap((record) => {
    const row = rows.get(record.id)
    if (!row || spoken.has(record.id)) return []
    const uses = options.uses?.get(record.id) ?? 0
    return options.blind
      ? blindItem(store, record, row, uses)
      : openItem(store, record, row, uses, options.coder !== undefined)
  })
  items.sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || weight(b) - weight(a))
  return options.limit === undefined ? items : items.slice(0, options.limit)
}

/** One record as it would be shown for review, whether it waits or not; null if there is none. `uses`: how many derived statuses rest on it. */
export function reviewItem(store: Store, id: string, uses: number): ReviewItem | null {
  const record = actById(store, id)
  const row = store.one<Row>(
    'SELECT record.*, entry.id AS hash FROM record JOIN entry ON entry.seq = record.version WHERE live = 1 AND record.id = ?',
    id,
  )
  return record && row ? itemOf(store, record, row, uses, reasonOf(record, row)) : null
}

interface Row {
  id: string
  hash: Hash
  certainty: number
  suggestion: number | null
  conflict: number
  orphan: number
}

/** Doubt counts in full, and once more for each time that the number of statuses that rest on it doubles. */
function weight({ certainty, uses }: ReviewItem): number {
  return (1 - certainty) * (1 + Math.log2(1 + uses))
}

function openItem(store: Store, record: RecordedAct, row: Row, uses: number, all: boolean): ReviewItem[] {
  const reason = reasonOf(record, row)
  if (reason === null && (!all || record.state === 'rejected')) return []
  return [itemOf(store, record, row, uses, reason)]
}

function itemOf(store: Store, record: RecordedAct, row: Row, uses: number, reason: ReviewReason | null): ReviewItem {
  const item = { record, seen: row.hash, certainty: row.certainty, uses, suggestion: null, conflict: [] }
  if (reason === 'conflict') return { ...item, reason, conflict: conflictOf(store, record.id) }
  if (reason === 'suggestion') return { ...item, reason, suggestion: suggestionOf(store, record, row.suggestion ?? 0) }
  return { ...item, reason: reason ?? 'proposal' }
}

function reasonOf(record: RecordedAct, row: Row): ReviewReason | null {
  if (row.conflict === 1) return 'conflict'
  if (row.orphan === 1) return 'orphan'
  if (row.suggestion !== null) return 'suggestion'
  return record.state === 'proposed' ? 'proposal' : null
}

/** The reader's own last word, as if nobody had spoken of it. */
function blindItem(store: Store, record: RecordedAct, row: Row, uses: number): ReviewItem[] {
  const proposed = entriesOf(store, record.id)
    .filter(({ entry, undone }) => entry.kind === 'propose' && !undone)
    .at(-1)
  if (proposed?.entry.kind !== 'propose') return []
  const { act } = proposed.entry.body
  const shown: RecordedAct = { ...record, act, state: 'proposed', by: proposed.entry.by, recorded: proposed.entry.at }
  return [
    {
      record: shown,
      seen: row.hash,
      reason: 'proposal',
      certainty: certaintyOf(act),
      uses,
      suggestion: null,
      conflict: [],
    },
  ]
}

function conflictOf(store: Store, record: string): ReviewItem['conflict'] {
  const heads = settle(entriesOf(store, record))?.conflict ?? []
  return heads.map((head) => ({ ...wordGiven(head.entry), state: stateOf(head.entry).state, act: actOf(head) }))
}

function suggestionOf(store: Store, record: RecordedAct, seq: number): ReviewItem['suggestion'] {
  const row = store.one<EntryRow>('SELECT * FROM entry WHERE seq = ?', seq)
  const entry = row ? keptOf(row).entry : null
  if (entry?.kind !== 'propose') return { act: null, changed: [] }
  return { act: entry.body.act, changed: changedSlots(record.act, entry.body.act) }
}

function recordsSpokenOf(store: Store, coder: string): Set<string> {
  const rows = store.all<{ record: string }>(
    `SELECT DISTINCT record FROM entry WHERE record IS NOT NULL AND json_extract(content, '$.by') = ?
      AND kind IN ('code', 'enter', 'accept', 'correct', 'reject') AND deed NOT IN (SELECT deed FROM undone)`,
    coder,
  )
  return new Set(rows.map(({ record }) => record))
}
