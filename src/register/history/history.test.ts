import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { actOn, newFolder, removeFolders, SAMPLE, sampleReading, sourceOf } from '../../../test/register/fixtures.ts'
import { BadInput } from '../../model/index.ts'
import { type Decision, type Dossier, initDossier, openDossier } from '../index.ts'

afterAll(removeFolders)
afterEach(() => vi.useRealTimers())

function trial(): { dossier: Dossier; ids: string[] } {
  const dossier = initDossier(newFolder(), { title: 'Trial' })
  const { added } = dossier.keep(sampleReading())
  return { dossier, ids: added }
}

/** What a person sees, without when. */
const view = (dossier: Dossier) =>
  dossier
    .acts({ state: ['proposed', 'entered', 'accepted', 'corrected', 'rejected'] })
    .map(({ id, act, state, by }) => ({ id, act, state, by }))

const ANNA = { by: 'Anna', why: 'read it twice' }

describe('decisions', () => {
  it('accept, correct and reject, each with who and why in the history', () => {
    const { dossier, ids } = trial()
    dossier.decide({ kind: 'accept', record: ids[0]! }, ANNA)
    dossier.decide({ kind: 'correct', record: ids[1]!, act: { date: '1993-01' } }, ANNA)
    dossier.decide({ kind: 'reject', record: ids[2]! }, { by: 'Bo' })
    expect(ids.map((id) => dossier.act(id)?.state)).toEqual(['accepted', 'corrected', 'rejected'])
    expect(dossier.acts()).toHaveLength(2)
    expect(dossier.history(ids[1]!)).toMatchObject([
      { kind: 'propose', by: 'reader', replaces: [], counts: true },
      { kind: 'correct', by: 'Anna', why: 'read it twice', changed: ['date'] },
    ])
    dossier.close()
  })

  it('an act entered by hand must quote the source', () => {
    const { dossier } = trial()
    const source = dossier.sources()[0]!.id
    const act = actOn(SAMPLE, 'treaty of friendship', { kind: 'conclude', agents: ['RUS', 'MNG'] })
    const { records } = dossier.decide({ kind: 'enter', source, act }, ANNA)
    expect(dossier.act(records[0]!)).toMatchObject({ state: 'entered', by: 'Anna' })
    const wrong = { ...act, passages: [{ ...act.passages[0]!, quote: 'treaty of enmity' }] }
    expect(() => dossier.decide({ kind: 'enter', source, act: wrong }, ANNA)).toThrow(
      /reads "treaty of friendship", not "treaty of enmity"/,
    )
    expect(() => dossier.decide({ kind: 'accept', record: records[0]! }, { by: ' ' })).toThrow(
      /needs the name of the person/,
    )
    dossier.close()
  })

  it('splits one record into several and merges several into one', () => {
    const { dossier, ids } = trial()
    const sign = dossier.act(ids[1]!)!.act
    const split = dossier.decide(
      {
        kind: 'split',
        record: ids[1]!,
        into: [
          { ...sign, agents: ['RUS'] },
          { ...sign, agents: ['MNG'] },
        ],
      },
      ANNA,
    )
    expect(dossier.acts().map(({ act }) => act.agents.join())).toEqual(['MNG', 'RUS', 'MNG', 'MNG'])
    expect(dossier.act(ids[1]!)).toBeNull()
    const [, one, two] = split.records
    dossier.decide({ kind: 'merge', records: [one!, two!], act: { agents: ['RUS', 'MNG'] } }, ANNA)
    expect(dossier.acts()).toHaveLength(3)
    expect(dossier.act(one!)).toMatchObject({ state: 'corrected', act: { agents: ['RUS', 'MNG'] } })
    dossier.undo(ANNA)
    dossier.undo(ANNA)
    expect(dossier.act(ids[1]!)).toMatchObject({ state: 'proposed', act: { agents: ['RUS', 'MNG'] } })
    dossier.close()
  })

  it('two names are one party until that is undone', () => {
    const { dossier } = trial()
    dossier.decide({ kind: 'same-party', party: 'RUS', into: 'SUN' }, ANNA)
    expect(dossier.acts({ party: 'SUN' }).map(({ act }) => act.agents)).toEqual([['SUN', 'MNG']])
    expect(dossier.acts({ party: 'RUS' })).toHaveLength(1)
    dossier.undo(ANNA)
    expect(dossier.acts({ party: 'SUN' })).toEqual([])
    dossier.redo(ANNA)
    expect(dossier.acts({ party: 'SUN' })).toHaveLength(1)
    dossier.close()
  })

  it('is refused when another decided in the meantime', () => {
    const { dossier, ids } = trial()
    const seen = dossier.history(ids[0]!).at(-1)!.id
    dossier.decide({ kind: 'reject', record: ids[0]! }, { by: 'Bo', seen })
    expect(() => dossier.decide({ kind: 'accept', record: ids[0]! }, { by: 'Anna', seen })).toThrow(
      /changed by Bo in the meantime/,
    )
    dossier.close()
  })
})

describe('a newer reader and a person', () => {
  it("never overwrites a person's word, and says what changed", () => {
    const { dossier, ids } = trial()
    const reading = sampleReading()
    dossier.decide({ kind: 'correct', record: ids[0]!, act: { targets: ['UN'] } }, ANNA)
    dossier.decide({ kind: 'reject', record: ids[1]! }, ANNA)
    dossier.decide({ kind: 'accept', record: ids[2]! }, ANNA)
    const newer = { ...reading, acts: [{ ...reading.acts[0]!, kind: 'state' as const }, reading.acts[1]!] }
    const result = dossier.keep(newer)
    expect(result).toMatchObject({ added: [], changed: [], withdrawn: [], same: 1 })
    expect(result.suggested).toEqual([
      { record: ids[0], slots: ['kind', 'targets'] },
      { record: ids[2], slots: [] },
    ])
    expect(dossier.act(ids[0]!)).toMatchObject({ state: 'corrected', act: { kind: 'declare', targets: ['UN'] } })
    expect(dossier.act(ids[1]!)?.state).toBe('rejected')
    expect(dossier.act(ids[2]!)?.state).toBe('accepted')
    expect(dossier.keep(newer)).toMatchObject({ suggested: [], same: 2 })
    dossier.close()
  })

  it('moves quotes to their place in a new text, and names those that are not found once', () => {
    const { dossier, ids } = trial()
    const reading = sampleReading()
    dossier.decide({ kind: 'accept', record: ids[0]! }, ANNA)
    dossier.decide({ kind: 'accept', record: ids[1]! }, ANNA)
    const text = `Page 1\n${SAMPLE.replace('signed a treaty', 'signed  a treaty')}`
    const reread = sourceOf(text, 'note.txt', { id: reading.source.id }).source
    const result = dossier.keep({ ...reading, source: reread, acts: [] })
    expect(result.orphans).toEqual([ids[1]])
    expect(dossier.act(ids[0]!)).toMatchObject({
      state: 'accepted',
      by: 'Anna',
      act: { passages: [{ start: 7 + 21 }] },
    })
    expect(dossier.history(ids[0]!).map(({ kind }) => kind)).toEqual(['propose', 'accept', 'reattach', 'withdraw'])
    dossier.close()
  })
})

describe('undo and redo', () => {
  it('to any depth, across restarts, and refuse to pull the ground from under later work', () => {
    const { dossier, ids } = trial()
    dossier.decide({ kind: 'correct', record: ids[0]!, act: { date: '1992' } }, ANNA)
    dossier.decide({ kind: 'accept', record: ids[0]! }, { by: 'Bo' })
    const correction = dossier.history(ids[0]!)[1]!.seq
    expect(() => dossier.undo({ by: 'Anna', entry: correction })).toThrow(/builds on it/)
    const full = view(dossier)
    const folder = dossier.folder
    dossier.close()

    const again = openDossier(folder)
    again.undo(ANNA)
    again.undo(ANNA)
    again.undo(ANNA)
    expect(again.sources()).toEqual([])
    expect(again.acts()).toEqual([])
    expect(() => again.undo(ANNA)).toThrow(/nothing to undo/)
    again.close()

    const third = openDossier(folder)
    for (let n = 0; n < 3; n++) third.redo(ANNA)
    expect(view(third)).toEqual(full)
    expect(() => third.redo(ANNA)).toThrow(BadInput)
    third.undo({ by: 'Anna', entry: correction, later: true })
    expect(third.act(ids[0]!)).toMatchObject({ state: 'proposed', act: { date: '1992-09-25' } })
    third.close()
  })

  it('undo then redo is as if nothing had happened, after any work', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom('accept', 'reject', 'correct', 'undo', 'redo', 'reread')), {
          maxLength: 12,
        }),
        (steps) => {
          const { dossier, ids } = trial()
          for (const [n, step] of steps) work(dossier, ids[n]!, step)
          const before = view(dossier)
          const deeds = Math.min(3, steps.length)
          let undone = 0
          for (; undone < deeds; undone++) if (!attempt(() => dossier.undo(ANNA))) break
          for (; undone > 0; undone--) dossier.redo(ANNA)
          expect(view(dossier)).toEqual(before)
          dossier.close()
        },
      ),
      { numRuns: 40 },
    )
  })
})

function work(dossier: Dossier, record: string, step: string): void {
  const reading = sampleReading()
  attempt(() => {
    if (step === 'undo') dossier.undo(ANNA)
    else if (step === 'redo') dossier.redo(ANNA)
    else if (step === 'reread')
      dossier.keep({ ...reading, acts: reading.acts.map((act) => ({ ...act, place: 'Geneva' })) })
    else {
      const decision: Decision =
        step === 'correct'
          ? { kind: 'correct', record, act: { date: '1999' } }
          : { kind: step === 'accept' ? 'accept' : 'reject', record }
      dossier.decide(decision, ANNA)
    }
  })
}

function attempt(action: () => unknown): boolean {
  try {
    action()
    return true
  } catch (error) {
    if (error instanceof BadInput) return false
    throw error
  }
}

describe('as of a date', () => {
  it('gives the acts as they were recorded then', () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime('2026-01-10T12:00:00Z')
    const { dossier, ids } = trial()
    vi.setSystemTime('2026-02-10T12:00:00Z')
    dossier.decide({ kind: 'correct', record: ids[0]!, act: { date: '1992' } }, ANNA)
    vi.setSystemTime('2026-03-10T12:00:00Z')
    dossier.undo(ANNA)
    const stateThen = (when: string) => dossier.asOf(when).find(({ id }) => id === ids[0])?.state ?? null
    expect(stateThen('2025')).toBeNull()
    expect(stateThen('2026-01')).toBe('proposed')
    expect(stateThen('2026-02-10')).toBe('corrected')
    expect(stateThen('2026-02-10T11:59:59Z')).toBe('proposed')
    expect(stateThen('2026')).toBe('proposed')
    expect(dossier.asOf('2026-02', { kind: 'join' })).toHaveLength(1)
    dossier.close()
  })
})
