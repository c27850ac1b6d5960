import type { Act, RecordState } from '../../model/index.ts'
import { canonical } from '../store/canonical.ts'
import { type Entry, type Hash, READER_KINDS, VERSION_KINDS } from './entry.ts'

/** An entry about a record, as `settle` looks at it. */
export interface Version {
  seq: number
  id: Hash
  entry: Entry
  undone: boolean
}

/** How a record stands after all that was said about it. */
export interface Settled<V extends Version> {
  /** The word that holds. */
  holds: V
  /** What a newer reading proposes instead of a person's word; null if nothing new. */
  suggestion: V | null
  /** Words of persons that replace neither one another nor agree, `holds` among them; empty when there is no conflict. */
  conflict: V[]
}

/**
 * Works out which word holds. Versions form a graph by what each replaces; a version that counts and that no other one builds on is a head.
 * A person's head goes before a reader's; among persons the later instant, then the greater hash, so that two copies that were merged
 * in either direction stand alike. Null when nothing counts.
 */
export function settle<V extends Version>(entries: readonly V[]): Settled<V> | null {
  const versions = entries.filter((entry) => VERSION_KINDS.has(entry.entry.kind))
  const heads = headsOf(versions)
  const persons = heads.filter((head) => !READER_KINDS.has(head.entry.kind)).sort(laterFirst)
  const readers = heads.filter((head) => READER_KINDS.has(head.entry.kind)).sort(laterFirst)
  const holds = persons[0] ?? readers[0]
  if (!holds) return null
  const word = wordOf(holds)
  const conflict = persons.some((head) => wordOf(head) !== word) ? persons : []
  return { holds, suggestion: persons[0] ? newSuggestion(holds, readers, versions) : null, conflict }
}

/** The versions of a source settle the same way, but only readings speak of it: the latest holds. */
export function latestReading<V extends Version>(entries: readonly V[]): V | null {
  return headsOf(entries.filter(({ entry }) => entry.kind === 'read')).sort(laterFirst)[0] ?? null
}

/** The words that count and that no other one builds on. */
export function headsOf<V extends Version>(versions: readonly V[]): V[] {
  if (versions.length === 1) return versions.filter((version) => !version.undone)
  const byId = new Map(versions.map((version) => [version.id, version]))
  const builtOn = new Set<Hash>()
  const mark = (version: V): void => {
    const open = [...version.entry.replaces]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (builtOn.has(id)) continue
      builtOn.add(id)
      open.push(...(byId.get(id)?.entry.replaces ?? []))
    }
  }
  for (const version of versions) if (!version.undone) mark(version)
  return versions.filter((version) => !version.undone && !builtOn.has(version.id))
}

function newSuggestion<V extends Version>(holds: V, readers: readonly V[], versions: readonly V[]): V | null {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const known = new Set<string>()
  const seen = new Set<Hash>()
  const open: V[] = [holds]
  for (let version = open.pop(); version !== undefined; version = open.pop()) {
    if (seen.has(version.id)) continue
    seen.add(version.id)
    known.add(actKey(actOf(version)) + (version.entry.kind === 'withdraw' ? 'withdraw' : ''))
    for (const id of version.entry.replaces) {
      const earlier = byId.get(id)
      if (earlier) open.push(earlier)
    }
  }
  return (
    readers.find((head) => !known.has(actKey(actOf(head)) + (head.entry.kind === 'withdraw' ? 'withdraw' : ''))) ?? null
  )
}

/** The later instant first; of equal ones the greater hash, so that every copy orders them alike. */
export function laterFirst(a: Version, b: Version): number {
  return compare(b.entry.at, a.entry.at) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a version says, to see whether two say the same. */
function wordOf(version: Version): string {
  return stateOf(version.entry).state + stateOf(version.entry).live + actKey(actOf(version))
}

/** An act without how sure the reader is of it: two readings that find the same act say the same. */
export function actKey(act: Act): string {
  const { confidence: _, ...said } = act
  return canonical(said)
}

/** The act that a version of a record holds. */
export function actOf(version: Version): Act {
  return actIn(version.entry)
}

export function actIn({ kind, body }: Entry): Act {
  if (!('act' in body)) throw new TypeError(`a ${kind} entry holds no act`)
  return body.act
}

/** The state that a kind of word puts a record in; one that was split, merged into another or is no longer proposed is not `live`. */
export function stateOf(entry: Entry): { state: RecordState; live: boolean } {
  switch (entry.kind) {
    case 'enter':
      return { state: 'entered', live: true }
    case 'accept':
      return { state: 'accepted', live: true }
    case 'correct':
      return { state: 'corrected', live: true }
    case 'reattach':
      return { state: entry.body.state, live: true }
    case 'reject':
      return { state: 'rejected', live: true }
    case 'split':
    case 'merge':
      return { state: 'rejected', live: false }
    case 'withdraw':
      return { state: 'proposed', live: false }
    default:
      return { state: 'proposed', live: true }
  }
}

/** Whose word an entry is, and when it was given: a move to another place in the text leaves a person's word the person's. */
export function wordGiven(entry: Entry): { by: string; at: string } {
  return entry.kind === 'reattach' ? { by: entry.body.by, at: entry.body.at } : { by: entry.by, at: entry.at }
}
