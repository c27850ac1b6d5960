import type { Flow } from '../../read/flow.ts'
import { Automaton } from '../automaton.ts'
import type { FoundPerson } from '../findings.ts'
import { meaningOf, type Token, type Words } from '../names.ts'
import { Cover } from './cover.ts'
import { lore } from './lore.ts'

/** A person found at a place, before the places of one person are tied together. */
export interface PlacedPerson extends FoundPerson {
  /** What tells one person from another: the usual name of a well-known one, else the name. */
  key: string
  /** Whether the text itself says whose office it is, not only what was named before. */
  certain: boolean
  /** Whether it is a well-known holder of an office. */
  known: boolean
  /** The name as it stands in the text, without its Latin spelling in brackets. */
  written: string
  /** Written as Chinese names are in Chinese: family name first, in two to four characters. */
  chinese: boolean
}

/** What a person is called elsewhere in the text: `full` where it is the whole name, which may also stand before the office is told. */
interface Called {
  person: PlacedPerson
  full: boolean
}

/**
 * Marks the first mention of each person and adds the mentions by a shorter form (恩赫包勒德 for 尼·恩赫包勒德, "Naszkowski" for "Marian
 * Naszkowski", 习主席) and by the whole name where no office stands beside it. A later mention has the name of the first, and its role and
 * party where it gives none of its own.
 */
export function tieMentions(
  flows: readonly Flow[],
  found: readonly PlacedPerson[][],
  words: readonly Words[],
): FoundPerson[][] {
  const byForm = new Map<string, Called>()
  const byShort = new Map<string, PlacedPerson>()
  const byKey = new Map<string, PlacedPerson>()
  const byFamily = new Map<string, PlacedPerson>()
  /** Who is named by one word alone, and whose longer name has the word in it. */
  const byAlone = new Map<string, PlacedPerson>()
  const byPart = new Map<string, PlacedPerson>()
  const rootOf = new Map<PlacedPerson, PlacedPerson>()
  for (const person of found.flat()) {
    const { written, chinese } = person
    const shorts = [shortOf(written), shortOf(person.name)].filter((form) => isTelling(form, chinese))
    const parts = /[\u4e00-\u9fff]/.test(written) ? [] : partsOf(person.name)
    const alone = parts.length === 1
    const same =
      byKey.get(plain(person.key)) ??
      shorts.map((form) => byShort.get(plain(form))).find((other) => other && mayBe(other, person)) ??
      parts.map((part) => (alone ? byPart : byAlone).get(part)).find((other) => other && mayBe(other, person))
    if (same) {
      // "Sherman" or "Lula" first and "Wendy R. Sherman", "Luiz Inácio Lula da Silva" later: the whole name is the person's.
      if (!alone && partsOf(same.name).length === 1 && parts.includes(plain(same.name))) {
        same.name = person.name
        same.of ??= person.of
      }
      rootOf.set(person, same)
      if (!person.certain) person.of = same.of
      person.role ??= same.role
      person.of ??= same.of
    }
    if (!byKey.has(plain(person.key))) byKey.set(plain(person.key), same ?? person)
    const first = same ?? person
    for (const part of parts) if (!(alone ? byAlone : byPart).has(part)) (alone ? byAlone : byPart).set(part, first)
    if (isTelling(written, chinese) && (chinese || written !== shortOf(written)))
      byForm.set(written, { person: first, full: true })
    if (chinese && !byFamily.has(written[0]!)) byFamily.set(written[0]!, first)
    for (const form of same ? [] : shorts) {
      if (!byShort.has(plain(form))) byShort.set(plain(form), person)
      if (!byForm.has(form)) byForm.set(form, { person, full: false })
    }
  }
  const automaton = byForm.size > 0 ? new Automaton(byForm, { wholeWords: true }) : null
  const seen = new Set<PlacedPerson>()
  return found.map((list, index) => {
    const all = [...list]
    const { text } = flows[index]!
    if (automaton) {
      const taken = takenBy(text, list, words[index]!.tokens)
      const add = (person: PlacedPerson, from: number, to: number) => {
        taken.add(from, to)
        const mention = { ...person, block: index, from, to }
        rootOf.set(mention, person)
        all.push(mention)
      }
      automaton.scan(text, 0, text.length, ({ person, full }, from, to) => {
        const earlier = index < person.block || (index === person.block && to <= person.from)
        if (!(earlier && !full) && !taken.touches(from, to)) add(person, from, to)
      })
      for (const { from } of byFamily.size > 0 ? officesAmong(words[index]!.tokens) : []) {
        const person = byFamily.get(text[from - 1] ?? '')
        const later = person && (index > person.block || (index === person.block && from > person.to))
        if (later && !taken.has(from - 1) && isFamilyName(text, from - 1)) add(person, from - 1, from)
      }
    }
    return all
      .sort((a, b) => a.from - b.from)
      .map((mention) => {
        const { key: _, certain: __, written: ___, chinese: ____, known: _____, ...person } = mention
        const root = rootOf.get(mention) ?? mention
        const first = !seen.has(root)
        seen.add(root)
        return { ...person, name: root.name, first }
      })
  })
}

function officesAmong(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => meaningOf(token, 'office'))
}

/** Whether a character before an office can be the family name of its holder: no word goes on into it (习主席, but not 学习). */
function isFamilyName(text: string, at: number): boolean {
  const before = text[at - 1] ?? ''
  return before === '' || !/[\u4e00-\u9fff]/.test(before) || lore.zh.stops.includes(before)
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

/** The words of a name in Latin letters that are long enough to tell a person. */
function partsOf(name: string): string[] {
  return plain(name)
    .split(' ')
    .filter((part) => part.length >= SHORTEST_PART && /^\p{Lu}/u.test(part))
}

/** Initials and the shortest given names tell nobody. */
const SHORTEST_PART = 4

/** Whether a form is long enough to stand for a person by itself. */
function isTelling(form: string, chinese: boolean): boolean {
  if (/[\u4e00-\u9fff]/.test(form)) return form.length >= (chinese ? 2 : 3)
  return form.length >= 4
}

/** A name without the marks that one text writes and another leaves out ("Rinkēvičs", "Rinkevics"). */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}

function mayBe(a: PlacedPerson, b: PlacedPerson): boolean {
  if (a.known && b.known && a.key !== b.key) return false
  return a.of === null || b.of === null || a.of === b.of || !a.certain || !b.certain
}
