import type { PartyId } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { type Case, caseOf } from '../../recognise/parties/cases.ts'
import { together } from '../found.ts'
import type { Lexicon } from '../frames/lexicon.ts'

/**
 * Parties and persons that stand together as one ("中国和俄罗斯", "President Enkhbayar of Mongolia"), with the small word in front.
 * Offsets count UTF-16 units of the block's flow.
 */
export interface Actors {
  from: number
  to: number
  /** Where the marker begins; `from` if there is none. */
  start: number
  ids: PartyId[]
  /** Class of the marker in front ("with", "to" …); null if none. */
  marker: string | null
  /** A noun follows that they own ("蒙古国的立场", "Mongolia's position"). */
  owner: boolean
  /** Told by a pronoun or phrase (双方, the Parties). */
  coreference: boolean
  /** Stands inside a title (《法国国防白皮书》). */
  titled: boolean
  /** All of them are states or bodies of states. */
  states: boolean
  /** Named by a place alone (“乌兰巴托首次举办”). */
  place: boolean
  /** The case of the first name; `unknown` where names have none. */
  case: Case
}

interface Actor {
  from: number
  to: number
  ids: PartyId[]
  states: boolean
  person: boolean
  /** A scholar or former official, who speaks for himself. */
  private: boolean
  coreference: boolean
  place: boolean
}

/** The groups of actors in one block, in text order. */
export function actorsOf(
  block: number,
  findings: Findings,
  lexicon: Lexicon,
  holders: Map<PartyId, PartyId>,
): Actors[] {
  const { text } = findings.flows[block]!
  const actors = withStates(joinPersons(text, single(block, findings, lexicon), lexicon), holders)
  const groups: Actors[] = []
  const joins = joinsOf(text, actors, lexicon)
  for (const [index, actor] of actors.entries()) {
    const last = groups.at(-1)
    if (last && joins[index]) {
      last.ids = joined(last.ids, actor.ids, text.slice(last.to, actor.from))
      last.states &&= actor.states
      last.to = actor.to
      last.owner = isOwner(text, actor.to, lexicon)
      continue
    }
    const { marker, start } = markerBefore(text, last?.to ?? 0, actor.from, lexicon)
    groups.push({
      from: actor.from,
      to: actor.to,
      start,
      ids: actor.ids,
      marker,
      owner: isOwner(text, actor.to, lexicon),
      coreference: actor.coreference,
      place: actor.place,
      states: actor.states,
      titled: isTitled(text, actor.from),
      case: caseAt(text, actor.from, lexicon),
    })
  }
  return groups
}

/**
 * Parties joined to one group: a body directly behind its owner is the body alone ("日本关东军"), and a body at the end is each one's body
 * ("苏蒙政府", "the Chinese and Russian governments").
 */
function joined(before: readonly PartyId[], next: readonly PartyId[], between: string): PartyId[] {
  const last = next[0]!
  const [owner, body] = last.split('/')
  if (next.length === 1 && body !== undefined && body !== 'armed-forces') {
    if (between === '' && before.at(-1) === owner) return together(before.slice(0, -1), next)
    if (before.every((id) => /^[A-Z]{3}$/.test(id)))
      return together(
        before.map((id) => `${id}/${body}`),
        next,
      )
  }
  return together(before, next)
}

/** The case of a group that begins at `at`; behind "представители" a genitive is the one who acts. */
function caseAt(text: string, at: number, lexicon: Lexicon): Case {
  if (!lexicon.data.cases) return 'unknown'
  const named = caseOf(text.slice(at, at + LONGEST_HEAD))
  if (named !== 'oblique' && named !== 'instrumental') return named
  const whole = (word: string) => !/\p{L}/u.test(text[at - 2 - word.length] ?? ' ')
  if (text[at - 1] !== ' ') return named
  if (lexicon.heads.before(text, at - 1, whole) || behindHead(text, at, lexicon)) return 'nominative'
  const before = /([а-яё]{4})[а-яё]*(?:ами|ями|ом|ем) $/iu.exec(text.slice(Math.max(0, at - LONGEST_HEAD), at))
  const stem = before?.[1]?.toLowerCase()
  return stem !== undefined && lexicon.data.heads.some((head) => head.startsWith(stem)) ? 'instrumental' : named
}

/** "Лидеры стран ЕС", "министры обороны Чили": a head may stand some words before, with nothing but words between. */
function behindHead(text: string, at: number, lexicon: Lexicon): boolean {
  const before = /(?:[\p{L}-]+ ){2,4}$/u.exec(text.slice(Math.max(0, at - LONGEST_HEAD), at))?.[0] ?? ''
  const words = before.toLowerCase().trim().split(' ')
  return words.some(
    (word, index) =>
      index < words.length - 1 && index >= words.length - HEAD_WORDS && lexicon.data.heads.includes(word),
  )
}

/** A head stands no more words before its party. */
const HEAD_WORDS = 4

/** The first two words of a name are not longer, in units. */
const LONGEST_HEAD = 60

/** Does an opened title stand before `at` in which it lies? */
function isTitled(text: string, at: number): boolean {
  const open = text.lastIndexOf('《', at)
  return open >= 0 && text.lastIndexOf('》', at) < open
}

/** Parties, persons and capitals of one block, without those that stand inside another one, in text order. */
function single(block: number, findings: Findings, lexicon: Lexicon): Actor[] {
  const { text } = findings.flows[block]!
  const actors: Actor[] = []
  for (const party of findings.parties[block]!) {
    // "双方" and "the five Central Asian States" stand for several parties; a group with an acronym of its own (P5) stays one.
    const several = party.id.includes('+') || (party.members.length > 1 && /[a-z]/.test(party.id))
    const ids = several ? party.members : [party.id]
    actors.push({
      from: party.from,
      to: party.to,
      ids,
      person: false,
      private: false,
      coreference: party.by === 'coreference',
      place: false,
      states: party.type === 'state' || party.type === 'body',
    })
  }
  for (const person of findings.persons[block]!) {
    if (!person.actor) continue
    const alone = isPrivate(text, person, lexicon)
    const ids = person.of && !alone ? [person.of, person.name] : [person.name]
    const { from, to } = person
    actors.push({ from, to, ids, person: true, private: alone, coreference: false, place: false, states: true })
  }
  for (const place of findings.places[block]!) {
    if (place.state)
      actors.push({
        from: place.from,
        to: place.to,
        ids: [place.state],
        person: false,
        private: false,
        coreference: false,
        place: true,
        states: true,
      })
  }
  actors.sort((a, b) => a.from - b.from || b.to - a.to)
  const result: Actor[] = []
  for (const actor of actors) {
    const last = result.at(-1)
    if (last && actor.from < last.to) {
      if (last.place && !actor.place) result[result.length - 1] = actor
      else if (actor.person && !last.person) {
        last.ids = actor.ids.length > 1 ? [...actor.ids] : withHolder(last.ids, actor.ids)
        last.person = true
        last.to = Math.max(last.to, actor.to)
      }
      continue
    }
    result.push(actor)
  }
  return result
}

/** A party directly before its own person belongs to the person ("俄罗斯总统普京", "Russian President Putin"). */
function joinPersons(text: string, actors: Actor[], lexicon: Lexicon): Actor[] {
  const result: Actor[] = []
  for (const actor of actors) {
    const last = result.at(-1)
    if (last && actor.person && !last.person && !last.place && actor.from - last.to <= MAX_OFFICE) {
      const between = text.slice(last.to, actor.from)
      if (isPosted(text, result.at(-2), last, lexicon) && !/[,，;；。]/.test(between) && !actor.private) {
        const state = result.at(-2)!
        result.splice(-2, 2, { ...actor, from: state.from, ids: together(state.ids.slice(0, 1), actor.ids.slice(-1)) })
        continue
      }
      if (between === '' && actor.ids.length > 1) {
        // An office that touches its holder adds nobody (“外长王毅”).
        result[result.length - 1] = { ...actor, from: last.from }
        continue
      }
      const owner = last.ids[0]!.split('/')[0]!
      if (isApposition(between) && !actor.ids.includes(owner) && actor.ids.length > 1) {
        result[result.length - 1] = { ...actor, from: last.from }
        continue
      }
      const apposed = between.trim() === ',' && actor.ids[0] === owner
      if (apposed || (!/[,，;；、。]/.test(between) && (actor.ids.includes(owner) || actor.ids.length === 1))) {
        const joined = actor.ids.length === 1 ? actor.ids : withHolder(last.ids, actor.ids)
        result[result.length - 1] = { ...actor, from: last.from, ids: joined }
        continue
      }
    }
    result.push(actor)
  }
  return result
}

/** A person in office acts with the party, not with the organ that the office is without a name. */
const withHolder = (party: readonly PartyId[], person: readonly PartyId[]) =>
  together(
    party.filter((id) => !id.includes('/') || id.split('/')[0] !== person[0]),
    person,
  )

/** Keeps whose envoys persons are, and gives it to those who are named by name alone later on. */
function withStates(actors: Actor[], holders: Map<PartyId, PartyId>): Actor[] {
  for (const actor of actors) {
    if (!actor.person || actor.private) continue
    const [state, name] = actor.ids
    if (name === undefined && holders.has(state!)) actor.ids = [holders.get(state!)!, state!]
    else if (name !== undefined && actor.ids.length === 2 && !holders.has(name)) holders.set(name, state!)
  }
  return actors
}

/** “中国常驻联合国代表”: an envoy is of the state that posted him. */
function isPosted(text: string, state: Actor | undefined, at: Actor, lexicon: Lexicon): boolean {
  if (!state || state.person || state.place) return false
  return lexicon.data.posted.includes(text.slice(state.to, at.from))
}

/** “中共中央委员、外办主任王毅”: several offices of one person, parted by a mark of lists; the last one is no party. */
function isApposition(between: string): boolean {
  const mark = between.lastIndexOf('、')
  return mark > 0 && between.length - mark > 2 && !/[,，;；。]/.test(between)
}

/** Longest office between a party and its person, in units. */
const MAX_OFFICE = 24

/** What parts a person from words that are not about him. */
const CLAUSE_ENDS = '，。,；;：:）)”'

function isPrivate(text: string, person: { from: number; to: number; role: string | null }, lexicon: Lexicon): boolean {
  const words = lexicon.data.lists.private ?? []
  const before = text.slice(Math.max(0, person.from - MAX_OFFICE), person.from)
  const from = Math.max(...[...CLAUSE_ENDS].map((mark) => before.lastIndexOf(mark))) + 1
  const clause = (before.slice(from) + text.slice(person.from, person.to)).toLowerCase()
  return words.some((word) => clause.includes(word) || person.role?.includes(word))
}

/** Which actors are joined to the one before. A chain of commas alone is no list. */
function joinsOf(text: string, actors: readonly Actor[], lexicon: Lexicon): boolean[] {
  const between = (index: number) => text.slice(actors[index - 1]!.to, actors[index]!.from)
  const joins = actors.map(
    (actor, index) => index > 0 && actor.place === actors[index - 1]!.place && isConjunction(between(index), lexicon),
  )
  for (let index = 1; index < actors.length; index++) {
    if (!joins[index]) continue
    let end = index
    while (joins[end + 1]) end++
    const isList = Array.from({ length: end - index + 1 }, (_, i) => between(index + i).trim()).some(
      (word) => !/^[,，]/.test(word) || word.length > 1,
    )
    if (!isList) joins.fill(false, index, end + 1)
    index = end
  }
  return joins
}

function isConjunction(between: string, lexicon: Lexicon): boolean {
  const bare = between.trim()
  if (between === '') return true
  if (bare.length > 12) return false
  const title = lexicon.data.honorifics.find((word) => bare.endsWith(` ${word}`))
  return lexicon.data.conjunctions.includes(title ? bare.slice(0, -title.length - 1) : bare)
}

function isOwner(text: string, to: number, lexicon: Lexicon): boolean {
  return lexicon.data.possessives.some((word) => text.startsWith(word, to))
}

/** The marker directly before `from`, with at most a determiner between; nothing before `limit` is looked at. */
export function markerBefore(
  text: string,
  limit: number,
  from: number,
  lexicon: Lexicon,
): { marker: string | null; start: number } {
  let end = from
  for (let round = 0; round < 3; round++) {
    while (end > limit && text[end - 1] === ' ') end--
    const whole = (word: string) => {
      const start = end - word.length
      return start >= limit && (start === 0 || isCjk(word) || !/[\p{L}\p{N}]/u.test(text[start - 1]!))
    }
    const word = lexicon.markerWords.before(text, end, whole)
    if (word) {
      const marker = lexicon.markers.get(word)!
      return marker === 'none' ? { marker: null, start: from } : { marker, start: end - word.length }
    }
    const determiner = lexicon.determiners.before(text, end, whole)
    if (!determiner) break
    end -= determiner.length
  }
  return { marker: null, start: from }
}

const isCjk = (word: string) => word.charCodeAt(0) >= 0x2e80
