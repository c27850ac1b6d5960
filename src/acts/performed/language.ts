import { loadData } from '../../languages/load.ts'
import type { ActKind, ReadLanguage } from '../../model/index.ts'
import { PhraseBook } from './phrases.ts'
import { type Genre, PerformedWords } from './schema.ts'
import { fold } from './words.ts'

/** How a verb performs: its kind of act, and which of its forms this is. */
export interface PerformingVerb {
  kind: ActKind
  form: 'says' | 'saying'
  /** The kind where a modal verb in what is said shows that it lies ahead; null where that makes no difference. */
  ahead: ActKind | null
}

/** Who acts, as a phrase says it: all issuers, with or without the persons who met, the organ itself, or who acted before. */
export type IssuerPhrase = 'issuers' | 'leaders' | 'self' | 'own' | 'one' | 'several'

/** An organ that adopts resolutions, and how their symbols are made of their numbers. */
export type Organ = Omit<PerformedWords['organs'][number], 'words'>

/** What one language knows of documents that perform acts, ready to be looked up. */
export interface PerformedLanguage {
  code: ReadLanguage
  data: PerformedWords
  genres: PhraseBook<Genre>
  instruments: PhraseBook<string>
  reporting: PhraseBook<true>
  organs: PhraseBook<Organ>
  issuers: PhraseBook<IssuerPhrase>
  adverbs: PhraseBook<true>
  auxiliaries: ReadonlySet<string>
  negations: PhraseBook<true>
  and: PhraseBook<true>
  subordinators: ReadonlySet<string>
  particles: ReadonlySet<string>
  /** Words that may stand beside names in a line of speakers. */
  speaking: ReadonlySet<string>
  /** Words after which a title tells what it is about, or by whom it is issued. */
  about: ReadonlySet<string>
  by: ReadonlySet<string>
  /** Words that begin a noun phrase. */
  determiners: ReadonlySet<string>
  /** After the name of a party: its side. */
  sides: ReadonlySet<string>
  /** Offices and titles after a person's name. */
  titles: PhraseBook<true>
  /** Prepositions before whom something is done to. */
  towards: ReadonlySet<string>
  /** Articles and words of offices that may stand before a name. */
  offices: ReadonlySet<string>
  /** Formulas of signature; true for one that must begin a sentence. */
  signing: PhraseBook<boolean>
  /** Words before an instrument's word that mean the text itself. */
  self: PhraseBook<true>
  at: PhraseBook<true>
  skip: PhraseBook<true>
  notPlaces: ReadonlySet<string>
  entry: PhraseBook<ActKind>
  registration: PhraseBook<true>
  exchanges: PhraseBook<true>
  /** Words of adoption; true for those that tell of the act itself. */
  adoption: PhraseBook<boolean>
  norms: PhraseBook<true>
  definitions: PhraseBook<true>
  cited: PhraseBook<true>
  documents: PhraseBook<ActKind>
  own: ReadonlySet<string>
  /** Relative pronouns. */
  relatives: ReadonlySet<string>
  /** Words before a document's topic. */
  topics: ReadonlySet<string>
  verbs: PhraseBook<PerformingVerb>
  /** Prepositions between a subject and its verb (Chinese). */
  prepositions: ReadonlySet<string>
  /** How verbs begin that report what stands before them (Chinese 表示, 交换). */
  tails: ReadonlySet<string>
  modals: ReadonlySet<string>
  /** Whether a subject may stand anywhere before its verb. */
  freeOrder: boolean
}

const known = new Map<ReadLanguage, PerformedLanguage>()

/** The language of a BCP 47 tag, read once; null for one that is not read. */
export function performedLanguage(tag: string): PerformedLanguage | null {
  const code = tag.slice(0, 2)
  if (code !== 'zh' && code !== 'en' && code !== 'ru') return null
  const language = known.get(code) ?? build(code)
  known.set(code, language)
  return language
}

function build(code: ReadLanguage): PerformedLanguage {
  const data = loadData(`languages/${code}/performed.yaml`, PerformedWords)
  const all = (words: readonly string[]) => new PhraseBook(words.map((word) => [word, true as const]))
  return {
    code,
    data,
    genres: new PhraseBook(data.genres.flatMap(({ genre, words }) => words.map((word) => [word, genre] as const))),
    instruments: new PhraseBook(data.instruments.map((word) => [word, word])),
    reporting: all(data.reporting),
    organs: new PhraseBook(data.organs.flatMap(({ words, ...organ }) => words.map((word) => [word, organ] as const))),
    issuers: new PhraseBook<IssuerPhrase>([
      ...data.issuers.flatMap(({ words }) => words.map((word) => [word, 'issuers'] as const)),
      ...data.leaders.flatMap(({ words }) => words.map((word) => [word, 'leaders'] as const)),
      ...data.selves.map((word) => [word, 'self'] as const),
      ...data.pronouns.own.map((word) => [word, 'own'] as const),
      ...data.pronouns.one.map((word) => [word, 'one'] as const),
      ...data.pronouns.several.map((word) => [word, 'several'] as const),
    ]),
    adverbs: all(data.adverbs),
    auxiliaries: new Set(data.auxiliaries.map(fold)),
    negations: all(data.negations),
    and: all(data.and),
    subordinators: new Set(data.subordinators.map(fold)),
    particles: new Set(data.particles.map(fold)),
    speaking: new Set([...data.speaking, ...data.offices, ...data.and].map(fold)),
    about: new Set(data.about),
    by: new Set(data.by),
    determiners: new Set(data.determiners),
    sides: new Set(data.sides.map(fold)),
    titles: all(data.titles),
    towards: new Set(data.towards.map(fold)),
    offices: new Set(data.offices.map(fold)),
    prepositions: new Set(data.prepositions),
    tails: new Set(data.tails),
    modals: new Set(data.modals.map(fold)),
    freeOrder: data.freeOrder,
    signing: new PhraseBook(
      data.signing.formulas.flatMap(({ words, heading }) => words.map((word) => [word, heading] as const)),
    ),
    self: all(data.this),
    at: all(data.signing.at),
    skip: all(data.signing.skip),
    notPlaces: new Set(data.signing.notPlaces.map(fold)),
    entry: new PhraseBook(
      data.entry.flatMap(({ words, kind }) => words.map((word) => [word, kind ?? 'ratify'] as const)),
    ),
    registration: all(data.registration.flatMap(({ words }) => words)),
    exchanges: all(data.exchangeOfRatifications),
    adoption: new PhraseBook(
      data.adoption.flatMap(({ words, kind }) => words.map((word) => [word, kind !== undefined] as const)),
    ),
    norms: all(data.norms.flatMap(({ words }) => words)),
    definitions: all(data.definitions),
    cited: all(data.cited.flatMap(({ words }) => words)),
    documents: new PhraseBook(data.documents.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const))),
    own: new Set(data.own),
    relatives: new Set(data.relatives),
    topics: new Set(data.topics),
    verbs: new PhraseBook<PerformingVerb>([
      ...data.verbs.flatMap(({ kind, says, ahead }) =>
        says.map((word) => [word, { kind, form: 'says', ahead }] as const),
      ),
      ...data.verbs.flatMap(({ kind, saying, ahead }) =>
        saying.map((word) => [word, { kind, form: 'saying', ahead }] as const),
      ),
    ]),
  }
}
