import type { RecordedAct } from '../../model/index.ts'
import { flowsOf } from '../../read/flow.ts'
import { actById } from '../acts.ts'
import { deedNumber, type EntryRow, entriesOfDeed, keptOf, tipOf } from '../history/chain.ts'
import { daysOf } from '../history/project.ts'
import { mentions, source } from '../sources.ts'
import type { Store } from '../store/store.ts'
import type { IndexFile } from './index-file.ts'
import { markOf } from './query.ts'
import { termsOf } from './terms.ts'

/** Brings the index up to the last entry of the register: what entries since then speak of is indexed anew. */
export function catchUp(store: Store, index: IndexFile): void {
  const tip = tipOf(store)
  if (!tip) return
  const state = index.state()
  if (state.hash === tip.id) return
  const known = state.entry > 0 ? store.one<{ id: string }>('SELECT id FROM entry WHERE seq = ?', state.entry)?.id : ''
  if (known !== state.hash) index.clear()
  const touched = touchedSince(store, known === state.hash ? state.entry : 0)
  index.update(tip.seq, tip.id, () => {
    for (const name of touched) {
      if (isSource(name)) indexSource(store, index, name)
      else indexRecord(store, index, name)
    }
    if (touched.size > MANY) index.tidy()
  })
}

/** From so many sources and records on it pays to tidy up. */
const MANY = 100

const isSource = (name: string): boolean => name.length === 64

function touchedSince(store: Store, entry: number): Set<string> {
  const rows = store.all<{ record: string }>(
    'SELECT DISTINCT record FROM entry WHERE seq > ? AND record IS NOT NULL',
    entry,
  )
  const touched = new Set(rows.map(({ record }) => record))
  for (const row of store.all<EntryRow>(`SELECT * FROM entry WHERE seq > ? AND kind IN ('undo', 'redo')`, entry)) {
    const { body } = keptOf(row).entry
    const deeds = 'deeds' in body ? body.deeds : []
    for (const deed of deeds)
      for (const { entry: undone } of entriesOfDeed(store, deedNumber(store, deed)))
        if (undone.record) touched.add(undone.record)
  }
  return touched
}

function indexSource(store: Store, index: IndexFile, id: string): void {
  index.dropSource(id)
  if (!store.one('SELECT 1 FROM source WHERE id = ?', id)) return
  const read = source(store, id)
  const parties = new Map<number, Set<string>>()
  for (const { block, id: party } of mentions(store, id).parties) {
    const known = parties.get(block) ?? new Set()
    parties.set(block, known.add(markOf(party)))
  }
  for (const { block, text } of flowsOf(read)) {
    if (text.trim() === '') continue
    index.add(
      {
        source: id,
        record: null,
        block: block.index,
        pieces: JSON.stringify(block.pieces),
        kind: null,
        first_day: null,
        last_day: null,
      },
      { terms: termsOf(text).join(' '), parties: [...(parties.get(block.index) ?? [])].join(' '), topics: '' },
    )
  }
}

function indexRecord(store: Store, index: IndexFile, id: string): void {
  index.dropRecord(id)
  const record = actById(store, id)
  if (!record || record.state === 'rejected') return
  const { act } = record
  const days = daysOf(act.date)
  index.add(
    {
      source: record.source.id,
      record: id,
      block: null,
      pieces: JSON.stringify(act.passages[0]?.pieces ?? []),
      kind: act.kind,
      first_day: days?.from ?? null,
      last_day: days?.to ?? null,
    },
    {
      terms: termsOf(textOf(record)).join(' '),
      parties: [...act.agents, ...act.targets].map(markOf).join(' '),
      topics: act.topics.map(markOf).join(' '),
    },
  )
}

/** The words of a record: its passages and what it says in words of its own. */
function textOf({ act }: RecordedAct): string {
  const quotes = act.passages.map(({ quote }) => quote)
  return [...quotes, act.instrument, act.instrumentId, act.about, act.place].filter((text) => text !== null).join(' · ')
}
