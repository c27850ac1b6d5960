import { type EntryRow, keptOf } from '../history/chain.ts'
import { PAIR_PREFIX } from '../history/project.ts'
import { headsOf, laterFirst } from '../history/settle.ts'
import type { Store } from '../store/store.ts'
import { grouped } from './grouped.ts'

/** The name of a pair of records, whichever way round. */
export function pairName(a: string, b: string): string {
  return PAIR_PREFIX + [a, b].sort().join('+')
}

/** What persons said of pairs of records: one act, or two. The key is the pair's name. */
export type PairWords = ReadonlyMap<string, boolean>

/** The word that holds on each pair: of those that count, the latest. */
export function pairWords(store: Store): PairWords {
  const rows = store.all<EntryRow & { record: string; undone: number }>(
    `SELECT entry.*, undone.deed IS NOT NULL AS undone FROM entry LEFT JOIN undone USING (deed)
      WHERE record >= ?1 AND record < ?1 || '~' ORDER BY seq`,
    PAIR_PREFIX,
  )
  const words = new Map<string, boolean>()
  for (const [name, about] of grouped(rows, ({ record }) => record)) {
    const versions = about.map((row) => ({ ...keptOf(row), undone: row.undone === 1 }))
    const head = headsOf(versions).sort(laterFirst)[0]
    if (head?.entry.kind === 'same-act') words.set(name, head.entry.body.same)
  }
  return words
}
