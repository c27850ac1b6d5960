/**
 * Compares what was read with what was labelled by hand. Places are compared with all white space left out, so that a line or page break
 * inside a quote does not matter.
 */

/** A stretch in visible characters: white space is not counted. */
export type Stretch = readonly [from: number, to: number]

/** Precision, recall and their harmonic mean. */
export type Agreement = { precision: number; recall: number; f1: number; missed: string[]; extra: string[] }

/** Turns quotes and code point offsets of one text into comparable stretches. */
export class Visible {
  readonly #text: string
  readonly #before: number[] = []

  constructor(text: string) {
    let visible = ''
    let count = 0
    for (const point of text) {
      this.#before.push(count)
      if (/\s/u.test(point)) continue
      visible += point
      count += point.length
    }
    this.#before.push(count)
    this.#text = visible
  }

  /** Where a quote first stands; null if it does not. */
  quote(quote: string): Stretch | null {
    const bare = quote.replace(/\s/gu, '')
    const from = this.#text.indexOf(bare)
    return from < 0 ? null : [from, from + bare.length]
  }

  /** The stretch of code points from `start` to `end`. */
  span(start: number, end: number): Stretch {
    return [this.#before[start] ?? 0, this.#before[end] ?? this.#before.at(-1) ?? 0]
  }
}

/** Visible characters that two stretches share. */
export function shared([from, to]: Stretch, [otherFrom, otherTo]: Stretch): number {
  const [first, last] = [Math.max(from, otherFrom), Math.min(to, otherTo)]
  return Math.max(0, last - first)
}

/**
 * Pairs labelled with read things, best likeness first, each used once. `likeness` gives 0 for two things that are not the same.
 */
export function agree<L, R>(
  labelled: readonly L[],
  found: readonly R[],
  likeness: (label: L, read: R) => number,
): Agreement {
  const pairs = labelled.flatMap((label, i) =>
    found.flatMap((read, j) => {
      const score = likeness(label, read)
      return score > 0 ? [{ score, i, j }] : []
    }),
  )
  pairs.sort((a, b) => b.score - a.score)
  const left = new Set<number>()
  const right = new Set<number>()
  for (const { i, j } of pairs) {
    if (left.has(i) || right.has(j)) continue
    left.add(i)
    right.add(j)
  }
  // Where there is nothing to find and nothing was found, all is right.
  const precision = found.length === 0 ? Number(labelled.length === 0) : right.size / found.length
  const recall = labelled.length === 0 ? Number(found.length === 0) : left.size / labelled.length
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    missed: labelled.filter((_, i) => !left.has(i)).map((label) => JSON.stringify(label)),
    extra: found.filter((_, j) => !right.has(j)).map((read) => JSON.stringify(read)),
  }
}

const P5 = ['CHN', 'FRA', 'GBR', 'RUS', 'USA']

/** A name as it is compared: small letters and digits only. */
export const plain = (name: string): string =>
  [...name.toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).join('')

/** How far two sets of parties agree, 0 to 1: shared over all; the five nuclear-weapon States named one by one are the same as P5. */
export function sameParties(ids: readonly string[], otherIds: readonly string[]): number {
  const members = (list: readonly string[]) => new Set(list.flatMap((id) => (id === 'P5' ? P5 : [id])).map(plain))
  const [one, other] = [members(ids), members(otherIds)]
  const union = new Set([...one, ...other])
  return union.size === 0 ? 1 : (one.size + other.size - union.size) / union.size
}

/** Two dates agree when they are the same, or one only says less: a year of which the other is a day. */
export function sameDate(date: string | null, other: string | null): boolean {
  if (date === null || other === null) return date === other
  const [less, more] = date.length < other.length ? [date, other] : [other, date]
  return less === more || more.startsWith(`${less}-`)
}
