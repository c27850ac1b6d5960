import type { Interpretation, PartyId, PartyType } from '../../model/index.ts'
import type { FoundParty } from '../findings.ts'
import { membersOf, partyType } from './facts.ts'
import type { Reading } from './tables.ts'

/** A party named at a place; `adjective` for "Mongolian", монгольский, which cannot own what stands before it. */
export interface NamedParty extends FoundParty {
  adjective: boolean
}

/** A mention of one party by name. */
export function namedParty(
  block: number,
  from: number,
  to: number,
  id: PartyId,
  by: FoundParty['by'],
  adjective: boolean,
  others: Interpretation[],
  type: PartyType = partyType(id),
): NamedParty {
  return { block, from, to, id, type, by, others, members: type === 'group' ? membersOf(id, null) : [id], adjective }
}

/** A mention of one party. */
export function foundParty(
  block: number,
  from: number,
  to: number,
  id: PartyId,
  by: FoundParty['by'],
  others: Interpretation[] = [],
): FoundParty {
  const type = partyType(id)
  return { block, from, to, id, type, by, others, members: type === 'group' ? membersOf(id, null) : [id] }
}

/**
 * Takes one reading of an ambiguous name: the first that holds in the year (null: unknown) and that the document also names in full,
 * else the first that holds. The others are kept with their reasons.
 */
export function chooseReading(
  readings: readonly Reading[],
  year: number | null,
  named: ReadonlySet<PartyId>,
): { id: PartyId; others: Interpretation[] } {
  const holds = ({ from, until }: Reading) =>
    year === null ? until === null : (from === null || from <= year) && (until === null || year <= until)
  // A reading with an end is meant for its years; of those that hold, the one with the nearest end is the most exact.
  const dated = readings.filter((reading) => reading.until !== null && year !== null && holds(reading))
  const order = [...dated, ...readings.filter((reading) => holds(reading) && !dated.includes(reading))]
  const first = order[0] ?? readings[0]!
  const taken =
    dated[0] ??
    (named.has(first.id) ? first : (order.find((reading) => reading.taken && named.has(reading.id)) ?? first))
  return {
    id: taken.id,
    others: readings.flatMap(({ id, why }) => (id === taken.id ? [] : [{ id, why }])),
  }
}
