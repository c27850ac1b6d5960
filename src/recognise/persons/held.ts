import type { FoundPerson } from '../findings.ts'
import type { NamedOffice } from './offices-in.ts'

/** An office points back to its holder no further than this many blocks. */
const REACH = 30

/**
 * Adds the places where a person who was named with an office is spoken of by the office alone: after "President Halonen", "the President"
 * is she, as long as the office is that of the same party and nobody else was named with it.
 */
export function withHolders(
  persons: readonly FoundPerson[][],
  offices: readonly (readonly NamedOffice[])[],
): FoundPerson[][] {
  const holders = new Map<string, FoundPerson>()
  const only = onlyHolders(persons)
  return persons.map((named, block) => {
    const found: FoundPerson[] = []
    let next = 0
    const held = offices[block] ?? []
    for (const [at, office] of held.entries()) {
      while (next < named.length && named[next]!.from <= office.wholeTo + BESIDE) keep(holders, named[next++]!)
      const holder = holderOf(holders, office, block) ?? onlyHolder(only, office, block)
      const next_ = held[at + 1]?.from ?? Number.POSITIVE_INFINITY
      if (holder && !named.some((person) => touches(person, office) && person.from <= next_))
        found.push({ ...holder, block, from: office.wholeFrom, to: office.wholeTo, at: null, first: false })
    }
    for (; next < named.length; next++) keep(holders, named[next]!)
    return found.length === 0 ? named : [...named, ...found].sort((a, b) => a.from - b.from)
  })
}

/** Room for a comma or a title between an office and its holder's name (UTF-16 units). */
const BESIDE = 24

const touches = (person: FoundPerson, office: NamedOffice) =>
  person.from <= office.wholeTo + BESIDE && person.to >= office.wholeFrom - BESIDE

function keep(holders: Map<string, FoundPerson>, person: FoundPerson): void {
  if (person.actor && person.of !== null && person.role !== null) holders.set(`${person.of} ${person.role}`, person)
}

/** The roles that one person alone holds in the whole text, with who that is. */
function onlyHolders(persons: readonly FoundPerson[][]): Map<string, FoundPerson> {
  const found = new Map<string, FoundPerson>()
  const several = new Set<string>()
  for (const person of persons.flat()) {
    if (!person.actor || person.of === null || person.role === null) continue
    const known = found.get(person.role)
    if (!known) found.set(person.role, person)
    else if (known.name !== person.name) several.add(person.role)
  }
  for (const role of several) found.delete(role)
  return found
}

/** An office that no word beside it gives to anybody is that of the one who holds such an office in the text. */
function onlyHolder(
  only: ReadonlyMap<string, FoundPerson>,
  office: NamedOffice,
  block: number,
): FoundPerson | undefined {
  if (office.owner || office.time === 'former' || office.office.many) return undefined
  const holder = only.get(office.office.role)
  return holder && Math.abs(block - holder.block) <= REACH ? holder : undefined
}

function holderOf(holders: Map<string, FoundPerson>, office: NamedOffice, block: number): FoundPerson | undefined {
  if (office.of === null || office.time === 'former' || office.office.many) return undefined
  const { role, means } = office.office
  const holder = [role, ...means].map((one) => holders.get(`${office.of} ${one}`)).find((one) => one !== undefined)
  return holder && block - holder.block <= REACH ? holder : undefined
}
