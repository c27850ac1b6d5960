import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actOn,
  NO_MENTIONS,
  newFolder,
  removeFolders,
  SAMPLE,
  sampleReading,
  sourceOf,
} from '../../../test/register/fixtures.ts'
import { type Dossier, importDossier, initDossier, openDossier, verifyCertificate } from '../index.ts'
import { csv } from './csv.ts'

afterAll(removeFolders)

const view = (dossier: Dossier) => dossier.acts({ state: ['proposed', 'entered', 'accepted', 'corrected', 'rejected'] })

/** Every file under a folder and what is in it. */
function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return Object.fromEntries(
    names.map(({ parentPath, name }) => [
      join(parentPath, name).replace(folder, ''),
      readFileSync(join(parentPath, name), 'latin1'),
    ]),
  )
}

/** Two copies of one dossier with three proposed acts. */
function copies(): { a: Dossier; b: Dossier; ids: string[] } {
  const folder = newFolder()
  const dossier = initDossier(folder, { title: 'Нейтралитет / 中立' })
  const ids = dossier.keep(sampleReading()).added
  dossier.close()
  const other = newFolder()
  cpSync(folder, other, { recursive: true })
  return { a: openDossier(folder), b: openDossier(other), ids }
}

function merged(into: Dossier, from: Dossier): ReturnType<Dossier['merge']> {
  return into.merge(from.folder, { by: 'Anna' })
}

const TEXT = 'Germany supported the proposal in 1998.\nJapan hosted a meeting in 2001.'
const otherReading = () => ({
  ...sourceOf(TEXT, 'other.txt'),
  mentions: NO_MENTIONS,
  acts: [actOn(TEXT, 'Germany supported the proposal', { kind: 'support', agents: ['DEU'], date: '1998' })],
})

describe('export and import', () => {
  it('give the same register, byte for byte', () => {
    const { a, ids } = copies()
    a.keep(otherReading())
    a.decide({ kind: 'correct', record: ids[0]!, act: { about: 'zone, "free"\nof arms' } }, { by: 'Анна', why: '核对' })
    a.decide({ kind: 'reject', record: ids[1]! }, { by: 'Bo' })
    a.undo({ by: 'Bo' })
    const first = newFolder()
    const files = a.export(first)
    expect(files).toContain('datapackage.json')
    const again = importDossier(first, join(newFolder(), 'copy'))
    expect(view(again)).toEqual(view(a))
    expect(again.sources()).toEqual(a.sources())
    expect(again.config).toEqual(a.config)
    expect(again.verify()).toEqual(a.verify())
    const second = newFolder()
    again.export(second)
    expect(bytesOf(second)).toEqual(bytesOf(first))
    a.export(second)
    expect(bytesOf(second)).toEqual(bytesOf(first))
    again.redo({ by: 'Bo' })
    expect(again.act(ids[1]!)?.state).toBe('rejected')
    again.close()
    a.close()
  })

  it('refuse a folder that holds something else, and an export that was changed', () => {
    const { a } = copies()
    const folder = newFolder()
    writeFileSync(join(folder, 'letter.txt'), 'mine')
    expect(() => a.export(folder)).toThrow(/not empty/)
    const exported = newFolder()
    a.export(exported)
    const entries = join(exported, 'entries.jsonl')
    writeFileSync(entries, readFileSync(entries, 'utf8').replace('1992-09-25', '1992-09-26'))
    expect(() => importDossier(exported, join(newFolder(), 'copy'))).toThrow(/names an earlier entry/)
    expect(() => importDossier(newFolder(), join(newFolder(), 'copy'))).toThrow(/no export of a dossier/)
    a.close()
  })

  it('the table quotes what needs quoting', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x, y', null],
          ['say "no"', 3],
        ],
      ),
    ).toBe('a,b\n"x, y",\n"say ""no""",3\n')
  })
})

describe('merge', () => {
  it('of work on different records is the same in either direction, and nothing is lost', () => {
    const steps = fc.array(fc.constantFrom('accept', 'reject', 'correct', 'undo', 'read', 'split'), { maxLength: 5 })
    fc.assert(
      fc.property(steps, steps, (ofA, ofB) => {
        const { a, b, ids } = copies()
        const { a: a2, b: b2 } = { a: copyOf(a), b: copyOf(b) }
        for (const step of ofA) work(a, ids[0]!, step, 'Anna')
        for (const step of ofB) work(b, ids[1]!, step, 'Bo')
        a2.close()
        b2.close()
        const left = copyOf(a)
        const right = copyOf(b)
        expect(merged(left, b).conflicts).toEqual([])
        expect(merged(right, a).conflicts).toEqual([])
        expect(view(left)).toEqual(view(right))
        for (const side of [left, right]) {
          const { fault, entries } = side.verify()
          expect(fault).toBeNull()
          expect(entries).toBeGreaterThanOrEqual(Math.max(a.verify().entries, b.verify().entries))
        }
        expect(merged(left, b).entries).toBe(0)
        for (const dossier of [a, b, left, right]) dossier.close()
      }),
      { numRuns: 25 },
    )
  })

  it('shows conflicts with both words, until a person decides', () => {
    const { a, b, ids } = copies()
    a.decide({ kind: 'correct', record: ids[0]!, act: { date: '1992' } }, { by: 'Anna' })
    a.decide({ kind: 'accept', record: ids[1]! }, { by: 'Anna' })
    b.decide({ kind: 'reject', record: ids[0]! }, { by: 'Bo' })
    b.decide({ kind: 'accept', record: ids[1]! }, { by: 'Bo' })
    const { conflicts, entries } = merged(a, b)
    expect(entries).toBe(2)
    expect(conflicts).toMatchObject([{ record: { id: ids[0] }, reason: 'conflict' }])
    expect(conflicts[0]!.conflict.map(({ by, state }) => `${by} ${state}`).sort()).toEqual([
      'Anna corrected',
      'Bo rejected',
    ])
    expect(a.review().filter(({ reason }) => reason === 'conflict')).toEqual(conflicts)
    const words = a.history(ids[0]!).map(({ kind, by }) => `${kind} ${by}`)
    expect(words).toEqual(['propose reader', 'correct Anna', 'reject Bo'])
    a.decide({ kind: 'accept', record: ids[0]! }, { by: 'Chair' })
    expect(a.review().filter(({ reason }) => reason === 'conflict')).toEqual([])
    merged(b, a)
    expect(view(b)).toEqual(view(a))
    a.close()
    b.close()
  })

  it('of both reading the same document again is no conflict, and can be undone as one', () => {
    const { a, b } = copies()
    a.keep(otherReading())
    b.keep({
      ...otherReading(),
      acts: [
        ...otherReading().acts,
        actOn(TEXT, 'Japan hosted a meeting', { kind: 'host', agents: ['JPN'], date: '2001' }),
      ],
    })
    expect(merged(a, b).conflicts).toEqual([])
    expect(a.acts().map(({ act }) => act.agents[0])).toEqual(['MNG', 'RUS', 'DEU', 'JPN', 'MNG'])
    a.undo({ by: 'Anna' })
    expect(a.acts().map(({ act }) => act.agents[0])).toEqual(['MNG', 'RUS', 'DEU', 'MNG'])
    a.redo({ by: 'Anna' })
    expect(a.acts()).toHaveLength(5)
    expect(a.verify().fault).toBeNull()
    a.close()
    b.close()
  })

  it('takes an export or a certificate, and another dossier', () => {
    const { a, b, ids } = copies()
    b.decide({ kind: 'accept', record: ids[2]! }, { by: 'Bo' })
    const exported = newFolder()
    b.export(exported)
    expect(a.merge(exported, { by: 'Anna' }).entries).toBe(1)
    const stranger = initDossier(newFolder(), { title: 'Another' })
    stranger.keep(otherReading())
    const certificate = join(newFolder(), 'stranger.html')
    stranger.certify(certificate, 'Cy')
    expect(verifyCertificate(certificate).fault).toBeNull()
    expect(a.merge(certificate, { by: 'Anna' }).entries).toBe(3)
    expect(a.sources().map(({ name }) => name)).toEqual(['note.txt', 'other.txt'])
    expect(a.verify()).toMatchObject({ fault: null, sources: 2 })
    stranger.close()
    a.close()
    b.close()
  })

  it('changes nothing when the other side does not verify', () => {
    const { a, b, ids } = copies()
    b.decide({ kind: 'accept', record: ids[2]! }, { by: 'Bo' })
    const exported = newFolder()
    b.export(exported)
    const file = join(exported, 'sources', readdirSync(join(exported, 'sources'))[0]!)
    writeFileSync(file, `${SAMPLE}!`)
    expect(() => a.merge(exported, { by: 'Anna' })).toThrow(
      /was changed: it no longer has its hash; nothing was merged/,
    )
    expect(a.act(ids[2]!)?.state).toBe('proposed')
    a.close()
    b.close()
  })
})

describe('diff', () => {
  it('says what differs', () => {
    const { a, b, ids } = copies()
    expect(a.diff(b)).toMatchObject({ acts: { changed: [] }, entries: { onlyA: 0, onlyB: 0, common: 5 } })
    a.decide({ kind: 'correct', record: ids[0]!, act: { date: '1992', place: 'New York' } }, { by: 'Anna' })
    b.keep(otherReading())
    const { acts, sources, entries } = a.diff(b)
    expect(acts.changed).toMatchObject([{ id: ids[0], slots: ['date', 'place'], states: ['corrected', 'proposed'] }])
    expect(acts.onlyB).toHaveLength(1)
    expect(sources).toEqual({ onlyA: [], onlyB: ['other.txt'] })
    expect(entries).toEqual({ onlyA: 1, onlyB: 2, common: 5 })
    a.close()
    b.close()
  })
})

function copyOf(dossier: Dossier): Dossier {
  const exported = newFolder()
  dossier.export(exported)
  return importDossier(exported, join(newFolder(), 'copy'))
}

function work(dossier: Dossier, record: string, step: string, by: string): void {
  const act = dossier.act(record)?.act
  if (step === 'undo') {
    const own = dossier.recent().find((line) => line.by === by && line.counts && line.kind !== 'undo')
    if (own) dossier.undo({ by, entry: own.seq })
    return
  }
  if (!act) return
  if (step === 'read' && by === 'Anna') dossier.keep(otherReading())
  else if (step === 'split') dossier.decide({ kind: 'split', record, into: [act, { ...act, kind: 'state' }] }, { by })
  else if (step === 'correct') dossier.decide({ kind: 'correct', record, act: { place: `seen by ${by}` } }, { by })
  else if (step === 'accept' || step === 'reject') dossier.decide({ kind: step, record }, { by })
}
