import { BadInput, type Mentions, type Source } from '../model/index.ts'
import { parseEntry } from './history/chain.ts'
import type { BodyOf, Entry } from './history/entry.ts'
import { textOf } from './store/blobs.ts'
import type { Store } from './store/store.ts'

/** A source in a list. */
export interface SourceSummary {
  id: string
  name: string
  title: string | null
  language: string
  /** EDTF. */
  published: string | null
  format: Source['format']
  /** Code points of its text. */
  characters: number
  blocks: number
  notes: number
  /** Acts recorded from it, rejected ones not counted. */
  acts: number
  /** When it was last read, ISO 8601, and by whom. */
  read: string
  by: string
}

/** The sources held, in the order they came in. */
export function sources(store: Store): SourceSummary[] {
  const rows = store.all<{ id: string; content: string; acts: number }>(
    `SELECT source.id, entry.content, coalesce(counted.acts, 0) AS acts
      FROM source JOIN entry ON entry.seq = source.version
        LEFT JOIN (SELECT source, count(*) AS acts FROM record WHERE live = 1 AND state <> 'rejected' GROUP BY source) AS counted
          ON counted.source = source.id
      ORDER BY source.rowid`,
  )
  return rows.map(({ id, content, acts }) => {
    const { at, by, body } = readEntry(content)
    const { name, title, language, published, format, characters, blocks, notes } = body
    return { id, name, title, language, published, format, characters, blocks, notes, acts, read: at, by }
  })
}

/** A source as read, with its text. `id` may be the beginning of the hash. Throws BadInput when it is not held. */
export function source(store: Store, id: string): Source {
  const { found, body } = reading(store, id)
  const rest = JSON.parse(textOf(store, body.reading)) as Omit<Source, 'text'>
  // A reading kept before places were told has none.
  return { ...rest, boxes: rest.boxes ?? [], id: found, text: textOf(store, body.text) }
}

/** What was recognised in a source. Throws BadInput when it is not held. */
export function mentions(store: Store, id: string): Mentions {
  return JSON.parse(textOf(store, reading(store, id).body.mentions)) as Mentions
}

function reading(store: Store, id: string): { found: string; body: BodyOf<'read'> } {
  const rows = store.all<{ id: string; content: string }>(
    'SELECT source.id, entry.content FROM source JOIN entry ON entry.seq = source.version WHERE substr(source.id, 1, ?) = ? LIMIT 2',
    id.length,
    id,
  )
  const [row, other] = rows
  if (!row || id === '') throw new BadInput(id || 'source', 'no such source in this dossier')
  if (other) throw new BadInput(id, 'more than one source begins so; give more of the hash')
  return { found: row.id, body: readEntry(row.content).body }
}

function readEntry(content: string): Extract<Entry, { kind: 'read' }> {
  const entry = parseEntry(content)
  if (entry.kind !== 'read') throw new TypeError(`a ${entry.kind} entry holds no reading`)
  return entry
}
