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
  japaneseSurnames: Spellings,
  japaneseGivenNames: Spellings,
})

export const EnglishPersons = z.strictObject({
  particles: Words,
  notNames: Words,
  articles: Words,
  prefixes: Words,
})

export const RussianPersons = z.strictObject({
  transliteration: Spellings,
  initialE: z.string(),
  endings: Spellings,
  oblique: Spellings,
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
