import type { Modality } from '../model/index.ts'
import { within } from './found.ts'
import type { BlockContext } from './prose/context.ts'
import type { Token } from './prose/tokens.ts'

/**
 * How firmly an act word stands: the modal words (`modality` of acts.yaml) in `from` … `to` before it. A negation beats everything
 * ("may not" and "will not" report no act), a condition beats an intention; a word of fact (已, has) cancels what stands before it.
 */
export function modalityOf(context: BlockContext, from: number, to: number): Modality {
  let result: Modality = 'actual'
  for (const token of within(context.tokens, from, to)) {
    if (isAside(context, token)) continue
    const leads =
      token.entries.some(({ type }) => type === 'infinitive') && context.text.slice(token.to, to).trim() === ''
    if (leads && rank[result] < rank.planned) result = 'planned'
    for (const entry of token.entries) {
      if (entry.type !== 'modality') continue
      if (entry.modality === 'actual') result = result === 'negated' ? result : 'actual'
      else if (rank[entry.modality] > rank[result]) result = entry.modality
    }
  }
  return result
}

/** A modal word that marks a party (应 … 邀请) or describes a noun (可能的). */
function isAside(context: BlockContext, token: Token): boolean {
  const { text, chinese } = context
  if (!chinese) return false
  return text[token.to] === '的' || text[token.from - 1] === '的' || marksParty(context, token)
}

/** The word is the marker of a party behind it (应 … 邀请). */
export const marksParty = ({ groups }: BlockContext, token: Token): boolean =>
  within(groups, token.to, token.to + MARKED).some(({ start, from }) => start === token.from && start < from)

/** A marker stands this near before its party, in units. */
const MARKED = 40

const rank: Record<Modality, number> = { actual: 0, planned: 1, hypothetical: 2, negated: 3 }

/** The modality of an act that depends on another one ("proposed to sign"). */
export function modalityWithin(outer: Modality, inner: Modality): Modality {
  return rank[inner] >= rank[outer] ? inner : outer
}
