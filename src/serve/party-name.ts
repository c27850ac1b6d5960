import { loadData } from '../languages/load.ts'
import type { PartyId } from '../model/index.ts'
import { facts } from '../recognise/parties/facts.ts'
import { ShortNames } from '../recognise/parties/tables.ts'

/** The usual English name of a party, to show beside its id; the id itself where it has none ("MNG/parliament" is told by its owner). */
export function partyName(id: PartyId): string {
  const [owner, body] = id.split('/') as [string, string?]
  const state = loadData('parties/names-cldr.yaml', ShortNames)[owner]?.en
  const name = state ?? facts.organisations[id]?.en[0] ?? facts.groups[id]?.en[0]
  if (name !== undefined && (body === undefined || state === undefined)) return name
  if (state !== undefined && body !== undefined) return `${state}, ${body.replaceAll('-', ' ')}`
  return id
}
