import type { RecordedAct, RecordState } from '../../model/index.ts'
import { allActs } from '../integrity/verify.ts'
import { changedSlots } from '../reading/match.ts'
import { sources } from '../sources.ts'
import type { Store } from '../store/store.ts'

/** How two dossiers differ: what stands in each now, and what each has in its history that the other has not. */
export interface Difference {
  sources: { onlyA: string[]; onlyB: string[] }
  acts: {
    onlyA: RecordedAct[]
    onlyB: RecordedAct[]
    /** Records of both that do not say the same. */
    changed: { id: string; slots: string[]; a: RecordedAct; b: RecordedAct; states: [RecordState, RecordState] }[]
  }
  /** Entries that only one of them has. */
  entries: { onlyA: number; onlyB: number; common: number }
}

export function diff(a: Store, b: Store): Difference {
  const namesA = new Map(sources(a).map(({ id, name }) => [id, name]))
  const namesB = new Map(sources(b).map(({ id, name }) => [id, name]))
  const actsA = new Map(allActs(a).map((act) => [act.id, act]))
  const actsB = new Map(allActs(b).map((act) => [act.id, act]))
  const changed = [...actsA.values()].flatMap((one) => {
    const other = actsB.get(one.id)
    if (!other) return []
    const slots = changedSlots(one.act, other.act)
    if (slots.length === 0 && one.state === other.state) return []
    return [{ id: one.id, slots, a: one, b: other, states: [one.state, other.state] as [RecordState, RecordState] }]
  })
  return {
    sources: { onlyA: missing(namesA, namesB), onlyB: missing(namesB, namesA) },
    acts: { onlyA: missing(actsA, actsB), onlyB: missing(actsB, actsA), changed },
    entries: entryCounts(a, b),
  }
}

function missing<T>(from: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): T[] {
  return [...from].filter(([id]) => !other.has(id)).map(([, value]) => value)
}

function entryCounts(a: Store, b: Store): Difference['entries'] {
  const ids = (store: Store) => new Set(store.all<{ id: string }>('SELECT id FROM entry').map(({ id }) => id))
  const inA = ids(a)
  const inB = ids(b)
  const common = [...inA].filter((id) => inB.has(id)).length
  return { onlyA: inA.size - common, onlyB: inB.size - common, common }
}
