import type { ActKind, PartyId } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { confidenceOf } from '../confidence.ts'
import { forceOf } from '../force.ts'
import { type FoundAct, together, within } from '../found.ts'
import type { Lexicon } from '../frames/lexicon.ts'
import { type Actors, actorsOf } from '../prose/actors.ts'
import { topicsIn } from '../topics.ts'
import type { Entry } from './list.ts'

/** A fragment without a verb ("Official working visit."), in units of its block's flow. */
interface Fragment {
  kind: ActKind
  from: number
  to: number
}

/**
 * The acts of an entry that its fragments tell by a noun: who stands at the head of the entry does each of them ("March 2–3, 1990: Prime
 * Minister X of Japan. State visit. Private visit to Chicago afterwards."). The first one's passage takes in the head.
 */
export function fragmentActs(
  block: number,
  entry: Entry,
  host: PartyId | null,
  findings: Findings,
  lexicon: Lexicon,
): FoundAct[] {
  if (entry.from === 0) return []
  const { text } = findings.flows[block]!
  const fragments = fragmentsOf(text, entry, findings, block, lexicon)
  const [first] = fragments
  if (!first) return []
  const groups = actorsOf(block, findings, lexicon, new Map())
  const stops = sentencesOf(findings.flows[block]!).map(({ to }) => to)
  const headEnd = Math.min(first.from, stops.find((stop) => stop > entry.from + 2) ?? first.from)
  const named = within(groups, entry.from, headEnd).filter(({ marker }) => marker === null || marker === 'of')
  // "3 May 1998 – state visit of President X": without a head, whom the first fragment names does it.
  const own = within(groups, first.from, first.to).filter(({ marker }) => marker === null || marker === 'of')
  const doing = named.length > 0 ? named : own
  const head = together(...doing.map(({ ids }) => ids))
  if (head.length === 0) return []
  const start = Math.min(doing[0]!.from, first.from)
  return fragments.map((fragment, index) => {
    const { kind, from, to } = fragment
    const parties = within(groups, from, to)
    const agents = kind === 'meet' || kind === 'negotiate' ? partners(head, parties, host) : head
    const targets = agents === head ? visited(parties, head, host) : []
    const topics = topicsIn(text.slice(from, to)).map(({ topic }) => topic.id)
    return {
      kind,
      agents,
      targets,
      date: dateOf(findings, block, fragment, entry, lexicon),
      place: within(findings.places[block]!, from, to)[0]?.name ?? null,
      instrument: null,
      instrumentId: null,
      about: text.slice(from, to).trim().slice(0, LONGEST),
      topics,
      modality: 'actual',
      force: forceOf(kind, null, 'actual'),
      block,
      from: index === 0 && from - start < LONGEST * 2 ? start : from,
      to,
      confidence: confidenceOf({
        weight: WEIGHT,
        agent: 'named',
        target: targets.length > 0 ? 'named' : 'none',
        date: 'head',
        modal: false,
        nested: false,
      }),
    }
  })
}

/** Longest stretch that tells what an act is about, in units. */
const LONGEST = 60
/** How much an act noun at the head of a fragment is worth. */
const WEIGHT = 0.85

/** The head with those it met; where nobody is named, whom the list's title names. */
function partners(head: readonly PartyId[], parties: readonly Actors[], host: PartyId | null): PartyId[] {
  const met = together(...parties.filter(({ marker }) => marker === 'with').map(({ ids }) => ids))
  return together(head, met.length > 0 ? met : host ? [host] : [])
}

/** The states behind "to" or "in", else whom the list's title names. */
function visited(parties: readonly Actors[], head: readonly PartyId[], host: PartyId | null): PartyId[] {
  const named = parties.filter(({ marker, states }) => states && (marker === 'to' || marker === 'in'))
  const states = together(...named.map(({ ids }) => ids)).filter((id) => !head.includes(id))
  if (states.length > 0) return states
  return host && !head.includes(host) ? [host] : []
}

/** The day in the fragment itself; what was afterwards was in the entry's year; else the entry's days. */
function dateOf(findings: Findings, block: number, { from, to }: Fragment, entry: Entry, lexicon: Lexicon): string {
  const own = within(findings.dates[block]!, from, to).find(({ role }) => role === 'text')
  return own?.edtf ?? dateWithin(findings.flows[block]!.text.slice(from, to), entry, lexicon)
}

/** The entry's days for words of it without a date of their own; the year where they tell of afterwards. */
export function dateWithin(words: string, { date }: Entry, { data }: Lexicon): string {
  const folded = words.toLowerCase()
  return data.entries.afterwards.some((word) => folded.includes(word)) ? date.slice(0, 4) : date
}

/** The fragments behind the head: each begins behind a mark, with an act noun or words that may stand before one. */
function fragmentsOf(text: string, entry: Entry, findings: Findings, block: number, lexicon: Lexicon): Fragment[] {
  const sentences = sentencesOf(findings.flows[block]!)
  const fragments: Fragment[] = []
  const end = (from: number) => sentences.find(({ to }) => to > from)?.to ?? text.length
  const marks = /(?:[.;:,–—(]\s+|[。；：，（]\s*)(?=\p{L})/gu
  marks.lastIndex = entry.from
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const from = mark.index + mark[0].length
    const kind = kindAt(text, from, lexicon)
    if (!kind) continue
    const semicolon = text.slice(from, end(from)).search(/[;；]/)
    const to = semicolon < 0 ? end(from) : from + semicolon
    const last = fragments.at(-1)
    if (last && last.to > from) last.to = mark.index
    fragments.push({ kind, from, to })
  }
  return fragments
}

/** The kind of the act noun that a fragment begins with, behind any number of the words that may stand before it. */
function kindAt(text: string, from: number, { data }: Lexicon): ActKind | null {
  const { before, nouns } = data.entries
  let rest = text.slice(from, from + REACH).toLowerCase()
  for (let round = 0; round < MOST_BEFORE; round++) {
    for (const [kind, words] of Object.entries(nouns) as [ActKind, string[]][])
      if (words.some((word) => startsWithWord(rest, word))) return kind
    const word = before.find((word) => startsWithWord(rest, word))
    if (word === undefined) return null
    rest = rest.slice(word.length).trimStart()
  }
  return null
}

/** In letters of an alphabet a word ends where its letters do. */
function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && (/\p{Script=Han}/u.test(word) || !/\p{L}/u.test(text[word.length] ?? ' '))
}

/** So many units hold the words before a noun and the noun. */
const REACH = 80
/** More words before a noun are none of a fragment. */
const MOST_BEFORE = 5
