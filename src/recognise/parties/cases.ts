import { built } from '../../languages/built.ts'
import { loadData } from '../../languages/load.ts'
import { PersonTable } from '../persons/known.ts'
import { officesOf } from '../persons/offices.ts'
import { PlaceTable } from '../places/known.ts'
import { adjectiveFormsOf, decline } from './declension.ts'
import { facts } from './facts.ts'
import { partiesOf, ShortNames } from './tables.ts'

/** In which case a Russian name stands, as far as its form tells; `direct` is a nominative that is also an accusative. */
export type Case = 'nominative' | 'direct' | 'instrumental' | 'oblique' | 'unknown'

/** First words of the Russian names of the tables, by the case that they tell. */
interface CaseForms {
  nominative: string[]
  direct: string[]
  oblique: string[]
}

let known: Record<keyof CaseForms, ReadonlySet<string>> | null = null

/**
 * The case of the Russian name that begins at the head of `text` ("Президентом Вьетнама" is instrumental), told by its first word;
 * `unknown` for names that are not declined (США) or that the tables do not hold.
 */
export function caseOf(text: string): Case {
  if (!known) {
    const { nominative, direct, oblique } = built('cases-ru', caseForms)
    known = { nominative: new Set(nominative), direct: new Set(direct), oblique: new Set(oblique) }
  }
  const [first, second = ''] = text.toLowerCase().split(/[\s-]+/u, 2)
  if (first === undefined) return 'unknown'
  if (known.direct.has(first)) return 'direct'
  if (known.nominative.has(first)) return 'nominative'
  if (!known.oblique.has(first)) return 'unknown'
  if (INSTRUMENTAL.test(first)) return 'instrumental'
  // "Российской Федерацией": the adjective's ending is that of several cases.
  return /(?:ой|ей)$/.test(first) && (!/[а-я]/.test(second) || /(?:ой|ей|ью)$/.test(second))
    ? 'instrumental'
    : 'oblique'
}

const INSTRUMENTAL = /(?:ом|ем|ём|ым|им|ью|ами|ями|ыми|ими)$/

function caseForms(): CaseForms {
  const nominative = new Set<string>()
  const direct = new Set<string>()
  const oblique = new Set<string>()
  const head = (form: string) => form.toLowerCase().split(/[\s-]+/u, 1)[0]!
  for (const { name, living } of russianNames()) {
    const [base, ...forms] = decline(name)
    const first = head(base!)
    // "Индия" has an accusative of its own, as persons have; "Китай" has none.
    if (living || /[ая]$/.test(first)) nominative.add(first)
    else direct.add(first)
    for (const form of forms) oblique.add(head(form))
  }
  for (const stem of russianAdjectives()) {
    const forms = adjectiveFormsOf(stem)
    for (const form of forms.slice(0, NOMINATIVES)) (form.endsWith('ая') ? nominative : direct).add(form)
    for (const form of forms.slice(NOMINATIVES)) oblique.add(form)
  }
  return {
    nominative: [...nominative],
    direct: [...direct],
    oblique: [...oblique].filter((form) => !nominative.has(form) && !direct.has(form)),
  }
}

/** The endings of adjectives begin with the nominatives of the three genders and of the plural. */
const NOMINATIVES = 4

interface RussianName {
  name: string
  /** Of a person, or of an office. */
  living: boolean
}

function* russianNames(): Generator<RussianName> {
  for (const name of partyNames()) yield { name, living: false }
  for (const { words } of officesOf('ru').offices) for (const name of words) yield { name, living: true }
  for (const { ru: names } of Object.values(loadData('parties/persons.yaml', PersonTable))) {
    for (const name of names) yield { name: name.startsWith('=') ? name : name.split(' ').at(-1)!, living: true }
  }
}

function* partyNames(): Generator<string> {
  const ru = loadData('languages/ru/parties.yaml', partiesOf.ru)
  const short = loadData('parties/names-cldr.yaml', ShortNames)
  for (const id of Object.keys(facts.states)) {
    const name = short[id]?.ru
    if (name) yield name
    yield* ru.states[id]?.also ?? []
  }
  for (const entry of [...Object.values(facts.organisations), ...Object.values(facts.groups)]) yield* entry.ru
  for (const { name } of [...ru.ambiguous, ...ru.metonyms]) yield name
  for (const { names } of ru.named) yield* names
  for (const { nouns } of ru.bodies) yield* nouns
  for (const { ru: names } of Object.values(loadData('parties/places.yaml', PlaceTable))) yield* names
}

function* russianAdjectives(): Generator<string> {
  for (const entry of Object.values(loadData('languages/ru/parties.yaml', partiesOf.ru).states)) {
    if (entry.adjective) yield entry.adjective
    yield* entry.adjectives
  }
}
