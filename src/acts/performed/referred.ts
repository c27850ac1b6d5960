import type { ActKind, PartyId, Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings, Found, FoundDate } from '../../recognise/findings.ts'
import { type FoundAct, together, within } from '../found.ts'
import { wordsBetween } from './flow-words.ts'
import type { Performing } from './genre.ts'
import type { PerformedLanguage } from './language.ts'
import { type Word, wordsOf } from './words.ts'

/** A day or month: a bare year dates no document. */
const DATED = /^\d{4}-\d{2}/

/** More resolutions than this in one sentence are a mere list. */
const LIST = 3

/** How far a document's name may stand from its date (UTF-16 units). */
const NAME = 150
const HAN_NAME = 40
/** Room between a date and the symbol it dates, in UTF-16 units. */
const HAN_GAP = 2

/**
 * The acts that clauses refer to by a document and its date: "the letter of the Director-General of 4 June 1987" was submitted, "resolution
 * 841 (1993) of 16 June 1993" adopted, "Договор … от 16 июля 2001 года" concluded. A document without a date is only named.
 */
export function referredActs(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const acts: FoundAct[] = []
  for (const { index: block, kind } of source.blocks) {
    if (block < (performing.titleBlock ?? 0) || kind === 'note' || kind === 'title' || kind === 'heading') continue
    const dates = findings.dates[block]!.filter(
      ({ edtf, role }) => role === 'text' && DATED.test(edtf) && edtf !== performing.date,
    )
    if (dates.length === 0) continue
    const flow = findings.flows[block]!
    for (const sentence of sentencesOf(flow)) {
      const inside = within(dates, sentence.from, sentence.to)
      if (inside.length === 0) continue
      const words = wordsBetween(flow, sentence.from, sentence.to)
      const resolutions = inside.flatMap((date) => resolutionAt(findings, block, date, performing) ?? [])
      // A long list only names what was adopted.
      if (resolutions.length <= LIST) acts.push(...resolutions)
      for (const date of inside) {
        if (resolutions.some((act) => act.from <= date.from && date.to <= act.to)) continue
        const act = documentAt(findings, block, words, date, performing)
        if (act) acts.push(act)
      }
    }
  }
  return acts
}

/** "resolution 841 (1993) of 16 June 1993": a symbol whose date follows at once. */
function resolutionAt(findings: Findings, block: number, date: FoundDate, performing: Performing): FoundAct | null {
  const { text } = findings.flows[block]!
  const chinese = performing.language.code === 'zh'
  // In Chinese the date stands before the symbol.
  const symbol = findings.symbols[block]!.findLast(
    ({ from, to, symbol: name }) =>
      /RES/.test(name) &&
      (chinese ? from >= date.to && from <= date.to + HAN_GAP : to <= date.from && from >= date.from - 60),
  )
  if (!symbol || (!chinese && wordsOf(text, symbol.to, date.from).length > 3)) return null
  const organ = performing.language.data.organs.find(
    ({ symbol: made }) => made !== null && symbol.symbol.startsWith(made.slice(0, 5)),
  )
  if (!organ?.id) return null
  const stretch = { block, from: Math.min(symbol.from, date.from), to: Math.max(symbol.to, date.to) }
  return told(performing, stretch, 'adopt', [organ.id], date.edtf, symbol.symbol)
}

function documentAt(
  findings: Findings,
  block: number,
  words: readonly Word[],
  date: FoundDate,
  performing: Performing,
): FoundAct | null {
  const { language } = performing
  const place = language.code === 'zh' ? after(words, date, performing) : before(words, date, performing)
  if (!place) return null
  const { text } = findings.flows[block]!
  const stretch = { block, from: place.from, to: place.to }
  const named = authors(findings, block, { ...place, search: beforeTopic(words, place, language) })
  const parties = speaksOfIssuers(words, place, performing)
    ? [...performing.issuers]
    : named.length === 0 && place.kind === 'conclude'
      ? authors(findings, block, { ...place, search: betweenWhom(words, place, language) })
      : named
  const joint = place.kind === 'conclude' || place.kind === 'declare'
  const own = place.own || (joint && performing.issuers.length > 1)
  const agents = parties.length > 0 ? parties : own ? [...performing.issuers] : []
  if (agents.length === 0) return null
  if (joint && agents.length < 2 && performing.issuers.length > 1)
    agents.push(...performing.issuers.filter((id) => !agents.includes(id)))
  return told(
    performing,
    stretch,
    place.kind,
    joint ? agents : agents.slice(0, 1),
    date.edtf,
    text.slice(place.from, place.to),
  )
}

interface Named {
  kind: ActKind
  from: number
  to: number
  /** Where the authors may be named. */
  search: { from: number; to: number }
  /** It is the issuers' own ("its report", or a treaty that names nobody). */
  own: boolean
}

/** The document whose name stands before its date, with a word of citation between. */
function before(words: readonly Word[], date: FoundDate, { language }: Performing): Named | null {
  let last = words.findLastIndex((word) => word.from < date.from)
  let citing = false
  for (; last >= 0 && date.from - words[last]!.from < NAME; last--) {
    const word = words[last]!
    // "the treaty which it concluded on …" is told by its own verb.
    if (/^[;:]$/.test(word.key) || language.relatives.has(word.key)) return null
    const hit = language.documents.match(words, last)
    if (hit && citing) {
      if (language.self.match(words, last - 1)) return null
      const own = words.slice(Math.max(0, last - 1), last + 4).some(({ key }) => language.own.has(key))
      const lead = words[Math.max(0, last - 5)]!.from
      return {
        kind: hit.value,
        from: word.from,
        to: date.to,
        search: { from: lead, to: authorEnd(words, hit.end, date) },
        own,
      }
    }
    if (
      language.verbs.match(words, last)?.value.form === 'says' &&
      !hit &&
      last + 1 < words.length &&
      language.subordinators.has(words[last + 1]!.key)
    )
      return null
    citing ||= language.cited.match(words, last) !== null
  }
  return null
}

/** Authors stand before the date, or after it where it follows the name at once ("the letter dated 7 November 1974 from …"). */
function authorEnd(words: readonly Word[], nameEnd: number, date: FoundDate): number {
  const lastBefore = words.findLastIndex((word) => word.from < date.from)
  if (lastBefore - nameEnd > 1) return date.from
  const next = words.findIndex((word) => word.from >= date.to)
  return next < 0 ? date.from : words[Math.min(words.length - 1, next + AUTHOR)]!.to
}

/** How many words after the date its author may be named. */
const AUTHOR = 14

/** In Chinese the date stands before the name: "2006年10月6日的主席声明". */
function after(words: readonly Word[], date: FoundDate, { language }: Performing): Named | null {
  const start = words.findIndex((word) => word.from >= date.to)
  if (start < 0) return null
  let of = false
  for (let at = start; at < words.length && words[at]!.from - date.to < HAN_NAME; at++) {
    if (/^[，。；]$/.test(words[at]!.key)) return null
    of ||= words[at]!.key === '的' || language.cited.match(words, at) !== null
    const hit = language.documents.match(words, at)
    if (hit && of)
      return {
        kind: hit.value,
        from: date.from,
        to: words[hit.end - 1]!.to,
        search: { from: date.from - 12, to: words[hit.end - 1]!.to },
        own: language.own.has(words[hit.start]!.key),
      }
  }
  return null
}

/** "the letter from the President of the Council": the organ speaks of itself. */
function speaksOfIssuers(words: readonly Word[], { from, to }: Named, { genre, language }: Performing): boolean {
  if (genre !== 'resolution') return false
  const start = words.findIndex((word) => word.from >= from)
  const end = words.findIndex((word) => word.from >= to)
  for (let at = start; at >= 0 && at < (end < 0 ? words.length : end); at++)
    if (language.issuers.match(words, at)?.value === 'self') return true
  return false
}

/** Authors stand before the topic ("… on the situation in Cyprus"). */
function beforeTopic(
  words: readonly Word[],
  { from, search }: Named,
  { topics }: PerformedLanguage,
): { from: number; to: number } {
  const topic = words.find((word) => word.from > from && word.from < search.to && topics.has(word.key))
  return topic && topic.from > from ? { from: search.from, to: topic.from } : search
}

/** The parties named at the document: its authors; whom it was sent to comes after them. */
function authors(findings: Findings, block: number, { from, search, kind }: Named): PartyId[] {
  const { text } = findings.flows[block]!
  // "The Secretary-General's letter to the Council" is his.
  const owner = findings.parties[block]!.find(
    (party) => party.to < from && /^['’]s?\s$/.test(text.slice(party.to, from)),
  )
  if (owner && kind !== 'conclude') return [owner.id]
  const found = within(findings.parties[block]!, Math.max(0, search.from), search.to).filter(
    ({ type }) => type !== 'group',
  )
  const ids = found.flatMap(({ id, members }) => (members.length > 0 ? members : [id]))
  return kind === 'conclude' ? together(ids.map((id) => id.split('/')[0]!)) : together(ids).slice(0, 1)
}

/** The parties of a treaty may stand behind its topic ("… on transit between A and B"). */
function betweenWhom(words: readonly Word[], { from, search }: Named, { by }: PerformedLanguage): Named['search'] {
  const between = words.find((word) => word.from > from && word.from < search.to && by.has(word.key))
  return { from: between?.from ?? search.to, to: search.to }
}

function told(
  { force }: Performing,
  place: Found,
  kind: ActKind,
  agents: PartyId[],
  date: string,
  instrument: string,
): FoundAct {
  return {
    block: place.block,
    from: place.from,
    to: place.to,
    kind,
    agents,
    targets: [],
    date,
    place: null,
    instrument: instrument.slice(0, 160),
    instrumentId: kind === 'adopt' ? instrument : null,
    about: null,
    topics: [],
    modality: 'actual',
    force: kind === 'conclude' ? 'treaty' : kind === 'adopt' ? force : kind === 'submit' ? 'none' : 'political',
    confidence: { kind: 0.65, agents: 0.75, targets: 0.7, date: 0.92, modality: 0.97 },
  }
}
