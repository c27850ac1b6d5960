import type { Flow } from '../../read/flow.ts'
import { Automaton } from '../automaton.ts'
import type { FoundPerson } from '../findings.ts'
import type { Words } from '../names.ts'

/**
 * Marks the first mention of each person and adds the mentions by a shorter form (恩赫包勒德 for 尼·恩赫包勒德, "Naszkowski" for "Marian
 * Naszkowski"). A later mention has the name, role and party of the first where it gives none of its own.
 */
export function laterMentions(
  flows: readonly Flow[],
  found: FoundPerson[][],
  words: readonly Words[],
): FoundPerson[][] {
  const byShort = new Map<string, FoundPerson>()
  const byName = new Map<string, FoundPerson>()
  for (const person of found.flat()) {
    const written = flows[person.block]!.text.slice(person.from, person.to).replace(/\s?[（(].*$/u, '')
    const forms = [shortOf(written), shortOf(person.name)].filter((form) => isTelling(form))
    const same =
      byName.get(person.name) ??
      forms.map((form) => byShort.get(form)).find((other) => other && sameParty(other, person))
    if (same) {
      person.name = same.name
      person.role ??= same.role
      person.of ??= same.of
      continue
    }
    person.first = true
    byName.set(person.name, person)
    for (const form of forms) if (!byShort.has(form)) byShort.set(form, person)
  }
  if (byShort.size === 0) return found
  const automaton = new Automaton(byShort, { wholeWords: true })
  return found.map((list, index) => {
    const { tokens } = words[index]!
    const more: FoundPerson[] = []
    const { text } = flows[index]!
    automaton.scan(text, 0, text.length, (person, from, to) => {
      const covered =
        list.some((other) => other.from < to && from < other.to) ||
        more.some((other) => other.from < to && from < other.to) ||
        tokens.some((token) => token.from < to && from < token.to && token.to - token.from > to - from)
      const earlier = index < person.block || (index === person.block && to <= person.from)
      if (!covered && !earlier) more.push({ ...person, block: index, from, to, first: false })
    })
    return more.length === 0 ? list : [...list, ...more].sort((a, b) => a.from - b.from)
  })
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

const sameParty = (a: FoundPerson, b: FoundPerson) => a.of === null || b.of === null || a.of === b.of
