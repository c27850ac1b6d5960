import { type Flow, type Stretch, sentencesOf } from '../../read/index.ts'
import type { FoundDate, FoundParty, FoundQuantity } from '../findings.ts'
import { boundOf } from './bounds.ts'
import { type Measured, matchQuantities, placesIn } from './matcher.ts'
import { rankedParties } from './order.ts'
import { insideTitles } from './titles.ts'

interface Sentence {
  block: number
  text: string
  from: number
  to: number
  /** The parties it names, and those of the last sentence that named any. */
  parties: readonly FoundParty[]
  spoken: readonly FoundParty[]
  dates: readonly FoundDate[]
}

/**
 * Stated quantities about parties: number, unit, what is measured (words of the text around it), the party it is about, the other party,
 * and the period. Only sentences that name a party are looked at. The outer lists are parallel to `flows`. Takes time linear in the text;
 * never throws.
 */
export function findQuantities(
  flows: readonly Flow[],
  parties: readonly (readonly FoundParty[])[],
  dates: readonly (readonly FoundDate[])[],
): FoundQuantity[][] {
  const seen = new Set<string>()
  return flows.map((flow, block) => {
    const present = parties[block] ?? []
    if (present.length === 0) return []
    const partiesIn = slices(present)
    const datesIn = slices(dates[block] ?? [])
    const found: FoundQuantity[] = []
    const titled = insideTitles(flow.text)
    const places = placesIn(flow.text)
    let next = 0
    let spoken: readonly FoundParty[] = []
    for (const { from, to } of sentencesOf(flow).flatMap(piecesOf)) {
      const named = partiesIn(from, to)
      if (named.length > 0) spoken = named
      if (spoken.length === 0) continue
      const measured = matchQuantities(flow.text, from, to, places, next)
      next = measured.next
      const sentence = { block, text: flow.text, from, to, parties: named, spoken, dates: datesIn(from, to) }
      found.push(...quantitiesOf(sentence, measured.found, titled, seen))
    }
    return found
  })
}

/** Longer sentences are tables or lists; they are looked at piece by piece, which also keeps the time linear. In UTF-16 units. */
const LONGEST_SENTENCE = 1500

function piecesOf({ from, to }: Stretch): Stretch[] {
  if (to - from <= LONGEST_SENTENCE) return [{ from, to }]
  const count = Math.ceil((to - from) / LONGEST_SENTENCE)
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * LONGEST_SENTENCE,
    to: Math.min(to, from + (index + 1) * LONGEST_SENTENCE),
  }))
}

/** Cuts a list that is in text order into the parts that lie in rising stretches. */
function slices<Item extends Stretch>(list: readonly Item[]): (from: number, to: number) => Item[] {
  let next = 0
  return (from, to) => {
    while (next < list.length && list[next]!.from < from) next++
    const start = next
    while (next < list.length && list[next]!.from < to) next++
    return list.slice(start, next).filter((item) => item.to <= to)
  }
}

function quantitiesOf(
  sentence: Sentence,
  matched: readonly Measured[],
  titled: (at: number) => boolean,
  seen: Set<string>,
): FoundQuantity[] {
  const { block, text, from, to } = sentence
  const found: FoundQuantity[] = []
  for (const measured of matched) {
    if (!counts(measured, sentence, seen) || titled(measured.from)) continue
    const { subject, object } = rolesOf(measured, sentence)
    const bound = boundOf(text, measured)
    for (const [at, value] of measured.values.entries()) {
      found.push({
        block,
        from: measured.from,
        to: measured.to,
        measure: measureOf(measured, sentence),
        subject,
        object,
        value,
        unit: measured.pattern.unit,
        bound: measured.values.length > 1 && !measured.pattern.pair ? (at === 0 ? 'from' : 'to') : bound,
        period: periodOf(measured, sentence),
      })
    }
  }
  for (const { from: start, to: end, rank, party } of rankedParties(text, from, to, sentence.parties)) {
    const subject = sentence.parties.find(({ from: at }) => at < start)?.id ?? null
    found.push({
      block,
      from: start,
      to: end,
      measure: 'order of partners',
      subject,
      object: party.id,
      value: rank,
      unit: 'rank',
      bound: null,
      period: periodOf({ from: start }, sentence),
    })
  }
  return found
}

/** Whether a match is a quantity about parties and not a date, a repeated group's size or a number in passing. */
function counts(
  { from, to, pattern, values }: Measured,
  { text, from: start, parties, dates }: Sentence,
  seen: Set<string>,
): boolean {
  if (dates.some((date) => date.from < to && from < date.to && !(date.from < from && date.edtf.includes('/'))))
    return false
  // A share goes on about the party of the sentence before; any other number needs a party of its own.
  if (parties.length === 0 && pattern.unit !== '%') return false
  if (pattern.when !== undefined && !new RegExp(pattern.when).test(text.slice(start, from))) return false
  if (pattern.beside && !parties.some((party) => party.to === from - 1)) return false
  if (!pattern.once) return true
  const key = `${pattern.unit} ${values.join()} ${text.slice(from, to).toLowerCase()}`
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** The sentence's first party is what the quantity is about; the one nearest to it, if another, is the other side. */
function rolesOf(
  { from, to }: Measured,
  { spoken: parties }: Sentence,
): { subject: string | null; object: string | null } {
  const subject = parties[0]?.id ?? null
  const before = parties.findLast((party) => party.to <= from && party.id !== subject)
  const after = parties.find((party) => party.from >= to && party.id !== subject)
  return { subject, object: (before ?? after)?.id ?? null }
}

/** The nearest date before the quantity in its sentence, else the first after it. */
function periodOf({ from }: { from: number }, { dates }: Sentence): string | null {
  return (dates.findLast((date) => date.from < from) ?? dates[0])?.edtf ?? null
}

const LONGEST_MEASURE = 40

/** The words around the number, back to the last comma and on to the next. */
function measureOf({ from, to }: Measured, { text, from: start, to: end }: Sentence): string {
  const before = text.slice(Math.max(start, from - LONGEST_MEASURE), from)
  const after = text.slice(to, Math.min(end, to + LONGEST_MEASURE))
  const lead = before.slice(before.search(/[^，,；;。：:（(]*$/))
  const tail = after.slice(0, Math.max(0, after.search(/[，,；;。：:）).]|$/)))
  return `${lead}${text.slice(from, to)}${tail}`.trim()
}
