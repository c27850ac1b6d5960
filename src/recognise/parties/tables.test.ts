import { describe, expect, it } from 'vitest'
import { loadData } from '../../languages/load.ts'
import { READ_LANGUAGES } from '../../model/index.ts'
import { PersonTable } from '../persons/known.ts'
import { PlaceTable } from '../places/known.ts'
import { facts, membersOf, partyType } from './facts.ts'
import { partiesOf, ShortNames } from './tables.ts'
import { partyWords } from './words.ts'

const { states, organisations, groups } = facts
const files = READ_LANGUAGES.map((language) => loadData(`languages/${language}/parties.yaml`, partiesOf[language]))

describe('the tables of parties', () => {
  it('have ISO codes of the right form, once each', () => {
    const iso2 = Object.values(states).flatMap((state) => state.iso2 ?? [])
    expect(new Set(iso2).size).toBe(iso2.length)
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    for (const [id, state] of Object.entries(states)) {
      expect(id).toMatch(state.iso2 ? /^[A-Z]{3}$/ : /^[A-Z][A-Za-z ]+$/)
      if (state.iso2) expect(names.of(state.iso2), id).toBeDefined()
    }
  })

  it('have years in order, and successors that exist', () => {
    for (const [id, { from, until, successors }] of Object.entries(states)) {
      expect(from, id).toBeGreaterThanOrEqual(1800)
      if (until !== null) expect(until, id).toBeGreaterThan(from)
      expect(successors.length > 0, id).toBe(until !== null)
      for (const successor of successors) expect(states[successor], `${id} → ${successor}`).toBeDefined()
    }
  })

  it('use an id for one party only, but for NAM, which is the usual name of the Non-Aligned Movement and the ISO code of Namibia', () => {
    const ids = [...Object.keys(states), ...Object.keys(organisations), ...Object.keys(groups)]
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual(['NAM'])
  })

  it('name only parties that exist as members, parts and owners', () => {
    const exists = (id: string) => states[id] ?? organisations[id] ?? groups[id]
    for (const [id, { members, since, until }] of Object.entries(groups)) {
      for (const member of [...members, ...Object.keys(since), ...Object.keys(until)])
        expect(exists(member), `${id}: ${member}`).toBeDefined()
    }
    for (const [id, seats] of Object.entries(facts.seats)) {
      expect(exists(id), id).toBeDefined()
      for (const { from, until, other } of seats) {
        expect(exists(other), `${id}: ${other}`).toBeDefined()
        expect(until, `${id}: ${other}`).toBeGreaterThan(from)
      }
    }
    for (const [id, { part }] of Object.entries(organisations))
      if (part) expect(exists(part), `${id}: ${part}`).toBeDefined()
    for (const file of files) {
      for (const id of Object.keys(file.states)) expect(states[id], id).toBeDefined()
      for (const { id } of [...file.named, ...file.metonyms]) expect(exists(id.split('/')[0]!), id).toBeDefined()
      for (const { readings } of file.ambiguous) for (const { id } of readings) expect(states[id], id).toBeDefined()
    }
    for (const ids of Object.values(loadData('languages/zh/parties.yaml', partiesOf.zh).characters)) {
      for (const id of ids) expect(exists(id), id).toBeDefined()
    }
  })

  it('give every state a name in each language', () => {
    const words = new Set([...partyWords()].flatMap(({ meaning }) => (meaning.kind === 'party' ? [meaning.id] : [])))
    for (const id of Object.keys(states)) expect(words.has(id), id).toBe(true)
    const short = loadData('parties/names-cldr.yaml', ShortNames)
    for (const [id, { until }] of Object.entries(states)) {
      if (until !== null) continue
      for (const [at, language] of READ_LANGUAGES.entries()) {
        const own = files[at]!.states[id]
        const more = own === undefined ? [] : Array.isArray(own) ? own : own.also
        expect(short[id]?.[language] ?? more[0], `${id} in ${language}`).toBeTruthy()
      }
    }
  })

  it('claim no name for two parties that is not listed as ambiguous', () => {
    const owners = new Map<string, string>()
    const clashes: string[] = []
    for (const { text, meaning } of partyWords()) {
      if (meaning.kind !== 'party') continue
      const before = owners.get(text)
      if (before !== undefined && before !== meaning.id) clashes.push(`${text}: ${before}, ${meaning.id}`)
      owners.set(text, meaning.id)
    }
    expect(clashes).toEqual([])
  })

  it('tie persons and places to parties that exist', () => {
    for (const [name, { terms }] of Object.entries(loadData('parties/persons.yaml', PersonTable))) {
      for (const [, of, from, until] of terms) {
        expect(states[of] ?? organisations[of], `${name}: ${of}`).toBeDefined()
        if (until !== null) expect(until, name).toBeGreaterThanOrEqual(from)
      }
    }
    for (const [name, { state }] of Object.entries(loadData('parties/places.yaml', PlaceTable))) {
      if (state !== null) expect(states[state], name).toBeDefined()
    }
  })

  it('know the kinds of parties, and members at a time', () => {
    expect(['MNG', 'SCO', 'P5', 'MNG/parliament'].map(partyType)).toEqual(['state', 'organisation', 'group', 'body'])
    expect(membersOf('BRICS', 2009)).toEqual(['BRA', 'RUS', 'IND', 'CHN'])
    expect(membersOf('BRICS', null)).toContain('ZAF')
    expect(membersOf('MNG', null)).toEqual(['MNG'])
  })
})
