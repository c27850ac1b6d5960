import { describe, expect, it } from 'vitest'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES, type ReadLanguage } from '../../model/index.ts'
import type { FoundParty } from '../findings.ts'
import { recognise } from '../index.ts'
import { officesOf } from '../persons/offices.ts'
import { plainSource } from '../plain-source.ts'
import { coreferenceOf } from './coreference-words.ts'
import { declensionExamples, decline } from './declension.ts'
import { partiesOf } from './tables.ts'

const found = (text: string, language: ReadLanguage): FoundParty[] =>
  recognise(plainSource(text, language)).parties.flat()

/** "text → A B" as its two halves; "-" stands for nobody. */
function halves(example: string): { text: string; ids: string[] } {
  const [text, ids] = example.split(' → ')
  return { text: text!, ids: ids === undefined || ids === '-' ? [] : ids.split(' ') }
}

describe.each(READ_LANGUAGES)('languages/%s/parties.yaml', (language) => {
  const file = loadData(`languages/${language}/parties.yaml`, partiesOf[language])
  const named = [...file.ambiguous.map(({ example }) => example), ...file.bodies.flatMap(({ examples }) => examples)]
  it.each(named)('%s', (example) => {
    const { text, ids } = halves(example)
    expect(found(text, language).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  })

  it.each(file.capitals.examples)('%s', (example) => {
    const { text, ids } = halves(example)
    const metonyms = found(text, language).filter(({ by }) => by === 'metonym')
    expect(metonyms.map(({ id }) => id)).toEqual(ids)
  })

  it('gives every body an example', () => {
    for (const { body, nouns, examples } of file.bodies) {
      if (nouns.length > 0) expect(examples.length, body).toBeGreaterThan(0)
    }
  })
})

describe('names of languages are no states', () => {
  const cases = (['en', 'ru'] as const).flatMap((language) =>
    loadData(`languages/${language}/parties.yaml`, partiesOf[language]).languages.examples.map(
      (text) => [text, language] as const,
    ),
  )
  it.each(cases)('%s', (text, language) => {
    expect(found(text, language)).toEqual([])
  })
})

describe('single characters', () => {
  const { compounds } = loadData('languages/zh/parties.yaml', partiesOf.zh)
  const examples = [...compounds.suffixes, ...compounds.prefixes, compounds.sides, compounds.runs].flatMap(
    (rule) => rule.examples,
  )
  it.each(examples)('%s', (example) => {
    const { text, ids } = halves(example)
    expect(found(text, 'zh').map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  })

  it.each([
    '其中美丽的部分',
    '做法中，也提到',
    '绳之以法，并追究',
    '3月17日主席公布草案',
    '越来越多',
    '法律与日俱增',
    '老方法',
  ])('%s names nobody', (text) => {
    expect(found(text, 'zh').filter(({ type }) => type === 'state')).toEqual([])
  })
})

describe.each(READ_LANGUAGES)('languages/%s/coreference.yaml', (language) => {
  const examples = coreferenceOf(language).references.flatMap((rule) =>
    rule.examples.filter((example) => /→ [A-Z]/.test(example)),
  )
  it.each(examples)('%s', (example) => {
    const { text, ids } = halves(example)
    const last = found(text, language)
      .filter(({ by }) => by === 'coreference')
      .at(-1)
    expect(last?.id.split('+').sort()).toEqual([...ids].sort())
  })
})

describe.each(READ_LANGUAGES)('languages/%s/offices.yaml', (language) => {
  const examples = officesOf(language).offices.flatMap((office) => office.examples)
  it.each(examples)('%s', (example) => {
    const { text, ids } = halves(example)
    expect(
      found(text, language)
        .filter(({ by }) => by === 'office')
        .map(({ id }) => id),
    ).toEqual(ids)
  })
})

describe('languages/ru/declension.yaml', () => {
  it.each(declensionExamples())('$word', ({ word, forms }) => {
    expect(decline(word)).toEqual(expect.arrayContaining(forms))
  })
})
