import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { PartyId } from '../../model/index.ts'

const Words = z.array(z.string().min(1))
const Spellings = z.record(z.string(), z.string())

export const ChinesePersons = z.strictObject({
  surnames: z.string(),
  compoundSurnames: Words,
  /** States whose persons have their family name first. */
  familyFirst: z.array(PartyId),
  notNames: Words,
  stops: z.string(),
  honorifics: Words,
  transliteration: Spellings,
  transliterationPairs: Spellings,
  transliterationNames: Spellings,
  japaneseSurnames: Spellings,
  japaneseGivenNames: Spellings,
})

export const EnglishPersons = z.strictObject({
  particles: Words,
  notNames: Words,
  articles: Words,
  becoming: Words,
  prefixes: Words,
})

export const RussianPersons = z.strictObject({
  transliteration: Spellings,
  initialE: z.string(),
  endings: Spellings,
  /** Endings of names in the nominative, and the same in the genitive, dative, instrumental and prepositional. */
  cases: z.array(z.strictObject({ nominative: z.string(), after: z.string(), forms: z.array(z.string()).length(4) })),
  /** Endings of nouns of office, by the case they show (1 genitive … 4 prepositional). */
  officeCases: z.record(z.string(), z.int().min(1).max(4)),
  /** Small words inside a name. */
  particles: Words,
  systems: z.array(
    z.strictObject({
      of: z.array(PartyId),
      hyphen: z.boolean().default(false),
      initials: Spellings.default({}),
      finals: Spellings.default({}),
      syllables: Spellings,
      examples: Spellings,
    }),
  ),
  /** Name in a case behind an office → its nominative; what is tested. */
  examples: Spellings,
  notNames: Words,
})

/** What each language knows of personal names. */
export const lore = {
  get zh() {
    return loadData('languages/zh/persons.yaml', ChinesePersons)
  },
  get en() {
    return loadData('languages/en/persons.yaml', EnglishPersons)
  },
  get ru() {
    return loadData('languages/ru/persons.yaml', RussianPersons)
  },
}
