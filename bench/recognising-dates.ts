/**
 * Dates found by this project, by chrono-node and by Microsoft's recognisers, on the same hand-labelled texts in one run.
 *
 * The peers get the best case: our layout-cleaned text, sentence by sentence, in their locale for the block's language; ends of ranges are read
 * charitably. Found: share of the findings that overlap a labelled date (precision), of the labelled dates overlapped (recall), and of the
 * labelled dates with exactly the right EDTF value. Characters a second: median of three runs, finding only, without reading the file.
 * Run: npx tsx bench/recognising-dates.ts
 */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { formatYear, two } from '../src/calendar/index.ts'
import { packageRoot } from '../src/languages/load.ts'
import { type Flow, flowsOf, readSource, sentencesOf } from '../src/read/index.ts'
import { findDates } from '../src/recognise/dates/index.ts'
import { findSymbols } from '../src/recognise/symbols/index.ts'

const shared = join(packageRoot, '..', 'shared')
const DOCUMENTS = [
  ['article', 'seeds/000_f58d9a9aecce91a4.txt'],
  ['memorandum', 'seeds/004_9bf487625f87d0e4.txt'],
  ['history-zh', 'documents/history.zh.txt'],
  ['joint-statement', 'documents/joint-statement.en.txt'],
  ['treaty-en', 'documents/treaty.en.txt'],
  ['treaty-ru', 'documents/treaty.ru.txt'],
] as const

/** A date at its place in the text without white space; `edtf` null where the finder gives no value. */
interface Placed {
  from: number
  to: number
  edtf: string | null
}

/** A finding in a flow, in UTF-16 units. */
interface InFlow {
  flow: Flow
  from: number
  to: number
  edtf: string | null
}

interface Finder {
  name: string
  find(flows: readonly Flow[], published: string | null): InFlow[]
}

const ours: Finder = {
  name: 'depositary',
  find: (flows, published) =>
    findDates(flows, { published }, findSymbols(flows)).flatMap((list) =>
      list.map(({ block, from, to, edtf }) => ({ flow: flows[block]!, from, to, edtf })),
    ),
}

/** A finder of one sentence of a language, run over all sentences. */
function bySentence(name: string, find: (text: string, language: string) => Omit<InFlow, 'flow'>[]): Finder {
  return {
    name,
    find: (flows) =>
      flows.flatMap((flow) =>
        sentencesOf(flow).flatMap((sentence) =>
          find(flow.text.slice(sentence.from, sentence.to), flow.block.language.slice(0, 2)).map(
            ({ from, to, edtf }) => ({
              flow,
              from: sentence.from + from,
              to: sentence.from + to,
              edtf,
            }),
          ),
        ),
      ),
  }
}

async function chrono(): Promise<Finder> {
  const { en, ru, zh } = await import('chrono-node')
  const locales: Record<
    string,
    { parse(text: string): { index: number; text: string; start: Components; end?: Components | null }[] }
  > = { en, ru, zh }
  return bySentence('chrono-node', (text, language) =>
    (locales[language]?.parse(text) ?? []).map(({ index, text: quote, start, end }) => ({
      from: index,
      to: index + quote.length,
      edtf: end ? `${ofComponents(start)}/${ofComponents(end)}` : ofComponents(start),
    })),
  )
}

interface Components {
  get(part: 'year' | 'month' | 'day'): number | null
  isCertain(part: 'year' | 'month' | 'day'): boolean
}

function ofComponents(parts: Components): string {
  const year = formatYear(parts.get('year') ?? 0)
  if (!parts.isCertain('month')) return year
  const month = `${year}-${two(parts.get('month') ?? 0)}`
  return parts.isCertain('day') ? `${month}-${two(parts.get('day') ?? 0)}` : month
}

const Recognised = z.array(
  z.object({
    start: z.number(),
    end: z.number(),
    typeName: z.string(),
    resolution: z.object({ values: z.array(z.object({ timex: z.string().optional() })) }).nullable(),
  }),
)
const Recognisers = z.object({
  recognizeDateTime: z.custom<(text: string, culture: string) => unknown>((value) => typeof value === 'function'),
})

function recognisers(): Finder {
  const { recognizeDateTime } = Recognisers.parse(
    createRequire(import.meta.url)('@microsoft/recognizers-text-date-time'),
  )
  const cultures: Record<string, string> = { zh: 'zh-cn', en: 'en-us' }
  return bySentence('recognizers-text', (text, language) => {
    const culture = cultures[language]
    if (culture === undefined) return []
    let results: z.infer<typeof Recognised>
    try {
      results = Recognised.parse(recognizeDateTime(text, culture))
    } catch {
      return []
    }
    return results
      .filter(({ typeName }) => /date/.test(typeName))
      .map(({ start, end, resolution }) => ({
        from: start,
        to: end + 1,
        edtf: ofTimex(resolution?.values[0]?.timex ?? ''),
      }))
  })
}

/** A TIMEX3 value as EDTF; ends of ranges without their excess, whole decades and centuries as such. */
function ofTimex(timex: string): string | null {
  const range = /^\((\d{4}(?:-\d\d){0,2}),(\d{4}(?:-\d\d){0,2}),P(\d+)([YMWD])\)$/.exec(timex)
  if (!range) return /^\d{4}(?:-\d\d){0,2}$/.test(timex) ? timex : null
  const [, from = '', to = '', count, unit] = range
  if (unit === 'Y' && count === '10') return `${from.slice(0, 3)}X`
  if (unit === 'Y' && count === '100') return `${from.slice(0, 2)}XX`
  if (unit === 'Y') return `${from.slice(0, 4)}/${to.slice(0, 4)}`
  return unit === 'M' ? `${from.slice(0, 7)}/${to.slice(0, 7)}` : `${from}/${to}`
}

/** Offsets into the text without white space: `at[i]` is where the code point `i` stands. */
function bare(text: string): { text: string; at: number[] } {
  const at: number[] = []
  let result = ''
  for (const point of text) {
    at.push(result.length)
    if (!/\s/.test(point)) result += point
  }
  return { text: result, at: [...at, result.length] }
}

const Labelled = z.object({ quote: z.string(), nth: z.number().default(1), edtf: z.string() })

function labelledDates(folder: string, text: string): Placed[] {
  const lines = readFileSync(join(shared, 'gold', folder, 'dates.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.flatMap((line) => {
    const { quote, nth, edtf } = Labelled.parse(JSON.parse(line))
    const needle = quote.replace(/\s/g, '')
    let from = -1
    for (let n = 0; n < nth; n++) from = text.indexOf(needle, from + 1)
    return from < 0 ? [] : [{ from, to: from + needle.length, edtf }]
  })
}

interface Tally {
  found: number
  foundRight: number
  labelled: number
  overlapped: number
  valueRight: number
  characters: number
  seconds: number
}

const meets = (a: Placed, b: Placed) => a.from < b.to && b.from < a.to
const RUNS = 3
/** Seconds that the runs of a fast finder should last. */
const LONG_ENOUGH = 0.2

async function measure(finder: Finder, sources: readonly Prepared[]): Promise<Tally> {
  const tally: Tally = { found: 0, foundRight: 0, labelled: 0, overlapped: 0, valueRight: 0, characters: 0, seconds: 0 }
  for (const { flows, published, gold, at } of sources) {
    const seconds = (rounds: number) => {
      const started = performance.now()
      for (let round = 0; round < rounds; round++) finder.find(flows, published)
      return (performance.now() - started) / 1000
    }
    // Fast finders run often enough to be warm and to be timed at all; slow ones once a run.
    const rounds = Math.min(200, Math.max(1, Math.ceil(LONG_ENOUGH / seconds(1))))
    const times = Array.from({ length: RUNS }, () => seconds(rounds) / rounds)
    const found = finder.find(flows, published)
    tally.seconds += times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!
    tally.characters += flows.reduce((sum, flow) => sum + flow.text.length, 0)
    const placed = found.map(({ flow, from, to, edtf }): Placed => {
      const { start, end } = flow.passage(from, to)
      return { from: at[start]!, to: at[end]!, edtf }
    })
    tally.found += placed.length
    tally.foundRight += placed.filter((each) => gold.some((date) => meets(date, each))).length
    tally.labelled += gold.length
    tally.overlapped += gold.filter((date) => placed.some((each) => meets(date, each))).length
    tally.valueRight += gold.filter((date) =>
      placed.some((each) => meets(date, each) && each.edtf === date.edtf),
    ).length
  }
  return tally
}

interface Prepared {
  name: string
  flows: Flow[]
  published: string | null
  gold: Placed[]
  at: number[]
}

async function prepare(folder: string, path: string): Promise<Prepared> {
  const source = await readSource({ name: path, bytes: readFileSync(join(shared, path)) })
  const { text, at } = bare(source.text)
  return {
    name: folder,
    flows: flowsOf(source),
    published: source.published ?? source.self.date,
    gold: labelledDates(folder, text),
    at,
  }
}

function row(name: string, tally: Tally): void {
  const share = (part: number, whole: number) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)).padStart(6)
  const rate = tally.characters / 1e6 / tally.seconds
  console.log(
    `${name.padEnd(34)} ${share(tally.foundRight, tally.found)} ${share(tally.overlapped, tally.labelled)} ${share(tally.valueRight, tally.labelled)} ${rate.toFixed(3).padStart(9)}`,
  )
}

if (!existsSync(join(shared, 'gold'))) console.log('skipped: the labelled documents of ../shared are not here')
else {
  const sources: Prepared[] = []
  for (const [folder, path] of DOCUMENTS) sources.push(await prepare(folder, path))
  console.log(
    `${'finder, document (percent)'.padEnd(34)} ${'found'.padStart(6)} ${'recall'.padStart(6)} ${'value'.padStart(6)} ${'M chars/s'.padStart(9)}`,
  )
  for (const finder of [ours, await chrono(), recognisers()]) {
    for (const source of sources) row(`${finder.name}, ${source.name}`, await measure(finder, [source]))
    row(`${finder.name}, all`, await measure(finder, sources))
  }
}
