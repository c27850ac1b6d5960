import { bounds } from '../calendar/index.ts'
import { ActKind, BadInput, type RecordedAct, RecordState } from '../model/index.ts'
import { parseEntry } from './history/chain.ts'
import { actIn, wordGiven } from './history/settle.ts'
import type { Store, Value } from './store/store.ts'

/** Which acts to give. Everything that is stated must hold. */
export interface ActFilter {
  /** Id of a party that acted or was acted upon, under any name that was joined with it. */
  party?: string
  kind?: string
  /** EDTF: acts that may have happened on or after its first day. Acts without a date are left out. */
  from?: string
  /** EDTF: acts that may have happened on or before its last day. */
  to?: string
  /** Id of a source, or the beginning of one. */
  source?: string
  /** Id of a topic that the passage speaks of. */
  topic?: string
  /** States to give; all but `rejected` if not stated. */
  state?: RecordState | readonly RecordState[]
}

interface ActRow {
  id: string
  state: RecordState
  content: string
  source: string
}

const COLUMNS = 'record.id, record.state, entry.content, record.source'
const TABLES = 'record JOIN entry ON entry.seq = record.version'

/** Recorded acts in time order, those without a date last; within a day by source and place. */
export function acts(store: Store, filter: ActFilter): RecordedAct[] {
  const { where, params } = conditions(store, filter)
  const rows = store.all<ActRow>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.join(' AND ')}
      ORDER BY record.first_day IS NULL, record.first_day, record.last_day, record.source, record.place, record.id`,
    ...params,
  )
  const held = heldSources(store)
  const joined = joinedParties(store)
  const found = rows.flatMap((row) => recordedAct(row, held.get(row.source), joined) ?? [])
  const { topic } = filter
  return topic === undefined ? found : found.filter(({ act }) => act.topics.includes(topic))
}

/** One recorded act, whatever its state; null if there is none, or it was split, merged into another or withdrawn. */
export function actById(store: Store, id: string): RecordedAct | null {
  const row = store.one<ActRow>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE record.live = 1 AND record.id = ?`, id)
  if (!row) return null
  const source = store.one<HeldSource>(`SELECT ${HELD} FROM source WHERE id = ?`, row.source)
  return recordedAct(row, source, joinedParties(store))
}

type HeldSource = RecordedAct['source']
const HELD = 'id, name, title, published'

function heldSources(store: Store): Map<string, HeldSource> {
  return new Map(store.all<HeldSource>(`SELECT ${HELD} FROM source`).map((source) => [source.id, source]))
}

function conditions(store: Store, filter: ActFilter): { where: string[]; params: Value[] } {
  const where = ['record.live = 1']
  const params: Value[] = []
  const add = (condition: string, ...values: Value[]) => {
    where.push(condition)
    params.push(...values)
  }
  const states =
    filter.state === undefined ? RecordState.options.filter((state) => state !== 'rejected') : [filter.state].flat()
  add(`record.state IN (${states.map(() => '?').join(', ')})`, ...states)
  if (filter.kind !== undefined) add('record.kind = ?', kindOf(filter.kind))
  if (filter.source !== undefined) add('substr(record.source, 1, ?) = ?', filter.source.length, filter.source)
  if (filter.from !== undefined) add('record.last_day >= ?', finite(bounds(filter.from).from))
  if (filter.to !== undefined) add('record.first_day <= ?', finite(bounds(filter.to).to))
  if (filter.party !== undefined) {
    const names = namesOf(store, filter.party)
    add(`(${names.map(() => 'instr(record.parties, ?) > 0').join(' OR ')})`, ...names.map((name) => `|${name}|`))
  }
  return { where, params }
}

function kindOf(text: string): string {
  const kind = ActKind.safeParse(text)
  if (!kind.success)
    throw new BadInput('kind', `"${text}" is no kind of act; the kinds are ${ActKind.options.join(', ')}`)
  return kind.data
}

function finite(day: number): number {
  return Math.max(Math.min(day, 2 ** 41), -(2 ** 41))
}

/** Null when the reading of its source was undone. */
function recordedAct(
  row: ActRow,
  source: HeldSource | undefined,
  joined: ReadonlyMap<string, string>,
): RecordedAct | null {
  if (!source) return null
  const entry = parseEntry(row.content)
  const { by, at } = wordGiven(entry)
  const act = actIn(entry)
  return {
    id: row.id,
    act:
      joined.size === 0
        ? act
        : { ...act, agents: joinNames(act.agents, joined), targets: joinNames(act.targets, joined) },
    source,
    state: row.state,
    by,
    recorded: at,
  }
}

/** Parties that a person said are one: each name and the one it goes by now. */
export function joinedParties(store: Store): Map<string, string> {
  const rows = store.all<{ party: string; into_party: string }>('SELECT party, into_party FROM joined')
  const into = new Map(rows.map(({ party, into_party }) => [party, into_party]))
  return new Map([...into.keys()].map((party) => [party, lastName(party, into)]))
}

function lastName(party: string, into: ReadonlyMap<string, string>): string {
  const seen = new Set<string>()
  let name = party
  for (let next = into.get(name); next !== undefined && !seen.has(next); next = into.get(name)) {
    seen.add(name)
    name = next
  }
  return name
}

function joinNames(parties: readonly string[], joined: ReadonlyMap<string, string>): string[] {
  return [...new Set(parties.map((party) => joined.get(party) ?? party))]
}

function namesOf(store: Store, party: string): string[] {
  const joined = joinedParties(store)
  const now = joined.get(party) ?? party
  return [now, ...[...joined].filter(([, into]) => into === now).map(([name]) => name)]
}
