import type { Stretch } from '../../read/index.ts'
import { modalityOf } from '../modality.ts'
import { type BlockContext, startingAt } from './context.ts'
import type { Match } from './match.ts'
import { SAID } from './speaker.ts'

/** What a speaker asks of others tells all that he does by saying so. */
const isAsked = ({ frame }: Match) => frame.spoken === 'others' || frame.spoken === 'joint'

/** Does an act leave open what it says, so that the next clause may depend on it? */
export const opens = (match: Match) => match.frame.inner === 'planned' || match.frame.speech || match.frame.light

/** Kinds that say where somebody stands. */
const POSITIONS: ReadonlySet<string> = new Set([
  'support',
  'oppose',
  'urge',
  'reaffirm',
  'recognise',
  'state',
  'declare',
])

/** Does an act depend on the one before ("proposed to sign"), rather than stand beside it ("proposed and signed")? */
export function depends(context: BlockContext, outer: Match, inner: Match, clause: Stretch): boolean {
  if (outer.noun || outer.relative || inner.relative) return false
  const { text, lexicon } = context
  const own = inner.positions.get('subject')?.[0]
  const named = own !== undefined && own !== inner.around.fallback
  if (outer.around.to <= clause.from) {
    if (!outer.frame.speech && outer.frame.inner !== 'planned') return false
    // “呼吁…，反对…，欢迎…”: positions in a row stand beside one another.
    if (context.chinese && !outer.frame.speech && !named && POSITIONS.has(inner.frame.kind)) return false
    const head = text.slice(clause.from, clause.from + 4).toLowerCase()
    if (lexicon.data.and.some((word) => head.startsWith(word))) return named && outer.frame.speech
    // What is said follows at once; what is asked for may trail behind, with neither subject nor date of its own.
    if (outer.around.clause.to - outer.token.to <= 2) return true
    return (
      !named &&
      !context.findings.dates[context.block]!.some((date) => date.from >= clause.from && date.to <= inner.token.from)
    )
  }
  if (named && own.from >= outer.around.to) return true
  const gap = text.slice(outer.around.to, inner.token.from)
  return !(lexicon.data.lists.beside ?? []).some((word) => gap.includes(word))
}

/** Is an act named that depends on another one? What is welcomed or asked for is named only where it is an event of its own. */
export function allowed(outer: Match, inner: Match): boolean {
  const { inner: dependants, innerKinds, yields } = outer.frame
  if (yields.includes(inner.frame.kind)) return true
  if (dependants === 'actual') return true
  if (dependants === 'drop') {
    return (
      innerKinds.includes(inner.frame.kind) && (inner.noun || inner.form === 'gerund' || outer.frame.kind === 'urge')
    )
  }
  return innerKinds.length === 0 || innerKinds.includes(inner.frame.kind)
}

/** "表示支持" is support, not a statement; "held talks" are talks. */
export function swallows(context: BlockContext, outer: Match, inner: Match): boolean {
  if (outer.frame.light && (inner.noun || inner.outer === outer)) return true
  if (inner.outer === outer && outer.frame.yields.includes(inner.frame.kind)) return true
  if (!outer.frame.speech || inner.outer !== outer || inner.noun || isOnlyMeant(context, outer, inner)) return false
  if (isAsked(inner)) return true
  const own = inner.positions.get('subject')?.[0]
  if (own && own.from >= outer.token.to && !own.coreference) return sharesParty(outer, inner)
  return !context.chinese || isThin(context, outer.token.to, inner.token.from)
}

/** "Announced that it would sign": what is only meant to be done is told beside the word that says so. */
function isOnlyMeant(context: BlockContext, said: Match, act: Match): boolean {
  return !context.chinese && !said.frame.light && modalityOf(context, said.token.to, act.token.from) === 'planned'
}

/** Only small words stand in `from` … `to`. */
function isThin({ text, lexicon, tokens }: BlockContext, from: number, to: number): boolean {
  let at = from
  while (at < to) {
    const token = startingAt(tokens, at)
    const modal = token?.entries.some(({ type }) => type === 'modality') ? token.to - token.from : 0
    const length = Math.max(modal, lexicon.adverbs.at(text, at)?.length ?? 0)
    if (length === 0) return false
    at += length
  }
  return true
}

/** "X said: X supports …" is one act, of X and of whoever spoke for X; "met and discussed" is one meeting. */
export function saysItself(context: BlockContext, said: Match, act: Match): boolean {
  const own = act.positions.get('subject')?.[0]
  const follows = own !== undefined && (own === act.around.fallback || sharesParty(said, act))
  if (said.frame.light && said.frame.speech) return follows && !act.noun && !act.frame.light
  if (said.frame.light) return own === act.around.fallback && TALKS.has(act.frame.kind) && TALKS.has(said.frame.kind)
  if (act.outer !== said || !said.frame.speech || act.frame.speech || act.noun || isOnlyMeant(context, said, act))
    return false
  if (isAsked(act)) return true
  if (own === act.around.fallback && !isThin(context, act.around.clause.from, act.token.from)) return false
  // “甲说，…，他还感谢…” goes on to another act.
  if (context.chinese && own?.coreference && own.ids.length === 2 && own !== act.around.fallback) return false
  return sharesParty(said, act) && (!context.chinese || SAID.has(act.frame.kind) || own?.coreference === true)
}

function sharesParty(said: Match, act: Match): boolean {
  const speaker = said.positions.get('subject')?.flatMap(({ ids }) => ids) ?? []
  return act.positions.get('subject')?.some(({ ids }) => ids.some((id) => speaker.includes(id))) ?? false
}

const TALKS: ReadonlySet<string> = new Set(['meet', 'negotiate'])
