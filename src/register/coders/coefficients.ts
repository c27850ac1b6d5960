/**
 * Agreement between coders on nominal values. Every function takes the same table: a row for each unit, a column for each coder, null
 * where a coder said nothing. Figures are NaN where they are not defined, as when all values are the same and chance explains
 * everything.
 */
export type Ratings = readonly (readonly (string | null)[])[]

/** How often two words about one unit agree, averaged over units that at least two coders spoke of, all pairs of words weighing alike in a unit. */
export function percentAgreement(ratings: Ratings): number {
  const units = pairable(ratings)
  return mean(units.map(unitAgreement))
}

/**
 * Cohen's κ of two coders, over the units both spoke of. Method: J. Cohen, "A coefficient of agreement for nominal scales", Educational
 * and Psychological Measurement 20 (1960), 37-46.
 */
export function cohenKappa(ratings: Ratings): number {
  const pairs = ratings.filter((row) => row.length === 2 && row.every((value) => value !== null))
  const observed = mean(pairs.map(([a, b]) => (a === b ? 1 : 0)))
  const expected = sum(
    categoriesOf(pairs).map(
      (category) =>
        share(
          pairs.map(([a]) => a),
          category,
        ) *
        share(
          pairs.map(([, b]) => b),
          category,
        ),
    ),
  )
  return corrected(observed, expected)
}

/**
 * Fleiss' κ, over the units that every coder spoke of. Method: J. L. Fleiss, "Measuring nominal scale agreement among many raters",
 * Psychological Bulletin 76 (1971), 378-382.
 */
export function fleissKappa(ratings: Ratings): number {
  const complete = ratings.filter((row) => row.length > 1 && row.every((value) => value !== null))
  const words = complete.flat()
  const expected = sum(categoriesOf(complete).map((category) => share(words, category) ** 2))
  return corrected(mean(complete.map(unitAgreement)), expected)
}

/**
 * Krippendorff's α for nominal data with any number of coders and gaps, by the coincidence matrix. Method: K. Krippendorff, "Computing
 * Krippendorff's alpha-reliability" (2011), sections C and D.
 */
export function krippendorffAlpha(ratings: Ratings): number {
  const units = pairable(ratings)
  const words = units.flatMap(spoken)
  const counts = countsOf(words)
  const observed = sum(units.map((unit) => (1 - unitAgreement(unit)) * spoken(unit).length))
  const agreeing = sum([...counts.values()].map((count) => count * (count - 1)))
  const expected = (words.length * (words.length - 1) - agreeing) / (words.length - 1)
  return expected === 0 ? Number.NaN : 1 - observed / expected
}

/**
 * Gwet's AC1 with any number of coders and gaps. Method: K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of
 * high agreement", British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48. With gaps, chance is
 * estimated from all units that anyone spoke of.
 */
export function gwetAC1(ratings: Ratings): number {
  const categories = categoriesOf(ratings)
  const units = ratings.filter((row) => spoken(row).length > 0)
  const chances = categories.map((category) => mean(units.map((unit) => share(spoken(unit), category))))
  const expected = sum(chances.map((chance) => chance * (1 - chance))) / (categories.length - 1)
  return corrected(percentAgreement(ratings), expected)
}

/** Of all pairs of words about a unit, the share that agree. */
function unitAgreement(row: readonly (string | null)[]): number {
  const words = spoken(row)
  const agreeing = sum([...countsOf(words).values()].map((count) => count * (count - 1)))
  return agreeing / (words.length * (words.length - 1))
}

function pairable(ratings: Ratings): Ratings {
  return ratings.filter((row) => spoken(row).length > 1)
}

function spoken(row: readonly (string | null)[]): string[] {
  return row.filter((value) => value !== null)
}

export function categoriesOf(ratings: Ratings): string[] {
  return [...new Set(ratings.flatMap(spoken))].sort()
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function share(words: readonly (string | null | undefined)[], category: string): number {
  return words.filter((word) => word === category).length / words.length
}

/** Agreement beyond chance: (observed - expected) / (1 - expected). */
function corrected(observed: number, expected: number): number {
  return expected === 1 ? Number.NaN : (observed - expected) / (1 - expected)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
