import type { Block, PartyId, Source } from '../../model/index.ts'
import type { Findings, FoundDate } from '../../recognise/findings.ts'
import type { Lexicon } from '../frames/lexicon.ts'
import { actorsOf } from '../prose/actors.ts'

/** The days that one entry of a list is about, and how it is written. */
export interface Entry {
  /** EDTF: a day or an interval of days. */
  date: string
  /** Where the entry goes on behind its date, in units of the block's flow; 0 where the date stands in a line above. */
  from: number
}

/** A document that is a list of dated entries: of visits, of events, of the days of a journey. */
export interface EntryList {
  /** Index of a block → the entry that it belongs to. */
  entries: ReadonlyMap<number, Entry>
  /** EDTF: the day of a report, which states in it what no entry dates; null where the source bears none or is no report. */
  day: string | null
  /** Whom the title says that the visits go to; null where it names nobody. */
  host: PartyId | null
}

/** So many blocks must begin with a day, and be such a share of the running text: fewer where the title says that it is a list. */
const UNSAID = { least: 3, share: 0.6 }
const SAID = { least: 2, share: 0.3 }

/**
 * The entries of a source, if a good part of its blocks begin with a day ("March 2–3, 1990: …", “5月12日至14日，…”) or have it in a line of its
 * own above (“访问时间：…”); null for every other document.
 */
export function entryListOf(
  source: Source,
  findings: Findings,
  lexiconFor: (block: number) => Lexicon | null,
): EntryList | null {
  const entries = new Map<number, Entry>()
  let above: Entry | null = null
  let running = 0
  let dated = 0
  for (const { index, kind, number } of source.blocks) {
    const lexicon = lexiconFor(index)
    if (!lexicon || kind === 'title') continue
    const { text } = findings.flows[index]!
    const label = labelled(text, findings.dates[index]!, lexicon)
    if (label !== null) {
      above = label === 'several' ? null : { date: label, from: 0 }
      if (above) dated++
      running++
      continue
    }
    if (kind === 'heading' || kind === 'matter') {
      if (number !== null) above = null
      continue
    }
    if (number !== null) above = null
    const own = opened(text, findings.dates[index]!, lexicon)
    if (own) dated++
    if (!above) running++
    const entry = own ?? above
    if (entry) entries.set(index, entry)
  }
  const title = titleOf(source)
  const lexicon = title ? lexiconFor(title.index) : null
  const written = title ? findings.flows[title.index]!.text.toLowerCase() : ''
  const said = lexicon?.data.entries.titles.some((word) => written.includes(word)) ?? false
  const { least, share } = said ? SAID : UNSAID
  if (dated < least || dated < share * running) return null
  return {
    entries,
    day: said ? source.self.date : null,
    host: title && lexicon ? hostOf(title, findings, lexicon) : null,
  }
}

const isDays = (edtf: string) => /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/.test(edtf)

/** The entry that a block begins, behind a number, a dash or a small word. */
function opened(text: string, dates: readonly FoundDate[], { data }: Lexicon): Entry | null {
  const first = dates.find(({ role }) => role === 'text')
  if (!first || first.from > HEAD || !isDays(first.edtf)) return null
  const lead = text
    .slice(0, first.from)
    .replace(/^\s*(?:[[(]?\d{1,3}[.)\]、．]|[•*·–—-])\s*/u, '')
    .replace(SPEAKER, '')
    .trim()
    .toLowerCase()
  if (lead !== '' && !data.entries.opening.includes(lead)) return null
  return { date: first.edtf, from: first.to }
}

/** A date no further from the beginning opens its block, in units. */
const HEAD = 16
/** “李某：5月2日…”: who tells it may stand before. */
const SPEAKER = /^\p{Script=Han}{2,6}[：:]\s*/u

/** The days of a line that only says when; `several` if it names days that lie apart; null for every other line. */
function labelled(text: string, dates: readonly FoundDate[], { data }: Lexicon): string | null {
  const [first, second] = dates
  if (!first || !data.entries.labels.some((label) => text.slice(0, first.from).trimEnd().endsWith(label))) return null
  if (second) return 'several'
  return isDays(first.edtf) ? first.edtf : 'several'
}

/** The title, else what stands first. */
const titleOf = ({ blocks }: Source): Block | undefined => blocks.find(({ kind }) => kind === 'title') ?? blocks[0]

/** Whom the visits go to: a state behind "to" in the title, or one that a word of it names by itself (来华). */
function hostOf({ index }: Block, findings: Findings, lexicon: Lexicon): PartyId | null {
  const { text } = findings.flows[index]!
  for (const [host, words] of Object.entries(lexicon.data.entries.hosts))
    if (words.some((word) => text.includes(word))) return host
  const toward = actorsOf(index, findings, lexicon, new Map()).filter(
    ({ marker, ids, states }) => states && ids.length === 1 && (marker === 'to' || marker === 'in'),
  )
  return toward.length === 1 ? toward[0]!.ids[0]!.split('/')[0]! : null
}
