import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES } from '../../model/index.ts'

const Pattern = z.object({
  pattern: z.string(),
  examples: z.array(z.string()).min(1),
  not: z.array(z.string()).default([]),
})
const Patterns = z.array(Pattern)

/** How works are cited in one language; `languages/<language>/references.yaml` says what each list is. */
export const ReferenceData = z.object({
  same: Patterns,
  cited: Patterns,
  sameAsNote: Patterns,
  leads: Patterns,
  joins: z.array(z.string()),
  roles: z.array(z.string()),
  pages: Patterns,
  volume: Patterns,
  issue: Patterns,
  thesis: Patterns,
  report: Patterns,
  publisher: Patterns,
  containerLead: Patterns,
  months: z.array(z.string()),
  /**
   * Dates that a document or a work gives of itself: {year} is a year of four digits, {month} a name of `months`; or groups of these names;
   * `day`, and `month2`, `day2` for the end of a range. Text → the EDTF found in it.
   */
  dates: z.array(z.strictObject({ form: z.string(), examples: z.record(z.string(), z.string()) })),
})
export type ReferenceData = z.infer<typeof ReferenceData>

export const referenceData = (): ReferenceData[] =>
  READ_LANGUAGES.map((language) => loadData(`languages/${language}/references.yaml`, ReferenceData))

/** The patterns of all languages, ready to run. */
export interface ReferencePatterns {
  /** At a note's beginning: the work of the note before. */
  same: RegExp
  cited: RegExp
  sameAsNote: RegExp[]
  /** At a work's beginning. */
  lead: RegExp
  /** Anywhere: a work begins after it. */
  leads: RegExp
  join: RegExp
  role: RegExp
  pages: RegExp[]
  volume: RegExp[]
  issue: RegExp[]
  thesis: RegExp
  report: RegExp
  publisher: RegExp
  /** At the beginning of what follows a title. */
  containerLead: RegExp
  /** Name of a month → its number. */
  months: Map<string, number>
  /** Forms of dates, with {year} and {month} to be put in. */
  dates: string[]
}

let patterns: ReferencePatterns | undefined

export function referencePatterns(): ReferencePatterns {
  if (patterns) return patterns
  const data = referenceData()
  const all = (pick: (data: ReferenceData) => z.infer<typeof Patterns>) => data.flatMap(pick).map((p) => p.pattern)
  const either = (sources: string[], flags = 'iu') => new RegExp(`(?:${sources.join('|')})`, flags)
  const atHead = (sources: string[]) => new RegExp(`^(?:${sources.join('|')})`, 'iu')
  const each = (sources: string[]) => sources.map((source) => new RegExp(source, 'iu'))
  const words = (list: string[]) =>
    list.map((word) => (/\p{Script=Han}|、|&/u.test(word) ? word : `\\s${word}\\.?(?=\\s|$)`))
  const roles = data.flatMap((d) => d.roles).sort((a, b) => b.length - a.length)
  patterns = {
    same: atHead(all((d) => d.same)),
    cited: either(all((d) => d.cited)),
    sameAsNote: each(all((d) => d.sameAsNote)),
    lead: atHead(all((d) => d.leads)),
    leads: either(
      all((d) => d.leads),
      'giu',
    ),
    // Case counts: the И. of Иванов И. И. joins nothing.
    join: either([...words(data.flatMap((d) => d.joins)), '[,，;；]'], 'u'),
    role: new RegExp(`(?:^|[\\s,(（]|(?<=\\p{Script=Han}))(?:${roles.join('|')})\\.?[)）]?$`, 'iu'),
    pages: each(all((d) => d.pages)),
    volume: each(all((d) => d.volume)),
    issue: each(all((d) => d.issue)),
    thesis: either(all((d) => d.thesis)),
    report: either(all((d) => d.report)),
    publisher: either(all((d) => d.publisher)),
    containerLead: atHead(all((d) => d.containerLead)),
    dates: data.flatMap((d) => d.dates.map(({ form }) => form)),
    months: new Map(data.flatMap((d) => d.months.map((month, at) => [month, at + 1] as const))),
  }
  return patterns
}
