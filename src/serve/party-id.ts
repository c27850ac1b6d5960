import { partyIds } from '../register/index.ts'

/** The id of a party that a person names by id or by name ("Mongolia"); the name itself where it stands for nobody known, or for several. */
export function partyId(name: string): string {
  const ids = partyIds(name)
  return ids.length === 1 ? ids[0]! : name
}
