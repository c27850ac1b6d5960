import type { Modality, PartyId } from '../../model/index.ts'
import { confidenceOf } from '../confidence.ts'
import { carriedOn, type Dating, datingOf } from '../dating.ts'
import { forceOf } from '../force.ts'
import { type FoundAct, together, within } from '../found.ts'
import { modalityOf, modalityWithin } from '../modality.ts'
import { aboutOf } from './about.ts'
import type { Actors } from './actors.ts'
import type { BlockContext } from './context.ts'

import { type InstrumentAt, instrumentsOf } from './instruments.ts'
import type { Match } from './match.ts'
import { onTheDay, tellsDay } from './news.ts'
import { agentsAt, partiesAt } from './roles.ts'
import { SAID, withSpeaker } from './speaker.ts'

interface Stretch {
  from: number
  to: number
}

/** The acts that one matched act word reports: one a date, and one an instrument where several are signed, adopted, amended … */
export function reportsOf(context: BlockContext, match: Match): FoundAct[] {
  const { frame, positions } = match
  const { clause, sentence } = match.around
  const speaker = match.speaker ? agentsAt(match.speaker.positions, match.speaker.frame.agent) : []
  const instruments = instrumentsOf(context, match)
  const organ = frame.kind === 'adopt' ? organOf(instruments) : null
  const named = together(withTitle(context, match, instruments), speaker)
  const actors =
    organ && (match.relative || named.length === 0)
      ? [organ]
      : ofState(named, frame.kind, partiesAt(positions, ['object']))
  const agents = withSpeaker(context, match, actors)
  if (agents.length === 0 && !frame.agentless) return []
  const modality = firmness(context, match, clause)
  if (frame.onlyDone && modality !== 'actual') return []
  const targets = targetsOf(context, match, agents)
  const opens = frame.speech || frame.inner !== 'actual'
  const told = datingOf(context, { ...match.around, opens, stand: SAID.has(frame.kind) }, clause, sentence)
  const firm = modality === 'actual' || modality === 'negated'
  const subject = positions.get('subject')?.[0]
  // What one says of an event of another day one says on the day of the speech.
  const goesOn = !match.speaker && !match.outer && !frame.speech
  const saysNow =
    context.news &&
    goesOn &&
    told.nearness === 'sentence' &&
    SAID.has(frame.kind) &&
    agents.join() === context.speaker.join()
  const dating =
    (told.nearness === 'none' || saysNow) && (firm || OF_THE_DAY.has(frame.kind))
      ? context.news
        ? onTheDay(context, context.news, match, modality)
        : firm
          ? carriedOn(context, sentence, pointsBack(context, subject))
          : UNDATED
      : told.nearness === 'none' && context.news && isLinked(context, sentence, match)
        ? { dates: [context.news.day.slice(0, MONTH)], nearness: 'carried' as const }
        : (told.nearness === 'sentence' || (told.nearness === 'head' && match.outer)) && !firm
          ? UNDATED
          : told
  if (dating.nearness !== 'carried' && dating.nearness !== 'none') {
    context.date = dating.dates
    context.dateBefore = false
    context.dateAgents = agents
    if (context.news && modality === 'actual') tellsDay(context, context.news, match, dating)
  }
  // A Security Council resolution is cited with the year in which it was adopted.
  const year = frame.kind === 'adopt' ? /\(([12]\d{3})\)/.exec(instruments[0]?.id ?? '')?.[1] : undefined
  const when: Dating = year && dating.dates.length === 0 ? { dates: [year], nearness: 'clause' } : dating
  // What names neither who nor when reports no act.
  if (agents.length === 0 && when.dates.length === 0) return []
  const stretch = stretchOf(context, match, clause)
  const about = aboutOf(context, match, stretch)
  // An organisation makes no laws.
  const kind = frame.kind === 'legislate' && subject?.states === false ? 'adopt' : frame.kind
  const each = stops(frame.kind, targets).flatMap((whom) =>
    occasions(when, instruments, frame.kind).map((occasion) => ({ ...occasion, whom })),
  )
  return each.map(({ date, instrument, whom }) => ({
    kind,
    agents,
    targets: whom,
    date,
    place: placeOf(context, clause),
    instrument: instrument?.title ?? null,
    instrumentId: instrument?.id ?? null,
    ...about,
    modality,
    force: frame.force ?? forceOf(kind, instrument?.force ?? null, modality),
    block: context.block,
    ...stretch,
    confidence: confidenceOf({
      weight: frame.weight,
      agent: nearnessOf(match, agents),
      target: targets.length > 0 ? 'named' : 'none',
      date: when.nearness,
      modal: modality !== 'actual',
      nested: match.outer !== null || match.noun,
    }),
  }))
}

/** Who acts; the states in a treaty's title are its parties where they are not named, or only one of them is. */
function withTitle(context: BlockContext, match: Match, instruments: readonly InstrumentAt[]): PartyId[] {
  const { frame, positions, around } = match
  const agents = agentsAt(positions, frame.agent)
  const title = instruments[0]
  if (title?.force !== 'treaty' || (frame.kind !== 'sign' && frame.kind !== 'conclude')) return agents
  const states = together(
    ...within(context.groups, title.from, title.to)
      .filter(({ states }) => states)
      .map(({ ids }) => ids),
  )
  if (states.length < 2) return agents
  const carried = positions.get('subject')?.[0] === around.fallback
  if (agents.length === 0 || (carried && !agents.some((id) => states.includes(id)))) return states
  return agents.some((id) => states.includes(id)) && agents.length < 3 ? together(agents, states) : agents
}

/** Is the subject left out, a pronoun, or one who acted on the date before and of whom the document does not speak all along? */
function pointsBack(context: BlockContext, subject: Actors | undefined): boolean {
  if (!subject) return false
  if (subject.from === subject.to || subject.coreference) return true
  return subject.ids.every((id) => context.dateAgents.includes(id) && id !== context.focus)
}

/** Organs whose resolutions tell by their symbol who adopted them. */
const ORGANS: readonly (readonly [RegExp, PartyId])[] = [
  [/^A\/RES\//, 'UNGA'],
  [/^S\/RES\//, 'UNSC'],
  [/^(?:E|ECOSOC)\/RES\//, 'ECOSOC'],
  [/^A\/HRC\/RES\//, 'UNHRC'],
]

function organOf(instruments: readonly InstrumentAt[]): PartyId | null {
  const symbol = instruments[0]?.id ?? ''
  return ORGANS.find(([pattern]) => pattern.test(symbol))?.[1] ?? null
}

/** Kinds that are done towards somebody; where a pronoun stands for him (这种地位, "its status"), it is whom the document is about. */
const TOWARDS: ReadonlySet<string> = new Set(['support', 'oppose', 'recognise', 'pledge', 'reaffirm'])

/** Positions that a text about one state tells of as positions towards it, where it names nobody else. */
const OF_FOCUS: ReadonlySet<string> = new Set(['support', 'oppose', 'recognise', 'reaffirm'])

const JOINING: ReadonlySet<string> = new Set(['join', 'apply'])

function targetsOf(context: BlockContext, match: Match, agents: readonly PartyId[]): PartyId[] {
  const { frame, positions, around } = match
  const named = together(partiesAt(positions, frame.target), frame.toward)
  // One joins the organisation, not "its observers".
  const whom = JOINING.has(frame.kind) ? together(named.map((id) => id.split('/')[0]!)) : named
  const targets = whom.filter((id) => !agents.includes(id))
  // “主持会晤”, “与会”: the meeting spoken of, where an organisation met.
  if (targets.length === 0 && context.chinese && OF_MEETING.has(frame.kind)) {
    const bodies = context.met.filter((id) => !/^[A-Z]{3}(?:\/|$)|[a-z ]/.test(id) && !agents.includes(id))
    if (bodies.length === 1) return bodies
  }
  if (targets.length === 0 && context.news && TOLD.has(frame.kind)) {
    const other = otherSide(context, agents)
    if (other) return [other]
  }
  if (targets.length > 0 || !TOWARDS.has(frame.kind) || !context.focus) return targets
  if (agents.some((id) => id === context.focus || id.startsWith(`${context.focus}/`))) return []
  const object = context.text.slice(around.to, around.far).toLowerCase()
  const pointed = context.lexicon.data.thatThing.some((word) => object.includes(word))
  return pointed || (context.chinese && OF_FOCUS.has(frame.kind)) ? [context.focus] : []
}

/** What one says to the other at a meeting of two. */
const TOLD: ReadonlySet<string> = new Set(['state', 'pledge', 'propose', 'urge'])

/** The other state, where one speaks with his state in the report of a meeting of two. */
function otherSide({ met }: BlockContext, agents: readonly PartyId[]): PartyId | null {
  const states = met.filter((id) => /^[A-Z]{3}$/.test(id))
  if (states.length !== 2 || met.length !== 4 || agents.length !== 2 || !agents.every((id) => met.includes(id)))
    return null
  return states.find((id) => !agents.includes(id)) ?? null
}

const OF_MEETING: ReadonlySet<string> = new Set(['attend', 'host'])

/** A visit to several states is a visit to each of them. */
function stops(kind: string, targets: PartyId[]): PartyId[][] {
  return kind === 'visit' && targets.length > 1 && targets.every((id) => /^[A-Z]{3}$/.test(id))
    ? targets.map((id) => [id])
    : [targets]
}

/** What is said on a day even where it is about the future. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['pledge', 'state', 'propose', 'urge'])

/** What news say is to happen, which is soon. */
const OCCASIONS: ReadonlySet<string> = new Set(['visit', 'meet', 'attend', 'sign', 'host'])

/** "2008-11": what is planned for a visit or meeting is some day of its month. */
const MONTH = 7

/** “访问期间，总统将会见…”: planned for the occasion that the report is about. */
function isLinked({ text, lexicon, chinese }: BlockContext, { from }: Stretch, { token, frame }: Match): boolean {
  if (chinese && OCCASIONS.has(frame.kind)) return true
  const head = text.slice(from, token.from)
  return chinese && lexicon.data.links.some((word) => head.includes(word))
}

const UNDATED: Dating = { dates: [], nearness: 'none' }

const OF_FORCES: ReadonlySet<string> = new Set(['deploy', 'withdraw', 'exercise'])
const FORCES_OF = /\/(armed-forces|army|troops)$/

/** What a state's forces do in the field, the state does. */
function ofState(agents: readonly PartyId[], kind: string, objects: readonly PartyId[]): PartyId[] {
  // A delegation acts for whoever sent it.
  if (!OF_FORCES.has(kind)) return together(agents.map((id) => id.replace(/\/delegation$/, '')))
  // Whoever pulls out “驻蒙苏军”, they are Soviet troops that leave.
  const troops = kind === 'withdraw' ? objects.filter((id) => FORCES_OF.test(id)) : []
  return together((troops.length > 0 ? troops : agents).map((id) => id.replace(FORCES_OF, '')))
}

function nearnessOf(match: Match, agents: readonly PartyId[]): 'named' | 'owner' | 'carried' | 'none' {
  if (agents.length === 0) return 'none'
  const subject = match.positions.get('subject')?.[0]
  if (!subject) return 'named'
  if (subject === match.around.fallback) return 'carried'
  return subject.owner ? 'owner' : 'named'
}

function firmness(context: BlockContext, match: Match, clause: Stretch): Modality {
  const { frame, outer, token, around } = match
  if (frame.modality) return match.speaker || outer?.frame.speech ? 'actual' : frame.modality
  const own = modalityOf(context, Math.max(around.left, clause.from), token.from)
  const told = own === 'actual' && match.form === 'future' ? 'planned' : own
  const alone = match.condition && own === 'actual' ? 'hypothetical' : told
  const given = match.intended && alone === 'actual' ? 'planned' : alone
  if (!outer) return given
  const governed = outer.frame.inner !== 'drop' ? outer.frame.inner : outer.frame.kind === 'urge' ? 'planned' : 'actual'
  return modalityWithin(governed, given)
}

/** The clause; an act that depends on another one begins with its own subject or word. */
function stretchOf(context: BlockContext, match: Match, clause: Stretch): Stretch {
  const { text } = context
  const subject = match.positions.get('subject')?.[0]
  let { from, to } = clause
  if (match.speaker) from = Math.max(match.around.sentence.from, match.speaker.around.clause.from)
  if (match.outer && match.outer.token.from >= clause.from) {
    from = subject && subject.from >= match.outer.token.to ? subject.from : match.token.from
  }
  // What is promised may stand in the clauses behind (“表示，智利将受惠于自由贸易”).
  if (match.frame.scope === 'sentence') to = match.around.sentence.to
  while (to > from && /[\s，,；;。：:]/.test(text[to - 1]!)) to--
  return { from, to }
}

function placeOf(context: BlockContext, clause: Stretch): string | null {
  return within(context.findings.places[context.block]!, clause.from, clause.to)[0]?.name ?? null
}

const BY_INSTRUMENT: ReadonlySet<string> = new Set([
  'sign',
  'ratify',
  'accede',
  'adopt',
  'amend',
  'terminate',
  'conclude',
])

/** Separate dates and separate instruments make separate acts; as many of one as of the other go together in order. */
function occasions(
  dating: Dating,
  instruments: readonly InstrumentAt[],
  kind: string,
): { date: string | null; instrument: InstrumentAt | null }[] {
  const things = BY_INSTRUMENT.has(kind) && instruments.length > 1 ? instruments : instruments.slice(0, 1)
  const dates = dating.dates
  if (dates.length > 1) {
    return dates.map((date, i) => ({
      date,
      instrument: (things.length === dates.length ? things[i] : things[0]) ?? null,
    }))
  }
  const date = dates[0] ?? null
  return things.length === 0 ? [{ date, instrument: null }] : things.map((instrument) => ({ date, instrument }))
}
