import type { Interpretation, PartyId, PartyType } from '../../model/index.ts'
import type { FoundParty } from '../findings.ts'
import { facts, membersOf, partyType } from './facts.ts'
import type { Reading } from './tables.ts'

/** A party named at a place; `adjective` for "Mongolian", монгольский, which cannot own what stands before it. */
export interface NamedParty extends FoundParty {
  adjective: boolean
}

/** What else a mention could mean, and why it was taken for what it is. */
export interface Doubt {
  others: Interpretation[]
  /** Null when nothing was in doubt. */
  why: string | null
}

export const NO_DOUBT: Doubt = { others: [], why: null }

/** A mention of one party by name. */
export function namedParty(
  block: number,
  from: number,
  to: number,
  id: PartyId,
  by: FoundParty['by'],
  adjective: boolean,
  doubt: Doubt = NO_DOUBT,
  type: PartyType = partyType(id),
): NamedParty {
  const members = type === 'group' ? membersOf(id, null) : [id]
  return { block, from, to, id, type, by, others: doubt.others, why: doubt.why, members, adjective }
}

/** A mention of one party. */
export function foundParty(
  block: number,
  from: number,
  to: number,
  id: PartyId,
  by: FoundParty['by'],
  { others, why }: Doubt = NO_DOUBT,
): FoundParty {
  const type = partyType(id)
  return { block, from, to, id, type, by, others, why, members: type === 'group' ? membersOf(id, null) : [id] }
}

/**
 * Takes one reading of an ambiguous name: the first that holds in the year (null: unknown) and that the document also names in full,
 * else the first that holds. Parties `beside` it, named in full in the same sentence, are other ones. The other readings that hold are kept
 * with their reasons, and so is the reason of the choice.
 */
export function chooseReading(
  readings: readonly Reading[],
  year: number | null,
  named: ReadonlySet<PartyId>,
  beside: ReadonlySet<PartyId>,
): Doubt & { id: PartyId } {
  const holds = ({ from, until }: Reading) =>
    year === null ? until === null : (from === null || from <= year) && (until === null || year <= until)
  // A reading that has years is meant for them, and more exact than one for all times.
  const dated = readings.filter(
    (reading) => (reading.from !== null || reading.until !== null) && year !== null && holds(reading),
  )
  const order = [...dated, ...readings.filter((reading) => holds(reading) && !dated.includes(reading))]
  const first = order[0] ?? readings[0]!
  const full =
    dated.length > 0
      ? undefined
      : named.has(first.id)
        ? first
        : order.find((reading) => reading.taken && named.has(reading.id) && !beside.has(reading.id))
  const taken = dated[0] ?? full ?? first
  const others = order.flatMap(({ id, why }) => (id === taken.id ? [] : [{ id, why }]))
  if (others.length === 0 && readings.length === 1) return { id: taken.id, others, why: null }
  const reason = dated[0]
    ? `${taken.why}; the year here is ${year}`
    : full
      ? `${taken.why}; the document also names it in full`
      : taken.why
  return { id: taken.id, others, why: reason }
}

/** What else the name of a party could mean in a year, by parties/seats.yaml. */
export function doubtOfYear(id: PartyId, year: number | null): Doubt {
  const seats =
    year === null ? undefined : facts.seats[id]?.filter(({ from, until }) => from <= year! && year! <= until)
  if (!seats || seats.length === 0) return NO_DOUBT
  return {
    others: seats.map(({ other, why }) => ({ id: other, why })),
    why: `the usual bearer of the name; the year here is ${year}`,
  }
}
