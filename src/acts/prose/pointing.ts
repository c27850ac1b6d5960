import type { PartyId } from '../../model/index.ts'
import type { Stretch } from '../../read/index.ts'
import { firstFrom, together, within } from '../found.ts'
import { type Actors, markerBefore } from './actors.ts'
import { type BlockContext, startingAt } from './context.ts'
import type { Match } from './match.ts'
import { agentsAt, partiesAt } from './roles.ts'
import { standIn } from './subject.ts'

/** Who acted last, for words that point back to them. */
export interface Acted {
  /** The two states that did something together or to one another, with the persons who acted for them; empty if none did. */
  pair: PartyId[]
  /** The organisation or group that acted last; empty if none did. */
  body: PartyId[]
  /** The last such two for whom persons acted. */
  leaders: PartyId[]
  /** The person who acted, behind his or her state; empty if none did. */
  person: PartyId[]
}

export const NOBODY_ACTED: Acted = { pair: [], body: [], leaders: [], person: [] }

const isState = (id: PartyId) => /^[A-Z]{3}$/.test(id)
const isParty = (id: PartyId) => /^[A-Z]{2,}(?:\/|$)/.test(id)

/**
 * Gives the words of a clause that point back ("they", "both leaders", стороны) those who acted: "they" the last subject where that was
 * several, the others the last pair of states, phrases for leaders with the persons. `said` is who says the clause, with his state, for “我们”.
 */
export function pointBack(context: BlockContext, clause: Stretch, said: PartyId[]): void {
  if (context.chinese) {
    const { persons, ours } = context.lexicon.data
    pronouns(context, clause, persons, context.acted.person)
    pronouns(context, clause, ours, said)
  }
  for (const token of within(context.tokens, clause.from, clause.to)) {
    const entry = token.entries.find(({ type }) => type === 'pointing')
    if (entry?.type !== 'pointing') continue
    // Outside news the parties of a Chinese text are found by what was named before.
    const ids = context.chinese && entry.at === 'states' && !context.news ? [] : pointedAt(context, entry.at)
    if (ids.length === 0) continue
    const known = startingAt(context.groups, token.from)
    if (known) {
      if (known.coreference && known.to === token.to) known.ids = ids
      continue
    }
    const group: Actors = { ...standIn(token.from), to: token.to, ids }
    const groups = [...context.groups]
    groups.splice(firstFrom(groups, token.from), 0, group)
    context.groups = groups
  }
}

function pointedAt({ subject, acted }: BlockContext, at: 'they' | 'states' | 'leaders'): PartyId[] {
  if (at === 'states') return acted.pair.filter(isParty)
  if (at === 'they' && subject && subject.ids.filter(isParty).length > 1) return subject.ids
  if (
    at === 'leaders' &&
    acted.leaders.length > 0 &&
    acted.leaders.filter(isParty).every((id) => acted.pair.includes(id))
  )
    return acted.leaders
  return acted.pair.length > 0 ? acted.pair : acted.body
}

/** Whom "he" or "she" stands for at the head of an act: the person who acted last. */
export function personBefore(context: BlockContext, left: number, word: { from: number }): PartyId[] {
  const { text, lexicon, acted } = context
  if (acted.person.length === 0) return []
  if (context.chinese) return []
  const words = text
    .slice(left, word.from)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  return words.some((one) => lexicon.data.persons.includes(one)) ? acted.person : []
}

/** Chinese pronouns for a person (他, not 他们 or 他国) are those whom they stand for here. */
function pronouns(context: BlockContext, { from, to }: Stretch, words: readonly string[], ids: PartyId[]): void {
  const { text, lexicon } = context
  if (ids.length === 0) return
  for (const word of words) {
    for (let at = text.indexOf(word, from); at >= 0 && at < to; at = text.indexOf(word, at + 1)) {
      const end = at + word.length
      if (/[们国人方军党]/.test(text[end] ?? '') || /[其吉自敌]/.test(text[at - 1] ?? '')) continue
      if (context.groups.some((group) => group.from < end && at < group.to)) continue
      const { marker, start } = markerBefore(text, from, at, lexicon)
      const owner = lexicon.data.possessives.some((after) => text.startsWith(after, end))
      const group: Actors = { ...standIn(at), to: end, ids, marker, start, owner }
      const groups = [...context.groups]
      groups.splice(firstFrom(groups, at), 0, group)
      context.groups = groups
    }
  }
}

/** Keeps who acted. */
export function keepActors(context: BlockContext, match: Match): void {
  const agents = agentsAt(match.positions, match.frame.agent)
  const met = MUTUAL.has(match.frame.kind) ? partiesAt(match.positions, match.frame.target) : []
  const all = together(agents, met)
  const { acted } = context
  const states = all.filter(isState)
  const pair = states.length === 2 && all.filter(isParty).length === 2 ? all : acted.pair
  const leaders = pair === all && all.length > 2 ? all : acted.leaders
  const single = agents.length === 2 && isParty(agents[0]!) && !isParty(agents[1]!)
  const [only] = agents
  const body = agents.length === 1 && isParty(only!) && !isState(only!) && !only!.includes('/') ? [only!] : acted.body
  context.acted = { pair, body, leaders, person: single ? agents : acted.person }
}

/** What two do with one another. */
const MUTUAL: ReadonlySet<string> = new Set(['meet', 'negotiate', 'visit', 'host', 'sign', 'conclude', 'establish'])
