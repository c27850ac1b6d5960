import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedTopicIds } from '../acts/topics.ts'
import { packageRoot } from '../languages/load.ts'
import { ACT_KINDS, type Act, type RecordedAct } from '../model/index.ts'
import { ploverRecords } from './plover.ts'
import { ploverData } from './plover-data.ts'

function record(act: Partial<Act>, published: string | null = null): RecordedAct {
  return {
    id: 'r1',
    act: {
      kind: 'meet',
      agents: ['MNG'],
      targets: ['CHN'],
      date: '2011-05',
      place: null,
      instrument: null,
      instrumentId: null,
      about: null,
      topics: [],
      modality: 'actual',
      force: 'none',
      passages: [{ start: 0, end: 1, quote: 'x', pieces: [{ start: 0, end: 1 }] }],
      confidence: { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 },
      ...act,
    },
    source: { id: 's', name: 's.txt', title: null, published },
    state: 'proposed',
    by: 'reader',
    recorded: '2026-01-01T00:00:00.000Z',
  }
}
const plover = (act: Partial<Act>, published?: string) => ploverRecords([record(act, published)]).records[0]
const codes = (actors: { country_code: string | null }[] | undefined) => actors?.map(({ country_code }) => country_code)

describe('ploverRecords', () => {
  it('gives event, mode, context, actors and what is lost', () => {
    expect(plover({ kind: 'visit', agents: ['MNG', 'N. Enkhbayar'], topics: ['trade'] })).toEqual({
      id: 'r1',
      event_date: '2011-05-01',
      event: 'CONSULT',
      mode: ['visit'],
      context: ['diplomatic', 'economic'],
      source: [{ country_code: 'MNG', sector_code: 'GOV', entity_name: 'N. Enkhbayar' }],
      recipient: [{ country_code: 'CHN', sector_code: null, entity_name: null }],
      text: 'x',
      publication: 's.txt',
      lost: { kind: 'visit', date: '2011-05', force: 'none', instrument: null, why: 'The level of the visit.' },
    })
  })

  it('makes the guest the source where a state hosts', () => {
    const hosted = plover({ kind: 'host' })
    expect([codes(hosted?.source), codes(hosted?.recipient)]).toEqual([['CHN'], ['MNG']])
  })

  it('agrees to what is only intended, and says what is not actual', () => {
    expect(plover({ kind: 'sign', modality: 'planned' })).toMatchObject({ event: 'AGREE', context: ['legal'] })
    expect(plover({ kind: 'deploy', modality: 'planned' })).toMatchObject({
      event: 'MOBILIZE',
      context: ['military', 'future'],
    })
    expect(plover({ kind: 'sign', modality: 'negated' })?.context).toContain('negation')
    expect(plover({ kind: 'sign', modality: 'hypothetical' })?.context).toContain('hypothetical')
    expect(plover({ date: '2001' }, '2011')?.context).toContain('historical')
    expect(plover({ date: '2011-04' }, '2011-06')?.context).not.toContain('historical')
  })

  it('parts exercises alone from joint ones', () => {
    expect(plover({ kind: 'exercise', targets: [] })).toMatchObject({ event: 'MOBILIZE', mode: ['troops'] })
    const joint = plover({ kind: 'exercise', agents: ['MNG', 'CHN'], targets: [] })
    expect(joint).toMatchObject({ event: 'COOPERATE', mode: [] })
    expect(codes(joint?.recipient)).toEqual(['MNG', 'CHN'])
  })

  it('names bodies, organisations and the members of groups', () => {
    expect(plover({ agents: ['MNG/parliament'] })?.source).toEqual([
      { country_code: 'MNG', sector_code: 'LEG', entity_name: 'MNG/parliament' },
    ])
    expect(plover({ agents: ['SCO'] })?.source).toEqual([
      { country_code: 'IGO', sector_code: null, entity_name: 'SCO' },
    ])
    expect(codes(plover({ agents: ['P5'] })?.source)).toEqual(['CHN', 'FRA', 'RUS', 'GBR', 'USA'])
  })

  it('leaves out and counts what PLOVER has no event for, or that lacks a recipient', () => {
    const { records, left } = ploverRecords([
      record({ kind: 'state' }),
      record({ kind: 'legislate' }),
      record({ kind: 'aid', targets: [] }),
    ])
    expect(records).toEqual([])
    expect([...left]).toEqual([
      ['state', 1],
      ['legislate', 1],
      ['aid', 1],
    ])
  })
})

describe('the crosswalk', () => {
  it('knows every kind, and only topics that there are', () => {
    expect(Object.keys(ploverData().kinds).sort()).toEqual([...ACT_KINDS].sort())
    expect(Object.keys(ploverData().topics).filter((id) => !shippedTopicIds().includes(id))).toEqual([])
  })

  it('is documented as it is', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'plover.md'), 'utf8')
    for (const [kind, { event, mode, planned, lost }] of Object.entries(ploverData().kinds))
      expect(page).toContain(
        `| ${kind} | ${[event ?? '–', mode].filter(Boolean).join(' ')} | ${planned ?? '–'} | ${lost} |`,
      )
  })
})
