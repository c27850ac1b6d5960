import { bounds, dayOf } from '../calendar/index.ts'
import type { RecordedAct } from '../model/index.ts'
import { isPerson, membersOf, facts as parties, partyType } from '../recognise/parties/facts.ts'
import type { ActRow } from './engine/acts.ts'
import type { Fact } from './engine/engine.ts'
import { EVER, FOREVER } from './engine/spans.ts'
import type { Symbols } from './engine/symbols.ts'
import { isCommonNoun } from './instruments.ts'
import { ONE_OF, SUCCESSOR } from './rules/lexicon.ts'

/** Bodies that stand for the members of an organisation one by one, not for the organisation. */
const NOT_ITS_OWNER = /\/(members|member-states|states-parties|parties)$/

/** A recorded act in numbers. Its parties are those named, the owner of each body, and the members of each group at the time. */
export function encode(
  { act, source, recorded }: RecordedAct,
  symbols: Symbols,
  sameAs: ReadonlyMap<string, string> = new Map(),
): ActRow {
  const latest = lastDay(source.published) ?? lastDay(recorded.slice(0, 10)) ?? FOREVER
  const date = act.date === null ? { from: Number.NEGATIVE_INFINITY, to: latest } : actDays(act.date, latest)
  const year = Number.isFinite(date.from) ? yearOf(act.date) : null
  const instrument =
    act.instrumentId ??
    (act.instrument === null || isCommonNoun(act.instrument) ? null : (sameAs.get(act.instrument) ?? act.instrument))
  const ids = (named: readonly string[]) => actingParties(named, year).map((id) => symbols.id(id))
  return {
    kind: act.kind,
    modality: act.modality,
    force: act.force,
    lo: clamp(date.from),
    hi: clamp(date.to),
    instrument: instrument === null ? -1 : symbols.id(instrument),
    agents: ids(act.agents),
    targets: ids(act.targets),
    topics: act.topics.map((topic) => symbols.id(topic)),
  }
}

/** The days on which the act may have been done. What began then and goes on (2004/..) began then; it is not later than its source. */
function actDays(date: string, latest: number): { from: number; to: number } {
  const days = bounds(date.replace(/\/(\.\.)?$/, ''))
  return { from: days.from, to: Math.max(days.from, Math.min(days.to, Math.max(latest, days.from))) }
}

function lastDay(date: string | null): number | null {
  if (date === null) return null
  const { to } = bounds(date)
  return Number.isFinite(to) ? to : null
}

function yearOf(date: string | null): number | null {
  const year = /-?\d{4}/.exec(date ?? '')
  return year ? Number(year[0]) : null
}

function clamp(day: number): number {
  return day === Number.NEGATIVE_INFINITY ? EVER : day === Number.POSITIVE_INFINITY ? FOREVER : day
}

/** Who acts when these are named: they, the owner of each body, the members of each group; persons act for those named with them. */
export function actingParties(named: readonly string[], year: number | null): string[] {
  const known = named.some((id) => !isPerson(id))
  const acting = new Set<string>()
  for (const id of named) {
    if (known && isPerson(id)) continue
    const members = membersOf(id, year)
    // What a group does, each of its members does; the group itself is no further party.
    for (const member of members) acting.add(member)
    const slash = id.indexOf('/')
    if (slash > 0 && !NOT_ITS_OWNER.test(id)) acting.add(id.slice(0, slash))
  }
  return [...acting]
}

/** How a party comes to act under another name: as a body's owner or a group's member; null if it is named itself. */
export function standsFor(party: string, named: readonly string[]): string | null {
  if (named.includes(party)) return null
  for (const id of named) {
    if (id.startsWith(`${party}/`)) return `${id} is a body of ${party}`
    if (id !== party && parties.groups[id]?.members.includes(party)) return `${party} is one of ${id}`
  }
  return null
}

/** What the tables of parties say: who is one of a group, and who succeeded whom. */
export function partyFacts(symbols: Symbols): Fact[] {
  const found: Fact[] = []
  for (const [group, { members, since, until }] of Object.entries(parties.groups))
    for (const member of members)
      found.push({
        status: ONE_OF,
        args: [symbols.id(member), symbols.id(group)],
        from: since[member] === undefined ? EVER : dayOf(since[member], 1, 1),
        until: until[member] === undefined ? FOREVER : dayOf(until[member] + 1, 1, 1),
      })
  for (const [state, { until, successors }] of Object.entries(parties.states))
    if (until !== null)
      for (const successor of successors)
        found.push({
          status: SUCCESSOR,
          args: [symbols.id(successor), symbols.id(state)],
          from: dayOf(until, 12, 31),
          until: FOREVER,
        })
  return found
}

/** The states that exist. */
export function presentStates(): string[] {
  return Object.keys(parties.states).filter((id) => parties.states[id]!.until === null)
}

/** Whether an id is that of an organ of a state ("MNG/parliament"). */
export function isBodyOfState(id: string): boolean {
  const slash = id.indexOf('/')
  return slash > 0 && isState(id.slice(0, slash))
}

/** Whether an id is a state, in the tables of parties. */
export function isState(id: string): boolean {
  return partyType(id) === 'state'
}
