import type { Stretch } from '../../read/index.ts'
import { within } from '../found.ts'
import type { BlockContext } from './context.ts'
import { allowed, depends, swallows } from './dependence.ts'
import { instrumentsOf } from './instruments.ts'
import { type Match, matchOf } from './match.ts'
import { keepActors, pointBack } from './pointing.ts'
import { agentsAt, type Surroundings } from './roles.ts'
import { fallback, remember } from './subject.ts'
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
  pointBack(context, clause)
  const words = within(context.tokens, clause.from, clause.to).filter((token) =>
    token.entries.some(({ type }) => type === 'act'),
  )
  const matches: Match[] = []
  let left = clause.from
  for (const [index, word] of words.entries()) {
    const previous = matches.findLast((match) => !match.relative) ?? null
    const around: Surroundings = {
      left,
      from: word.from,
      to: word.to,
      right: words.slice(index + 1).find(isVerb)?.from ?? clause.to,
      far: farRight(context, words, index, clause),
      clause,
      sentence,
      passive: isPassive(context, previous?.around.to ?? clause.from, word),
      taken: takenBy(context, previous, word),
      fallback: fallback(context, previous, left, word, situation),
    }
    const match = matchOf(context, word, around)
    if (!match || isBackground(context, match)) continue
    match.condition = condition
    if (match.relative && previous?.frame.inner === 'drop') continue
    const governing = previous ?? outer
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
    left = word.to
  }
  remember(context, clause, matches)
  return matches
}

const isVerb = (word: Token) => word.entries.some((entry) => entry.type === 'act' && entry.form !== 'noun')

/** The object of the act word before; it is this one's subject only where this one depends on that ("urged A to sign"). */
function takenBy(context: BlockContext, previous: Match | null, word: Token): Surroundings['taken'] {
  if (!previous) return null
  const gap = context.text.slice(previous.token.to, word.from)
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

/** Where the next act word stands beside the one at `index` ("welcomed … and signed"), or the end of the clause. */
function farRight({ text, lexicon }: BlockContext, words: readonly Token[], index: number, clause: Stretch): number {
  const beside = lexicon.data.lists.beside ?? []
  for (let next = index + 1; next < words.length; next++) {
    const at = words[next]!.from
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
