import { z } from 'zod'
import { PartyId, PartyType, READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'

const Names = z.array(z.string().min(1)).default([])

/** parties/states.yaml: a state's codes and years (see the file's head). */
export const StateTable = z.record(
  PartyId,
  z.strictObject({
    iso2: z.string().length(2).nullable().default(null),
    cow: z.int().nullable(),
    gw: z.int().nullable(),
    from: z.int(),
    until: z.int().nullable().default(null),
    successors: z.array(PartyId).default([]),
  }),
)
export type StateTable = z.infer<typeof StateTable>

/** parties/seats.yaml: who else a party's name could mean in which years. */
export const SeatTable = z.record(
  PartyId,
  z.array(z.strictObject({ from: z.int(), until: z.int(), other: PartyId, why: z.string().min(1) })).min(1),
)

/** parties/names-cldr.yaml: the short names of states in each language. */
export const ShortNames = z.record(PartyId, z.partialRecord(z.enum(READ_LANGUAGES), z.string()))

const named = { en: Names, zh: Names, ru: Names, abbr: Names }

/** parties/organisations.yaml. */
export const OrganisationTable = z.record(
  PartyId,
  z.strictObject({
    ...named,
    id: PartyId.nullable().default(null),
    type: PartyType.default('organisation'),
    part: PartyId.nullable().default(null),
  }),
)

/** parties/groups.yaml. */
export const GroupTable = z.record(
  PartyId,
  z.strictObject({
    ...named,
    members: z.array(PartyId).default([]),
    since: z.record(PartyId, z.int()).default({}),
    until: z.record(PartyId, z.int()).default({}),
  }),
)

const Body = z.strictObject({
  body: z.string(),
  nouns: Names,
  alone: z.boolean(),
  /** Right after a noun: it is part of other words (国|会见). */
  notBefore: Names,
  examples: z.array(z.string()),
})
export type Body = z.infer<typeof Body>

const Reading = z.strictObject({
  id: PartyId,
  why: z.string(),
  /** False for a reading that is worth telling, but never taken because the document also names that party. */
  taken: z.boolean().default(true),
  from: z.int().nullable().default(null),
  until: z.int().nullable().default(null),
})
export type Reading = z.infer<typeof Reading>

const shared = {
  ambiguous: z.array(
    z.strictObject({
      name: z.string(),
      adjective: z.boolean().default(false),
      readings: z.array(Reading).min(1),
      example: z.string(),
    }),
  ),
  not: Names,
  bodies: z.array(Body),
  named: z.array(z.strictObject({ id: PartyId, names: Names })),
  metonyms: z.array(z.strictObject({ name: z.string(), id: PartyId })),
  capitals: z.strictObject({ acts: Names, notAfter: Names, examples: z.array(z.string()) }),
  owners: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()), posted: z.string().default('') }),
}

/** Adjectives that are also languages, and what shows that the language is meant. */
const LanguageWords = z.strictObject({
  adjectives: Names,
  after: Names,
  before: Names,
  joins: Names,
  examples: z.array(z.string()),
})
export type LanguageWords = z.infer<typeof LanguageWords>

export const EnglishParties = z.strictObject({
  ...shared,
  states: z.record(PartyId, z.strictObject({ also: Names, adjectives: Names, abbreviations: Names })),
  languages: LanguageWords,
})

export const RussianParties = z.strictObject({
  ...shared,
  states: z.record(
    PartyId,
    z.strictObject({
      also: Names,
      adjective: z.string().nullable().default(null),
      adjectives: Names,
      prefix: z.string().nullable().default(null),
      prefixes: Names,
      abbreviations: Names,
    }),
  ),
  languages: LanguageWords,
})

const characters = z.string().min(1)
const Suffix = z.strictObject({
  with: z.string(),
  by: z.enum(['name', 'coreference']).default('name'),
  body: z.string().nullable().default(null),
  characters,
  notBefore: Names,
  notAfter: Names,
  examples: z.array(z.string()),
})
const Prefix = z.strictObject({
  before: Names,
  characters,
  notBefore: Names,
  /** Only of states that the document also names in full. */
  named: z.boolean().default(false),
  examples: z.array(z.string()),
})
export type Suffix = z.infer<typeof Suffix>
export type Prefix = z.infer<typeof Prefix>

export const ChineseParties = z.strictObject({
  ...shared,
  states: z.record(PartyId, Names),
  notBefore: Names,
  contain: z.record(z.string(), z.strictObject({ at: z.int(), id: PartyId, length: z.int().nullable().default(null) })),
  characters: z.record(z.string().length(1), z.array(PartyId).min(1)),
  compounds: z.strictObject({
    suffixes: z.array(Suffix),
    offices: characters,
    prefixes: z.array(Prefix),
    sides: z.strictObject({
      with: z.string(),
      /** Characters that make another word with it. */
      not: z.string(),
      /** None of these may follow. */
      notBefore: Names,
      examples: z.array(z.string()),
    }),
    runs: z.strictObject({
      characters,
      strong: characters,
      nouns: Names,
      before: Names,
      notAfter: z.record(z.string().length(1), Names),
      /** Further characters, only of states that the document also names in full, and before `nouns`. */
      named: characters,
      examples: z.array(z.string()),
    }),
  }),
})
export type ChineseParties = z.infer<typeof ChineseParties>

/** The data file of each language's parties. */
export const partiesOf = { zh: ChineseParties, en: EnglishParties, ru: RussianParties } satisfies Record<
  ReadLanguage,
  z.ZodType
>
