import type { FoundParty } from '../findings.ts'
import { QUANTITY_LANGUAGES, quantityData } from './data.ts'

/** A party that a sentence puts at a rank; the place is its clause (UTF-16 units). */
export interface Ranked {
  from: number
  to: number
  rank: number
  party: FoundParty
}

let compiled: { first: RegExp; mark: RegExp }[] | null = null

/** Partners in the order a sentence gives them ("first …; then …; last …"): every party of a clause gets the clause's rank. */
export function rankedParties(text: string, from: number, to: number, parties: readonly FoundParty[]): Ranked[] {
  if (parties.length === 0) return []
  compiled ??= QUANTITY_LANGUAGES.flatMap((language) => {
    const { order } = quantityData(language)
    return order
      ? [{ first: new RegExp(order.first), mark: new RegExp(`(?:${order.first})|(?:${order.next})`, 'g') }]
      : []
  })
  const sentence = text.slice(from, to)
  const found: Ranked[] = []
  for (const { first, mark } of compiled) {
    if (!first.test(sentence)) continue
    const marks = [...sentence.matchAll(mark)].map((match) => from + match.index)
    if (marks.length < 2) continue
    marks.forEach((start, index) => {
      const end = trimmed(text, start, marks[index + 1] ?? to)
      const inside = parties.filter((party) => party.from >= start && party.to <= end)
      const seen = new Set<string>()
      for (const party of inside) {
        if (seen.has(party.id)) continue
        seen.add(party.id)
        found.push({ from: start, to: end, rank: index + 1, party })
      }
    })
  }
  return found
}

/** The clause without the sign that ends it. */
function trimmed(text: string, from: number, to: number): number {
  let end = to
  while (end > from && '，。；、;,. '.includes(text[end - 1]!)) end--
  return end
}
