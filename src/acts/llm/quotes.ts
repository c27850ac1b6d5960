import type { Findings, Found } from '../../recognise/findings.ts'
import type { Stretch } from './stretches.ts'

/** Where a quote stands: its place, or why it has none. */
export type QuotePlace = Found | 'quote not found' | 'quote found more than once'

/** Finds quotes in one stretch. White space is layout and does not count; every other character must be the same, in order. */
export class Quotes {
  readonly #parts: readonly BarePart[]

  constructor({ parts }: Stretch, findings: Findings) {
    this.#parts = parts.map((part) => barePart(findings.flows[part.block]!.text, part))
  }

  /** The one place of a quote, or its `nth` (from 1) where that is given. A quote never runs over the end of a block. */
  find(quote: string, nth: number | null): QuotePlace {
    const bare = quote.replace(SPACES, '')
    if (bare === '') return 'quote not found'
    const places: Found[] = []
    for (const part of this.#parts) {
      for (let at = part.bare.indexOf(bare); at >= 0; at = part.bare.indexOf(bare, at + 1)) {
        places.push({ block: part.block, from: part.at[at]!, to: part.at[at + bare.length - 1]! + 1 })
        if (places.length > (nth ?? 1)) break
      }
    }
    if (nth !== null) return places[nth - 1] ?? 'quote not found'
    if (places.length > 1) return 'quote found more than once'
    return places[0] ?? 'quote not found'
  }
}

const SPACES = /\s/gu

/** A part without its white space; `at` has the flow offset (UTF-16 units) of each unit that is left. */
interface BarePart {
  block: number
  bare: string
  at: number[]
}

function barePart(text: string, { block, from, to }: Found): BarePart {
  const at: number[] = []
  let bare = ''
  for (let unit = from; unit < to; unit++) {
    if (/\s/u.test(text[unit]!)) continue
    bare += text[unit]
    at.push(unit)
  }
  return { block, bare, at }
}
