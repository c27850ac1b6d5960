import { bounds } from '../../calendar/index.ts'
import { ActKind, BadInput, type Passage, type RecordedAct, type Span } from '../../model/index.ts'
import { Offsets } from '../../read/offsets.ts'
import { actById } from '../acts.ts'
import type { OwnName } from '../dossier/config.ts'
import { textOf } from '../store/blobs.ts'
import type { Store, Value } from '../store/store.ts'
import { catchUp } from './catch-up.ts'
import type { IndexFile, PassageRow } from './index-file.ts'
import { matchOf, partsOf, partyIds } from './query.ts'

export interface SearchOptions {
  /** A party by its id or by a name in any language. */
  party?: string
  /** The rest is known of records only: with any of them, sources are left out. */
  kind?: string
  /** EDTF. */
  from?: string
  to?: string
  /** Id of a topic. */
  topic?: string
  /** Id of a source, or the beginning of one. */
  source?: string
  /** Only records, or only passages of sources. */
  only?: 'records' | 'sources'
  /** 20 if left out. */
  limit?: number
}

export interface SearchResult {
  /** Null where a passage of a source was found. */
  record: RecordedAct | null
  source: { id: string; name: string; title: string | null }
  /** Index of the block; null where a record was found. */
  block: number | null
  passage: Passage
}

const DEFAULT_LIMIT = 20

/**
 * Finds passages and records by words in any language, word forms alike; "…" is a phrase; the name of a party finds what speaks of it under
 * any other name. All parts must be there; the best come first. An empty question with an option gives everything that fits.
 */
export function search(
  store: Store,
  index: IndexFile,
  question: string,
  options: SearchOptions,
  names: readonly OwnName[],
): SearchResult[] {
  catchUp(store, index)
  const match = matchOf(partsOf(question, names), {
    ...(options.party === undefined ? {} : { parties: partyIds(options.party, names) }),
    ...(options.topic === undefined ? {} : { topic: options.topic }),
  })
  const { where, params } = conditions(options)
  if (match === '' && where.length === 0) return []
  const limit = options.limit ?? DEFAULT_LIMIT
  const rows =
    match === ''
      ? index.all<PassageRow>(
          `SELECT * FROM passage WHERE ${where.join(' AND ')} ORDER BY first_day, id LIMIT ?`,
          ...params,
          limit,
        )
      : index.all<PassageRow>(
          // The inner query ranks in the index alone; only what it gives is looked up.
          `SELECT passage.* FROM (
              SELECT rowid AS id, rank AS place FROM found WHERE ${['found MATCH ?', ...where.map(among)].join(' AND ')} ORDER BY rank LIMIT ?
            ) JOIN passage USING (id) ORDER BY place`,
          match,
          ...params,
          limit,
        )
  const texts = new Texts(store)
  return rows.flatMap((row) => resultOf(store, texts, row) ?? [])
}

/** A condition on passages as one on the rows of the index. */
function among(condition: string): string {
  return `rowid IN (SELECT id FROM passage WHERE ${condition})`
}

function conditions({ kind, from, to, source, only }: SearchOptions): { where: string[]; params: Value[] } {
  const where: string[] = []
  const params: Value[] = []
  const add = (condition: string, ...values: Value[]) => {
    where.push(condition)
    params.push(...values)
  }
  if (kind !== undefined) {
    if (!ActKind.safeParse(kind).success) throw new BadInput('kind', `"${kind}" is no kind of act`)
    add('passage.kind = ?', kind)
  }
  if (from !== undefined) add('passage.last_day >= ?', Math.max(bounds(from).from, -(2 ** 41)))
  if (to !== undefined) add('passage.first_day <= ?', Math.min(bounds(to).to, 2 ** 41))
  if (source !== undefined) add('substr(passage.source, 1, ?) = ?', source.length, source)
  if (only === 'records') add('passage.record IS NOT NULL')
  if (only === 'sources') add('passage.record IS NULL')
  return { where, params }
}

function resultOf(store: Store, texts: Texts, row: PassageRow): SearchResult | null {
  if (row.record !== null) {
    const record = actById(store, row.record)
    const passage = record?.act.passages[0]
    return record && passage ? { record, source: record.source, block: null, passage } : null
  }
  const held = texts.of(row.source)
  if (!held) return null
  const { name, title } = held
  return {
    record: null,
    source: { id: row.source, name, title },
    block: row.block,
    passage: held.passage(JSON.parse(row.pieces)),
  }
}

/** The texts of the sources that results stand in, each unpacked once. */
class Texts {
  readonly #held = new Map<string, HeldText>()
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  of(source: string): HeldText | null {
    let held = this.#held.get(source)
    if (!held) {
      const row = this.#store.one<{ name: string; title: string | null; text: string }>(
        'SELECT name, title, text FROM source WHERE id = ?',
        source,
      )
      if (!row) return null
      held = new HeldText(row.name, row.title, textOf(this.#store, row.text))
      this.#held.set(source, held)
    }
    return held
  }
}

class HeldText {
  readonly #text: string
  readonly #offsets: Offsets

  constructor(
    readonly name: string,
    readonly title: string | null,
    text: string,
  ) {
    this.#text = text
    this.#offsets = new Offsets(text)
  }

  passage(pieces: Span[]): Passage {
    const cut = ({ start, end }: Span) => this.#text.slice(this.#offsets.toUnit(start), this.#offsets.toUnit(end))
    return { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0, quote: pieces.map(cut).join(''), pieces }
  }
}
