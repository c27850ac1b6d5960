import type { PartyId } from '../../model/index.ts'
import type { Findings, FoundParty, FoundPerson } from '../../recognise/findings.ts'
import { caseOf } from '../../recognise/parties/cases.ts'
import { together } from '../found.ts'
import type { PerformedLanguage } from './language.ts'
import { afterAdverbs } from './verbs.ts'
import type { Word } from './words.ts'

/**
 * Who stands as subject: `ids` are parties named there; `all` says that the phrase stands for all issuers, `met` also for the persons who met,
 * `back` that a pronoun points back to one person or to several parties who acted before.
 */
export interface Subject {
  /** First and last (exclusive) word. */
  from: number
  to: number
  ids: PartyId[]
  all: boolean
  met: boolean
  /** The phrase speaks of several. */
  pair: boolean
  back: 'one' | 'several' | null
}

interface Nominal {
  end: number
  ids: PartyId[]
  all: boolean
  met: boolean
  pair: boolean
  back: Subject['back']
}

/** The parties, persons and issuer phrases of one block at their words, for one language. */
export class Subjects {
  readonly #parties: Map<number, FoundParty>
  readonly #persons: Map<number, FoundPerson>

  constructor(
    findings: Findings,
    block: number,
    readonly words: readonly Word[],
    readonly language: PerformedLanguage,
  ) {
    this.#parties = byStart(findings.parties[block] ?? [])
    this.#persons = byStart((findings.persons[block] ?? []).filter((person) => person.actor))
  }

  /** The subject group that begins at word `at` ("the United States and Mongolia", 双方, "Лидеры двух стран"); null if none does. */
  at(at: number): Subject | null {
    let group: Subject | null = null
    for (let here = at; ; ) {
      const nominal: Nominal | null = this.#nominal(here)
      if (!nominal) return group
      group = widened(group, at, nominal)
      const next = this.#afterConjunction(group.to)
      if (next === group.to) return group
      here = next
    }
  }

  /** One party, person or phrase at word `at`, with article, office and bracketed short form. */
  #nominal(at: number): Nominal | null {
    const { words, language } = this
    const phrase = language.issuers.match(words, at)
    if (phrase?.value === 'one' || phrase?.value === 'several')
      return { end: phrase.end, ids: [], all: false, met: false, pair: false, back: phrase.value }
    if (phrase) {
      const met = phrase.value === 'leaders'
      return { end: phrase.end, ids: [], all: true, met, pair: met || phrase.value === 'issuers', back: null }
    }
    // An article, and the capitalised words of an office, may stand before a name.
    for (let skip = 0; skip <= MAX_OFFICE && at + skip < words.length; skip++) {
      const word = words[at + skip]!
      const party = this.#parties.get(word.from)
      const person = this.#persons.get(word.from)
      if (party?.by === 'office' && !person && this.#persons.has(words[at + skip + 1]?.from ?? -1)) continue
      if (party || person) return this.#named(at + skip, party, person)
      if (!language.offices.has(word.key)) return null
    }
    return null
  }

  #named(at: number, party: FoundParty | undefined, person: FoundPerson | undefined): Nominal | null {
    const { words, language } = this
    const found = person && (!party || person.to >= party.to) ? person : party!
    let end = at
    while (end < words.length && words[end]!.from < found.to) end++
    // A name in another case than the subject's is none ("Президента Чили").
    if (
      language.freeOrder &&
      OBLIQUE.has(
        caseOf(
          words
            .slice(at, at + 2)
            .map(({ key }) => key)
            .join(' '),
        ),
      )
    )
      return null
    // "Mongolia's policy" is not Mongolia.
    if (words[end - 1]!.to > found.to) return null
    if (words[end]?.key === '(' || words[end]?.key === '（') {
      const close = words.findIndex((word, index) => index > end && (word.key === ')' || word.key === '）'))
      if (close > 0 && close - end < 8) end = close + 1
    }
    if (words[end] && language.sides.has(words[end]!.key)) end++
    if (found === person) end = language.titles.match(words, end)?.end ?? end
    const ids =
      found === person
        ? together(person.of ? [person.of] : [], [person.name])
        : party!.members.length > 0
          ? party!.members
          : [party!.id]
    return { end, ids, all: false, met: false, pair: false, back: null }
  }

  #afterConjunction(at: number): number {
    const { words, language } = this
    const comma = words[at]?.key === ',' || words[at]?.key === '、'
    const and = language.and.match(words, comma ? at + 1 : at) ?? (language.code === 'zh' ? hanAnd(words, at) : null)
    const next = and ? and.end : comma ? at + 1 : at
    // "… and also urged": an adverb after the conjunction means that no further party follows.
    return next > at && afterAdverbs(words, next, language) !== next && !this.#nominal(next) ? at : next
  }
}

function widened(group: Subject | null, from: number, nominal: Nominal): Subject {
  const { end: to, ...rest } = nominal
  if (!group) return { from, to, ...rest }
  return {
    from,
    to: nominal.end,
    ids: together(group.ids, nominal.ids),
    all: group.all || nominal.all,
    met: group.met || nominal.met,
    pair: group.pair || nominal.pair,
    back: group.back ?? nominal.back,
  }
}

const OBLIQUE: ReadonlySet<string> = new Set(['oblique', 'instrumental'])

const MAX_OFFICE = 5

const hanAnd = (words: readonly Word[], at: number) =>
  words[at]?.key === '和' || words[at]?.key === '同' || words[at]?.key === '与' ? { end: at + 1 } : null

function byStart<F extends { from: number; to: number }>(list: readonly F[]): Map<number, F> {
  const map = new Map<number, F>()
  for (const found of list) {
    const known = map.get(found.from)
    if (!known || known.to < found.to) map.set(found.from, found)
  }
  return map
}
