import { loadData } from '../../languages/load.ts'
import type { PartyId, PartyType } from '../../model/index.ts'
import { GroupTable, OrganisationTable, SeatTable, StateTable } from './tables.ts'

/** The tables of parties, read once. */
export const facts = {
  get states() {
    return loadData('parties/states.yaml', StateTable)
  },
  get organisations() {
    return loadData('parties/organisations.yaml', OrganisationTable)
  },
  get seats() {
    return loadData('parties/seats.yaml', SeatTable)
  },
  get groups() {
    return loadData('parties/groups.yaml', GroupTable)
  },
}

/** What kind of party an id names; ids with an owner ("MNG/parliament") are bodies, unknown ones organisations. */
export function partyType(id: PartyId): PartyType {
  let type = types.get(id)
  if (!type) {
    type = facts.states[id] ? 'state' : facts.groups[id] ? 'group' : facts.organisations[id]?.type
    type ??= id.includes('/') ? 'body' : 'organisation'
    types.set(id, type)
  }
  return type
}

/** Asked for every mention, so what the tables answer is kept. */
const types = new Map<PartyId, PartyType>()

/**
 * The members of a fixed group in a year (null: at any time), the party itself for every other one.
 *
 * ```ts
 * membersOf('BRICS', 2009) // ['BRA', 'RUS', 'IND', 'CHN']
 * membersOf('MNG', null) // ['MNG']
 * ```
 */
export function membersOf(id: PartyId, year: number | null): PartyId[] {
  const group = facts.groups[id]
  if (!group || group.members.length === 0) return [id]
  if (year === null) return group.members
  return group.members.filter((member) => {
    const since = group.since[member] ?? Number.NEGATIVE_INFINITY
    const until = group.until[member] ?? Number.POSITIVE_INFINITY
    return since <= year && year <= until
  })
}

/** Ids of persons are names; those of parties are codes and acronyms, or stand in the tables. */
export function isPerson(id: PartyId): boolean {
  if (facts.states[id] || facts.organisations[id] || facts.groups[id] || id.includes('/')) return false
  return /\p{Ll}/u.test(id)
}
