import { z } from 'zod'
import { ActKind, Force, Modality } from '../../model/index.ts'
import { EntriesData } from '../entries/schema.ts'

/**
 * Where a party can stand towards an act word: `subject` before it without a marker, `object` after it without a marker, the others by the
 * small word in front of the party (`with` 与, with, с; `to` 向, to, к; `by` 由, by; `of` the owner of a noun …). `carried` is who acted before,
 * for a passive that names nobody ("a treaty was signed"); `speaker` is who says it.
 */
export const Position = z.enum([
  'subject',
  'object',
  'with',
  'to',
  'by',
  'of',
  'from',
  'between',
  'in',
  'for',
  'against',
  'on',
  'invited',
  'carried',
  'speaker',
])
export type Position = z.infer<typeof Position>

/** How a form of an act word stands in the sentence. `present` forms look like nouns, and count only right behind their subject. */
export const Form = z.enum(['verb', 'present', 'past', 'passive', 'gerund', 'infinitive', 'future', 'noun'])
export type Form = z.infer<typeof Form>

/** One example of a frame: a sentence, and the act that must be read in it. Slots that are left out are not checked. */
export const Example = z.strictObject({
  text: z.string(),
  kind: ActKind.optional(),
  agents: z.array(z.string()).optional(),
  targets: z.array(z.string()).optional(),
  date: z.string().nullable().optional(),
  modality: Modality.optional(),
  force: Force.optional(),
})
export type Example = z.infer<typeof Example>

/** One way in which words report an act: the words, what they need around them, and which positions name whom. */
export const Frame = z.strictObject({
  kind: ActKind,
  /** Act words. "sign/v" takes the endings of `forms.v`; a word may be followed by others ("call/v on"). */
  words: z.array(z.string()).default([]),
  /** Nouns that name the act (подписание, visit). */
  nouns: z.array(z.string()).default([]),
  agent: z.array(Position).default(['subject', 'by']),
  target: z.array(Position).default([]),
  /** Parties that the word itself names as targets (访华 is to visit China). */
  toward: z.array(z.string()).default([]),
  /** Positions that must be filled. */
  has: z.array(Position).default([]),
  /** How many must act: one state alone ("held a congress" is to host), or several parties ("held talks" is to meet). */
  count: z.enum(['any', 'one', 'several']).default('any'),
  /**
   * A word of one of these lists must stand after the act word in its clause; besides the lists of the data `instrument`, `party`,
   * `organisation` and `quantity`, for what was recognised there.
   */
  after: z.array(z.string()).default([]),
  /** A word of one of these lists must stand before the act word in its clause. */
  before: z.array(z.string()).default([]),
  /** Where the words of `after` are looked for: in the clause, or to the end of the sentence. */
  scope: z.enum(['clause', 'sentence']).default('clause'),
  /** The last word of `after` must be the head of the object: nothing but a few units may follow it in the clause. */
  final: z.boolean().default(false),
  /** None of these may follow the object directly ("加入北约的意愿" reports no act). */
  notPastObject: z.array(z.string()).default([]),
  /** Only what was done counts: no plans, conditions or denials (“参与” as a wish). */
  onlyDone: z.boolean().default(false),
  /** The words are nouns as often: they count only right behind a party, an adverb, a modal word, a date, or at the head of a clause. */
  tight: z.boolean().default(false),
  /** None of these may follow directly. */
  notNext: z.array(z.string()).default([]),
  /** None of these may stand directly before. */
  notPrevious: z.array(z.string()).default([]),
  /** The word reports what is said or thought: a more specific act in the same breath takes its place. */
  speech: z.boolean().default(false),
  /** A light verb ("hold", 进行): the noun that follows names the act, if that noun is an act word itself. */
  light: z.boolean().default(false),
  /** What an act that depends on this one is: not named (`drop`), or named with this modality. */
  inner: z.enum(['actual', 'planned', 'hypothetical', 'drop']).default('actual'),
  /** The kinds of a more specific act that takes its place where it depends on this one (“将” + “访问” is a visit that is planned). */
  yields: z.array(ActKind).default([]),
  /**
   * Only in what somebody says of `others` ("the parties should …": he acts, as the one who asks for it), of others and his own side at once
   * (`joint`: “双方应该…”) or of his `own` side (中方将).
   */
  spoken: z.enum(['others', 'joint', 'own']).nullable().default(null),
  /** The object must follow directly. */
  near: z.boolean().default(false),
  /** Counts also where it only describes a noun, if the one who acts stands right before it (“中方提出的倡议”). */
  describing: z.boolean().default(false),
  /** The kinds that are still named when inner acts are dropped or planned; empty means all. */
  innerKinds: z.array(ActKind).default([]),
  modality: Modality.optional(),
  force: Force.optional(),
  /** Nobody need be named: the act is told by its word alone. */
  agentless: z.boolean().default(false),
  /** The one who acts must be named in the clause itself, not carried on from before. */
  explicit: z.boolean().default(false),
  /** A scholar's, author's or paper's word counts too. */
  weight: z.number().min(0).max(1).default(0.7),
  examples: z.array(Example).default([]),
})
export type Frame = z.infer<typeof Frame>

const Words = z.array(z.string())

/** `languages/LANGUAGE/acts.yaml`. */
export const ActsData = z.strictObject({
  /** Ending → form, by the name that words refer to. */
  forms: z.record(z.string(), z.record(z.string(), Form)).default({}),
  /** Small words directly before a party. `none` are words that look like a marker and are not (参与 before a party is no 与). */
  markers: z.partialRecord(
    z.enum([
      'with',
      'to',
      'by',
      'of',
      'from',
      'between',
      'in',
      'for',
      'against',
      'on',
      'invited',
      'object',
      'under',
      'about',
      'none',
    ]),
    Words,
  ),
  /** Words that may stand between a marker and the party it marks (the, 邻国). */
  determiners: Words.default([]),
  /** Where a clause ends besides its punctuation (", which"). */
  breaks: Words.default([]),
  /** Names stand in cases, which tell who acts (Russian). */
  cases: z.boolean().default(false),
  /** Nouns, as they stand for a subject, through which the party behind them acts (делегация, представители). */
  heads: Words.default([]),
  /** Pronouns that open a clause about the party right before it (who, который). */
  antecedents: Words.default([]),
  /** Pronouns for a person as the one who acts (he, она). */
  persons: Words.default([]),
  /** Pronouns by which one who speaks for his side means it or himself (我们). */
  ours: Words.default([]),
  /** What stands before a colon where somebody asks, and where the one who spoke before answers (问：… 答：…). */
  turns: z.strictObject({ ask: Words, answer: Words }).default({ ask: [], answer: [] }),
  /** Words for those who acted before: for several, for two states, and for those who lead them. */
  pointing: z
    .strictObject({ they: Words, states: Words, leaders: Words })
    .default({ they: [], states: [], leaders: [] }),
  /** Right behind an act word: the instrument that was spoken of before. */
  it: Words.default([]),
  /** Behind an act word: a clause with what is said or wanted, whose dates are its own. */
  complements: Words.default([]),
  /** What may stand for "*" in an act word ("express/es * concern"): nothing, or one of these. */
  between: Words.default([]),
  /** What joins parties to one group. */
  conjunctions: Words,
  /** Forms of address that may stand before a name in a list of names. */
  honorifics: Words.default([]),
  /** What follows a party that owns the next noun (的, ’s). */
  possessives: Words.default([]),
  /** Words that look like act words, or hold one, and report nothing. */
  inert: Words.default([]),
  /** Words that say how firmly. `actual` words cancel what stands before them; `infinitive` ones mean planned right before an act word. */
  modality: z.strictObject({
    negated: Words,
    planned: Words,
    hypothetical: Words,
    actual: Words.default([]),
    infinitive: Words.default([]),
  }),
  /** Small words that may stand before an act word whose subject is left out. */
  adverbs: Words.default([]),
  /** Words that begin a phrase which is no subject (在, 根据, 为了; in, after). */
  openers: Words.default([]),
  /** Words for passive voice that stand before the act word (was, been). */
  passive: Words.default([]),
  /** Words that stand for the author of the text (笔者, the author). */
  author: Words.default([]),
  /** Lists that frames refer to; `treaty`, `law`, `resolution` and `political` also say which force a thing so named has. */
  lists: z.record(z.string(), Words),
  /** What stands right before a word that is no verb there (的, 该, 份). */
  nominal: Words.default([]),
  /** What follows an act word that only describes the next noun (的, 了的). */
  relative: Words.default([]),
  /** How a clause ends that tells when, so that its subject may be the next one's (后，). */
  temporal: Words.default([]),
  /** What at the head of a sentence points back to the occasion before (会上, during the visit). */
  links: Words.default([]),
  /** What tells an act as past even for the day that a report is about (曾, "had"). */
  earlier: Words.default([]),
  /** What follows the day of a dispatch (电, 讯). */
  dispatch: Words.default([]),
  /** What stands between a state and the organisation or state to which its envoy is posted (驻). */
  posted: Words.default([]),
  /** What tells of a time after the day that was spoken of, or of a longer one (此后, 一直). */
  later: Words.default([]),
  /** How a party is called by one who speaks for it or with it (中方, "our side"), at the end of its name. */
  sides: Words.default([]),
  /** What points back to the instrument before, directly before its word (该, "the said"), or alone (其中). */
  thatInstrument: Words.default([]),
  therein: Words.default([]),
  /** What opens a phrase of time behind the subject of the whole (自 … 后). */
  within: Words.default([]),
  /** What begins a clause that gives a purpose or reason (为了, because). */
  background: Words.default([]),
  /** What begins a clause that stands beside the one before (并, and). */
  and: Words.default([]),
  /** Pronouns and demonstratives in front of a thing that was spoken of (这种, its). */
  thatThing: Words.default([]),
  /** Phrases whose parties are no subject: what opens them, and what closes them (在 … 期间). */
  enclosed: z.strictObject({ open: Words, close: Words }).default({ open: [], close: [] }),
  /**
   * Phrases that tell what an act is about: prepositions that `open` one, the words that `close` it, what shows that the preposition is none
   * (`not`), and words that open one up to the particle of possession (`of`).
   */
  topical: z
    .strictObject({ open: Words, close: Words, not: Words, of: Words })
    .default({ open: [], close: [], not: [], of: [] }),
  /** How lists of visits and chronologies are written. */
  entries: EntriesData.prefault({}),
  /** Texts without an act, with the words that tempt. */
  nothing: Words.default([]),
  frames: z.array(Frame),
})
export type ActsData = z.infer<typeof ActsData>
