import type { Findings, Found } from '../../recognise/findings.ts'
import { type Entry, type Lexicon, plainLetters } from '../frames/lexicon.ts'

/** A word of the lexicon at its place in a block's flow (UTF-16 units, `to` exclusive), with everything it is good for. */
export interface Token {
  from: number
  to: number
  entries: Entry[]
}

/** Quotation marks around so few characters name a thing and say nothing. */
const NAME_LENGTH = 8

/**
 * The words of the lexicon in one block, the longest where several begin together, none that overlap; words inside names, titles and
 * document symbols are left out.
 */
export function tokensOf(block: number, findings: Findings, lexicon: Lexicon): Token[] {
  const { text } = findings.flows[block]!
  const hits: { entry: Entry; from: number; to: number }[] = []
  lexicon.automaton.scan(plainLetters(text), 0, text.length, (entry, from, to) => hits.push({ entry, from, to }))
  hits.sort((a, b) => a.from - b.from || b.to - a.to)
  const closed = closedStretches(block, findings)
  const tokens: Token[] = []
  let last: Token | undefined
  let next = 0
  for (const { entry, from, to } of hits) {
    if (last && from === last.from && to === last.to) {
      last.entries.push(entry)
      continue
    }
    if (last && from < last.to) continue
    while (next < closed.length && closed[next]!.to <= from) next++
    const over = closed[next]
    if (over && over.from <= from && to <= over.to) continue
    last = { from, to, entries: [entry] }
    tokens.push(last)
  }
  return tokens.filter((token) => token.entries.some(({ type }) => type !== 'inert'))
}

/** "观察员国" at the end of a name says what a party becomes. */
const MEMBERS = /\/(observers|members?|member-states|partners|participants|states-parties)$/

/**
 * Stretches whose words are no act words: names of parties and persons, dates, titles, symbols. In text order, merged. The name of a group
 * ("non-permanent members") may say what a party becomes.
 */
function closedStretches(block: number, findings: Findings): { from: number; to: number }[] {
  const { text } = findings.flows[block]!
  const stretches: Pick<Found, 'from' | 'to'>[] = [
    ...findings.parties[block]!.filter(
      ({ id, by, type }) => by !== 'coreference' && type !== 'group' && !MEMBERS.test(id),
    ),
    ...findings.persons[block]!,
    ...findings.symbols[block]!,
    ...findings.places[block]!,
    ...findings.dates[block]!,
    ...titles(text, findings.flows[block]!.block.kind === 'note'),
  ]
  stretches.sort((a, b) => a.from - b.from)
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of stretches) {
    const last = merged.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** Titles in 《》 and short names in quotation marks. */
function titles(text: string, note: boolean): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const to = text.indexOf('》', at)
    if (to < 0) break
    result.push({ from: at, to: to + 1 })
    at = to
  }
  for (const [open, close] of [
    ['“', '”'],
    ['«', '»'],
  ] as const) {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const to = text.indexOf(close, at)
      if (to < 0) break
      // In a note a quotation that ends in its comma (“The State of the Union,”) is the title of a work.
      const cited = note && /[A-Za-z][,.]$/.test(text.slice(at, to))
      if (cited || to - at <= NAME_LENGTH * (open === '«' ? 4 : 1)) result.push({ from: at, to: to + 1 })
    }
  }
  return result
}
