import { type Act, READER, type Source, type Span } from '../model/index.ts'
import type { Findings } from '../recognise/findings.ts'
import { findActs } from './index.ts'
import type { OwnTopic } from './topics.ts'

/** Why a proposal did not pass, in the words that are shown. */
export const DROP_REASONS = [
  'not in the form asked for',
  'unknown kind',
  'unknown modality or force',
  'quote not found',
  'quote found more than once',
  'date not in the passage or around it',
  'party not in the passage or around it',
  'neither who nor when',
] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** A stretch of a source that a reader could not read, and why, in one line. */
export interface Unread {
  at: Span
  problem: string
}

/** What a reader of acts hands back. */
export interface ReadActs {
  /** In text order. */
  acts: Act[]
  unread: Unread[]
  /** How many proposals did not pass, by reason; what is not named is 0. */
  dropped: Partial<Record<DropReason, number>>
}

/** Reads the acts of a source in which everything else is recognised already. */
export interface ActReader {
  /** Whose word its proposals are in the register. */
  readonly name: string
  /** `topics` are those of the dossier. Never throws for what a document or an endpoint says: what could not be read is told in `unread`. */
  read(source: Source, findings: Findings, topics: readonly OwnTopic[]): Promise<ReadActs>
}

/** The reader of the house: words, frames and rules; offline, and always the same. */
export const rulesReader: ActReader = {
  name: READER,
  read: async (source, findings, topics) => ({ acts: findActs(source, findings, topics), unread: [], dropped: {} }),
}
