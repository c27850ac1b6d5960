import { afterAll, describe, expect, it } from 'vitest'
import { actOn, newFolder, removeFolders, SAMPLE, sampleReading } from '../../../test/register/fixtures.ts'
import { initDossier } from '../index.ts'

afterAll(removeFolders)

function trial() {
  const dossier = initDossier(newFolder(), { title: 'Trial' })
  const { added, source } = dossier.keep(sampleReading())
  const [one, two, three] = added
  return { dossier, source, one: one!, two: two!, three: three! }
}

describe('several coders', () => {
  it('code blind without changing the record, and are compared', () => {
    const { dossier, source, one, two, three } = trial()
    const sign = dossier.act(two)!.act
    for (const by of ['Anna', 'Bo']) {
      dossier.code({ verdict: 'act', record: one }, { by, blind: true })
      dossier.code(
        { verdict: 'act', record: two, act: by === 'Bo' ? { ...sign, kind: 'conclude' } : sign },
        { by, blind: true },
      )
    }
    dossier.code({ verdict: 'none', record: three }, { by: 'Anna', blind: true })
    dossier.code({ verdict: 'act', record: three }, { by: 'Bo', blind: true })
    expect(dossier.acts().every(({ state }) => state === 'proposed')).toBe(true)

    const { coders, slots, byKind, unitizing } = dossier.agreement()
    expect(coders).toEqual(['Anna', 'Bo'])
    const [act, kind, , , date] = slots
    expect(act).toMatchObject({ slot: 'act', units: 3, percent: 2 / 3 })
    expect(act!.table.map(({ values }) => values.join())).toEqual(['act,act', 'act,act', 'none,act'])
    expect(kind).toMatchObject({ slot: 'kind', units: 2, percent: 0.5 })
    expect(kind!.confusion).toEqual([
      { one: 'declare', other: 'declare', count: 1 },
      { one: 'sign', other: 'conclude', count: 1 },
    ])
    expect(date).toMatchObject({ units: 2, percent: 1, cohen: 1 })
    expect(byKind.map((each) => each.kind)).toEqual(['conclude', 'declare', 'join', 'sign'])
    expect(unitizing).toMatchObject([{ source }])
    expect(unitizing[0]!.categories.find(({ category }) => category === 'declare')!.alpha).toBe(1)
    dossier.close()
  })

  it('change their word, and the last one counts; undo brings back the one before', () => {
    const { dossier, one } = trial()
    dossier.code({ verdict: 'none', record: one }, { by: 'Anna' })
    dossier.code({ verdict: 'act', record: one }, { by: 'Anna' })
    expect(dossier.codings()).toMatchObject([{ coder: 'Anna', verdict: 'act' }])
    dossier.undo({ by: 'Anna' })
    expect(dossier.codings()).toMatchObject([{ coder: 'Anna', verdict: 'none' }])
    dossier.close()
  })

  it('are adjudicated, also where only one of them saw an act', () => {
    const { dossier, source, one, two } = trial()
    const found = actOn(SAMPLE, 'a treaty of friendship', { kind: 'conclude', agents: ['RUS', 'MNG'] })
    const { records } = dossier.code({ verdict: 'new', source, act: found }, { by: 'Bo' })
    expect(dossier.act(records[0]!)).toBeNull()
    dossier.code({ verdict: 'none', record: two }, { by: 'Anna' })
    dossier.code({ verdict: 'act', record: two }, { by: 'Bo' })
    dossier.code({ verdict: 'act', record: one }, { by: 'Anna' })
    dossier.code({ verdict: 'act', record: one }, { by: 'Bo' })
    expect(dossier.disagreements().map(({ record }) => record)).toEqual([two])
    dossier.adjudicate(two, 'Anna', { by: 'Chair', why: 'a repetition' })
    dossier.adjudicate(records[0]!, 'Bo', { by: 'Chair' })
    dossier.adjudicate(one, 'Bo', { by: 'Chair' })
    expect(dossier.act(two)).toMatchObject({ state: 'rejected', by: 'Chair' })
    expect(dossier.act(records[0]!)).toMatchObject({ state: 'entered', act: { kind: 'conclude' } })
    expect(dossier.act(one)?.state).toBe('accepted')
    expect(() => dossier.adjudicate(one, 'Nobody', { by: 'Chair' })).toThrow(/Nobody has said nothing of it/)
    expect(dossier.verify().fault).toBeNull()
    dossier.close()
  })

  it('cannot be compared when there are not two', () => {
    const { dossier, one } = trial()
    expect(() => dossier.agreement()).toThrow(/needs two coders/)
    dossier.code({ verdict: 'act', record: one }, { by: 'Anna' })
    expect(() => dossier.agreement({ coders: ['Anna', 'Bo'] })).toThrow(/Bo: has coded nothing here/)
    dossier.close()
  })
})

describe('the review queue', () => {
  it('has the least certain and the most used first', () => {
    const reading = sampleReading()
    const sure = { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 }
    const acts = reading.acts.map((act, n) => ({ ...act, confidence: { ...sure, kind: [0.9, 0.5, 0.8][n]! } }))
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    const [one, two, three] = dossier.keep({ ...reading, acts }).added
    const order = (uses?: ReadonlyMap<string, number>) =>
      dossier.review(uses ? { uses } : {}).map(({ record }) => record.id)
    expect(order()).toEqual([two, three, one])
    expect(order(new Map([[one!, 60]]))).toEqual([one, two, three])
    const [first] = dossier.review({ limit: 1 })
    expect(first).toMatchObject({ reason: 'proposal', certainty: 0.5, uses: 0 })
    dossier.decide({ kind: 'accept', record: two! }, { by: 'Anna', seen: first!.seen })
    expect(order()).toEqual([three, one])
    dossier.close()
  })

  it("shows what a newer reading would change in a person's word", () => {
    const { dossier, one, three } = trial()
    const reading = sampleReading()
    dossier.decide({ kind: 'accept', record: one }, { by: 'Anna' })
    dossier.decide({ kind: 'accept', record: three }, { by: 'Anna' })
    dossier.keep({ ...reading, acts: [{ ...reading.acts[0]!, date: '1992' }, reading.acts[1]!] })
    const suggestions = dossier.review().filter(({ reason }) => reason === 'suggestion')
    expect(suggestions.map(({ suggestion }) => suggestion)).toMatchObject([
      { act: { date: '1992' }, changed: ['date'] },
      { act: null, changed: [] },
    ])
    dossier.decide({ kind: 'accept', record: three }, { by: 'Anna', why: 'still there' })
    expect(dossier.review().filter(({ reason }) => reason === 'suggestion')).toHaveLength(1)
    dossier.close()
  })

  it('shows a blind coder what the reader proposed and nothing of what others said', () => {
    const { dossier, one, two } = trial()
    dossier.decide({ kind: 'correct', record: one, act: { date: '1992' } }, { by: 'Anna' })
    dossier.decide({ kind: 'reject', record: two }, { by: 'Anna' })
    const blind = dossier.review({ coder: 'Bo', blind: true })
    expect(blind.map(({ record }) => [record.state, record.act.date, record.by])).toEqual([
      ['proposed', '1992-09-25', 'reader'],
      ['proposed', '1993-01-20', 'reader'],
      ['proposed', '2004', 'reader'],
    ])
    expect(dossier.review({ coder: 'Anna' })).toHaveLength(1)
    dossier.code({ verdict: 'act', record: one }, { by: 'Bo', blind: true })
    expect(dossier.review({ coder: 'Bo', blind: true })).toHaveLength(2)
    dossier.close()
  })
})
