import type { Modality } from '../model/index.ts'
import type { Token } from './prose/tokens.ts'

/**
 * How firmly an act word stands: the modal words (`modality` of acts.yaml) in `from` … `to` before it. A negation beats everything
 * ("may not" and "will not" report no act), a condition beats an intention; a word of fact (已, has) cancels what stands before it.
 */
export function modalityOf(tokens: readonly Token[], from: number, to: number): Modality {
  let result: Modality = 'actual'
  for (const token of tokens) {
    if (token.from < from) continue
    if (token.to > to) break
    for (const entry of token.entries) {
      if (entry.type !== 'modality') continue
      if (entry.modality === 'actual') result = result === 'negated' ? result : 'actual'
      else if (rank[entry.modality] > rank[result]) result = entry.modality
    }
  }
  return result
}

const rank: Record<Modality, number> = { actual: 0, planned: 1, hypothetical: 2, negated: 3 }

/** The modality of an act that depends on another one ("proposed to sign"). */
export function within(outer: Modality, inner: Modality): Modality {
  return rank[inner] >= rank[outer] ? inner : outer
}
