import type { FoundDate } from '../../recognise/findings.ts'
import { within } from '../found.ts'
import type { Lexicon } from '../frames/lexicon.ts'
import type { Actors } from './actors.ts'
import type { Token } from './tokens.ts'

/** A Chinese relative clause before its party (“来华进行访问的总统”), in UTF-16 units of the flow; `head` is the party that does it. */
export interface Relative {
  from: number
  /** Where 的 stands. */
  to: number
  head: Actors
}

/** Markers whose party may stand behind a relative clause (“同来华访问的总统会谈”). */
const DISTANT: ReadonlySet<string> = new Set(['with', 'to', 'by'])

/**
 * The relative clauses in front of parties, in text order. A party behind one takes the marker that stands before it all, so that in
 * “主席同来华访问的总统会谈” the president is the one with whom the talks were.
 */
export function relativesOf(
  text: string,
  groups: readonly Actors[],
  tokens: readonly Token[],
  dates: readonly FoundDate[],
  lexicon: Lexicon,
): Relative[] {
  const acts = tokens.filter(({ entries }) =>
    entries.some(
      (entry) => entry.type === 'act' && entry.form !== 'noun' && entry.frames.some(({ frame }) => !frame.spoken),
    ),
  )
  const relatives: Relative[] = []
  const ends = new Set([...groups, ...dates].map(({ to }) => to))
  for (const head of groups) {
    const to = particleBefore(text, head.from, lexicon)
    if (head.marker !== null || to < 0) continue
    const clause = clauseStart(text, to)
    const inside = within(acts, clause, to)
    if (inside.length === 0) continue
    const marked = markedAt(text, clause, ends, inside, lexicon)
    if (marked) {
      head.marker = marked.marker
      head.start = marked.at
    }
    const from =
      marked?.from ?? behindVerb(text, inside, to, lexicon) ?? atHead(text, clause, to, groups, acts, head, dates)
    if (from !== null) relatives.push({ from, to, head })
  }
  return relatives
}

/** The relative clause in which a place lies; undefined if in none. */
export const relativeAt = (relatives: readonly Relative[], at: number) =>
  relatives.find(({ from, to }) => from <= at && at < to)

/** Where 的 stands before a party and the words that may come between (时任, 前); -1 if it does not. */
function particleBefore(text: string, from: number, lexicon: Lexicon): number {
  const determiner = lexicon.determiners.before(text, from)
  const at = from - (determiner?.length ?? 0) - 1
  return text[at] === '的' ? at : -1
}

function clauseStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !/[，,。；;：！？“”\n]/.test(text[start - 1]!)) start--
  return start
}

/** A marker before the relative clause: behind a party, place, date or nothing, and right before the clause's first act word. */
function markedAt(
  text: string,
  clause: number,
  ends: ReadonlySet<number>,
  inside: readonly Token[],
  lexicon: Lexicon,
): { marker: string; at: number; from: number } | null {
  for (const { from } of inside) {
    const word = lexicon.markerWords.before(text, from)
    const marker = word ? lexicon.markers.get(word)! : null
    if (!word || !marker || !DISTANT.has(marker)) continue
    const at = from - word.length
    const open = at <= clause || ends.has(at) || lexicon.adverbs.before(text, at) !== undefined
    if (open) return { marker, at, from }
  }
  return null
}

/** Two act words that touch, or have a phrase of place between (“会见来访的总统”, “出席在京举行的会议”): the relative clause begins behind the first. */
function behindVerb(text: string, inside: readonly Token[], to: number, lexicon: Lexicon): number | null {
  for (const [index, word] of inside.entries()) {
    const verb = inside[index - 1]
    if (!verb) continue
    const gap = text.slice(verb.to, word.from)
    if (word.to === to && lexicon.data.within.some((opener) => gap.startsWith(opener))) return verb.to
    if (gap === '' || gap === '了' || lexicon.data.adverbs.includes(gap)) return verb.to
  }
  return null
}

/** The relative clause opens the sentence's clause, and its party acts in the rest of it. */
function atHead(
  text: string,
  clause: number,
  to: number,
  groups: readonly Actors[],
  acts: readonly Token[],
  head: Actors,
  dates: readonly FoundDate[],
): number | null {
  const first = within(acts, clause, to)[0]!
  const date = within(dates, clause, first.from).at(-1)
  const begin = date ? date.to : clause
  if (text.slice(begin, first.from).trim() !== '' || within(groups, clause, first.from).length > 0) return null
  const next = acts.find(({ from }) => from >= head.to)
  return next && clauseStart(text, next.from) === clause ? begin : null
}
