import type { Source } from '../../model/index.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { firstFrom, within } from '../found.ts'
import { wordsIn } from './flow-words.ts'
import type { PerformedLanguage } from './language.ts'
import type { Word } from './words.ts'
import { damagedDate } from './written-date.ts'

/** Where and when a text says that it was signed, and the stretch that says so. */
export interface Signing extends Found {
  date: string | null
  place: string | null
  /** Stands in the title or on the cover, not under the text. */
  title: boolean
}

/** How far from its opener a formula may give place and date, in UTF-16 units. */
const REACH = 320

/**
 * Every formula of signature in a document ("SIGNED AT CAIRO, ON 21 MAY 1962", "DONE at …", "Совершено в …", 订于), in text order. `front` is the
 * index of the first block after title and cover.
 */
export function signingsOf(source: Source, findings: Findings, language: PerformedLanguage, front: number): Signing[] {
  const signings: Signing[] = []
  for (const block of source.blocks) {
    if (block.kind === 'running-head' || block.kind === 'page-number' || block.kind === 'note') continue
    const flow = findings.flows[block.index]!
    const words = wordsIn(flow)
    for (let at = 0; at < words.length; at++) {
      const hit = language.signing.match(words, at)
      if (!hit) continue
      if (
        hit.value &&
        !(language.code === 'zh' ? speaksOfItself(words, at, hit.end, language) : beginsSentence(words, at))
      )
        continue
      const signing = formulaAt(findings, block.index, words, at, hit.end, language, block.index < front)
      if (signing) {
        signings.push(signing)
        at = hit.end - 1
      }
    }
  }
  return signings
}

/** A line of place and day alone, or such an end of a title, is no longer than this (UTF-16 units). */
const DATELINE = 60

/**
 * Lines and ends of titles that give only a place and a day ("WASHINGTON, 28 OCTOBER 1959"), as over exchanged notes; weaker than formulas.
 */
export function datelinesOf(source: Source, findings: Findings, front: number): Signing[] {
  const lines: Signing[] = []
  for (const { index: block, kind } of source.blocks) {
    const { text } = findings.flows[block]!
    if (kind === 'note' || (text.length > DATELINE && block >= front)) continue
    const days = findings.dates[block]!.filter(({ edtf }) => DAY.test(edtf))
    const last = days.at(-1)
    if (!last || text.length - last.to > 2) continue
    const lead = /(?:^|[.:;] |\s)((?:\p{Lu}[\p{L}-]+ ?){1,3}),? *(?:\d{1,2}(?:,| and| и)? *)?$/u.exec(
      text.slice(0, days[0]!.from),
    )
    const start = lead ? days[0]!.from - lead[0].trimStart().length : last.from
    if (block >= front && start > 2) continue
    if (block < front && !lead) continue
    lines.push({
      block,
      from: start,
      to: last.to,
      date: lastDay(last.edtf),
      place: lead ? titleCase(lead[1]!.trim()) : null,
      title: block < front,
    })
  }
  return lines
}

/** A day, or the days of notes exchanged one after the other, of which the last concludes. */
const DAY = /^(?:\d{4}-\d{2}-\d{2}\/)?\d{4}-\d{2}-\d{2}$/

/** Whether the year is written, not concluded from elsewhere: in digits, or in words, which take their length. */
const saysYear = (written: string) => /[\dlO]{4}|\p{Script=Han}{4}/u.test(written) || written.length > 22

const lastDay = (edtf: string) => edtf.slice(-10)

/** Whether word `at` begins a sentence, or follows another sentence's full stop in a heading, and is written with a capital. */
function beginsSentence(words: readonly Word[], at: number): boolean {
  return words[at]!.capital && (at === 0 || !words[at - 1]!.letters || words[at - 1]!.key.endsWith('.'))
}

/** In Chinese "签订" tells of this text only after 本 or 此, and not before 的. */
function speaksOfItself(words: readonly Word[], at: number, end: number, language: PerformedLanguage): boolean {
  if (words[end]?.key === '的') return false
  let start = at
  while (start > 0 && !/^[。；;]$/.test(words[start - 1]!.key)) start--
  return language.self.find(words, start, at) !== null
}

function formulaAt(
  findings: Findings,
  block: number,
  words: readonly Word[],
  at: number,
  end: number,
  language: PerformedLanguage,
  title: boolean,
): Signing | null {
  const { text } = findings.flows[block]!
  const opener = words[at]!
  // In Chinese the date, and often the place, stand before the verb.
  const from = language.code === 'zh' ? sentenceStart(words, at) : opener.from
  const reach = Math.min(text.length, opener.from + (language.code === 'zh' ? 40 : REACH))
  const day =
    dayIn(findings, block, from, reach, language) ??
    dayIn(findings, block, Math.max(sentenceStart(words, at), opener.from - REACH), opener.from, language)
  const place = placeIn(findings, block, words, language.code === 'zh' ? wordAt(words, from) : end - 1, reach, language)
  if (!day && !place) return null
  const to = Math.max(day?.to ?? 0, place?.to ?? 0, words[end - 1]!.to)
  return {
    block,
    from: Math.min(from, day?.from ?? from),
    to,
    date: day?.edtf ?? null,
    place: place?.name ?? null,
    title,
  }
}

function wordAt(words: readonly Word[], unit: number): number {
  const at = firstFrom(words, unit)
  return at < words.length ? at : 0
}

function sentenceStart(words: readonly Word[], at: number): number {
  let start = at
  while (start > 0 && !/^[.。；;!?]$/.test(words[start - 1]!.key)) start--
  return words[start]!.from
}

interface Day {
  edtf: string
  from: number
  to: number
}

/** The last of the days that stand first in the stretch ("12 and 13 August 1970"), or a damaged one. */
function dayIn(findings: Findings, block: number, from: number, to: number, language: PerformedLanguage): Day | null {
  const { text } = findings.flows[block]!
  const dates = within(findings.dates[block] ?? [], from, to)
  const days = dates.filter(({ edtf, from: start, to: end }) => DAY.test(edtf) && saysYear(text.slice(start, end)))
  const damaged = damagedDate(text.slice(from, to), language)
  const first = days[0]
  if (damaged && (!first || from + damaged.from < first.from))
    return { edtf: damaged.edtf, from: from + damaged.from, to: from + damaged.to }
  if (!first) return null
  const next = days[1]
  const last = next && next.from - first.to < 8 ? next : first
  return { edtf: lastDay(last.edtf), from: first.from, to: last.to }
}

interface NamedPlace {
  name: string
  to: number
}

/** The first place after word `at`: one that is recognised, else the capitalised words after "at" or "in". */
function placeIn(
  findings: Findings,
  block: number,
  words: readonly Word[],
  at: number,
  to: number,
  language: PerformedLanguage,
): NamedPlace | null {
  const { text } = findings.flows[block]!
  for (let here = at; here < words.length && words[here]!.from < to; here++) {
    const lead = language.at.match(words, here)
    if (!lead) continue
    const skipped = language.skip.match(words, lead.end)
    const first = skipped ? skipped.end : lead.end
    const start = words[first]
    if (!start || language.notPlaces.has(start.key)) continue
    const known = findings.places[block]?.find((place) => place.from === start.from)
    if (known) return { name: known.name, to: known.to }
    if (language.code === 'zh') {
      const name = hanPlace(text, start.from)
      if (name) return { name, to: start.from + name.length }
      continue
    }
    if (!start.capital) continue
    let last = first
    while (words[last + 1]?.capital && !/^\d/.test(words[last + 1]!.key) && !language.at.match(words, last + 1)) last++
    return { name: titleCase(text.slice(start.from, words[last]!.to)), to: words[last]!.to }
  }
  return null
}

/** A short Chinese name after 于 or 在, up to the verb or comma. */
function hanPlace(text: string, from: number): string | null {
  const match = /^\p{Script=Han}{2,6}?(?=[，。,]|签|訂|订|举行|$)/u.exec(text.slice(from, from + 8))
  return match ? match[0] : null
}

/** "BUENOS AIRES" as "Buenos Aires". */
function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
}
