import type { PartyId } from '../../model/index.ts'
import type { CoreferenceRule } from './coreference-words.ts'
import { membersOf, partyType } from './facts.ts'
import type { Memory } from './memory.ts'

/**
 * Whom a word like 双方 or "the Parties" stands for at this point of the reading; empty: nobody that is known. `year` is that of which the text
 * speaks there (null: not known), since groups grow.
 */
export function resolve(rule: CoreferenceRule, memory: Memory, year: number | null): PartyId[] {
  const admits = (id: PartyId) => (rule.states ? partyType(id) === 'state' : canAct(id))
  const { parties } = memory
  switch (rule.means) {
    case 'pair': {
      const own = parties.filter(admits)
      const latest = memory.latest(2, admits)
      if (own.length === 2) return own
      return latest.length === 2 ? latest : []
    }
    case 'parties':
      if (parties.length > 0) return [...parties]
      return memory.together.length > 1 ? [...memory.together] : memory.latest(2, admits)
    case 'count': {
      const group = memory.groups.find((id) => membersOf(id, year).length === rule.number)
      if (parties.length === rule.number) return [...parties]
      if (memory.together.length === rule.number) return [...memory.together]
      if (group) return [group]
      const latest = memory.latest(rule.number, admits)
      return latest.length === rule.number ? latest : []
    }
    case 'they':
      if (memory.together.length > 0) return [...memory.together]
      return []
    case 'state':
      return memory.latest(1, (id) => partyType(id) === 'state')
    case 'organisation':
      return memory.latest(1, (id) => partyType(id) === 'organisation')
    case 'we':
      return [...parties]
    case 'own':
      return memory.titled.filter((id) => partyType(id) === 'state').length === 1
        ? memory.titled.filter((id) => partyType(id) === 'state')
        : []
    case 'former':
    case 'latter': {
      const two = memory.latest(2, canAct)
      return two.length === 2 ? [two[rule.means === 'former' ? 0 : 1]!] : []
    }
    case 'last': {
      const latest = memory.latest(1, (id) => rule.candidates.includes(id))
      if (latest.length > 0) return latest
      return rule.with.some((id) => memory.count(id) > 0) ? rule.candidates.slice(0, 1) : []
    }
  }
}

function canAct(id: PartyId): boolean {
  const type = partyType(id)
  return type === 'state' || type === 'organisation' || type === 'group'
}
