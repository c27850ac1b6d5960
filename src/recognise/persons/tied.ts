import type { Flow } from '../../read/flow.ts'
import { Automaton } from '../automaton.ts'
import type { FoundPerson } from '../findings.ts'
import type { Token, Words } from '../names.ts'
import { Cover } from './cover.ts'

/** A person found at a place, before the places of one person are tied together. */
export interface PlacedPerson extends FoundPerson {
  /** What tells one person from another: the usual name of a well-known one, else the name. */
  key: string
  /** Whether the text itself says whose office it is, not only what was named before. */
  certain: boolean
}

/**
 * Marks the first mention of each person and adds the mentions by a shorter form (恩赫包勒德 for 尼·恩赫包勒德, "Naszkowski" for "Marian
 * Naszkowski"). A later mention has the name of the first, and its role and party where it gives none of its own.
 */
export function tieMentions(
  flows: readonly Flow[],
  found: readonly PlacedPerson[][],
  words: readonly Words[],
): FoundPerson[][] {
  const byShort = new Map<string, PlacedPerson>()
  const byKey = new Map<string, PlacedPerson>()
  for (const list of found) {
    for (const person of list) {
      const written = flows[person.block]!.text.slice(person.from, person.to).replace(/\s?[（(].*$/u, '')
      const forms = [shortOf(written), shortOf(person.name)].filter(isTelling)
      const same =
        byKey.get(person.key) ?? forms.map((form) => byShort.get(form)).find((other) => other && mayBe(other, person))
      if (same) {
        person.name = same.name
        if (!person.certain) person.of = same.of
        person.role ??= same.role
        person.of ??= same.of
        continue
      }
      person.first = true
      byKey.set(person.key, person)
      for (const form of forms) if (!byShort.has(form)) byShort.set(form, person)
    }
  }
  const automaton = byShort.size > 0 ? new Automaton(byShort, { wholeWords: true }) : null
  return found.map((list, index) => {
    const all: FoundPerson[] = list.map(({ key: _, certain: __, ...person }) => person)
    if (!automaton) return all
    const { text } = flows[index]!
    const taken = takenBy(text, list, words[index]!.tokens)
    automaton.scan(text, 0, text.length, ({ key: _, certain: __, ...person }, from, to) => {
      const earlier = index < person.block || (index === person.block && to <= person.from)
      if (earlier || taken.touches(from, to)) return
      taken.add(from, to)
      all.push({ ...person, block: index, from, to, first: false })
    })
    return all.sort((a, b) => a.from - b.from)
  })
}

/** Places of persons already found, and of words of the tables that are no persons. */
function takenBy(text: string, persons: readonly PlacedPerson[], tokens: readonly Token[]): Cover {
  const cover = new Cover(text.length)
  for (const { from, to } of persons) cover.add(from, to)
  for (const token of tokens) {
    if (token.meanings.some(({ kind }) => kind === 'party' || kind === 'place' || kind === 'none'))
      cover.add(token.from, token.to)
  }
  return cover
}

/** The part of a name by which a person is called later: the family name, what follows the last dot. */
function shortOf(name: string): string {
  return (
    name
      .split(/[\s·.]/)
      .filter((part) => part.length > 0)
      .at(-1) ?? name
  )
}

const isTelling = (form: string) => (/[\u4e00-\u9fff]/.test(form) ? form.length >= 3 : form.length >= 4)

function mayBe(a: PlacedPerson, b: PlacedPerson): boolean {
  return a.of === null || b.of === null || a.of === b.of || !a.certain || !b.certain
}
