import { describe, expect, it } from 'vitest'
import { DATE_LANGUAGES, dateData } from './data.ts'
import { findDates } from './index.ts'
import { plainFlow } from './plain-flow.ts'

const datesIn = (text: string, language: string) =>
  findDates([plainFlow(text, language, 'note')], { published: null })[0]!.map(({ edtf, role }) => [edtf, role])

describe.each(DATE_LANGUAGES)('around the date of a cited work: languages/%s/dates.yaml', (language) => {
  const { citedAfter, citedBefore, editions } = dateData(language)
  const all = (list: typeof citedAfter) => list.flatMap(({ examples }) => examples)
  it('knows what follows it', () => {
    for (const after of all(citedAfter))
      expect(datesIn(`Ports 1987${after} ends`, language), after).toEqual([['1987', 'citation']])
  })
  it('knows what precedes it', () => {
    for (const before of all(citedBefore))
      expect(datesIn(`Ports${before} 1987 ends`, language), before).toEqual([['1987', 'citation']])
  })
  it('leaves the year of an edition out', () => {
    for (const edition of all(editions)) expect(datesIn(`《渔港法》${edition}规定`, language), edition).toEqual([])
  })
})
