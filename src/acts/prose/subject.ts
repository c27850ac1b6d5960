import type { PartyId } from '../../model/index.ts'
import type { Stretch } from '../../read/index.ts'
import { within } from '../found.ts'
import type { Actors } from './actors.ts'
import type { ClauseSituation } from './clause.ts'
import { type BlockContext, startingAt } from './context.ts'
import { type Match, named } from './match.ts'
import { personBefore } from './pointing.ts'
import { subjectAmong } from './roles.ts'
import type { Token } from './tokens.ts'

/** An actor who is not named at his place: `at` is where he would stand. */
export const standIn = (at: number): Omit<Actors, 'ids'> => ({
  from: at,
  to: at,
  start: at,
  marker: null,
  owner: false,
  coreference: true,
  place: false,
  titled: false,
  case: 'unknown',
  states: true,
})

/** Who acts when nobody is named before the act word: who acted in the clause so far, else who was spoken of last. */
export function fallback(
  context: BlockContext,
  previous: Match | null,
  left: number,
  word: Token,
  { clause, next }: ClauseSituation,
): Actors | null {
  const about = previous ? null : antecedent(context, clause)
  if (about) return about
  const person = personBefore(context, left, word)
  if (person.length > 0) return { ...standIn(clause.from), ids: person }
  if (previous) {
    const shared = previous.positions.get('subject')?.[0]
    return shared && !previous.around.passive ? shared : null
  }
  const made = madeBefore(context, clause, word) ?? metBefore(context, clause, word)
  // A treaty is the states', not the person's who signed it.
  if (made) return { ...standIn(clause.from), ids: made.ids.filter((id) => !/\s/.test(id)) }
  if (!leftOut(context, left, word.from)) return null
  const isCondition = named(context, ['condition'], clause.from, word.from)
  const ahead =
    next && (isCondition || endsInTime(context, clause))
      ? subjectAmong(within(context.groups, next.from, next.to), context, { left: next.from, from: next.to })
      : undefined
  const ids = ahead?.ids ?? (isCondition ? undefined : context.subject?.ids)
  return ids ? { ...standIn(clause.from), ids } : null
}

/** "Chile, which had …, signed": the party right before a clause that a relative pronoun opens acts in it. */
function antecedent({ text, lexicon, groups }: BlockContext, clause: Stretch): Actors | null {
  const head = text.slice(clause.from, clause.from + LONGEST_PRONOUN).toLowerCase()
  if (!lexicon.data.antecedents.some((word) => head.startsWith(`${word} `))) return null
  const before = within(groups, clause.from - ANTECEDENT_REACH, clause.from).at(-1)
  return before && text.slice(before.to, clause.from).trim() === ','
    ? { ...standIn(clause.from), ids: before.ids }
    : null
}

const LONGEST_PRONOUN = 12
const ANTECEDENT_REACH = 80

/** "该决议呼吁", "其中表示": the instrument spoken of last says it, that is those who made it. */
function madeBefore(context: BlockContext, clause: Stretch, word: Token): BlockContext['made'] {
  const { text, lexicon, made, tokens } = context
  if (!made) return null
  const head = text.slice(clause.from, word.from).toLowerCase()
  if (lexicon.data.therein.some((therein) => head.startsWith(therein))) return made
  // Chinese has no article: “宣言呼吁” is what was declared before.
  const bare = context.chinese && isThing(startingAt(tokens, clause.from)) && !enters(word)
  if (!bare && !lexicon.data.thatInstrument.some((that) => head.startsWith(that))) return null
  const thing = within(tokens, clause.from, Math.min(word.from, clause.from + THING_REACH)).some(isThing)
  return thing ? made : null
}

/** A treaty enters into force by itself (“条约生效”). */
const enters = ({ entries }: Token) =>
  entries.some((entry) => entry.type === 'act' && entry.frames.every(({ frame }) => frame.kind === 'conclude'))

const isThing = (token: Token | undefined) =>
  token?.entries.some((entry) => entry.type === 'list' && FORCES.has(entry.list)) ?? false

/** “会议通过了”: who met does it. */
function metBefore({ chinese, met, tokens }: BlockContext, clause: Stretch, word: Token): { ids: PartyId[] } | null {
  if (!chinese || met.length === 0) return null
  const first = startingAt(tokens, clause.from)
  const meeting = first?.entries.some((entry) => entry.type === 'list' && entry.list === 'meeting') ?? false
  return meeting && first!.to <= word.from && word.from - first!.to <= THIN ? { ids: met } : null
}

/** Between a meeting and what it does stand a few small words, in units. */
const THIN = 4

const FORCES: ReadonlySet<string> = new Set(['treaty', 'law', 'resolution', 'political'])
/** The word for the instrument stands this near to what points back to it, in units. */
const THING_REACH = 24

/** "After having met …, A and B signed": a clause of time takes the subject of the next one. */
function endsInTime({ text, lexicon }: BlockContext, { from, to }: Stretch): boolean {
  const clause = text.slice(from, to).replace(/[\s，,]+$/, '')
  return lexicon.data.temporal.some((word) => clause.endsWith(word))
}

/** Is the subject left out, so that what stands before the act word is only adverbs, dates and phrases opened by a small word? */
function leftOut(context: BlockContext, from: number, to: number): boolean {
  const { text, lexicon, findings, block, chinese } = context
  const { adverbs, openers } = lexicon
  const dates = within(findings.dates[block]!, from, to)
  let at = from
  while (at < to) {
    if (/[\s“”"'、,()（）]/.test(text[at]!) || (chinese && /[0-9a-zA-Z.①-⑳]/.test(text[at]!))) {
      at++
      continue
    }
    const date = dates.find((d) => d.from <= at && at < d.to)
    if (date) {
      at = date.to
      continue
    }
    const wholly = (word: string) =>
      at + word.length <= to && (chinese || !/\p{L}/u.test(text[at + word.length] ?? ' '))
    if (openers.at(text, at, wholly)) return true
    const modal = startingAt(context.tokens, at)
    const length = Math.max(
      adverbs.at(text, at, wholly)?.length ?? 0,
      modal && modal.to <= to && isModal(modal) ? modal.to - modal.from : 0,
    )
    if (length === 0) return false
    at += length
  }
  return true
}

const isModal = (token: Token) => token.entries.some(({ type }) => type === 'modality')

const isAside = ({ text, lexicon }: BlockContext, { from }: Stretch) =>
  lexicon.data.antecedents.some((word) =>
    text
      .slice(from, from + LONGEST_PRONOUN)
      .toLowerCase()
      .startsWith(`${word} `),
  )

/** Keeps who was spoken of, for clauses that leave their subject out. */
export function remember(context: BlockContext, clause: Stretch, matches: readonly Match[]): void {
  // "…, which the two countries concluded" tells of the thing before it, not of whom the text speaks.
  if (isAside(context, clause)) return
  const first = matches.find((match) => !match.outer && !match.relative)
  const told = first?.positions.get(first.around.passive ? 'object' : 'subject')?.[0]
  const subject =
    told ??
    (matches.length === 0
      ? subjectAmong(within(context.groups, clause.from, clause.to), context, { left: clause.from, from: clause.to })
      : undefined)
  if (subject && subject.from >= clause.from && subject.to > subject.from) context.subject = { ids: subject.ids }
}
