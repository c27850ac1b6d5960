import { loadData } from '../languages/load.ts'
import { type PartyId, READ_LANGUAGES, type ReadLanguage } from '../model/index.ts'
import { facts } from '../recognise/parties/facts.ts'
import { ShortNames } from '../recognise/parties/tables.ts'
import type { DossierConfig } from '../register/index.ts'
import { partyName } from './party-name.ts'

/** A party that may be meant. */
export interface PartySuggestion {
  id: PartyId
  /** The name it is shown under. */
  name: string
  /** The name that was typed the beginning of, where it is another one. */
  also: string | null
}

const MOST = 12

/**
 * Parties whose id or whose name in any language begins with what is typed, or has a word that does; those of `known` (the dossier's) first.
 * The dossier's own names count too.
 */
export function suggestParties(
  typed: string,
  known: ReadonlySet<PartyId>,
  own: DossierConfig['names'],
): PartySuggestion[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const found = new Map<PartyId, { match: string; rank: number }>()
  for (const [id, names] of allNames(known, own))
    for (const name of [id, ...names]) {
      const rank = rankOf(name.toLowerCase(), wanted) - (known.has(id) ? 3 : 0)
      const before = found.get(id)
      if (rank < 3 && (!before || rank < before.rank)) found.set(id, { match: name, rank })
    }
  return [...found]
    .sort(([a, one], [b, other]) => one.rank - other.rank || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([id, { match }]) => {
      const name = shownName(id, own)
      return { id, name, also: match === name || match === id ? null : match }
    })
}

/** 0 the same, 1 begins so, 2 a word of it begins so, beyond that nothing of it. A Chinese name has no spaces, so it only has to hold what is typed. */
function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  const at = name.indexOf(wanted)
  const begins = at > 0 && (!/[\p{L}\p{N}]/u.test(name[at - 1]!) || /\p{Script=Han}/u.test(wanted))
  return begins ? 2 : Number.POSITIVE_INFINITY
}

function allNames(known: ReadonlySet<PartyId>, own: DossierConfig['names']): Map<PartyId, string[]> {
  const all = new Map<PartyId, string[]>([...known].map((id) => [id, [partyName(id)]]))
  const add = (id: PartyId, names: readonly string[]) => all.set(id, [...(all.get(id) ?? []), ...names])
  for (const [id, names] of Object.entries(loadData('parties/names-cldr.yaml', ShortNames)))
    add(id, Object.values(names))
  for (const [key, names] of Object.entries(facts.organisations)) add(names.id ?? key, namesIn(names))
  for (const [id, names] of Object.entries(facts.groups)) add(id, namesIn(names))
  for (const { id, names } of own) add(id, Object.values(names).flat())
  return all
}

type Named = Record<ReadLanguage | 'abbr', string[]>

function namesIn(names: Named): string[] {
  return [...READ_LANGUAGES.flatMap((language) => names[language]), ...names.abbr]
}

/** The name a party is shown under in a dossier: its own one for it, else the usual English one. */
export function shownName(id: PartyId, own: DossierConfig['names']): string {
  const named = own.find((each) => each.id === id)?.names
  return named?.en?.[0] ?? partyName(id)
}

/** The shown names of all parties that the program's tables and the dossier know. */
export function shownNames(own: DossierConfig['names']): Record<PartyId, string> {
  return Object.fromEntries([...allNames(new Set(), own).keys()].map((id) => [id, shownName(id, own)]))
}
