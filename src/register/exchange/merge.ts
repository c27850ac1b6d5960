import { BadInput } from '../../model/index.ts'
import { Deed, deedNumber, type EntryRow, entriesOfDeed, keptOf, tipOf } from '../history/chain.ts'
import type { Hash } from '../history/entry.ts'
import { project, settleDeed } from '../history/project.ts'
import type { Hand } from '../history/undo.ts'
import type { Holdings } from '../integrity/holdings.ts'
import { verify } from '../integrity/verify.ts'
import { type ReviewItem, reviewQueue } from '../review/queue.ts'
import type { Store } from '../store/store.ts'
import { type Arrival, arrive } from './arrive.ts'

/** What a merge did. */
export interface Merged {
  /** Entries that were taken in; 0 when there was nothing new. */
  entries: number
  /** Records and sources they speak of. */
  touched: number
  /** Records on which persons' words now stand against each other. */
  conflicts: ReviewItem[]
}

/**
 * Takes in the work of another copy, or of another dossier: every entry that is not here yet, unchanged. Nothing of either side is lost;
 * where persons decided differently about one record, both words stay and the record is in conflict until someone decides. Throws
 * BadInput, having changed nothing, when the other side does not verify.
 */
export function merge(store: Store, folder: string, from: Holdings, { by, why }: Hand): Merged {
  const { fault } = verify(from)
  if (fault) throw new BadInput(fault.where, `${fault.problem}; nothing was merged`)
  return store.write('merge', () => {
    const here = tipOf(store)
    const isContinuation = here !== null && contains(from, here.id)
    const before = conflictsOf(store)
    const arrival = arrive(store, folder, from)
    if (arrival.entries === 0) return { entries: 0, touched: 0, conflicts: [] }
    settleArrivals(store, arrival)
    // The two chains are one again: this entry names the last one of each.
    if (here !== null && !isContinuation)
      new Deed(store, by, why ?? null).add('merged', { record: null, replaces: [], body: { deeds: arrival.deeds } }, [
        here.id,
      ])
    const touched = [...arrival.touched]
    // Sources first (their names are the longest): how a record stands depends on the text that is held.
    for (const record of touched.sort((a, b) => b.length - a.length)) project(store, record)
    const conflicts = reviewQueue(store).filter(({ reason, record }) => reason === 'conflict' && !before.has(record.id))
    return { entries: arrival.entries, touched: touched.length, conflicts }
  })
}

/** Works out which deeds count after undos and redos came in, and adds what those deeds touch. */
function settleArrivals(store: Store, { deeds, touched }: Arrival): void {
  for (const id of deeds) {
    const row = store.one<EntryRow>('SELECT * FROM entry WHERE id = ? AND seq = deed', id)
    const entry = row ? keptOf(row).entry : null
    if (entry?.kind !== 'undo' && entry?.kind !== 'redo') continue
    for (const hash of entry.body.deeds) {
      const deed = deedNumber(store, hash)
      settleDeed(store, deed)
      for (const { entry: undone } of entriesOfDeed(store, deed)) if (undone.record !== null) touched.add(undone.record)
    }
  }
}

function contains(from: Holdings, hash: Hash): boolean {
  for (const { id } of from.entries()) if (id === hash) return true
  return false
}

function conflictsOf(store: Store): Set<string> {
  return new Set(store.all<{ id: string }>('SELECT id FROM record WHERE conflict = 1').map(({ id }) => id))
}
