import { z } from 'zod'
import { ActKind, PartyId } from '../../model/index.ts'

/** What a document is as an act. `treaty`, `resolution`, `joint-statement` and `declaration` perform acts themselves. */
export const Genre = z.enum(['treaty', 'resolution', 'joint-statement', 'declaration', 'other'])
export type Genre = z.infer<typeof Genre>

const Words = z.array(z.string().min(1))
const Examples = { example: z.string().min(1) }

/** A formula that dates and places an act, with an example and what a reader must find in it. */
const Formula = z.strictObject({
  words: Words.min(1),
  /** Only where it begins a sentence or stands in a heading: elsewhere it tells of another instrument. */
  heading: z.boolean().default(false),
  ...Examples,
  place: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  kind: ActKind.optional(),
})

/** A verb with which a clause performs an act. */
const Verb = z.strictObject({
  kind: ActKind,
  /** Finite forms: operative clauses and statements. */
  says: Words,
  /** Participles and adjectives: preambles. */
  saying: Words,
  ...Examples,
  /** The kind where a modal verb in what is said shows that it lies ahead ("agreed that … would …"). */
  ahead: ActKind.nullable().default(null),
  /** Which of the example's acts is this verb's, if not the first. */
  at: z.number().int().positive().default(1),
})

/** `languages/<language>/performed.yaml`. */
export const PerformedWords = z.strictObject({
  genres: z.array(z.strictObject({ genre: Genre, words: Words })),
  /** Verbs of headlines: a title with one reports a document. */
  reporting: Words,
  /** Before an instrument's word: it means the text itself. */
  this: Words,
  instruments: Words,
  organs: z.array(
    z.strictObject({
      words: Words,
      id: PartyId.nullable(),
      /** How its resolutions are numbered in a title: a regular expression, and the symbol made of its groups ("S/RES/{1}({2})"). */
      number: z.string().nullable().default(null),
      symbol: z.string().nullable().default(null),
    }),
  ),
  issuers: z.array(z.strictObject({ words: Words, ...Examples })),
  leaders: z.array(z.strictObject({ words: Words, ...Examples })),
  selves: Words,
  /** Pronouns: for the issuers, for a person, and for several parties, who acted in a sentence before. */
  pronouns: z.strictObject({ own: Words, one: Words, several: Words }),
  offices: Words,
  /** Besides names, these may stand in a line that gives parties the word. */
  speaking: Words,
  /** After one of these a title tells what it is about; after one of `by`, who issues it. */
  about: Words,
  by: Words,
  /** After the name of a party: "the Chinese side", "Китайская Сторона". */
  sides: Words.default([]),
  /** Offices and titles after the name of a person (主席, 先生). */
  titles: Words.default([]),
  /** Prepositions before whom something is done to, between subject and verb (对, 向). */
  towards: Words.default([]),
  adverbs: Words,
  /** Prepositions that put an object between subject and verb. */
  prepositions: Words.default([]),
  /** First two characters of verbs that stand after such an object. */
  tails: Words.default([]),
  /** A subject may stand anywhere before its verb. */
  freeOrder: z.boolean().default(false),
  adverbEndings: Words.default([]),
  auxiliaries: Words,
  /** Verbs that show that what is said lies ahead ("would"). */
  modals: Words.default([]),
  /** Between a subject and its verb: it does not do this. */
  negations: Words.default([]),
  /** A word that looks like a verb is a noun before one of these ("requests of"). */
  nounTails: Words.default([]),
  /** Words that begin a noun phrase: after one a plain form is a verb even beside a past one. */
  determiners: Words.default([]),
  /** Before an infinitive. */
  infinitive: z.string().nullable().default(null),
  /** Classes of verb forms that can share a subject: how they end, and forms that end otherwise. */
  shapes: z.array(z.strictObject({ endings: Words, forms: Words.default([]) })).default([]),
  /** Whether a form that belongs to no class is a class of its own (the plain form of English). */
  plainShape: z.boolean().default(false),
  /** Whether a participle after a mere comma belongs to what comes before it. */
  participlesNeedAnd: z.boolean().default(false),
  and: Words,
  subordinators: Words,
  particles: Words,
  signing: z.strictObject({ formulas: z.array(Formula), of: Words, at: Words, skip: Words, notPlaces: Words }),
  entry: z.array(Formula),
  exchangeOfRatifications: Words,
  registration: z.array(Formula),
  articles: Words,
  norms: z.array(z.strictObject({ words: Words, ...Examples })),
  definitions: Words,
  /** Documents that clauses refer to by their date, and what was done with them. */
  documents: z.array(z.strictObject({ kind: ActKind, words: Words, ...Examples })),
  /** "its": beside a document of the issuers themselves. */
  own: Words.default([]),
  /** Relative pronouns: a document with one has a verb of its own. */
  relatives: Words.default([]),
  /** Before the topic of a document. */
  topics: Words.default([]),
  cited: z.array(z.strictObject({ words: Words, ...Examples })),
  /** How the day of adoption is told; with a `kind`, the line itself tells of the act. */
  adoption: z.array(Formula),
  verbs: z.array(Verb),
})
export type PerformedWords = z.infer<typeof PerformedWords>
