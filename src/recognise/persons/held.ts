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
  return persons.map((named, block) => {
    const found: FoundPerson[] = []
    let next = 0
    const held = offices[block] ?? []
    for (const [at, office] of held.entries()) {
      while (next < named.length && named[next]!.from <= office.wholeTo + BESIDE) keep(holders, named[next++]!)
      const holder = holderOf(holders, office, block)
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

function holderOf(holders: Map<string, FoundPerson>, office: NamedOffice, block: number): FoundPerson | undefined {
  if (office.of === null || office.time === 'former' || office.office.many) return undefined
  const { role, means } = office.office
  const holder = [role, ...means].map((one) => holders.get(`${office.of} ${one}`)).find((one) => one !== undefined)
  return holder && block - holder.block <= REACH ? holder : undefined
}
