import type { Stretch } from '../read/index.ts'
import type { FoundDate } from '../recognise/findings.ts'
import { within } from './found.ts'
import type { BlockContext } from './prose/context.ts'

/** When an act was, and how near its date stands. `dates` has one EDTF for each separate occasion; empty when none is given. */
export interface Dating {
  dates: string[]
  /** `head`: nothing but the date stands before the clause (“2011年3月，”). */
  nearness: 'clause' | 'head' | 'sentence' | 'carried' | 'none'
}

const NONE: Dating = { dates: [], nearness: 'none' }

/**
 * The date of an act word at `from` … `to` in its clause and sentence: the nearest date before it in the clause, else (outside Chinese, or
 * with 于, 在 before it) after it, else the last one before it in the sentence. Dates that belong to a thing ("the 2000 law", 根据…) are
 * left out, and so are those of what is said or wanted where the word `opens` such a clause, and of what somebody takes a `stand` on.
 * Never guessed.
 */
export function datingOf(
  context: BlockContext,
  word: { from: number; to: number; right: number; opens: boolean; stand: boolean },
  clause: { from: number; to: number },
  sentence: { from: number; to: number },
): Dating {
  const dates = context.findings.dates[context.block]!.filter(
    (date) => date.role === 'text' || opensClause(context, date, clause),
  )
  const inClause = within(dates, clause.from, clause.to).filter((date) => tells(context, date, word, clause))
  const before = inClause.filter((date) => date.to <= word.from)
  const told = word.opens ? complementAt(context, word.to, clause.to) : clause.to
  const after = inClause.filter(
    (date) => date.from >= word.to && date.from < told && !(word.stand && isOfObject(context, word.to, date)),
  )
  // "signed on 5 May": where dates follow the verb, one before the next act word is this one's own.
  if (!context.chinese && after.length > 0 && after[0]!.to <= word.right)
    return { dates: firstList(context.text, after), nearness: 'clause' }
  if (before.length > 0) return { dates: finest(lastList(context.text, before), before), nearness: 'clause' }
  if (after.length > 0) return { dates: firstList(context.text, after), nearness: 'clause' }
  const earlier = within(dates, sentence.from, clause.from).filter((date) =>
    tells(context, date, { from: clause.from, to: clause.from }, sentence),
  )
  if (earlier.length > 0) {
    const bare = earlier[0]!.from - sentence.from <= 1 && clause.from - earlier.at(-1)!.to <= 2
    return { dates: lastList(context.text, earlier), nearness: bare ? 'head' : 'sentence' }
  }
  const year = TITLE_YEAR.exec(context.text.slice(clause.from, word.from))?.[1]
  return year ? { dates: [year], nearness: 'clause' } : NONE
}

/** Where the clause with what is said or wanted begins; its dates are its own ("said that it would leave in 2010"). */
function complementAt({ text, lexicon }: BlockContext, from: number, to: number): number {
  const rest = text.slice(from, to)
  const starts = lexicon.data.complements.map((word) => rest.indexOf(word)).filter((at) => at >= 0)
  return starts.length > 0 ? from + Math.min(...starts) : to
}

/** "Condemned the raid of 3 May", "welcomes the talks held on 2 May": a date of what somebody takes a stand on, outside Chinese. */
function isOfObject({ text, chinese, lexicon, tokens }: BlockContext, from: number, date: FoundDate): boolean {
  if (chinese) return false
  const between = text.slice(from, date.from).trimEnd()
  if (lexicon.data.lists.owning?.some((word) => between.endsWith(` ${word}`))) return true
  return within(tokens, from, date.from).some(({ entries }) =>
    entries.some((entry) => entry.type === 'act' && entry.form !== 'noun'),
  )
}

/** The date that stands for a sentence without one: that of what it speaks of on (会上, "the resolution", 双方). */
export function carriedOn(context: BlockContext, sentence: { from: number; to: number }, pointsBack: boolean): Dating {
  if (context.date.length === 0) return NONE
  const reach = context.chinese ? HAN_REACH : LINK_REACH
  const head = context.text.slice(sentence.from, sentence.from + reach).toLowerCase()
  const storied = !context.dateBefore && isDay(context.date.at(-1)!) && goesOnThatDay(context, sentence)
  const linked =
    storied || (pointsBack && !context.dateBefore) || context.lexicon.data.links.some((word) => head.includes(word))
  return linked ? { dates: [inOne(context.date)], nearness: 'carried' } : NONE
}

/** A Chinese sentence after one about a day tells of the same day, unless it has a date of its own or tells of before or after. */
function goesOnThatDay({ chinese, text, lexicon, findings, block }: BlockContext, { from, to }: Stretch): boolean {
  if (!chinese || within(findings.dates[block]!, from, to).length > 0) return false
  const sentence = text.slice(from, to)
  const { earlier, later } = lexicon.data
  return ![...earlier, ...later].some((word) => sentence.includes(word))
}

const isDay = (edtf: string) => /^\d{4}-\d{2}-\d{2}$/.test(edtf)

/** Several years spoken of on are the time from the first to the last; of several days it is the last. */
function inOne(dates: readonly string[]): string {
  const last = dates.at(-1)!
  return dates.length > 1 && dates.every((date) => /^\d{4}$/.test(date)) ? `${dates[0]}/${last}` : last
}

/** How far from its head a sentence may point back, in units. */
const HAN_REACH = 20
const LINK_REACH = 28

/** The year of an instrument that speaks (“《构想》（1994）指出”). */
const TITLE_YEAR = /》[（(]([12]\d{3})[）)]/

/** A date at the head of a Chinese clause is no date of a cited work, even among references. */
function opensClause({ chinese, text }: BlockContext, date: FoundDate, clause: { from: number; to: number }): boolean {
  return chinese && date.from - clause.from <= 1 && date.from >= clause.from && /\p{L}/u.test(text[date.to] ?? '')
}

/** Does a date say when something happened, rather than which thing is meant? */
function tells(
  context: BlockContext,
  date: FoundDate,
  word: { from: number; to: number },
  clause: { from: number },
): boolean {
  const { text, lexicon, chinese } = context
  const lead = text
    .slice(Math.max(clause.from, date.from - 12), date.from)
    .toLowerCase()
    .trimEnd()
  const lists = lexicon.data.lists
  if (lists.basis?.some((basis) => lead.endsWith(basis))) {
    // “自1989年9月11日建交以来”: the day of the act word that it touches.
    return chinese && date.to === word.from && lexicon.data.within.some((since) => lead.endsWith(since))
  }
  if (!chinese) return true
  const timed = lists.timed?.some((mark) => lead.endsWith(mark)) ?? false
  if (lists.moment?.some((moment) => text.startsWith(moment, date.to))) return true
  if (text[date.to] === '的') return timed
  if (date.from >= word.to) return timed && lists.timed!.includes(text.slice(word.to, date.from).trim())
  return !/[)）》]/.test(text[date.to] ?? '') || date.from === clause.from || /[(（]$/.test(lead)
}

/** The last of the dates, with those joined to it as a list ("1993 和 1994 年"). */
function lastList(text: string, dates: readonly FoundDate[]): string[] {
  let first = dates.length - 1
  while (first > 0 && joined(text, dates[first - 1]!, dates[first]!)) first--
  return dates.slice(first).map((date) => date.edtf)
}

/** “24日在11月例会上”: of a month and a day in it, the day is when it was. */
function finest(dates: string[], all: readonly FoundDate[]): string[] {
  const [only] = dates
  if (dates.length !== 1 || !only) return dates
  const finer = all.findLast(({ edtf }) => edtf.startsWith(`${only}-`))
  return finer ? [finer.edtf] : dates
}

function firstList(text: string, dates: readonly FoundDate[]): string[] {
  let last = 0
  while (last + 1 < dates.length && joined(text, dates[last]!, dates[last + 1]!)) last++
  return dates.slice(0, last + 1).map((date) => date.edtf)
}

function joined(text: string, a: FoundDate, b: FoundDate): boolean {
  if (b.from <= a.to) return true
  const gap = text.slice(a.to, b.from).trim()
  return (
    /^(?:和|与|及|以及|、|,|，|and|, and|и|年和|年、)$/.test(gap) ||
    (gap.length < 14 && /(?:以及|和)/.test(gap) && !/[，。；]/.test(gap))
  )
}
