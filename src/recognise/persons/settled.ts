import type { FoundParty, FoundPerson } from '../findings.ts'
import { partyType } from '../parties/facts.ts'

/**
 * The parties of a block, where an office that stands for its party without naming it belongs to the party of the person who holds it: in
 * "President Carter" it is his, whichever party was spoken of before.
 */
export function settledOffices(parties: readonly FoundParty[], persons: readonly FoundPerson[]): FoundParty[] {
  const held = new Map<number, FoundPerson>()
  for (const person of persons) if (person.actor && person.of !== null) held.set(person.from, person)
  return parties.map((party) => {
    if (party.by !== 'office' || party.id.includes('/')) return party
    const of = (held.get(party.from) ?? held.get(party.to + 1))?.of
    if (!of || of === party.id || of.includes('/')) return party
    return { ...party, id: of, type: partyType(of), members: [of] }
  })
}
