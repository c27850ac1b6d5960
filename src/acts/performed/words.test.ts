import { describe, expect, it } from 'vitest'
import { READ_LANGUAGES, type Source } from '../../model/index.ts'
import { readSource } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { recognise } from '../../recognise/index.ts'
import { articleStart } from './articles.ts'
import { performedLanguage } from './language.ts'
import { openingDeeds } from './openings.ts'
import { sayingsOf, subjectless } from './sayings.ts'
import { signingsOf } from './signing.ts'
import { Subjects } from './subjects.ts'
import { wordsOf } from './words.ts'

const NOBODY: Pick<Findings, 'parties' | 'persons'> = { parties: [[]], persons: [[]] }

/** Every example of `languages/<language>/performed.yaml` is read as it says. */
describe.each(READ_LANGUAGES)('performed.yaml of %s', (code) => {
  const language = performedLanguage(code)!

  /** The kinds of what a sentence does, as an operative clause or as a statement of its issuers. */
  function kindsOf(text: string): string[] {
    const words = wordsOf(text, 0, text.length)
    const subjects = new Subjects({ ...EMPTY, ...NOBODY }, 0, words, language)
    const said = sayingsOf(subjects, 0, words.length).filter((saying) => saying.told)
    if (said.length > 0) return said.map(({ kind }) => kind)
    const opened = openingDeeds(words, 0, language)
    return (opened.length > 0 ? opened : subjectless(subjects, 0, words.length)).map(({ kind }) => kind)
  }

  it.each(language.data.verbs.map(({ example, kind, at }) => [example, kind, at] as const))(
    '%s → %s',
    (example, kind, at) => {
      expect(kindsOf(example)[at - 1]).toBe(kind)
    },
  )

  it.each([...language.data.issuers, ...language.data.leaders].map(({ example }) => example))('%s', (example) => {
    expect(kindsOf(example)).toEqual(['support'])
  })

  it.each(language.data.signing.formulas)('signed: $example', async ({ example, date, place }) => {
    const { source, findings } = await read(example)
    const signings = signingsOf(source, findings, language, 1)
    expect(signings.find((signing) => signing.date)?.date).toBe(date)
    if (place) expect(signings.map((signing) => signing.place?.slice(0, 3))).not.toContain(undefined)
  })

  it.each(language.data.norms)('norm: $example', ({ example }) => {
    expect(language.norms.find(wordsOf(example, 0, example.length))).not.toBeNull()
  })

  it('knows a heading of an article from a reference to one', () => {
    const [heading, reference] = ARTICLES[code]
    expect(articleStart(heading, 0, language)).not.toBeNull()
    expect(articleStart(reference, 0, language)).toBeNull()
  })
})

const ARTICLES = {
  en: ['Article 4. The Parties shall meet.', 'Article 4 of the Charter applies.'],
  ru: ['Статья 4 Стороны проводят встречи.', 'Статья 4 настоящего Соглашения применяется.'],
  zh: ['第四条　缔约双方应每年会晤。', '第四条规定适用。'],
} as const

const EMPTY: Findings = {
  flows: [],
  dates: [],
  symbols: [],
  instruments: [],
  parties: [],
  persons: [],
  places: [],
  quantities: [],
}

async function read(text: string): Promise<{ source: Source; findings: Findings }> {
  const source = await readSource({ name: 'example.txt', text })
  return { source, findings: recognise(source) }
}
