import { bounds } from '../../calendar/index.ts'
import { BadInput } from '../../model/index.ts'
import { Store } from '../store/store.ts'
import { type EntryRow, insertEntry, keptOf, noteToggle } from './chain.ts'
import type { Hash } from './entry.ts'
import { projectAll } from './project.ts'

const DAY_MS = 86_400_000

/** The instant until which entries count: the end of an EDTF date's last day (UTC), or the instant itself. */
export function instantOf(when: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(when)) {
    const instant = new Date(when)
    if (Number.isNaN(instant.getTime()))
      throw new BadInput('date', `"${when}" is no instant (such as 2026-11-23T09:30Z)`)
    return instant.toISOString()
  }
  const { to } = bounds(when)
  return Number.isFinite(to) ? new Date((to + 1) * DAY_MS - 1).toISOString() : '9999-12-31T23:59:59.999Z'
}

/**
 * Looks at the register as it stood: replays in memory the entries made up to then. An entry whose clock was wrong does not count before
 * those it builds on.
 */
export function asOf<T>(store: Store, when: string, look: (then: Store) => T): T {
  const limit = instantOf(when)
  const then = Store.memory()
  try {
    replay(then, countingUntil(store, limit))
    return look(then)
  } finally {
    then.close()
  }
}

function* countingUntil(store: Store, limit: string): Generator<EntryRow> {
  const left = new Set<Hash>()
  for (const row of eachEntry(store)) {
    const { entry } = keptOf(row)
    const builtOn = [
      ...entry.replaces,
      ...('deeds' in entry.body ? entry.body.deeds : []),
      ...(entry.deed === null ? [] : [entry.deed]),
    ]
    const unknown = builtOn.some((id) => left.has(id))
    if (entry.at > limit || unknown) left.add(row.id)
    else yield row
  }
}

/** All entries in order, read in portions so that memory stays small. */
export function* eachEntry(store: Store): Generator<EntryRow> {
  const PORTION = 2000
  for (let after = 0; ; ) {
    const rows = store.all<EntryRow>('SELECT * FROM entry WHERE seq > ? ORDER BY seq LIMIT ?', after, PORTION)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}

/** Puts entries into an empty register and works out what follows from them. */
export function replay(store: Store, rows: Iterable<EntryRow>): void {
  store.write('replay', () => {
    for (const row of rows) {
      insertEntry(store, row)
      if (row.kind !== 'undo' && row.kind !== 'redo') continue
      const { entry } = keptOf(row)
      if (entry.kind === 'undo' || entry.kind === 'redo') noteToggle(store, row.seq, entry.body.deeds)
    }
    projectAll(store)
  })
}
