import type { Flow } from '../../read/flow.ts'
import type { FoundDate } from '../findings.ts'
import { DateContext } from './context.ts'
import { DATE_LANGUAGES, dateData } from './data.ts'
import { type Expression, express } from './expression.ts'
import { joinDates } from './join.ts'
import { matchDates } from './matcher.ts'
import { edtfOf } from './parts.ts'
import { coverOf, type Zone, zonesOf } from './zones.ts'

/** What is known of the document whose dates are found. */
export interface DateSetting {
  /** EDTF; when the document was published, if known. */
  published: string | null
}

/**
 * The calendar expressions of each flow, as EDTF. `symbols` are stretches that are no dates (document symbols), a list for each flow.
 * The outer list of the result is parallel to `flows`. Notes keep a context of their own, so that a note's reference does not date the
 * sentence after its call. Takes time linear in the text; never throws.
 */
export function findDates(
  flows: readonly Flow[],
  setting: DateSetting,
  symbols: readonly (readonly Zone[])[] = [],
): FoundDate[][] {
  const published = setting.published ?? editedOn(flows)
  const text = new DateContext(published)
  const notes = new DateContext(published)
  return flows.map((flow, index) => {
    const { kind } = flow.block
    const aside = kind === 'note' || kind === 'reference'
    const context = aside ? notes : text
    context.enter(index)
    const found: FoundDate[] = []
    const expressions = expressionsOf(flow.text, symbols[index] ?? [])
    const following = followingYears(expressions)
    const sentences = sentencesBefore(flow.text, expressions)
    const day = aside ? null : ownLine(flow.text, expressions)
    if (day !== null && setting.published !== null) context.begins(day)
    for (const [at, expression] of expressions.entries()) {
      const edtf = context.resolve(expression, following[at] ?? null, sentences[at]!)
      if (edtf === null || expression.silent) continue
      found.push({
        block: index,
        from: expression.from,
        to: expression.to,
        edtf,
        role: aside && cited(flow.text, expression) ? 'citation' : 'text',
      })
    }
    return found
  })
}

/** The day, as EDTF, that a line gives with hardly anything beside it (“2008年9月8日 新华网”): that of the text below it; else null. */
function ownLine(text: string, expressions: readonly Expression[]): string | null {
  const [only, other] = expressions
  if (!only || other || only.first.year === null || only.first.day === null || only.last) return null
  const beside = text.trim().length - (only.to - only.from)
  return beside <= BESIDE && only.from <= BESIDE ? edtfOf(only.first) : null
}

/** Room beside a day that stands in a line of its own, in units. */
const BESIDE = 8

/** The latest full date of the front and back matter ("received on …"): how old a document is that does not say when it was published. */
function editedOn(flows: readonly Flow[]): string | null {
  const dates = flows
    .filter(({ block }) => block.kind === 'matter' || block.kind === 'byline')
    .flatMap(({ text }) => expressionsOf(text, []).map(({ first }) => edtfOf(first)))
    .filter((edtf): edtf is string => edtf !== null && edtf.length === 10)
  return dates.sort().at(-1) ?? null
}

function expressionsOf(text: string, symbols: readonly Zone[]): Expression[] {
  const cover = coverOf([...zonesOf(text), ...symbols])
  const expressions: Expression[] = []
  for (const match of matchDates(text)) {
    const zone = cover(match.from, match.to)
    if (zone && !zone.edition) continue
    const expression = express(match)
    if (expression) expressions.push(zone ? { ...expression, silent: true } : expression)
  }
  return joinDates(text, expressions)
}

/** For each expression the year of the next one that has one. */
function followingYears(expressions: readonly Expression[]): (number | null)[] {
  const years: (number | null)[] = []
  let year: number | null = null
  for (let at = expressions.length - 1; at >= 0; at--) {
    years[at] = year
    const { first } = expressions[at]!
    if (first.year !== null && first.span === null) year = first.year
  }
  return years
}

/** For each expression how many sentences end before it. */
function sentencesBefore(text: string, expressions: readonly Expression[]): number[] {
  if (expressions.length < 2) return expressions.map(() => 0)
  const ends = [...text.matchAll(/[。！？]|[.!?]\s/g)].map(({ index }) => index)
  let ended = 0
  return expressions.map(({ from }) => {
    while (ended < ends.length && ends[ended]! < from) ended++
    return ended
  })
}

/** What follows and precedes a work's date of publication in every language: a page's address, a number, the end of the note. */
const AFTER_CITED = String.raw`[,，.;)）:：]\s*(?:https?:|www\.)|[,，]\s*\d|[.。;；]?\s*$`
const BEFORE_CITED = '[,，(（:：]|[”"],?'

let citation: { before: RegExp; after: RegExp } | undefined

/** The same with what the languages' data add. */
function citationPatterns() {
  if (citation) return citation
  const data = DATE_LANGUAGES.map(dateData)
  const after = data.flatMap(({ citedAfter }) => citedAfter.map(({ pattern }) => pattern))
  const before = data.flatMap(({ citedBefore }) => citedBefore.map(({ pattern }) => pattern))
  citation = {
    before: new RegExp(`(?:${[BEFORE_CITED, ...before].join('|')})\\s*$`),
    after: new RegExp(`^(?:\\s*(?:${[...after, AFTER_CITED].join('|')}))`),
  }
  return citation
}

/** Whether the date of a note's text is the publication date of a work it cites. */
function cited(text: string, { from, to, bare }: Expression): boolean {
  const before = text.slice(Math.max(0, from - 12), from)
  const after = text.slice(to, to + 16)
  const patterns = citationPatterns()
  return bare || patterns.before.test(before) || patterns.after.test(after)
}
