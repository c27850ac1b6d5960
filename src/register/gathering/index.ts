import { type GatheredAct, type RecordedAct, RecordState } from '../../model/index.ts'
import { Offsets } from '../../read/offsets.ts'
import { type ActFilter, acts } from '../acts.ts'
import { parseEntry } from '../history/chain.ts'
import { textOf } from '../store/blobs.ts'
import type { Store } from '../store/store.ts'
import { gather } from './gather.ts'
import { AROUND, type TextAround } from './origins.ts'
import { pairWords } from './pairs.ts'

/** The acts of a dossier, each once with all that report it, in time order; those of which any report fits the filter. */
export function gatheredActs(store: Store, filter: ActFilter): GatheredAct[] {
  const { state = RecordState.options.filter((each) => each !== 'rejected'), ...where } = filter
  const all = acts(store, { state })
  const wanted = Object.keys(where).length === 0 ? null : new Set(acts(store, filter).map(({ id }) => id))
  return gather(
    all,
    pairWords(store),
    textsAround(store),
    (reports) => !wanted || reports.some(({ id }) => wanted.has(id)),
  )
}

/** Looks texts up in the store, each source once. */
function textsAround(store: Store): TextAround {
  const known = new Map<string, { text: string; offsets: Offsets }>()
  const held = (id: string) => {
    const row = store.one<{ content: string }>(
      'SELECT entry.content FROM source JOIN entry ON entry.seq = source.version WHERE source.id = ?',
      id,
    )
    const entry = row ? parseEntry(row.content) : null
    const text = entry?.kind === 'read' ? textOf(store, entry.body.text) : ''
    const found = { text, offsets: new Offsets(text) }
    known.set(id, found)
    return found
  }
  return ({ source, act }: RecordedAct) => {
    const { text, offsets } = known.get(source.id) ?? held(source.id)
    const { start, end, quote } = act.passages[0]!
    const around = text.slice(offsets.toUnit(Math.max(0, start - AROUND)), offsets.toUnit(end + AROUND))
    return around || quote
  }
}
