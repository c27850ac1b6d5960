import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type RecordLine, read, type Source } from '../../src/index.ts'
import { packageRoot } from '../../src/languages/load.ts'
import { type Agreement, agree, plain, sameDate, sameParties, shared, Visible } from './agreement.ts'
import { type ExpectedDocument, expectedDocuments } from './expected.ts'

/** The least F1 a document must be read with. Raise a figure when the reader has become better; never lower one. */
const LEAST: Record<string, { dates: number; symbols: number; persons: number; acts: number; whoWhen: number }> = {
  'memorandum.zh.txt': { dates: 0.93, symbols: 0.95, persons: 0.8, acts: 0.5, whoWhen: 0.4 },
  'article.zh.txt': { dates: 0.93, symbols: 0.9, persons: 0.8, acts: 0.45, whoWhen: 0.35 },
  'joint-statement.en.pdf': { dates: 0.9, symbols: 0.9, persons: 0.7, acts: 0.5, whoWhen: 0.4 },
  'treaty-extract.ru.txt': { dates: 0.93, symbols: 0, persons: 0.7, acts: 0.5, whoWhen: 0.4 },
}

type Line<Kind extends RecordLine['record']> = Extract<RecordLine, { record: Kind }>

function describeDocument(name: string, expected: ExpectedDocument): void {
  let source: Source
  let records: RecordLine[]
  let visible: Visible
  const lines = <Kind extends RecordLine['record']>(kind: Kind) =>
    records.filter((line): line is Line<Kind> => line.record === kind)
  const least = LEAST[name] ?? { dates: 1, symbols: 1, persons: 1, acts: 1, whoWhen: 1 }
  const overlap = (quote: string, line: { start: number; end: number }) => {
    const place = visible.quote(quote)
    return place ? shared(place, visible.span(line.start, line.end)) : 0
  }

  beforeAll(async () => {
    const bytes = await readFile(join(packageRoot, 'samples', name))
    ;({ source, records } = await read({ bytes, name }))
    visible = new Visible(source.text)
  })

  it('has every quote of the labels in its text', () => {
    const quotes = [
      ...expected.dates.map(([quote]) => quote),
      ...expected.symbols.map(([quote]) => quote),
      ...expected.acts.map((act) => act[6]),
    ]
    expect(quotes.filter((quote) => visible.quote(quote) === null)).toEqual([])
  })

  it('gives the text that stands at each place', () => {
    const points = [...source.text]
    for (const line of records) {
      if (!('pieces' in line) || !('quote' in line)) continue
      const stands = line.pieces.map(({ start, end }) => points.slice(start, end).join('')).join('')
      expect(line.quote).toBe(stands)
    }
  })

  it('finds every note and the work it points back to', () => {
    const found = lines('note').map(({ marker, text, refersTo }) => ({ marker, text, refersTo }))
    const bare = (text: string) => text.replace(/\s/gu, '')
    expect(found.map(({ marker }) => marker)).toEqual(expected.notes.map(([marker]) => marker))
    expect(found.map(({ refersTo }) => refersTo)).toEqual(expected.notes.map(([, , refersTo]) => refersTo))
    for (const [i, [, begins]] of expected.notes.entries())
      expect(bare(found[i]?.text ?? '').startsWith(bare(begins)), `note ${i + 1} begins with “${begins}”`).toBe(true)
  })

  it('recognises the dates', () => {
    const result = agree(expected.dates, lines('date'), ([quote, edtf], line) =>
      line.edtf === edtf ? overlap(quote, line) : 0,
    )
    expect(result.f1, told(result)).toBeGreaterThanOrEqual(least.dates)
  })

  it('recognises the document symbols', () => {
    const result = agree(expected.symbols, lines('symbol'), ([quote, symbol], line) =>
      line.symbol.replaceAll(' ', '') === symbol.replaceAll(' ', '') ? overlap(quote, line) : 0,
    )
    if (expected.symbols.length === 0) expect(result.extra).toEqual([])
    else expect(result.f1, told(result)).toBeGreaterThanOrEqual(least.symbols)
  })

  it('recognises the persons', () => {
    const result = agree(expected.persons, lines('person'), ([person, , of], line) =>
      plain(person) === plain(line.name) ? 1 + Number(of === line.of) : 0,
    )
    expect(result.f1, told(result)).toBeGreaterThanOrEqual(least.persons)
  })

  const actLikeness = (act: ExpectedDocument['acts'][number], line: Line<'act'>) => {
    const [kind, agents, targets, date, , , quote] = act
    const place = visible.quote(quote)
    if (!place || kind !== line.kind) return 0
    const span = visible.span(line.start, line.end)
    if (shared(place, span) < 0.3 * Math.min(place[1] - place[0], span[1] - span[0])) return 0
    const who = sameParties(agents, line.agents) + 0.5 * sameParties(targets, line.targets)
    return 1 + who + Number(sameDate(date, line.date))
  }

  it('finds the acts', () => {
    const result = agree(expected.acts, lines('act'), actLikeness)
    expect(result.f1, told(result)).toBeGreaterThanOrEqual(least.acts)
  })

  it('knows who acted when', () => {
    const result = agree(expected.acts, lines('act'), (act, line) =>
      sameParties(act[1], line.agents) >= 0.5 && sameDate(act[3], line.date) ? actLikeness(act, line) : 0,
    )
    expect(result.f1, told(result)).toBeGreaterThanOrEqual(least.whoWhen)
  })
}

function told({ precision, recall, missed, extra }: Agreement): string {
  const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`
  return [figures, ...missed.map((m) => `missed ${m}`), ...extra.map((e) => `extra ${e.slice(0, 200)}`)].join('\n')
}

for (const [name, expected] of expectedDocuments) describe(name, () => describeDocument(name, expected))
