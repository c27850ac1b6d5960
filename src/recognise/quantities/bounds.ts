import type { QuantityBound } from '../../model/index.ts'
import { QUANTITY_LANGUAGES, quantityData } from './data.ts'
import type { Measured } from './matcher.ts'

interface BoundWords {
  bound: QuantityBound
  before: RegExp
  after: RegExp
  inside: RegExp
}

let words: BoundWords[] | null = null

/** A pattern that never matches. */
const NEVER = '(?!)'

function boundWords(): BoundWords[] {
  words ??= QUANTITY_LANGUAGES.flatMap((language) =>
    quantityData(language).bounds.map(({ bound, before, after, inside }) => ({
      bound,
      before: new RegExp(`(?<!\\p{Script=Latin}|\\p{Script=Cyrillic})(?:${before || NEVER})$`, 'iu'),
      after: new RegExp(`^(?:${after || NEVER})(?!\\p{Script=Latin}|\\p{Script=Cyrillic})`, 'iu'),
      inside: new RegExp(inside || NEVER, 'u'),
    })),
  )
  return words
}

/** How far around a number its bound is looked for (UTF-16 units). */
const NEAR = 24

/**
 * Whether the text gives a quantity as it is (null) or as a bound of it: "over 300", 不超过5个, "не менее 40 %". Takes time that does not depend on
 * the text's length.
 */
export function boundOf(text: string, { from, to }: Pick<Measured, 'from' | 'to'>): QuantityBound | null {
  const before = text.slice(Math.max(0, from - NEAR), from)
  const after = text.slice(to, to + NEAR)
  const inside = text.slice(from, to)
  return (
    boundWords().find((each) => each.before.test(before) || each.after.test(after) || each.inside.test(inside))
      ?.bound ?? null
  )
}
