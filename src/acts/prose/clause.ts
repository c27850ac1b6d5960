import type { Stretch } from '../../read/index.ts'
import { within } from '../found.ts'
import type { Actors } from './actors.ts'
import type { BlockContext } from './context.ts'
import { allowed, depends, swallows } from './dependence.ts'
import { instrumentsOf } from './instruments.ts'
import { type Match, matchOf } from './match.ts'
import { keepActors, pointBack } from './pointing.ts'
import { type Relative, relativeAt } from './relatives.ts'
import { agentsAt, type Surroundings } from './roles.ts'
import { fallback, remember, standIn } from './subject.ts'
import type { Token } from './tokens.ts'

/** A clause in its sentence. */
export interface ClauseSituation {
  clause: Stretch
  sentence: Stretch
  next: Stretch | null
  /** The open act of a clause before on which this one may depend. */
  outer: Match | null
  /** A condition ("if") governs it. */
  condition: boolean
}

/** The act words of one clause with their frames and actors, in text order. */
export function readClause(context: BlockContext, situation: ClauseSituation): Match[] {
  const { clause, sentence, outer, condition } = situation
  pointBack(context, clause, whoSays(context, outer)?.ids ?? [])
  const words = actWords(context, clause, outer)
  const relatives = context.relatives.filter(({ to }) => to > clause.from && to < clause.to)
  const matches: Match[] = []
  const lefts = new Map<Relative | undefined, number>([[undefined, clause.from]])
  for (const [index, word] of words.entries()) {
    const own = relativeAt(relatives, word.from)
    const beside = (other: { from: number }) => relativeAt(relatives, other.from) === own
    const previous = matches.findLast((match) => !match.relative && beside(match.token)) ?? null
    const left = lefts.get(own) ?? own!.from
    const governing = previous ?? (own ? null : outer)
    const around: Surroundings = {
      left,
      from: word.from,
      to: word.to,
      right: words.slice(index + 1).find((next) => isVerb(next) && beside(next))?.from ?? own?.to ?? clause.to,
      far: own?.to ?? farRight(context, words.filter(beside), word, clause),
      clause,
      sentence,
      passive: isPassive(context, previous?.around.to ?? clause.from, word),
      taken: takenBy(context, previous, word),
      fallback: own && !previous ? own.head : fallback(context, previous, left, word, situation),
      said: whoSays(context, governing),
      relatives,
    }
    const match = matchOf(context, word, around)
    if (!match || isBackground(context, match)) continue
    if (context.chinese && previous && saysAgain(match, previous)) continue
    match.condition = condition
    if (match.relative && !match.frame.describing && previous?.frame.inner === 'drop') continue
    match.outer = governing && depends(context, governing, match, clause) ? governing : null
    if (match.outer && !allowed(match.outer, match)) continue
    if (previous && swallows(context, previous, match)) {
      matches.splice(matches.indexOf(previous), 1)
      if (match.positions.get('subject')?.[0] !== previous.positions.get('subject')?.[0]) match.speaker = previous
      match.outer = previous.outer
      match.around = { ...match.around, left: previous.around.left }
    }
    matches.push(match)
    makes(context, match)
    keepActors(context, match)
    lefts.set(own, word.to)
  }
  remember(context, clause, matches)
  return matches
}

/** “提供…援助”: the noun that closes a clause names what its verb has told already. */
function saysAgain(match: Match, previous: Match): boolean {
  if (match.frame.kind !== previous.frame.kind) return false
  const own = match.positions.get('subject')?.[0]
  const carried = own === undefined || own === match.around.fallback
  return (
    match.noun ||
    (carried &&
      !match.positions.has('object') &&
      !match.positions.has('to') &&
      match.around.clause.to - match.token.to <= 1)
  )
}

/** The act words of a clause; those that only a speaker's mouth makes one, where somebody speaks. */
function actWords(context: BlockContext, clause: Stretch, outer: Match | null): Token[] {
  let speech = (context.news !== null && context.speaker.length > 0) || (outer?.frame.speech ?? false)
  return within(context.tokens, clause.from, clause.to).filter(({ entries, from, to }) => {
    if (context.matters.some((matter) => matter.from <= from && to <= matter.to)) return false
    const frames = entries.flatMap((entry) => (entry.type === 'act' ? entry.frames : []))
    const counts = frames.some(({ frame }) => !frame.spoken || speech)
    speech ||= frames.some(({ frame }) => frame.speech)
    return counts
  })
}

/** Who says what an act word tells: the one whose statement governs it, else who spoke in the sentences before. */
function whoSays(context: BlockContext, governing: Match | null): Actors | null {
  if (governing?.frame.speech) return governing.positions.get('subject')?.[0] ?? null
  if (governing) return governing.around.said
  return context.news && context.speaker.length > 0 ? { ...standIn(0), ids: context.speaker } : null
}

const isVerb = (word: Token) => word.entries.some((entry) => entry.type === 'act' && entry.form !== 'noun')

/** The object of the act word before; it is this one's subject only where this one depends on that ("urged A to sign"). */
function takenBy(context: BlockContext, previous: Match | null, word: Token): Surroundings['taken'] {
  if (!previous) return null
  // “宣布甲和乙建立关系”: in Chinese what joins two parties joins no act words.
  const last = context.chinese ? within(context.groups, previous.token.to, word.from).at(-1) : undefined
  const gap = context.text.slice(last?.to ?? previous.token.to, word.from)
  const beside = (context.lexicon.data.lists.beside ?? []).some((and) => gap.includes(and))
  if (!beside && (previous.frame.speech || previous.frame.inner !== 'actual')) return null
  return previous.positions.get('object')?.[0] ?? null
}

/** Kinds that make an instrument, of which the text then speaks on. */
const MAKES: ReadonlySet<string> = new Set([
  'sign',
  'adopt',
  'legislate',
  'conclude',
  'declare',
  'amend',
  'submit',
  'pledge',
])

/** Keeps who made an instrument that was named. */
function makes(context: BlockContext, match: Match): void {
  if (match.frame.kind === 'meet') context.met = agentsAt(match.positions, match.frame.agent)
  if (!MAKES.has(match.frame.kind)) return
  const force = instrumentsOf(context, match)[0]?.force ?? null
  const ids = agentsAt(match.positions, match.frame.agent)
  if (force !== null && ids.length > 0) context.made = { ids, force }
}

/** "为了回应…", "because they think": a clause that gives a purpose or reason reports no act of its own, unless it dates it. */
function isBackground({ text, lexicon, findings, block }: BlockContext, { around, noun }: Match): boolean {
  if (noun) return false
  const head = text.slice(around.clause.from, around.clause.from + 12).toLowerCase()
  if (!lexicon.data.background.some((word) => head.startsWith(word))) return false
  return within(findings.dates[block]!, around.clause.from, around.from).length === 0
}

/** Where the next act word stands beside `word` ("welcomed … and signed"), or the end of the clause. */
function farRight({ text, lexicon }: BlockContext, words: readonly Token[], word: Token, clause: Stretch): number {
  const beside = lexicon.data.lists.beside ?? []
  for (const { from: at } of words) {
    if (at <= word.from) continue
    if (beside.some((word) => text.slice(at - word.length - 1, at).trim() === word.trim())) return at
  }
  return clause.to
}

function isPassive(context: BlockContext, from: number, word: Token): boolean {
  const marks = within(context.tokens, from, word.from).filter((token) =>
    token.entries.some(({ type }) => type === 'passive'),
  )
  const last = marks.at(-1)
  return last !== undefined && (context.chinese || word.from - last.to <= PASSIVE_GAP)
}

/** Between "was" and its participle stand at most a few adverbs. */
const PASSIVE_GAP = 20
