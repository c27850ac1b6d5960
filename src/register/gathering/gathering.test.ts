import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Act, RecordedAct } from '../../model/index.ts'
import { gather } from './gather.ts'
import { type PairWords, pairName } from './pairs.ts'
import { containment, shinglesOf } from './shingles.ts'

let count = 0
/** A record of its own source, unless one is named. */
function record(act: Partial<Act>, source = `source ${++count}`): RecordedAct {
  const quote = act.passages?.[0]?.quote ?? `report number ${createHash('sha1').update(String(++count)).digest('hex')}`
  return {
    id: `r${++count}`,
    act: {
      kind: 'sign',
      agents: ['FRA', 'HUN'],
      targets: [],
      date: '1992-02-06',
      place: null,
      instrument: null,
      instrumentId: null,
      about: null,
      topics: [],
      modality: 'actual',
      force: 'treaty',
      passages: [{ start: 0, end: quote.length, quote, pieces: [{ start: 0, end: quote.length }] }],
      confidence: { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 },
      ...act,
    },
    source: { id: source, name: source, title: null, published: null },
    state: 'proposed',
    by: 'reader',
    recorded: '2026-01-01T00:00:00.000Z',
  }
}
const saying = (quote: string) => ({
  passages: [{ start: 0, end: quote.length, quote, pieces: [{ start: 0, end: quote.length }] }],
})
const NOTHING: PairWords = new Map()
const gathered = (records: RecordedAct[], words = NOTHING, around = (r: RecordedAct) => r.act.passages[0]!.quote) =>
  gather(records, words, around)
/** How many reports each act has. */
const sizes = (...acts: Partial<Act>[]) => gathered(acts.map((act) => record(act))).map(({ reports }) => reports.length)

const COMMUNIQUE =
  'The two sides support the early entry into force of the agreement on the use of the waters of their border rivers.'

describe('reports of one act', () => {
  it('are the same kind, parties and day, the day or its year', () => {
    expect(sizes({}, {})).toEqual([2])
    expect(sizes({}, { date: '1992-02' }, { date: '1992' })).toEqual([3])
    expect(sizes({}, { kind: 'ratify' })).toEqual([1, 1])
    expect(sizes({}, { modality: 'planned' })).toEqual([1, 1])
    expect(sizes({}, { agents: ['POL', 'ROU'] })).toEqual([1, 1])
    expect(sizes({}, { date: '1997-05-03' })).toEqual([1, 1])
  })

  it('may name the parties of a joint act in either place, and bodies for their owners', () => {
    expect(
      sizes({ kind: 'meet', agents: ['FRA'], targets: ['HUN'] }, { kind: 'meet', agents: ['FRA/president', 'HUN'] }),
    ).toEqual([2])
  })

  it('are of the same instrument, where each names one', () => {
    const treaty = (instrumentId: string) => ({ instrumentId, instrument: instrumentId })
    expect(sizes(treaty('NPT'), treaty('CTBT'))).toEqual([1, 1])
    const titled = (instrument: string) => ({ instrument })
    expect(sizes(titled('Treaty on Transit by Rail'), titled('Consular Convention'))).toEqual([1, 1])
    expect(sizes(titled('Treaty on Transit by Rail'), titled('the Treaty on Transit'))).toEqual([2])
  })

  it('of what is done once may be months apart, of a meeting only days, at one place', () => {
    const npt: Partial<Act> = { kind: 'ratify', agents: ['MNG'], instrumentId: 'NPT', instrument: 'NPT' }
    expect(sizes({ ...npt, date: '1969-05-14' }, { ...npt, date: '1969-07-01' })).toEqual([2])
    const meet: Partial<Act> = { kind: 'meet', place: 'Vienna' }
    expect(sizes({ ...meet, date: '1999-05-04' }, { ...meet, date: '1999-05-05' })).toEqual([2])
    expect(sizes({ ...meet, date: '1999-05-04' }, { ...meet, place: 'Oslo', date: '1999-05-05' })).toEqual([1, 1])
    expect(sizes({ ...meet, date: '1999-05-04' }, { ...meet, date: '1999-06-05' })).toEqual([1, 1])
    expect(sizes({ ...meet, place: null, date: '1999-05-04' }, { ...meet, place: null, date: '1999' })).toEqual([1, 1])
  })

  it('do not speak of different topics: an observer is no member', () => {
    const join: Partial<Act> = { kind: 'join', agents: ['MNG'], targets: ['SCO'], date: '2004' }
    expect(sizes({ ...join, topics: ['observer-status'] }, { ...join, topics: ['membership'] })).toEqual([1, 1])
    expect(sizes({ ...join, topics: ['observer-status'] }, { ...join, topics: [] })).toEqual([2])
  })

  it('of what was said repeat a text, in different documents', () => {
    const support: Partial<Act> = { kind: 'support', date: '2003-06-01', ...saying(COMMUNIQUE) }
    expect(sizes(support, { ...support, date: null })).toEqual([2])
    expect(
      sizes(support, { ...support, ...saying('They are also in favour of more trade between their provinces.') }),
    ).toEqual([1, 1])
    const twice = gathered([record(support, 'one'), record(support, 'one')])
    expect(twice).toHaveLength(2)
    // Word for word, but a year later: said again.
    expect(sizes(support, { ...support, date: '2004-06-01' })).toEqual([1, 1])
  })

  it('fit one another, each of them: a vague one ties nothing together', () => {
    expect(sizes({ date: '1992-02-06' }, { date: '1992-09-30' }, { date: '1992' })).toEqual([2, 1])
  })

  it('stay in the order of the first of each', () => {
    const acts = gathered([
      record({ date: '1990' }),
      record({ kind: 'visit', date: '1991' }),
      record({ date: '1990-05' }),
    ])
    expect(acts.map(({ act }) => act.kind)).toEqual(['sign', 'visit'])
    expect(acts[0]!.act.date).toBe('1990-05')
  })
})

describe('a disagreement', () => {
  it('is told where dates differ, and is none where one is coarser', () => {
    const npt: Partial<Act> = { kind: 'ratify', agents: ['MNG'], instrumentId: 'NPT', instrument: 'NPT' }
    const records = ['1969-05-14', '1969-05', '1969-06-14', '1969-05-14'].map((date) => record({ ...npt, date }))
    const [act] = gathered(records)
    expect(act!.divergences).toEqual([
      {
        slot: 'date',
        values: [
          { value: '1969-05-14', reports: [records[0]!.id, records[3]!.id] },
          { value: '1969-06-14', reports: [records[2]!.id] },
          { value: '1969-05', reports: [records[1]!.id] },
        ],
      },
    ])
    expect(gathered([record({}), record({ date: '1992' })])[0]!.divergences).toEqual([])
  })

  it('is told where parties differ', () => {
    const [act] = gathered([record({}), record({ agents: ['FRA', 'HUN', 'POL'] })])
    expect(act!.divergences).toMatchObject([
      { slot: 'parties', values: [{ value: 'FRA, HUN, POL' }, { value: 'FRA, HUN' }] },
    ])
  })
})

describe('origins', () => {
  const support: Partial<Act> = { kind: 'support', date: '2003-06-01', ...saying(COMMUNIQUE) }

  it('are one where ten documents repeat one communiqué', () => {
    const records = Array.from({ length: 10 }, () => record(support))
    const frame = (r: RecordedAct) => `Our correspondent ${r.id} reports. ${COMMUNIQUE} Read more on page ${r.id}.`
    expect(gathered(records, NOTHING, frame)).toMatchObject([{ origins: 1, reports: { length: 10 } }])
  })

  it('are as many as documents that tell it in words of their own', () => {
    const tell = [
      'The foreign ministers put their names to the treaty in Paris.',
      'A treaty of friendship was signed on Thursday.',
    ]
    const records = tell.map((quote) => record(saying(quote)))
    expect(gathered(records)).toMatchObject([{ origins: 2 }])
  })

  it('are one where a document tells it twice', () => {
    expect(gathered([record({}, 'one'), record({}, 'one')])).toMatchObject([{ origins: 1, reports: { length: 2 } }])
  })
})

describe('the word of a person', () => {
  it('puts together and takes apart', () => {
    const [a, b, c] = [record({}), record({}), record({ date: '2001' })] as const
    const ids = (words: PairWords) =>
      gathered([a, b, c], words).map(({ reports }) => reports.map(({ id }) => id).sort())
    expect(ids(NOTHING)).toEqual([[a.id, b.id], [c.id]])
    expect(ids(new Map([[pairName(a.id, b.id), false]]))).toEqual([[a.id], [b.id], [c.id]])
    expect(ids(new Map([[pairName(c.id, a.id), true]]))).toEqual([[a.id, b.id, c.id].sort()])
  })
})

describe('shingles', () => {
  it('do not see case, layout or punctuation', () => {
    expect(containment(shinglesOf('The Two  Sides, agreed'), shinglesOf('the two sides agreed'))).toBe(1)
    expect(containment(shinglesOf('双方支持早日缔结条约'), shinglesOf('双方同意开始谈判'))).toBeLessThan(0.2)
  })
})

it('takes time in proportion to the records, not to their pairs', () => {
  const records = (n: number) =>
    Array.from({ length: n }, (_, at) =>
      record({ kind: 'meet', agents: ['FRA'], targets: ['HUN'], date: `${1000 + (at % (n / 4))}-05-04` }),
    )
  const seconds = (n: number) => {
    const some = records(n)
    const start = process.cpuUsage()
    gathered(some)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  seconds(500)
  expect(seconds(4000) / seconds(500)).toBeLessThan(24)
})
