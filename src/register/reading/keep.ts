import { type Act, BadInput, type Mentions, type Source, type Span } from '../../model/index.ts'
import { Offsets } from '../../read/offsets.ts'
import { keepSourceFiles } from '../dossier/files.ts'
import { Deed, entriesOf } from '../history/chain.ts'
import type { BodyOf } from '../history/entry.ts'
import { projectRecord, projectSource, writeRecord, writeSource } from '../history/project.ts'
import { actKey, actOf, latestReading, settle, type Version } from '../history/settle.ts'
import { keepText, keepValue } from '../store/blobs.ts'
import { canonical, sha256 } from '../store/canonical.ts'
import type { Store } from '../store/store.ts'
import { changedSlots, pairUp } from './match.ts'
import { reattach } from './reattach.ts'

/** What reading a document gave, with the file as it was given. */
export interface KeepInput {
  source: Source
  bytes: Uint8Array
  mentions: Mentions
  acts: readonly Act[]
  /** Stretches that could not be read: what was proposed from them before stays. */
  unread?: readonly { at: Span }[]
}

export interface Change {
  record: string
  /** The slots of the act that differ. */
  slots: string[]
}

/** What keeping a reading did. */
export interface KeepResult {
  source: string
  /** The source was not held before. */
  fresh: boolean
  /** Ids of records that were proposed for the first time. */
  added: string[]
  /** Proposals that nobody has judged, now proposed differently. */
  changed: Change[]
  /** Records with a person's word, which stands; the reader now proposes something else. */
  suggested: Change[]
  /** Proposals that nobody has judged and the reader no longer makes. */
  withdrawn: string[]
  /** Records with a person's word whose quote was not found exactly once in a new version of the text. */
  orphans: string[]
  /** Acts found that were recorded before, just so. */
  same: number
}

/**
 * Records readings: the files, the sources as read, what was recognised, and the acts, as proposals; one transaction, on the disk when it
 * returns. A source that is held already is compared: a person's word is never overwritten, nor what another reader than `by` proposed.
 * Throws BadInput if the bytes are not the source's; then none of the readings is recorded.
 */
export function keep(store: Store, folder: string, inputs: readonly KeepInput[], by: string): KeepResult[] {
  for (const { source, bytes } of inputs) {
    if (sha256(bytes) !== source.id)
      throw new BadInput(source.name, 'the bytes are not those of the source that was read')
  }
  keepSourceFiles(
    folder,
    inputs.map(({ source, bytes }) => ({ id: source.id, name: source.name, bytes })),
  )
  const name = inputs.length === 1 ? (inputs[0]?.source.name ?? '') : `${inputs.length} documents`
  return store.write(`reading ${name}`, () => inputs.map((input) => keepOne(store, input, by)))
}

function keepOne(store: Store, input: KeepInput, by: string): KeepResult {
  const { source } = input
  const reading = keepReading(store, input)
  const before = latestReading(entriesOf(store, source.id))
  const result: KeepResult = {
    source: source.id,
    fresh: before === null,
    added: [],
    changed: [],
    suggested: [],
    withdrawn: [],
    orphans: [],
    same: 0,
  }
  const deed = new Deed(store, by)
  if (before?.entry.kind !== 'read' || canonical(before.entry.body) !== canonical(reading)) {
    const { seq } = deed.add('read', { record: source.id, replaces: before ? [before.id] : [], body: reading })
    if (before) projectSource(store, source.id)
    else writeSource(store, source.id, seq, reading)
  }
  const records = before ? recordsOf(store, source.id) : []
  if (before?.entry.kind === 'read' && before.entry.body.text !== reading.text) {
    result.orphans = reattach(deed, records, source, reading.text)
    for (const { id, byPerson } of records) if (byPerson) projectRecord(store, id)
  }
  const unread = (input.unread ?? []).map(({ at }) => at)
  propose({ store, deed, source: source.id, text: reading.text, records, result, unread }, input.acts)
  return result
}

function keepReading(store: Store, { source, mentions }: KeepInput): BodyOf<'read'> {
  const { text, ...rest } = source
  return {
    name: source.name,
    format: source.format,
    language: source.language,
    title: source.self.title,
    published: source.published,
    text: keepText(store, text),
    reading: keepValue(store, rest),
    mentions: keepValue(store, mentions),
    characters: new Offsets(text).toPoint(text.length),
    blocks: source.blocks.length,
    notes: source.notes.length,
  }
}

/** A record of the source as it stood before this reading. */
export interface HeldRecord {
  id: string
  holds: Version
  /** The reader's own last word on it; null for one entered by hand. */
  reader: Version | null
  byPerson: boolean
}

function recordsOf(store: Store, source: string): HeldRecord[] {
  const held: HeldRecord[] = []
  const ids = store.all<{ id: string }>(`SELECT id FROM record WHERE ${OF_SOURCE} ORDER BY version`, source)
  for (const { id } of ids) {
    const entries = entriesOf(store, id)
    const holds = settle(entries)?.holds
    if (!holds) continue
    const reader = entries
      .filter(({ entry, undone }) => !undone && (entry.kind === 'propose' || entry.kind === 'withdraw'))
      .at(-1)
    const byPerson = holds.entry.kind !== 'propose' && holds.entry.kind !== 'withdraw'
    held.push({ id, holds, reader: reader ?? null, byPerson })
  }
  return held
}

interface Proposing {
  store: Store
  deed: Deed
  source: string
  text: string
  records: readonly HeldRecord[]
  result: KeepResult
  unread: readonly Span[]
}

function propose(work: Proposing, found: readonly Act[]): void {
  const { text, result } = work
  const { records, acts } = ownShare(work, found)
  const byId = new Map(records.map((record) => [record.id, record]))
  const candidates = records.map((record) => {
    const version = record.reader ?? record.holds
    return { id: record.id, act: actOf(version), sameText: textOfVersion(version) === text }
  })
  const pairs = pairUp(candidates, acts)
  const paired = new Set<string>()
  acts.forEach((act, n) => {
    const record = byId.get(pairs[n] ?? '')
    if (!record) return
    paired.add(record.id)
    proposeAgain(work, record, act)
  })
  const taken = new Set(work.records.map(({ id }) => id))
  acts.forEach((act, n) => {
    if (pairs[n] === null) result.added.push(proposeNew(work, act, taken))
  })
  for (const record of records) if (!paired.has(record.id) && !isUnread(work, record)) withdraw(work, record)
}

/** What is this reader's to speak of: the records that no other reader proposed, and the acts that no other one says just so. */
function ownShare({ deed, records, result }: Proposing, acts: readonly Act[]): { records: HeldRecord[]; acts: Act[] } {
  const isOwn = ({ reader }: HeldRecord) => reader === null || reader.entry.by === deed.by
  const others = new Set(
    records
      .filter((record) => !isOwn(record))
      .flatMap(({ reader }) => (reader?.entry.kind === 'propose' ? [actKey(actOf(reader))] : [])),
  )
  const own = acts.filter((act) => !others.has(actKey(act)))
  result.same += acts.length - own.length
  return { records: records.filter(isOwn), acts: own }
}

function isUnread({ unread }: Proposing, { holds }: HeldRecord): boolean {
  return actOf(holds).passages.some(({ start, end }) => unread.some((at) => at.start < end && start < at.end))
}

function proposeNew({ store, deed, source, text }: Proposing, act: Act, taken: Set<string>): string {
  const id = recordId(source, act, taken)
  taken.add(id)
  const { seq } = deed.add('propose', { record: id, replaces: [], body: { act, source, text } })
  const row = {
    id,
    source,
    version: seq,
    state: 'proposed' as const,
    live: 1,
    suggestion: null,
    conflict: 0,
    orphan: 0,
  }
  writeRecord(store, row, act)
  return id
}

function proposeAgain({ store, deed, source, text, result }: Proposing, record: HeldRecord, act: Act): void {
  const { id, holds, reader, byPerson } = record
  const lastWord =
    reader?.entry.kind === 'propose' && (byPerson || reader.entry.body.text === text) ? actKey(actOf(reader)) : null
  const said = actKey(act)
  const known = said === lastWord || (byPerson && said === actKey(actOf(holds)))
  if (known) {
    result.same++
    return
  }
  const slots = changedSlots(actOf(holds), act)
  deed.add('propose', { record: id, replaces: reader ? [reader.id] : [], body: { source, text, act } })
  if (byPerson) result.suggested.push({ record: id, slots })
  else result.changed.push({ record: id, slots })
  projectRecord(store, id)
}

function withdraw({ store, deed, source, result }: Proposing, { id, holds, reader, byPerson }: HeldRecord): void {
  if (reader?.entry.kind !== 'propose' || holds.entry.kind === 'reject') return
  const { text, act } = reader.entry.body
  deed.add('withdraw', { record: id, replaces: [reader.id], body: { source, text, act } })
  if (byPerson) result.suggested.push({ record: id, slots: [] })
  else result.withdrawn.push(id)
  projectRecord(store, id)
}

export function textOfVersion({ entry }: Version): string | null {
  return 'text' in entry.body ? entry.body.text : null
}

const SOURCE_PART = 8
/** The records of the source `?1`, by their names. */
export const OF_SOURCE = `id >= substr(?1, 1, ${SOURCE_PART}) AND id < substr(?1, 1, ${SOURCE_PART}) || '~' AND source = ?1`
const OWN_PART = 10

/**
 * Names a record after what it says and where, so that two copies of a dossier that read the same document with the same reader name it
 * alike. Stays the same when it is corrected later. Begins with its source's hash, which keeps the records of a source side by side in
 * the store.
 */
export function recordId(source: string, act: Act, taken: ReadonlySet<string>): string {
  const { kind, agents, targets, date, passages } = act
  const said = JSON.stringify([kind, agents, targets, date, passages.map(({ start, end }) => [start, end])])
  for (let nth = 1; ; nth++) {
    const id = `${source.slice(0, SOURCE_PART)}${sha256(`${source}${nth}${said}`).slice(0, OWN_PART)}`
    if (!taken.has(id)) return id
  }
}
