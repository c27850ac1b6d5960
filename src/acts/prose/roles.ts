import type { PartyId } from '../../model/index.ts'
import { together, within } from '../found.ts'
import type { Frame, Position } from '../frames/schema.ts'
import type { Actors } from './actors.ts'
import type { BlockContext } from './context.ts'
import { type Relative, relativeAt } from './relatives.ts'

/** Where the words around an act word may be looked for, in UTF-16 units of the flow. */
export interface Surroundings {
  /** Begin of what belongs to the act word on its left: the clause, or the end of the act word before. */
  left: number
  from: number
  to: number
  /** End of what belongs to it on its right: the next act word, or the end of the clause. */
  right: number
  /** The same for an act whose dependants are not named themselves: all they name belongs to it. */
  far: number
  clause: { from: number; to: number }
  sentence: { from: number; to: number }
  /** The act word is in the passive voice. */
  passive: boolean
  /** The object of the act word before, which is nobody's subject unless that one opens a clause. */
  taken: Actors | null
  /** Who acts if nobody is named on the left. */
  fallback: Actors | null
  /** Who says it, if somebody does; for acts that only a speaker performs ("the parties should"). */
  said: Actors | null
  /** Relative clauses of the block, whose parties belong to none of the act words outside them. */
  relatives: readonly Relative[]
}

export type Positions = Map<Position, Actors[]>

const LEFT_MARKERS: ReadonlySet<string> = new Set([
  'with',
  'to',
  'by',
  'from',
  'between',
  'in',
  'for',
  'against',
  'on',
  'of',
  'object',
  'invited',
])

/** The actors around an act word by their position. */
export function positionsOf(context: BlockContext, around: Surroundings, right: number): Positions {
  const positions: Positions = new Map()
  const put = (position: Position, group: Actors) =>
    positions.set(position, [...(positions.get(position) ?? []), group])
  const own = relativeAt(around.relatives, around.from)
  const near = (from: number, to: number) =>
    within(context.groups, from, to).filter(
      (group) =>
        relativeAt(around.relatives, group.from) === own &&
        !context.matters.some((matter) => matter.from <= group.from && group.to <= matter.to),
    )
  const left = near(around.left, around.from)
  const named = subjectAmong(
    left.filter((group) => group !== around.taken),
    context,
    around,
  )
  const behind = named ? undefined : subjectBehind(context, around, right)
  const subject = named ?? behind ?? around.fallback
  if (subject) put('subject', subject)
  // "Президента Кении принял король Швеции": whom it is done to stands first where the subject stands behind.
  const first = behind && left.findLast((group) => group.marker === null && group.case === 'oblique' && !group.titled)
  if (first) put('object', first)
  for (const group of left) {
    if (group.owner && around.from - group.to <= OWNER_REACH) put('of', group)
    if (group === subject || group.titled) continue
    if (group.marker && LEFT_MARKERS.has(group.marker)) put(group.marker as Position, group)
  }
  // 由, 被 and 受到 name the one who acts, and stand before the act word.
  const passive = around.passive || (context.chinese && positions.has('by'))
  let objects = 0
  for (const group of near(around.to, right)) {
    if (group.titled || (context.chinese && group.marker === 'by')) continue
    if (group.marker === null && isDoer(group, around)) put('by', group)
    else if (group.marker === null) {
      if (objects++ === 0 && group !== subject) put('object', group)
    } else if (LEFT_MARKERS.has(group.marker)) put(group.marker as Position, group)
  }
  return passive ? turned(positions, around) : positions
}

/** Room for adjectives between an owner and the noun that names the act, in units. */
const OWNER_REACH = 24

/** In the passive voice who stands first is the one it is done to. */
function turned(positions: Positions, around: Surroundings): Positions {
  const result: Positions = new Map(positions)
  const subject = positions.get('subject')
  result.delete('subject')
  if (subject && subject[0] !== around.fallback) result.set('object', subject)
  if (around.fallback) result.set('carried', [around.fallback])
  return result
}

/**
 * The subject on the left: the first group without a marker that does not own another noun; else an owner ("蒙古国的倡议"), else one right
 * before the act word behind a word that may join nouns ("停战和英国军队撤离").
 */
export function subjectAmong(
  left: readonly Actors[],
  context: BlockContext,
  around: { left: number; from: number },
): Actors | undefined {
  const bare = left.filter(
    (group) =>
      group.marker === null &&
      !OBLIQUE.has(group.case) &&
      (!group.place || touches(context, group, around)) &&
      !isEnclosed(context, group, around),
  )
  const last = left.at(-1)
  const inner = innerOf(bare, context, around)
  if (inner) return inner
  return (
    bare.find((group) => !group.owner && !group.titled) ??
    bare[0] ??
    (last && joinsNouns(context, last, around) && touches(context, last, around) ? last : undefined) ??
    left.find((group) => headedBy(context, group, around))
  )
}

/** Cases in which nobody is the subject. */
const OBLIQUE: ReadonlySet<string> = new Set(['oblique', 'instrumental'])

/** "подписано Чили": behind a passive, who stands in the instrumental does it. */
function isDoer(group: Actors, around: Surroundings): boolean {
  return around.passive && group.case === 'instrumental' && group.start - around.to <= DOER_REACH
}

/** Room for an adverb between a passive and who does it, in units. */
const DOER_REACH = 24

/** "Идею выдвинул Президент Чили": where names have cases, a nominative right behind an active verb is the subject, if none stands before. */
function subjectBehind(context: BlockContext, around: Surroundings, right: number): Actors | undefined {
  if (!context.lexicon.data.cases || around.passive) return undefined
  const next = within(context.groups, around.to, right)[0]
  if (!next || next.marker !== null || next.case !== 'nominative' || next.place) return undefined
  return context.text.slice(around.to, next.start).trim() === '' ? next : undefined
}

/** “蒙古国自苏联军队撤出后”: inside a phrase of time that the subject of the whole opens, another one acts. */
function innerOf(
  bare: readonly Actors[],
  { text, chinese, lexicon }: BlockContext,
  around: { from: number },
): Actors | undefined {
  if (!chinese || bare.length < 2) return undefined
  const [whole, inner] = [bare[0]!, bare[1]!]
  const between = text.slice(whole.to, inner.start)
  if (!lexicon.data.within.some((word) => between.startsWith(word))) return undefined
  const rest = text.slice(around.from, around.from + INNER_REACH)
  return lexicon.data.temporal.some((word) => rest.includes(word)) ? inner : undefined
}

/** How far behind its act word a phrase of time may close, in units. */
const INNER_REACH = 12

/** "The Presidents of A and B": the owners at the head of a clause act through whomever they own. */
function headedBy({ chinese }: BlockContext, group: Actors, around: { left: number }): boolean {
  return !chinese && group.marker === 'of' && group.start - around.left <= HEAD_REACH
}

/** Room for a date and an office before the owners, in units. */
const HEAD_REACH = 48

/** A Chinese "and" between a noun that is no party and a party. */
function joinsNouns({ text, chinese }: BlockContext, group: Actors, around: { left: number }): boolean {
  return chinese && group.marker === 'with' && text[group.start] === '和' && group.start > around.left + 1
}

/** Does a group stand inside a phrase that tells when or where (在 … 期间) and that is closed before the act word? */
function isEnclosed(
  { text, lexicon, groups }: BlockContext,
  group: Actors,
  around: { left: number; from: number },
): boolean {
  const { open, close } = lexicon.data.enclosed
  if (open.length === 0) return false
  const head = text.slice(around.left, group.start)
  const opened = Math.max(...open.map((word) => head.lastIndexOf(word)))
  if (opened < 0 || close.some((word) => head.indexOf(word, opened + 1) >= 0)) return false
  let tail = ''
  let at = group.to
  for (const { from, to } of within(groups, group.to, around.from)) {
    tail += `${text.slice(at, from)}|`
    at = to
  }
  tail += text.slice(at, around.from)
  return close.some((word) => tail.includes(word))
}

/** Nothing but a few small words stands between a place and the act word it acts by. */
function touches(context: BlockContext, group: Actors, around: { from: number }): boolean {
  return around.from - group.to <= 4 && !/[，。]/.test(context.text.slice(group.to, around.from))
}

/** The parties that a frame's `agent` or `target` positions name. */
export function partiesAt(positions: Positions, wanted: readonly Position[]): PartyId[] {
  return together(...wanted.flatMap((position) => (positions.get(position) ?? []).map(({ ids }) => ids)))
}

/**
 * Who acts, by the frame's positions; the place where something is done does not. "By" names who acts only where nobody is named as subject
 * ("condemned the invasion by B" is not done by B), and who is named with "by" or "between" acts alone, not with who acted before.
 */
export function agentsAt(positions: Positions, wanted: readonly Position[]): PartyId[] {
  const subject = positions.get('subject')?.[0]
  const isNamed = subject !== undefined && subject.to > subject.from
  const told = wanted.includes('subject') && subject !== undefined
  const acting = (position: Position) => {
    if (position === 'by' && told && isNamed) return []
    if (position === 'carried' && positions.has('between')) return []
    if (position === 'subject' && told && !isNamed && (positions.has('by') || positions.has('between'))) return []
    return (positions.get(position) ?? []).filter(({ place }) => position !== 'in' || !place)
  }
  return together(...wanted.flatMap((position) => acting(position).map(({ ids }) => ids)))
}

/** Are all the positions that the frame needs filled? */
export function filled(frame: Frame, positions: Positions, passive: boolean): boolean {
  return frame.has.every((position) => positions.has(passive && position === 'subject' ? 'by' : position))
}
