import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa, fleissKappa, gwetAC1, krippendorffAlpha, percentAgreement, type Ratings } from './coefficients.ts'
import { type Unit, unitizingAlpha } from './unitizing.ts'

/** Rows of units from a cross table of two coders: `table[i][j]` units that the first called i and the second j. */
const crossed = (table: number[][]): Ratings =>
  table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => [String(i), String(j)])))

/** Rows of units from how many coders chose each category. */
const counted = (table: number[][]): Ratings =>
  table.map((row) => row.flatMap((count, category) => Array.from({ length: count }, () => String(category))))

/** Rows of units from one line of values a coder; a point is a gap. */
const byCoder = (...lines: string[]): Ratings => {
  const coders = lines.map((line) => line.split(' ').map((value) => (value === '.' ? null : value)))
  return coders[0]!.map((_, unit) => coders.map((values) => values[unit]!))
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

describe('published worked examples, to three decimals', () => {
  it("Cohen's κ: Cohen 1960, table of 200 diagnoses", () => {
    const ratings = crossed([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ])
    expect(rounded(percentAgreement(ratings))).toBe(0.7)
    expect(rounded(cohenKappa(ratings))).toBe(0.492)
  })

  // The data that encyclopaedias and statistics packages use to show Fleiss' kappa: 10 subjects, 14 raters, 5 categories.
  it("Fleiss' κ: ten subjects, fourteen raters, five categories", () => {
    const ratings = counted([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ])
    expect(rounded(percentAgreement(ratings))).toBe(0.378)
    expect(rounded(fleissKappa(ratings))).toBe(0.21)
  })

  describe("Krippendorff's α: Krippendorff 2011", () => {
    it('binary data, two observers, no gaps (A)', () =>
      expect(rounded(krippendorffAlpha(byCoder('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')))).toBe(0.095))
    it('nominal data, two observers, no gaps (B)', () =>
      expect(rounded(krippendorffAlpha(byCoder('a a b b d c c c e d d a', 'b a b b b c c c e d d d')))).toBe(0.692))
    it('nominal data, four observers, gaps (C)', () => expect(rounded(krippendorffAlpha(FOUR_OBSERVERS))).toBe(0.743))
  })

  const FOUR_OBSERVERS = byCoder(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  )

  it("Gwet's AC1: the same four observers, in Gwet's Handbook of Inter-Rater Reliability", () => {
    expect(rounded(percentAgreement(FOUR_OBSERVERS))).toBe(0.818)
    expect(rounded(gwetAC1(FOUR_OBSERVERS))).toBe(0.775)
  })

  it("Gwet's AC1 where κ fails: Gwet 2002, 118 and 5, 2 and 0", () => {
    const ratings = crossed([
      [118, 5],
      [2, 0],
    ])
    expect(rounded(cohenKappa(ratings))).toBe(-0.023)
    expect(rounded(gwetAC1(ratings))).toBe(0.941)
  })

  it('αU: Krippendorff 2004, two observers, categories c and k on a continuum from 150 to 450', () => {
    const stretch = (coder: string, category: string, offset: number, length: number): Unit => {
      const start = offset - 150
      return { coder, category, start, end: start + length }
    }
    const units = [
      stretch('i', 'c', 225, 70),
      stretch('i', 'c', 370, 30),
      stretch('j', 'c', 220, 80),
      stretch('j', 'c', 355, 20),
      stretch('j', 'c', 400, 20),
      ...['i', 'j'].flatMap((coder) => [stretch(coder, 'k', 180, 60), stretch(coder, 'k', 300, 50)]),
    ]
    const { joint, categories } = unitizingAlpha(units, ['i', 'j'], 300)
    const [c, k] = categories
    expect([c!.observed, c!.expected].map((value) => Math.round(value * 10_000) / 10_000)).toEqual([0.0144, 0.0532])
    expect(rounded(c!.alpha)).toBe(0.729)
    expect(rounded(k!.alpha)).toBe(1)
    expect(rounded(joint)).toBe(0.859)
  })
})

describe('properties', () => {
  const table = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 2 }), {
    minLength: 4,
    maxLength: 30,
  })

  it('coders who always agree on more than one value have every figure at 1', () => {
    const ratings = byCoder('a b a c', 'a b a c')
    for (const figure of [percentAgreement, cohenKappa, fleissKappa, krippendorffAlpha, gwetAC1])
      expect(figure(ratings)).toBeCloseTo(1)
  })

  it('the order of units and of coders makes no difference', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const turned = [...ratings].reverse().map((row) => [...row].reverse())
        for (const figure of [percentAgreement, cohenKappa, fleissKappa, krippendorffAlpha, gwetAC1])
          expect(figure(turned)).toBeCloseTo(figure(ratings), 9)
      }),
    )
  })

  it('α is the κ of Fleiss but for small numbers', () => {
    fc.assert(
      fc.property(table, (ratings) => {
        const [alpha, kappa] = [krippendorffAlpha(ratings), fleissKappa(ratings)]
        const words = 2 * ratings.length
        if (!Number.isNaN(alpha)) expect(alpha).toBeCloseTo(1 - ((1 - kappa) * (words - 1)) / words, 9)
      }),
    )
  })
})
