import { z } from 'zod'
import { Act, RecordState, SourceFormat } from '../../model/index.ts'
import { canonical, sha256 } from '../store/canonical.ts'

/** SHA-256, lower-case hex. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)
export type Hash = z.infer<typeof Hash>

/** What a version of a record says. `text` is the hash of the text version that its passages count in. */
const Stand = z.object({ source: Hash, text: Hash, act: Act })

const bodies = {
  /** The first entry: `dossier` is a random name that its copies share. */
  create: z.object({ dossier: z.string(), title: z.string() }),
  /** A source was read; `reading` (everything but its text), `text` and `mentions` are hashes of kept blobs. */
  read: z.object({
    name: z.string(),
    format: SourceFormat,
    language: z.string(),
    title: z.string().nullable(),
    published: z.string().nullable(),
    text: Hash,
    reading: Hash,
    mentions: Hash,
    characters: z.int(),
    blocks: z.int(),
    notes: z.int(),
  }),
  /** The reader's word: proposes an act; no longer proposes it; found the quote's place in a new version of the text, where the word of `by` stays. */
  propose: Stand,
  withdraw: Stand,
  reattach: Stand.extend({ state: RecordState, by: z.string(), at: z.iso.datetime() }),
  /** A person's word. */
  enter: Stand.extend({ from: z.array(z.string()) }),
  accept: Stand,
  correct: Stand,
  reject: Stand,
  split: Stand.extend({ into: z.array(z.string()) }),
  merge: Stand.extend({ into: z.string() }),
  /** A coder's view of a record, which changes nothing for the others until it is adjudicated. */
  code: Stand.extend({ verdict: z.enum(['act', 'none']), blind: z.boolean() }),
  /** A person says that two names are one party. */
  'same-party': z.object({ party: z.string(), into: z.string() }),
  /** A person says whether two records report one act. */
  'same-act': z.object({ records: z.tuple([z.string(), z.string()]), same: z.boolean() }),
  /** Deeds that no longer count, or count again, by the hash of their first entry. */
  undo: z.object({ deeds: z.array(Hash).min(1) }),
  redo: z.object({ deeds: z.array(Hash).min(1) }),
  /** The work of another copy was taken in; `deeds` are the ones that came with it. */
  merged: z.object({ deeds: z.array(Hash) }),
}
export type EntryKind = keyof typeof bodies
export type BodyOf<Kind extends EntryKind> = z.infer<(typeof bodies)[Kind]>

const frame = {
  /** ISO 8601 instant by the clock of the machine, which may have been wrong. */
  at: z.iso.datetime(),
  by: z.string().min(1),
  why: z.string().nullable(),
  /** Entries made by one action are one deed, named by its first entry; null in that first entry itself. */
  deed: Hash.nullable(),
  /** Hashes of the entry before: none for the first, two where copies were merged. */
  previous: z.array(Hash),
  /** The record, or for `read` the source, that it is about. */
  record: z.string().nullable(),
  /** Hashes of the entries whose word it replaces. */
  replaces: z.array(Hash),
}

const entryOf = <Kind extends EntryKind>(kind: Kind) =>
  z.strictObject({ ...frame, kind: z.literal(kind), body: bodies[kind] })

/** One entry of the register. Its hash covers all of it, `previous` included: a chain that no hand can change unseen. */
export const Entry = z.discriminatedUnion('kind', [
  entryOf('create'),
  entryOf('read'),
  entryOf('propose'),
  entryOf('withdraw'),
  entryOf('reattach'),
  entryOf('enter'),
  entryOf('accept'),
  entryOf('correct'),
  entryOf('reject'),
  entryOf('split'),
  entryOf('merge'),
  entryOf('code'),
  entryOf('same-party'),
  entryOf('same-act'),
  entryOf('undo'),
  entryOf('redo'),
  entryOf('merged'),
])
export type Entry = z.infer<typeof Entry>

export const READER_KINDS: ReadonlySet<EntryKind> = new Set(['propose', 'withdraw'])
/** The kinds that say how a record stands. */
export const VERSION_KINDS: ReadonlySet<EntryKind> = new Set([
  'propose',
  'withdraw',
  'reattach',
  'enter',
  'accept',
  'correct',
  'reject',
  'split',
  'merge',
])

/** An entry's place in this register, its hash and the exact text that is hashed. */
export interface Sealed {
  id: Hash
  content: string
}

export function seal(entry: Entry): Sealed {
  const content = canonical(entry)
  return { id: sha256(content), content }
}
