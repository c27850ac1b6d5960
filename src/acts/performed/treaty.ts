import type { PartyId, Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { type FoundAct, firstFrom, within } from '../found.ts'
import { normsOf } from './articles.ts'
import { wordsIn } from './flow-words.ts'
import type { Performing } from './genre.ts'
import { type Word, wordsOf } from './words.ts'

const DAY = /^\d{4}-\d{2}(?:-\d{2})?$/

/**
 * What a treaty's text does and tells: one act of signature, one undertaking an article, entry into force by ratifications, registration, and
 * the earlier treaties that it cites with their dates.
 */
export function treatyActs(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  return [
    ...signature(findings, performing),
    ...notesOf(source, findings, performing),
    ...undertakings(source, findings, performing),
    ...cited(source, findings, performing),
  ].sort((a, b) => a.block - b.block || a.from - b.from)
}

/** The act of signature, with the fullest of its formulas: that of the title, else that under the text, else the title itself. */
function signature(findings: Findings, performing: Performing): FoundAct[] {
  const { signings, titleBlock, date } = performing
  const agreeing = signings.filter((signing) => signing.date === date && date !== null)
  const best =
    agreeing.find(({ title, block }) => title && block === titleBlock) ??
    agreeing.find(({ title }) => title) ??
    agreeing[0]
  if (!best && titleBlock === null) return []
  const block = best?.block ?? titleBlock!
  const { text } = findings.flows[block]!
  const whole = best === undefined || best.title
  const start = whole ? titleStart(findings, block, performing) : best.from
  const to = best?.to ?? text.length
  return [
    act(performing, {
      block,
      from: Math.min(start, best?.from ?? start),
      to,
      kind: 'sign',
      agents: performing.issuers,
      modality: 'actual',
      confidence: {
        kind: 0.97,
        agents: performing.issuers.length >= 2 ? 0.93 : 0.6,
        targets: 0.95,
        date: agreeing.length > 1 ? 0.98 : 0.9,
        modality: 0.98,
      },
    }),
  ]
}

/** Where the title begins, after the number of a treaty series. */
function titleStart(findings: Findings, block: number, { language }: Performing): number {
  const { text } = findings.flows[block]!
  const words = wordsOf(text, 0, text.length)
  const start = language.code === 'zh' ? null : language.instruments.find(words)
  return start && start.start < 16 ? words[start.start]!.from : 0
}

function undertakings(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language, front } = performing
  const norms = normsOf(source, findings, language, front.at(-1) ?? 0, source.blocks.length)
  return norms.map((norm) => {
    const { number, ...stretch } = norm
    return act(performing, {
      ...stretch,
      kind: 'pledge',
      agents: performing.issuers,
      modality: 'planned',
      about: number,
      confidence: { kind: 0.9, agents: 0.85, targets: 0.9, date: 0.9, modality: 0.95 },
    })
  })
}

/** Entry into force by an exchange of ratifications, and registration, as the treaty series notes them. */
function notesOf(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language } = performing
  const acts: FoundAct[] = []
  for (const { index: block } of source.blocks) {
    const flow = findings.flows[block]!
    const words = wordsIn(flow)
    for (let at = 0; at < words.length; at++) {
      const registered = language.registration.match(words, at)
      const entered = registered ? null : language.entry.match(words, at)
      const hit = registered ?? entered
      if (!hit) continue
      const stretch = reportAt(findings, block, words, at, language.code === 'zh')
      if (!stretch) continue
      if (registered) {
        const by = parties(findings, block, stretch)
        acts.push(
          act(performing, {
            ...stretch,
            kind: 'submit',
            agents: by.length > 0 ? by : performing.issuers,
            targets: ['UN'],
            force: 'none',
          }),
        )
      } else if (language.exchanges.find(words, at, Math.min(words.length, at + 24))) {
        acts.push(
          act(performing, {
            ...stretch,
            kind: entered!.value,
            place: placeAfter(findings, stretch),
            agents: performing.issuers,
          }),
        )
      }
      at = hit.end
    }
  }
  return acts
}

interface Report extends Found {
  date: string
}

/** From the words at `at` to the end of what they report, with the day; null without one. */
function reportAt(
  findings: Findings,
  block: number,
  words: readonly Word[],
  at: number,
  before: boolean,
): Report | null {
  const flow = findings.flows[block]!
  const sentence = sentencesOf(flow).find(({ from, to }) => from <= words[at]!.from && words[at]!.from < to)
  if (!sentence) return null
  const from = before ? sentence.from : words[at]!.from
  const day = within(findings.dates[block]!, from, Math.min(sentence.to, from + 120)).find(({ edtf }) => DAY.test(edtf))
  if (!day) return null
  return { block, from, to: Math.min(sentence.to, from + 260), date: day.edtf }
}

const placeAfter = (findings: Findings, { block, from, to }: Found) =>
  within(findings.places[block]!, from, to).at(0)?.name ?? null

function parties(findings: Findings, block: number, { from, to }: Found): PartyId[] {
  const found = within(findings.parties[block]!, from, to).filter(({ by }) => by !== 'coreference')
  return [...new Set(found.map(({ id }) => id.split('/')[0]!))]
}

/** How far after its name an earlier treaty's date may stand (UTF-16 units). */
const NAME = 260

/** Earlier treaties that the text cites with the day of their signature. */
function cited(source: Source, findings: Findings, performing: Performing): FoundAct[] {
  const { language, signings } = performing
  const acts: FoundAct[] = []
  for (const { index: block } of source.blocks) {
    const flow = findings.flows[block]!
    const { text } = flow
    const days = findings.dates[block]!.filter(
      ({ edtf, role }) => DAY.test(edtf) && edtf !== performing.date && role === 'text',
    )
    if (days.length === 0) continue
    const words = wordsIn(flow)
    for (const day of days) {
      if (signings.some((signing) => signing.block === block && signing.from <= day.from && day.to <= signing.to))
        continue
      const name = nameBefore(words, day.from, performing)
      const from = language.code === 'zh' ? nameAfter(text, day.to, day.from, language.data.instruments) : name
      if (from === null) continue
      const stretch = language.code === 'zh' ? { from: day.from, to: from } : { from, to: day.to }
      const between = parties(findings, block, { block, ...stretch })
      acts.push(
        act(performing, {
          block,
          ...stretch,
          kind: 'conclude',
          agents: between.length >= 2 ? between : performing.issuers,
          date: day.edtf,
          place: null,
          instrument: text.slice(stretch.from, stretch.to),
        }),
      )
    }
  }
  return acts
}

/** Where the name of a cited instrument begins whose date stands at `day`, with a word of citation between; null if none does. */
function nameBefore(words: readonly Word[], day: number, { language }: Performing): number | null {
  let last = firstFrom(words, day) - 1
  let citing = false
  for (; last >= 0 && day - words[last]!.from < NAME; last--) {
    const word = words[last]!
    if (/^[.;:]$/.test(word.key)) return null
    citing ||= language.cited.match(words, last) !== null
    if (!word.capital || !language.instruments.match(words, last)) continue
    return citing && !language.self.match(words, last - 1) ? word.from : null
  }
  return null
}

/** In Chinese the name follows the date: where it ends; null if none does. */
function nameAfter(text: string, from: number, _start: number, instruments: readonly string[]): number | null {
  const after = text.slice(from, from + 80)
  const stop = after.search(/[，。；]/)
  const clause = stop < 0 ? after : after.slice(0, stop)
  const ends = instruments
    .map((word) => clause.lastIndexOf(word) + word.length)
    .filter((end, i) => clause.includes(instruments[i]!) && end > 0)
  return ends.length > 0 && /^[^，。]{0,12}(?:签|订|缔)/.test(clause) ? from + Math.max(...ends) : null
}

const SURE = { kind: 0.85, agents: 0.85, targets: 0.85, date: 0.92, modality: 0.97 }

type Told = Found &
  Pick<FoundAct, 'kind' | 'agents'> &
  Partial<Omit<FoundAct, 'block' | 'from' | 'to' | 'kind' | 'agents'>>

/** An act of the treaty: what is not told is as the document is. */
function act(performing: Performing, told: Told): FoundAct {
  return {
    targets: [],
    date: performing.date,
    place: performing.place,
    instrument: performing.instrument,
    instrumentId: null,
    about: null,
    topics: [],
    modality: 'actual',
    force: 'treaty',
    confidence: SURE,
    ...told,
  }
}
