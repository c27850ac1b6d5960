import type { ActKind, Confidence, Force, Modality, PartyId } from '../model/index.ts'
import type { Found } from '../recognise/findings.ts'

/**
 * One report of one act, as a reader of acts finds it: the stretch of one block's flow (UTF-16 units, `to` exclusive) that reports it,
 * and its slots. Reports of the same act become one `Act` later.
 */
export interface FoundAct extends Found {
  kind: ActKind
  agents: PartyId[]
  targets: PartyId[]
  /** EDTF; null where the document gives none. */
  date: string | null
  place: string | null
  /** Title or symbol, in the document's own words. */
  instrument: string | null
  instrumentId: string | null
  about: string | null
  topics: string[]
  modality: Modality
  force: Force
  /** What the frame or form by itself says of how sure it is; what is recorded is calibrated from it. */
  confidence: FirstGuess
}

/** How sure a reader is of the slots before anything else is looked at; forces are derived and have none. */
export type FirstGuess = Omit<Confidence, 'force'>

/** What a reader of documents that perform acts themselves hands back. Running prose is not read again in the blocks it `covered`. */
export interface Performed {
  acts: FoundAct[]
  /** Indexes of the blocks whose acts are all among `acts`. */
  covered: ReadonlySet<number>
}

/** How far two stretches overlap, as a share of the shorter one (0 when they stand in different blocks). */
export function overlap(a: Found, b: Found): number {
  if (a.block !== b.block) return 0
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  const shorter = Math.min(a.to - a.from, b.to - b.from)
  return shared > 0 && shorter > 0 ? shared / shorter : 0
}

/** The union of two lists of parties, in order of first mention. */
export function together(...lists: readonly (readonly PartyId[])[]): PartyId[] {
  return [...new Set(lists.flat())]
}

/** The stretches of one flow that lie within `from` … `to` of it; `list` is in text order. */
export function within<S extends { from: number; to: number }>(list: readonly S[], from: number, to: number): S[] {
  const result: S[] = []
  for (let index = firstFrom(list, from); index < list.length; index++) {
    const found = list[index]!
    if (found.from >= to) break
    if (found.to <= to) result.push(found)
  }
  return result
}

/** Index of the first stretch that begins at or after `from`, by halving; the length of the list if none does. */
export function firstFrom(list: readonly { from: number }[], from: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}
