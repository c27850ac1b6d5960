import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import {
  actOn,
  NO_MENTIONS,
  newFolder,
  removeFolders,
  SAMPLE,
  sampleReading,
  sourceOf,
} from '../../test/register/fixtures.ts'
import { BadInput } from '../model/index.ts'
import { initDossier, openDossier } from './index.ts'

afterAll(removeFolders)

const said = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof BadInput) return error.message
    throw error
  }
  return 'nothing thrown'
}

describe('a dossier', () => {
  it('keeps sources, mentions and acts across restarts', () => {
    const folder = newFolder()
    const reading = sampleReading()
    const dossier = initDossier(folder, { title: 'Trial', parties: ['MNG'] })
    const result = dossier.keep(reading)
    expect(result).toMatchObject({ fresh: true, same: 0 })
    expect(result.added).toHaveLength(3)
    dossier.close()

    const again = openDossier(folder)
    expect(again.config).toMatchObject({ title: 'Trial', parties: ['MNG'], languages: ['zh', 'en', 'ru'] })
    expect(again.sources()).toMatchObject([{ name: 'note.txt', blocks: 3, acts: 3, by: 'reader' }])
    expect(again.source(reading.source.id)).toEqual(reading.source)
    expect(again.mentions(reading.source.id.slice(0, 8))).toEqual(NO_MENTIONS)
    expect(again.acts().map(({ act }) => act)).toEqual(reading.acts)
    expect(again.acts()[0]).toMatchObject({ state: 'proposed', by: 'reader', source: { name: 'note.txt' } })
    expect(again.act(result.added[1]!)?.act.kind).toBe('sign')
    expect(again.act('none')).toBeNull()
    expect(readFileSync(join(folder, 'sources', `${reading.source.id}.txt`), 'utf8')).toBe(SAMPLE)
    again.close()
  })

  it('finds acts by party, kind, date and source', () => {
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    const { source } = dossier.keep(sampleReading())
    const kinds = (filter: Parameters<typeof dossier.acts>[0]) => dossier.acts(filter).map(({ act }) => act.kind)
    expect(kinds({ party: 'MNG' })).toEqual(['declare', 'sign', 'join'])
    expect(kinds({ party: 'RUS' })).toEqual(['sign'])
    expect(kinds({ party: 'SC' })).toEqual([])
    expect(kinds({ kind: 'join' })).toEqual(['join'])
    expect(kinds({ from: '1993' })).toEqual(['sign', 'join'])
    expect(kinds({ to: '1993-01' })).toEqual(['declare', 'sign'])
    expect(kinds({ from: '2004-06-17', to: '2004-06-17' })).toEqual(['join'])
    expect(kinds({ source: source.slice(0, 6) })).toHaveLength(3)
    expect(kinds({ state: 'accepted' })).toEqual([])
    expect(said(() => kinds({ kind: 'dance' }))).toMatch(/^kind: "dance" is no kind of act/)
    dossier.close()
  })

  it('records nothing when the same is read again', () => {
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    dossier.keep(sampleReading())
    expect(dossier.keep(sampleReading())).toMatchObject({
      fresh: false,
      added: [],
      changed: [],
      withdrawn: [],
      same: 3,
    })
    dossier.close()
  })

  it('proposes what a newer reader finds instead of what nobody has judged', () => {
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    const reading = sampleReading()
    dossier.keep(reading)
    const [first, second] = reading.acts
    const result = dossier.keep({
      ...reading,
      acts: [
        { ...first!, targets: ['P5'] },
        second!,
        actOn(SAMPLE, 'On 25 September 1992', { kind: 'state', date: '1992-09-25' }),
      ],
    })
    expect(result).toMatchObject({ same: 1, changed: [{ slots: ['targets'] }] })
    expect(result.added).toHaveLength(1)
    expect(result.withdrawn).toHaveLength(1)
    expect(dossier.acts().map(({ act }) => act.kind)).toEqual(['state', 'declare', 'sign'])
    dossier.close()
  })

  it('records several readings in one step, or none of them', () => {
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    const other = { ...sourceOf('Peru hosted it.', 'other.txt'), mentions: NO_MENTIONS, acts: [] }
    expect(said(() => dossier.keepAll([sampleReading(), { ...other, bytes: sourceOf('x').bytes }]))).toMatch(
      /^other.txt: the bytes/,
    )
    expect(dossier.sources()).toEqual([])
    expect(dossier.keepAll([sampleReading(), other]).map(({ added }) => added.length)).toEqual([3, 0])
    dossier.undo({ by: 'Anna' })
    expect(dossier.sources().map(({ name }) => name)).toEqual(['note.txt'])
    dossier.close()
  })

  it('refuses bytes that are not the source', () => {
    const dossier = initDossier(newFolder(), { title: 'Trial' })
    expect(said(() => dossier.keep({ ...sampleReading(), bytes: sourceOf('other').bytes }))).toMatch(
      /^note.txt: the bytes/,
    )
    expect(dossier.sources()).toEqual([])
    dossier.close()
  })
})

describe('a dossier that cannot be used is named in one line and not touched', () => {
  const ready = (): string => {
    const folder = newFolder()
    const dossier = initDossier(folder, { title: 'Trial' })
    dossier.keep(sampleReading())
    dossier.close()
    return folder
  }

  it('no dossier', () => expect(said(() => openDossier(newFolder()))).toMatch(/dossier.yaml: no dossier here/))
  it('made already', () => expect(said(() => initDossier(ready(), { title: 'x' }))).toMatch(/a dossier here already/))

  it('malformed dossier.yaml', () => {
    const folder = ready()
    writeFileSync(join(folder, 'dossier.yaml'), 'title: a\n  b: [')
    expect(said(() => openDossier(folder))).toMatch(/dossier.yaml:\d+: no readable YAML/)
    writeFileSync(join(folder, 'dossier.yaml'), 'title: a\nlanguages: [fr]\n')
    expect(said(() => openDossier(folder))).toMatch(/dossier.yaml: languages.0: /)
  })

  it('newer layout', () => {
    const folder = ready()
    const path = join(folder, 'register.db')
    const bytes = readFileSync(path)
    bytes.writeUInt32BE(99, 60)
    writeFileSync(path, bytes)
    const files = readdirSync(folder)
    expect(said(() => openDossier(folder))).toMatch(/made by a newer version of the program \(layout 99/)
    expect(readFileSync(path)).toEqual(bytes)
    expect(readdirSync(folder)).toEqual(files)
  })

  it('one whose making was interrupted is made anew', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'register.db.unfinished'), 'half a file')
    const dossier = initDossier(folder, { title: 'Trial' })
    dossier.close()
    rmSync(join(folder, 'dossier.yaml'))
    const again = initDossier(folder, { title: 'Trial' })
    again.keep(sampleReading())
    expect(again.verify()).toMatchObject({ fault: null, entries: 5 })
    again.close()
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })

  it('an older layout is brought up to the present one', () => {
    const folder = ready()
    const path = join(folder, 'register.db')
    rmSync(path)
    const database = new Database(path)
    database.exec(
      `PRAGMA application_id = ${0x44505354}; PRAGMA user_version = 0; CREATE TABLE early (a); DROP TABLE early`,
    )
    database.close()
    const dossier = openDossier(folder)
    expect(dossier.sources()).toEqual([])
    dossier.keep(sampleReading())
    expect(dossier.acts()).toHaveLength(3)
    dossier.close()
    expect(readFileSync(path).readUInt32BE(60)).toBe(1)
  })

  it('another database, no database, cut short, missing', () => {
    const folder = ready()
    const path = join(folder, 'register.db')
    const bytes = readFileSync(path)
    truncateSync(path, 4096)
    expect(said(() => openDossier(folder))).toMatch(/damaged \(cut short/)
    bytes.writeUInt32BE(7, 68)
    writeFileSync(path, bytes)
    expect(said(() => openDossier(folder))).toMatch(/database of another program/)
    writeFileSync(path, 'not a database at all')
    expect(said(() => openDossier(folder))).toMatch(/damaged \(it does not begin as one/)
    expect(readFileSync(path, 'utf8')).toBe('not a database at all')
    rmSync(path)
    expect(said(() => openDossier(folder))).toMatch(/register is missing/)
    expect(existsSync(path)).toBe(false)
    appendFileSync(path, '')
    expect(said(() => openDossier(folder))).toMatch(/damaged/)
  })

  it('spoilt anywhere in the middle: said in one line or named by verify, and the process lives', () => {
    const folder = ready()
    const path = join(folder, 'register.db')
    const whole = readFileSync(path)
    for (let at = 200; at < whole.length; at += 9973) {
      const spoilt = Buffer.from(whole)
      for (let n = at; n < Math.min(at + 300, spoilt.length); n++) spoilt[n] = 128 + ((n * 7) % 128)
      writeFileSync(path, spoilt)
      for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true })
      const lines = said(() => {
        const dossier = openDossier(folder)
        try {
          dossier.sources()
          dossier.acts()
          dossier.verify()
        } finally {
          dossier.close()
        }
      })
      expect(lines).toMatch(/damaged|nothing thrown|is missing/)
    }
  })
})
