import { beforeAll, describe, expect, it } from 'vitest'
import type { Agreement } from './agreement.ts'
import { QUESTIONS, type Question, ReadSample } from './compare.ts'
import { type ExpectedDocument, expectedDocuments } from './expected.ts'

/** The least F1 a document must be read with. Raise a figure when the reader has become better; never lower one. */
const LEAST: Record<string, Record<Question, number>> = {
  'memorandum.zh.txt': { dates: 0.93, symbols: 0.95, persons: 0.8, acts: 0.5, whoWhen: 0.4 },
  'article.zh.txt': { dates: 0.93, symbols: 0.9, persons: 0.8, acts: 0.45, whoWhen: 0.35 },
  'joint-statement.en.pdf': { dates: 0.9, symbols: 0.9, persons: 0.7, acts: 0.5, whoWhen: 0.4 },
  'treaty-extract.ru.txt': { dates: 0.93, symbols: 0.9, persons: 0.7, acts: 0.5, whoWhen: 0.4 },
}

const TITLES: Record<Question, string> = {
  dates: 'recognises the dates',
  symbols: 'recognises the document symbols',
  persons: 'recognises the persons',
  acts: 'finds the acts',
  whoWhen: 'knows who acted when',
}

function describeDocument(name: string, expected: ExpectedDocument): void {
  let sample: ReadSample
  let compared: Record<Question, Agreement>
  beforeAll(async () => {
    sample = await ReadSample.of(name)
    compared = sample.compare(expected)
  })

  it('has every quote of the labels in its text', () => {
    const quotes = [
      ...expected.dates.map(([quote]) => quote),
      ...expected.symbols.map(([quote]) => quote),
      ...expected.acts.map((act) => act[6]),
    ]
    expect(quotes.filter((quote) => sample.visible.quote(quote) === null)).toEqual([])
  })

  it('gives the text that stands at each place', () => {
    const points = [...sample.source.text]
    for (const line of sample.records) {
      if (!('pieces' in line) || !('quote' in line)) continue
      const stands = line.pieces.map(({ start, end }) => points.slice(start, end).join('')).join('')
      expect(line.quote).toBe(stands)
    }
  })

  it('finds every note and the work it points back to', () => {
    const found = sample.lines('note')
    const bare = (text: string) => text.replace(/\s/gu, '')
    expect(found.map(({ marker }) => marker)).toEqual(expected.notes.map(([marker]) => marker))
    for (const [i, [, begins]] of expected.notes.entries())
      expect(bare(found[i]?.text ?? '').startsWith(bare(begins)), `note ${i + 1} begins with “${begins}”`).toBe(true)
    expect(found.map(({ refersTo }) => refersTo)).toEqual(expected.notes.map(([, , refersTo]) => refersTo))
  })

  for (const question of QUESTIONS)
    it(TITLES[question], () => {
      const result = compared[question]
      expect(result.f1, told(result)).toBeGreaterThanOrEqual(LEAST[name]?.[question] ?? 1)
    })
}

function told({ precision, recall, missed, extra }: Agreement): string {
  const figures = `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`
  return [figures, ...missed.map((m) => `missed ${m}`), ...extra.map((e) => `extra ${e.slice(0, 200)}`)].join('\n')
}

for (const [name, expected] of expectedDocuments) describe(name, () => describeDocument(name, expected))
