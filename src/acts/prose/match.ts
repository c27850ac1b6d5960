import type { WordFrame } from '../frames/lexicon.ts'
import type { Form } from '../frames/schema.ts'
import { type BlockContext, between } from './context.ts'
import { filled, type Positions, positionsOf, type Surroundings } from './roles.ts'
import type { Token } from './tokens.ts'

/** An act word with the frame that fits it and the actors around it. */
export interface Match {
  token: Token
  frame: WordFrame['frame']
  noun: boolean
  form: Form
  positions: Positions
  around: Surroundings
  /** The act on which this one depends. */
  outer: Match | null
  /** A condition ("if") governs it. */
  condition: boolean
}

/** The first frame, in the order of the data, whose conditions hold for the act word; null if none does. */
export function matchOf(context: BlockContext, token: Token, around: Surroundings): Match | null {
  for (const entry of token.entries) {
    if (entry.type !== 'act') continue
    const voiced = { ...around, passive: around.passive || entry.form === 'passive' }
    let positions: Positions | null = null
    for (const { frame, noun } of entry.frames) {
      if (!fits(context, token, frame, around.clause)) continue
      positions ??= positionsOf(context, voiced)
      if (!filled(frame, positions)) continue
      return { token, frame, noun, form: entry.form, positions, around: voiced, outer: null, condition: false }
    }
  }
  return null
}

function fits(
  context: BlockContext,
  token: Token,
  frame: WordFrame['frame'],
  clause: { from: number; to: number },
): boolean {
  const { text } = context
  if (frame.notNext.some((word) => text.startsWith(word, token.to))) return false
  if (frame.notPrevious.some((word) => text.startsWith(word, token.from - word.length))) return false
  if (frame.after.length > 0 && !named(context, frame.after, token.to, clause.to)) return false
  if (frame.before.length > 0 && !named(context, frame.before, clause.from, token.from)) return false
  return true
}

/** Does a word of one of the lists stand in `from` … `to`? `instrument` is also any instrument or symbol that was recognised there. */
export function named(context: BlockContext, lists: readonly string[], from: number, to: number): boolean {
  const { block, findings, tokens } = context
  for (const token of between(tokens, from, to)) {
    for (const entry of token.entries) if (entry.type === 'list' && lists.includes(entry.list)) return true
  }
  if (lists.includes('instrument')) {
    if (
      between(findings.instruments[block]!, from, to).length > 0 ||
      between(findings.symbols[block]!, from, to).length > 0
    )
      return true
    const title = context.text.indexOf('《', from)
    if (title >= 0 && title < to) return true
  }
  if (lists.includes('party') && between(context.groups, from, to).length > 0) return true
  if (lists.includes('quantity') && between(findings.quantities[block]!, from, to).length > 0) return true
  return false
}
