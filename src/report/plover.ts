import { bounds, formatDay } from '../calendar/index.ts'
import { type ActKind, BadInput, type Force, type PartyId, type RecordedAct } from '../model/index.ts'
import { facts, isPerson, membersOf, partyType } from '../recognise/parties/facts.ts'
import { type Crossing, type PloverEvent, ploverData } from './plover-data.ts'

/** A source or recipient as PLOVER writes it. */
export interface PloverActor {
  /** ISO 3166-1 alpha-3 of a state, IGO for an organisation, null for a person of no known state. */
  country_code: string | null
  sector_code: string | null
  /** Who exactly: the body, organisation or person; null for a state as such. */
  entity_name: string | null
}

/** One act as a PLOVER record, with the passage behind it and what the crossing lost. */
export interface PloverRecord {
  id: string
  /** First day of the act's date, ISO 8601; null without a date. */
  event_date: string | null
  event: PloverEvent
  mode: string[]
  context: string[]
  source: PloverActor[]
  recipient: PloverActor[]
  text: string
  publication: string
  /** What the act says and PLOVER has no place for. */
  lost: { kind: ActKind; date: string | null; force: Force; instrument: string | null; why: string }
}

/** Acts as PLOVER records, and how many of each kind are left out because PLOVER has no event for them, or lacks a recipient that it needs. */
export function ploverRecords(acts: readonly RecordedAct[]): { records: PloverRecord[]; left: Map<ActKind, number> } {
  const records: PloverRecord[] = []
  const left = new Map<ActKind, number>()
  for (const act of acts) {
    const record = ploverRecord(act)
    if (record) records.push(record)
    else left.set(act.act.kind, (left.get(act.act.kind) ?? 0) + 1)
  }
  return { records, left }
}

function ploverRecord({ id, act, source }: RecordedAct): PloverRecord | null {
  const data = ploverData()
  const crossing = data.kinds[act.kind]
  const chosen = eventOf(crossing, act)
  if (!chosen) return null
  const year = yearOf(act.date)
  const agents = actorsOf(act.agents, year)
  const targets = actorsOf(act.targets, year)
  const turned = crossing.guest === 'target' && targets.length > 0
  const [sources, others] = turned ? [targets, agents] : [agents, targets]
  // What several do together they do with one another.
  const recipient =
    others.length === 0 && data.recipient.includes(chosen.event) && sources.length > 1 ? sources : others
  if (sources.length === 0 || (recipient.length === 0 && data.recipient.includes(chosen.event))) return null
  return {
    id,
    event_date: firstDay(act.date),
    event: chosen.event,
    mode: chosen.mode === null ? [] : [chosen.mode],
    context: [
      ...new Set([
        ...crossing.context,
        ...act.topics.flatMap((topic) => data.topics[topic] ?? []),
        ...(act.modality === 'actual' || chosen.intended ? [] : [data.modality[act.modality]]),
        ...(isHistorical(act.date, source.published) ? ['historical'] : []),
      ]),
    ],
    source: sources,
    recipient,
    text: act.passages[0]!.quote,
    publication: source.name,
    lost: { kind: act.kind, date: act.date, force: act.force, instrument: act.instrument, why: crossing.lost },
  }
}

/** The event and mode of an act; null where PLOVER has none. */
function eventOf(
  { event, mode, planned, alone }: Crossing,
  { modality, agents, targets }: RecordedAct['act'],
): { event: PloverEvent; mode: string | null; intended: boolean } | null {
  if (event === null) return null
  if (modality === 'planned' && planned !== null) return { event: planned, mode: null, intended: true }
  const parties = new Set([...agents, ...targets].filter((id) => !isPerson(id)).map((id) => id.split('/')[0]))
  return alone !== null && parties.size < 2 && !isGroup(agents)
    ? { ...alone, intended: false }
    : { event, mode, intended: false }
}

const isGroup = (ids: readonly PartyId[]) => ids.some((id) => membersOf(id, null).length > 1)

/** The members of groups one by one; a person stands for the state named with him. */
function actorsOf(ids: readonly PartyId[], year: number | null): PloverActor[] {
  const persons = ids.filter(isPerson)
  const parties = ids.filter((id) => !isPerson(id)).flatMap((id) => membersOf(id, year))
  if (parties.length === 1 && persons.length === 1)
    return [
      { ...actorOf(parties[0]!), sector_code: actorOf(parties[0]!).sector_code ?? 'GOV', entity_name: persons[0]! },
    ]
  return [
    ...parties.map(actorOf),
    ...(parties.length === 0 ? persons : []).map((name) => ({
      country_code: null,
      sector_code: null,
      entity_name: name,
    })),
  ]
}

function actorOf(id: PartyId): PloverActor {
  const [owner, body] = id.split('/') as [string, string?]
  const isState = facts.states[owner] !== undefined
  return {
    country_code: isState ? owner : partyType(owner) === 'organisation' || partyType(owner) === 'body' ? 'IGO' : null,
    sector_code: body === undefined ? null : (ploverData().bodies[body] ?? (isState ? 'GOV' : null)),
    entity_name: isState && body === undefined ? null : id,
  }
}

/** An event counts as past when it was more than a year before it was told, in days. */
const PAST_DAYS = 366

function isHistorical(date: string | null, published: string | null): boolean {
  if (date === null || published === null) return false
  return daysOf(published).from - daysOf(date).to > PAST_DAYS
}

function firstDay(date: string | null): string | null {
  const { from } = daysOf(date)
  return Number.isFinite(from) ? formatDay(from) : null
}

function yearOf(date: string | null): number | null {
  const day = firstDay(date)
  return day === null ? null : Number(day.slice(0, day.indexOf('-', 1)))
}

function daysOf(date: string | null): { from: number; to: number } {
  const unknown = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  if (date === null) return unknown
  try {
    return bounds(date)
  } catch (error) {
    if (error instanceof BadInput) return unknown
    throw error
  }
}
