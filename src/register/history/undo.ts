import { BadInput } from '../../model/index.ts'
import { OF_SOURCE } from '../reading/keep.ts'
import type { Store } from '../store/store.ts'
import { Deed, type EntryRow, entriesOfDeed, type Kept, keptOf } from './chain.ts'
import type { EntryKind, Hash } from './entry.ts'
import { project, settleDeed } from './project.ts'

/** Who does something, and why. */
export interface Hand {
  by: string
  why?: string | null
}

export interface UndoOptions extends Hand {
  /** The number or the hash (or its beginning) of any entry of the deed; the last deed that counts (or does not) if left out. */
  entry?: number | string
  /** Also undo what was built on it later. Without it such a deed is not undone. */
  later?: boolean
}

/** A deed that was undone or redone. */
export interface DeedSummary {
  /** Number and hash of its first entry. */
  seq: number
  id: Hash
  kind: EntryKind
  by: string
  at: string
  why: string | null
  /** Entries it consists of. */
  entries: number
}

const NOT_DEEDS: ReadonlySet<EntryKind> = new Set(['create', 'undo', 'redo'])

/**
 * Takes back a deed, by an entry of its own: nothing is removed. Throws BadInput when there is nothing to undo, or when something was
 * built on it and `later` is not set.
 */
export function undo(store: Store, options: UndoOptions): DeedSummary[] {
  return store.write('undo', () => {
    const deed = options.entry === undefined ? lastCounting(store) : deedOf(store, options.entry)
    if (isUndone(store, deed)) throw new BadInput(`entry ${deed}`, 'is undone already')
    const own = withArrivals(store, deed)
    const deeds = withDependents(store, own)
    const dependent = deeds.find((each) => !own.includes(each))
    if (dependent !== undefined && !options.later)
      throw new BadInput(`entry ${deed}`, `entry ${dependent} builds on it; undo that first, or both at once (--later)`)
    return toggle(store, 'undo', deeds, options)
  })
}

/** Lets a deed count again. Without a deed named: the one undone last, if nothing has been recorded since. */
export function redo(store: Store, options: Omit<UndoOptions, 'later'>): DeedSummary[] {
  return store.write('redo', () => {
    if (options.entry === undefined) return toggle(store, 'redo', lastUndone(store), options)
    const deed = deedOf(store, options.entry)
    if (!isUndone(store, deed)) throw new BadInput(`entry ${deed}`, 'is not undone')
    return toggle(store, 'redo', withArrivals(store, deed), options)
  })
}

function toggle(store: Store, kind: 'undo' | 'redo', deeds: readonly number[], { by, why }: Hand): DeedSummary[] {
  const first = deeds.map((deed) => keptOf(rowOf(store, deed)))
  const replaces = deeds.flatMap((deed) => lastToggle(store, deed) ?? [])
  const body = { deeds: first.map(({ id }) => id) }
  new Deed(store, by, why ?? null).add(kind, { record: null, replaces: [...new Set(replaces)], body })
  for (const deed of deeds) settleDeed(store, deed)
  const touched = new Set(
    deeds.flatMap((deed) => entriesOfDeed(store, deed).flatMap(({ entry }) => entry.record ?? [])),
  )
  for (const record of [...touched].sort((a, b) => b.length - a.length)) project(store, record)
  return first.map((kept) => summaryOf(store, kept))
}

function lastCounting(store: Store): number {
  const kinds = [...NOT_DEEDS].map((kind) => `'${kind}'`).join(', ')
  const row = store.one<{ seq: number }>(
    `SELECT seq FROM entry WHERE seq = deed AND kind NOT IN (${kinds}) AND seq NOT IN (SELECT deed FROM undone) ORDER BY seq DESC LIMIT 1`,
  )
  if (!row) throw new BadInput('undo', 'there is nothing to undo')
  return row.seq
}

/** The deeds of the last undo that still stands, unless something was recorded after it. */
function lastUndone(store: Store): number[] {
  const rows = store.all<EntryRow>('SELECT * FROM entry WHERE seq = deed ORDER BY seq DESC')
  for (const row of rows) {
    if (row.kind === 'undo') {
      const deeds = store
        .all<{ deed: number }>('SELECT deed FROM toggle WHERE seq = ?', row.seq)
        .map(({ deed }) => deed)
      const standing = deeds.filter((deed) => isUndone(store, deed) && lastToggle(store, deed) === row.id)
      if (standing.length > 0) return standing
    } else if (row.kind !== 'redo' && !isUndone(store, row.seq)) break
  }
  throw new BadInput('redo', 'there is nothing to redo: nothing was undone, or something was recorded since')
}

/** The deed and, when it is a merge of copies, the deeds that came with it. */
function withArrivals(store: Store, deed: number): number[] {
  const { entry } = keptOf(rowOf(store, deed))
  if (entry.kind !== 'merged') return [deed]
  const arrived = entry.body.deeds.flatMap(
    (id) => store.one<{ seq: number }>('SELECT seq FROM entry WHERE id = ? AND seq = deed', id)?.seq ?? [],
  )
  return [deed, ...arrived].filter((each) => each === deed || !NOT_DEEDS.has(rowOf(store, each).kind))
}

/** Adds the deeds that count and speak of the same records later. */
function withDependents(store: Store, deeds: readonly number[]): number[] {
  const all = new Set(deeds)
  const open = [...deeds]
  for (let deed = open.pop(); deed !== undefined; deed = open.pop()) {
    for (const { entry } of entriesOfDeed(store, deed)) {
      if (entry.record === null) continue
      for (const later of laterDeeds(store, entry.record, deed, entry.kind === 'read' && entry.replaces.length === 0)) {
        if (all.has(later)) continue
        all.add(later)
        open.push(later)
      }
    }
  }
  return [...all].filter((deed) => !isUndone(store, deed)).sort((a, b) => b - a)
}

function laterDeeds(store: Store, record: string, deed: number, wholeSource: boolean): number[] {
  const about = wholeSource ? `record IN (SELECT id FROM record WHERE ${OF_SOURCE}) OR record = ?1` : 'record = ?1'
  return store
    .all<{ deed: number }>(
      `SELECT DISTINCT deed FROM entry WHERE (${about}) AND deed > ?2 AND deed NOT IN (SELECT deed FROM undone)`,
      record,
      deed,
    )
    .map((row) => row.deed)
}

function isUndone(store: Store, deed: number): boolean {
  return store.one('SELECT 1 FROM undone WHERE deed = ?', deed) !== undefined
}

function lastToggle(store: Store, deed: number): Hash | null {
  const row = store.one<{ id: Hash }>(
    'SELECT entry.id FROM toggle JOIN entry USING (seq) WHERE toggle.deed = ? ORDER BY seq DESC LIMIT 1',
    deed,
  )
  return row?.id ?? null
}

/** The deed that an entry belongs to. Throws BadInput when there is no such entry or it is no deed that can be undone. */
function deedOf(store: Store, named: number | string): number {
  const rows = /^\d{1,12}$/.test(String(named))
    ? store.all<EntryRow>('SELECT * FROM entry WHERE seq = ?', Number(named))
    : store.all<EntryRow>('SELECT * FROM entry WHERE substr(id, 1, ?) = ? LIMIT 2', String(named).length, String(named))
  const [row, other] = rows
  if (!row) throw new BadInput(`entry ${named}`, 'there is no such entry')
  if (other) throw new BadInput(`entry ${named}`, 'more than one entry begins so; give more of the hash')
  if (NOT_DEEDS.has(row.kind))
    throw new BadInput(`entry ${named}`, `"${row.kind}" cannot be undone; name the deed itself`)
  return row.deed
}

function rowOf(store: Store, seq: number): EntryRow {
  const row = store.one<EntryRow>('SELECT * FROM entry WHERE seq = ?', seq)
  if (!row) throw new BadInput(`entry ${seq}`, 'there is no such entry')
  return row
}

function summaryOf(store: Store, { seq, id, entry }: Kept): DeedSummary {
  return {
    seq,
    id,
    kind: entry.kind,
    by: entry.by,
    at: entry.at,
    why: entry.why,
    entries: entriesOfDeed(store, seq).length,
  }
}
