import { describe, expect, it } from 'vitest'
import { performedLanguage } from '../../src/acts/performed/language.ts'
import { loadData } from '../../src/languages/load.ts'
import { READ_LANGUAGES } from '../../src/model/index.ts'
import { coreferenceOf } from '../../src/recognise/parties/coreference-words.ts'
import { facts } from '../../src/recognise/parties/facts.ts'
import { partiesOf } from '../../src/recognise/parties/tables.ts'
import { lore } from '../../src/recognise/persons/lore.ts'
import { officesOf } from '../../src/recognise/persons/offices.ts'

const files = READ_LANGUAGES.map((language) => loadData(`languages/${language}/parties.yaml`, partiesOf[language]))
const bodies = new Set(files.flatMap((file) => file.bodies.map(({ body }) => body)))
const named = new Set(files.flatMap((file) => file.named.map(({ id }) => id)))
const { states, organisations, groups } = facts
const tabled = new Set([
  ...Object.keys(states),
  ...Object.keys(groups),
  ...Object.entries(organisations).map(([key, { id }]) => id ?? key),
])

/** A party of the tables, a body with a name of its own, or a common body of a party of the tables. */
function exists(id: string): boolean {
  const [owner = '', body] = id.split('/')
  return tabled.has(id) || named.has(id) || (body !== undefined && tabled.has(owner) && bodies.has(body))
}

describe.each(READ_LANGUAGES)('the data of %s', (language) => {
  it('name organs by the ids of the tables', () => {
    const organs = performedLanguage(language)!.data.organs.flatMap(({ id }) => (id === null ? [] : [id]))
    expect(organs.length).toBeGreaterThan(0)
    expect(organs.filter((id) => !exists(id))).toEqual([])
  })

  it('point back to parties of the tables', () => {
    const { references, voices } = coreferenceOf(language)
    const ids = [...references.flatMap((rule) => [...rule.candidates, ...rule.with]), ...Object.keys(voices)]
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !exists(id))).toEqual([])
  })

  it('give offices to parties of the tables', () => {
    const ids = officesOf(language).offices.flatMap(({ of }) => (of === null ? [] : [of]))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.filter((id) => !exists(id))).toEqual([])
  })
})

it('the spelling of names follows parties of the tables', () => {
  expect(lore.ru.systems.flatMap(({ of }) => of).filter((id) => !exists(id))).toEqual([])
})

it('an organ of the United Nations that only a language knows does not exist', () => {
  expect(exists('UN/human-rights-council')).toBe(false)
  expect(exists('MNG/parliament')).toBe(true)
})
