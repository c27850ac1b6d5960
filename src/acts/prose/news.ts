import type { ActKind, Block, Modality, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { Dating } from '../dating.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'

/** The days of a dated news report. What it tells without a date was on the day told last. */
export interface News {
  /** The report's own day, as an EDTF day; in a file of several reports that of the one that is read. */
  dateline: string
  /** The day told last, as an EDTF day, or the days of a meeting as an interval. */
  day: string
  /** How many days from its own the days are that it tells of. */
  reach: number
}

/** News is about days this near to its own. */
const NEAR_DAYS = 4
/** The first blocks of a report at the end of a journey may begin with a day as far back as this. */
const LEAD_DAYS = 5
/** The day must be spoken of in the first blocks of running text. */
const LEAD_BLOCKS = 3
/** A report is no longer than this many blocks. */
const MOST_BLOCKS = 60
/** A day further ahead than this is none that a report would mostly speak of. */
const AHEAD_DAYS = 30

/**
 * A source's days if it is a dated news report: it bears the date of one day, no notes and no symbol, and speaks of that day, or of one
 * near it, in its first paragraphs, and does not mostly tell of later ones, as a chronicle would. Null for all others: in a history or an
 * article an act without a date has none.
 */
export function newsOf(source: Source, findings: Findings): News | null {
  const dateline = source.self.date
  if (!dateline || !isDay(dateline) || source.notes.length > 0 || source.self.symbol) return null
  if (source.blocks.length > MOST_BLOCKS) return null
  const lead = source.blocks.filter(({ kind }) => kind === 'paragraph').slice(0, LEAD_BLOCKS)
  const within = (days: number) =>
    lead.some(({ index }) =>
      findings.dates[index]!.some(({ role, edtf }) => role === 'text' && isNear(edtf, dateline, days)),
    )
  const reach = within(NEAR_DAYS) ? NEAR_DAYS : LEAD_DAYS
  const speaks = within(reach) || (isDispatch(source, findings, dateline) && !strays(findings, dateline))
  return speaks && !goesPast(findings, dateline) ? { dateline, day: dateline, reach } : null
}

/** Does a line of its own above the text give the report's day with the place where it was ("OSLO, 4 May 1990")? */
function isDispatch(source: Source, findings: Findings, dateline: string): boolean {
  const first = source.blocks.findIndex(({ kind }) => kind === 'paragraph')
  return source.blocks.slice(0, Math.max(first, 0)).some(({ index }) => {
    const { text } = findings.flows[index]!
    const date = findings.dates[index]!.find(({ edtf }) => edtf === dateline)
    if (!date || text.trim().length > HEAD + BESIDE) return false
    return findings.places[index]!.length > 0
  })
}

/** Does the running text speak of days far from the report's own? */
function strays(findings: Findings, dateline: string): boolean {
  return findings.dates.some((dates) =>
    dates.some(({ role, edtf }) => role === 'text' && isDay(edtf) && !isNear(edtf, dateline, LEAD_DAYS)),
  )
}

/** A line that only gives a day begins another report of that day, and so does a dispatch's day (“11月24日电”). */
export function turnPage(news: News, { kind, index }: Block, findings: Findings, dispatch: readonly string[]): void {
  if (kind === 'note') return
  const { text } = findings.flows[index]!
  for (const { role, edtf, from, to } of findings.dates[index]!) {
    if (from > HEAD) return
    if (role !== 'text' || !isDay(edtf)) continue
    const alone = to - from >= text.trim().length - BESIDE && text.length < HEAD
    if (alone) news.dateline = edtf
    if (alone || dispatch.some((word) => text.startsWith(word, to))) news.day = edtf
  }
}

/** The day of a report stands so near its beginning, in units; a line with no more beside it only gives a day. */
const HEAD = 40
const BESIDE = 8

/** Are more of the days told long after `dateline` than near it? Then that day only begins the story. */
function goesPast(findings: Findings, dateline: string): boolean {
  const days = new Set(
    findings.dates.flatMap((dates) => dates.flatMap(({ role, edtf }) => (role === 'text' ? [edtf] : []))),
  )
  const told = [...days].filter(isDay)
  const later = told.filter((day) => Date.parse(day) - Date.parse(dateline) > AHEAD_DAYS * DAY)
  return later.length > told.filter((day) => isNear(day, dateline, NEAR_DAYS)).length
}

/** Who has not done one of these has not done it to this day. */
const STANDING: ReadonlySet<ActKind> = new Set(['join', 'accede', 'ratify', 'sign', 'recognise'])

/** The day of an act without a date in a news report; none for what was before (“had supported”), or only describes a party. */
export function onTheDay(context: BlockContext, news: News, match: Match, modality: Modality): Dating {
  const never = modality === 'negated' && STANDING.has(match.frame.kind)
  if (never || match.relative || isEarlier(context, match)) return { dates: [], nearness: 'none' }
  return { dates: [news.day], nearness: 'carried' }
}

/** Keeps the day of a dated act for those that follow it. */
export function tellsDay(context: BlockContext, news: News, match: Match, { dates }: Dating): void {
  const day = dates.at(-1)
  const last = day?.split('/').at(-1)
  if (day && last && isNear(last, news.dateline, news.reach) && !match.relative && !isEarlier(context, match))
    news.day = day
}

/** Is an act told as past even for the day of the report? */
function isEarlier({ text, lexicon, chinese }: BlockContext, { around, token }: Match): boolean {
  const head = ` ${text.slice(around.clause.from, token.to).toLowerCase()}`
  return lexicon.data.earlier.some((word) => head.includes(chinese ? word : ` ${word} `))
}

/** Milliseconds of a day. */
const DAY = 86_400_000

const isDay = (edtf: string) => /^\d{4}-\d{2}-\d{2}$/.test(edtf)

function isNear(edtf: string, dateline: string, days: number): boolean {
  return isDay(edtf) && Math.abs(Date.parse(edtf) - Date.parse(dateline)) <= days * DAY
}
