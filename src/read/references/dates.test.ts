import { describe, expect, it } from 'vitest'
import { READ_LANGUAGES } from '../../model/index.ts'
import { referenceData } from './data.ts'
import { dateIn } from './dates.ts'

describe.each(READ_LANGUAGES)('dates of languages/%s/references.yaml', (language) => {
  const { dates } = referenceData()[READ_LANGUAGES.indexOf(language)]!
  it.each(dates.map(({ form, examples }) => [form, examples] as const))('%s', (_, examples) => {
    expect(Object.keys(examples).length).toBeGreaterThan(0)
    for (const [text, edtf] of Object.entries(examples)) expect(dateIn(text)?.edtf, text).toBe(edtf)
  })
})
