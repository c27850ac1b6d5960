import type { PartyId, Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { type FoundAct, together, within } from '../found.ts'
import { clauseAct } from './clauses.ts'
import { wordsBetween } from './flow-words.ts'
import type { Performing } from './genre.ts'
import { openingDeeds } from './openings.ts'
import { type Saying, sayingsOf, subjectless } from './sayings.ts'
import { speakersOf } from './speakers.ts'
import { Subjects } from './subjects.ts'
import type { Word } from './words.ts'

/** How sure a sentence of a statement is read: a known verb after a named subject, a verb alone, an unknown verb, no subject at all. */
const SURE = { told: 0.88, verb: 0.78, unknown: 0.62, bare: 0.5 }

/** Blocks of running text. */
const TEXT: ReadonlySet<string> = new Set(['paragraph', 'item', 'preambular', 'operative', 'article', 'quotation'])

/** Sentences shorter than this many words do nothing … */
const SHORTEST = 4
/** … and ones without a known verb shorter than this. */
const SHORTEST_BARE = 6

/**
 * What a joint statement, communiqué or declaration does: an act for every main verb of its issuers, together or one of them; a sentence
 * without such a verb states something. Sentences about others are left to the reader of running prose.
 */
export function statementActs(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language } = performing
  const met = personsWhoMet(findings, performing)
  const acts: FoundAct[] = []
  // Who speaks in clauses without a subject; a line that names parties gives them the word.
  let speakers: PartyId[] = withSpeaker(performing.issuers, performing)!
  let called = false
  let person: PartyId[] | null = null
  let group = performing.issuers
  for (const { index: block, kind } of source.blocks) {
    const flow = findings.flows[block]!
    if (!TEXT.has(kind)) continue
    const named = speakersOf(findings, block, language)
    if (named) {
      speakers = named
      called = true
      continue
    }
    if (isFront(flow.text, block, performing)) continue
    let before = speakers
    for (const sentence of sentencesOf(flow)) {
      const words = wordsBetween(flow, sentence.from, sentence.to)
      if (words.length < SHORTEST) continue
      const subjects = new Subjects(findings, block, words, language)
      const at = numberEnd(words)
      const sayings = sayingsOf(subjects, at, words.length)
      const told = sayings.length > 0 ? sayings : bare(subjects, at, called || CLAUSES.has(kind))
      for (const saying of told) {
        const agents = withSpeaker(agentsOf(saying, performing, { met, before, person, group }), performing)
        if (!agents) continue
        const modality = saying.negated ? 'negated' : 'actual'
        const act = clauseAct(findings, block, words, saying, agents, performing, sureness(saying), modality)
        const named = (saying.subject?.ids.length ?? 0) > 0
        if (act && !(named && isPast(findings, act))) acts.push(act)
        before = agents
        if (agents.length > 1 && !isSingle(agents)) group = agents
        if (agents.length === 2 && isPerson(agents[1]!)) person = agents
      }
      if (told.length === 0 && statesSomething(words, performing) && !tellsEvent(findings, block, sentence)) {
        const deed = {
          kind: 'state' as const,
          from: at,
          to: words.length,
          verbEnd: words.length,
          form: 'says' as const,
        }
        const act = clauseAct(findings, block, words, deed, speakers, performing, SURE.bare)
        if (act) acts.push(act)
      }
    }
  }
  return acts
}

const CLAUSES: ReadonlySet<string> = new Set(['preambular', 'operative'])

/** What a sentence without a subject does; in clauses its verb may also be a participle. */
function bare(subjects: Subjects, at: number, clause: boolean): Saying[] {
  const { words, language } = subjects
  const told = subjectless(subjects, at, words.length)
  if (told.length > 0 || !clause) return told
  return openingDeeds(words, at, language).map((deed) => ({ ...deed, subject: null, negated: false, told: true }))
}

/** Title and cover lines say nothing; a line of the front that ends as a sentence does. */
const isFront = (text: string, block: number, { front, titleBlock }: Performing) =>
  block === titleBlock || (front.includes(block) && !/[.。;；!]$/.test(text))

const sureness = (saying: Saying) => (!saying.told ? SURE.unknown : saying.subject ? SURE.told : SURE.verb)

/** Who acts in a saying: all issuers, the persons who met with them, or those of the issuers that are named; null for others. */
function agentsOf(saying: Saying, performing: Performing, spoken: Spoken): PartyId[] | null {
  const { subject } = saying
  const { met, before } = spoken
  if (!subject) return before
  if (subject.back === 'one') return spoken.person && together(spoken.person, subject.ids)
  if (subject.back === 'several') return before.length > 1 && !isSingle(before) ? before : spoken.group
  // One who speaks alone is not "both sides".
  if (subject.all && performing.issuers.length === 1 && performing.genre === 'declaration' && subject.pair) return null
  if (subject.all) return subject.met ? together(performing.issuers, met) : performing.issuers
  const { issuers } = performing
  // The members of a group that issues, one by one.
  if (issuers.length === 1 && subject.ids.length > 2 && subject.ids.every((id) => /^[A-Z]{3}$/.test(id))) return issuers
  const own = subject.ids.filter(
    (id) => issuers.includes(id) || issuers.includes(id.split('/')[0]!) || met.includes(id),
  )
  if (own.length === 0) return null
  // What a ministry or agency does is told, not stated by it, unless the verb says so.
  if (own.some((id) => id.includes('/')) && (!saying.told || saying.kind === 'pledge')) return null
  return subject.ids.every((id) => own.includes(id) || isPerson(id)) ? subject.ids : null
}

/** What the issuer does in a statement that one person makes for it, that person does too. */
function withSpeaker(agents: PartyId[] | null, { speaker, issuers }: Performing): PartyId[] | null {
  return agents && speaker !== null && agents.join() === issuers.join() ? [...agents, speaker] : agents
}

/** Who acted so far: the persons who met for the issuers, who acted last, the person who did, and the group. */
interface Spoken {
  met: PartyId[]
  before: PartyId[]
  person: PartyId[] | null
  /** The last who did something together; all issuers at first. */
  group: PartyId[]
}

/** Persons and other names are written in words, parties in capitals ("USA/senate"). */
const isPerson = (id: PartyId) => !/^[A-Z]{2,}(?:\/|$)/.test(id)

/** A state with its person is one speaker. */
const isSingle = (ids: readonly PartyId[]) => ids.length === 2 && !isPerson(ids[0]!) && isPerson(ids[1]!)

/** The persons in office whom the first paragraphs name, one for each issuer. */
function personsWhoMet(findings: Findings, { issuers }: Performing): PartyId[] {
  const met = new Map<PartyId, PartyId>()
  for (const list of findings.persons.slice(0, 12)) {
    for (const person of list) {
      if (person.of && person.actor && issuers.includes(person.of) && !met.has(person.of))
        met.set(person.of, person.name)
    }
  }
  return met.size === issuers.length ? [...met.values()] : []
}

/** Skips "1.", "（一）" and the like. */
function numberEnd(words: readonly Word[]): number {
  let at = 0
  while (
    at < Math.min(6, words.length) &&
    (!words[at]!.letters || /^(?:\d+|[ivx]+|[a-z]|[一二三四五六七八九十])$/.test(words[at]!.key))
  )
    at++
  return at < 6 ? at : 0
}

/** A sentence with a date in it tells what happens, not what is thought. */
const tellsEvent = (findings: Findings, block: number, { from, to }: { from: number; to: number }) =>
  within(findings.dates[block]!, from, to).some(({ role }) => role === 'text')

/** Kinds that tell of an event where their clause has an earlier year. */
const EVENTS: ReadonlySet<string> = new Set([
  'declare',
  'sign',
  'adopt',
  'establish',
  'meet',
  'elect',
  'terminate',
  'amend',
  'state',
])

/** "Mongolia declared … in 1992": what was done in an earlier year is not done by this statement. */
function isPast(findings: Findings, { block, from, to, kind, date }: FoundAct): boolean {
  if (!EVENTS.has(kind) || date === null) return false
  const dates = within(findings.dates[block]!, from, to)
  return dates.length > 0 && dates.every(({ edtf }) => /^\d{4}/.test(edtf) && edtf.slice(0, 4) < date.slice(0, 4))
}

/** Whether a sentence without a known subject and verb is a statement at all, not a heading or a closing line. */
function statesSomething(words: readonly Word[], { language }: Performing): boolean {
  if (
    language.code !== 'zh' &&
    (language.particles.has(words[0]!.key) || words.slice(0, 5).some(({ key }) => key === ','))
  )
    return false
  const last = words.at(-1)!.key
  const ends = last === '.' || last === '。' || last.endsWith('.')
  return ends && words.length > SHORTEST_BARE * (language.code === 'zh' ? 2 : 1)
}
