import type { ActKind, PartyId, Source } from '../../model/index.ts'
import { ReadLanguage } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { type FoundAct, overlap, together, within } from '../found.ts'
import { type Lexicon, lexiconOf } from '../frames/lexicon.ts'
import { dateWithin, fragmentActs } from './fragments.ts'
import { type EntryList, entryListOf } from './list.ts'

/** What a list of entries tells of its blocks. */
export interface Entries {
  /** Whether they are of days far apart, as no news report's are. */
  long: boolean
  /** EDTF: the days of the entry that a block belongs to; null where it belongs to none. */
  days(block: number): string | null
  /** Completes what running prose read in one block; gives it back as it is for a block that belongs to no list. */
  completed(block: number, read: readonly FoundAct[]): FoundAct[]
}

/** The entries of a source that is a list of visits, a chronology or a report of a journey day by day; null for every other document. */
export function entriesOf(source: Source, findings: Findings): Entries | null {
  const lexiconFor = (block: number): Lexicon | null => {
    const language = source.blocks[block]!.language.slice(0, 2)
    return ReadLanguage.safeParse(language).success ? lexiconOf(language) : null
  }
  const list = entryListOf(source, findings, lexiconFor)
  if (!list) return null
  const days = [...list.entries.values()].map(({ date }) => Date.parse(date.slice(0, DAY)))
  return {
    long: Math.max(...days) - Math.min(...days) > FAR,
    days: (block) => list.entries.get(block)?.date ?? null,
    completed: (block, read) => {
      const lexicon = lexiconFor(block)
      return lexicon ? completed(block, read, list, findings, lexicon) : [...read]
    },
  }
}

/** "1998-05-12": an EDTF day has so many units. */
const DAY = 10
/** Two months, in milliseconds. */
const FAR = 60 * 86_400_000

/** What states do at the end of a visit together. */
const TOGETHER: ReadonlySet<ActKind> = new Set(['sign', 'adopt', 'conclude', 'declare'])

function completed(
  block: number,
  read: readonly FoundAct[],
  { entries, host, day }: EntryList,
  findings: Findings,
  lexicon: Lexicon,
): FoundAct[] {
  const entry = entries.get(block)
  if (!entry) return day === null || findings.dates[block]!.length > 0 ? [...read] : read.map((act) => saidOn(day, act))
  const fragments = fragmentActs(block, entry, host, findings, lexicon)
  const { text } = findings.flows[block]!
  const sentences = sentencesOf(findings.flows[block]!)
  const sentenceAt = (at: number) => {
    const { from, to } = sentences.find((sentence) => sentence.to > at) ?? { from: 0, to: text.length }
    // A name may hold such a word (曾根).
    return within(findings.persons[block]!, from, to)
      .map((person) => text.slice(person.from, person.to))
      .reduce((words, name) => words.replace(name, ''), text.slice(from, to))
  }
  const told = read.filter((act) => !fragments.some((fragment) => overlap(fragment, act) >= SAME))
  const acts = [...fragments, ...told].map((act): FoundAct => {
    // What is planned, or was said to be, is for another day.
    const happened = act.modality === 'actual' || act.modality === 'negated'
    const undated = act.date === null && happened && !isOfAnotherTime(sentenceAt(act.from), lexicon)
    const date = undated ? dateWithin(text.slice(act.from, act.to), entry, lexicon) : act.date
    const toHost = act.kind === 'visit' && act.targets.length === 0 && host !== null && !act.agents.includes(host)
    return { ...act, date, targets: toHost ? [host] : act.targets }
  })
  const both = whoMet(acts)
  return acts.map((act) =>
    both.length > 1 && TOGETHER.has(act.kind) && act.date !== null && !isNamed(act, findings)
      ? { ...act, agents: both }
      : act,
  )
}

/** What a report says without a date it says on its own day. */
const saidOn = (day: string, act: FoundAct): FoundAct =>
  act.date === null && act.modality === 'actual' && SAYINGS.has(act.kind) ? { ...act, date: day } : act

const SAYINGS: ReadonlySet<ActKind> = new Set([
  'state',
  'support',
  'oppose',
  'urge',
  'propose',
  'pledge',
  'reaffirm',
  'recognise',
])

/** Does a sentence tell of a time before the entry's days (曾, "had"), or long after them (此后)? */
function isOfAnotherTime(sentence: string, { data }: Lexicon): boolean {
  const folded = ` ${sentence.toLowerCase()}`
  const has = (word: string) => folded.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word} `)
  return data.earlier.some(has) || data.later.some(has)
}

/** The states of the entry's visit or meeting. */
function whoMet(acts: readonly FoundAct[]): PartyId[] {
  const occasion = acts.find(({ kind, modality }) => (kind === 'visit' || kind === 'meet') && modality === 'actual')
  return together(occasion?.agents ?? [], occasion?.targets ?? []).filter((id) => /^[A-Z]{3}$/.test(id))
}

/** Does the passage name one of those who act? */
function isNamed({ agents, block, from, to }: FoundAct, findings: Findings): boolean {
  const here = findings.parties[block]!.filter((party) => party.from >= from && party.to <= to)
  const persons = findings.persons[block]!.filter((person) => person.from >= from && person.to <= to)
  return (
    here.some(({ id, members }) => agents.includes(id) || members.some((member) => agents.includes(member))) ||
    persons.some(({ name }) => agents.includes(name))
  )
}

/** A report that shares so much of its words with a fragment is told by it. */
const SAME = 0.5
