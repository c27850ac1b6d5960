import { loadData } from '../../languages/load.ts'
import type { ReadLanguage } from '../../model/index.ts'
import { partiesOf } from './tables.ts'

export interface OwnerLinks {
  before: ReadonlySet<string>
  after: ReadonlySet<string>
  /** Between the state that sends an ambassador and the one that receives (中国驻蒙古国大使); empty where the order says nothing. */
  posted: string
}

const links = new Map<ReadLanguage, OwnerLinks>()

/** What may stand between an owner and its body or office in a language: the owner before ("'s "), the owner after (" of the "). */
export function ownerLinks(language: ReadLanguage): OwnerLinks {
  let known = links.get(language)
  if (!known) {
    const { owners } = loadData(`languages/${language}/parties.yaml`, partiesOf[language])
    known = { before: new Set(owners.before), after: new Set(owners.after), posted: owners.posted }
    links.set(language, known)
  }
  return known
}
