import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, it } from 'vitest'
import { newFolder, removeFolders, SAMPLE, sampleReading } from '../../../test/register/fixtures.ts'
import { initDossier, openDossier, verifyCertificate } from '../index.ts'

afterAll(removeFolders)

/** A dossier with some work in it, closed. */
function ready(): string {
  const folder = newFolder()
  const dossier = initDossier(folder, { title: 'Trial <b>&' })
  const { added } = dossier.keep(sampleReading())
  dossier.decide({ kind: 'accept', record: added[0]! }, { by: 'Anna' })
  dossier.decide({ kind: 'reject', record: added[1]! }, { by: 'Anna', why: 'not this one' })
  dossier.undo({ by: 'Anna' })
  dossier.close()
  return folder
}

function faultAfter(change: string, ...params: unknown[]): string {
  const folder = ready()
  const database = new Database(join(folder, 'register.db'))
  database.exec('DROP TRIGGER entry_is_final; DROP TRIGGER entry_stays')
  database.prepare(change).run(params)
  database.close()
  return faultOf(folder)
}

function faultOf(folder: string, tip?: string): string {
  const dossier = openDossier(folder)
  try {
    const { fault } = dossier.verify(tip)
    return fault ? `${fault.where.replace(folder, '')}: ${fault.problem}` : 'none'
  } finally {
    dossier.close()
  }
}

describe('verify', () => {
  it('passes what is whole and gives the hash of the last entry', () => {
    const dossier = openDossier(ready())
    const verdict = dossier.verify()
    expect(verdict).toMatchObject({ fault: null, entries: 8, sources: 1, quotes: 3, remarks: [] })
    expect(dossier.verify(verdict.tip!.slice(0, 12)).fault).toBeNull()
    dossier.close()
  })

  it('names the first fault', () => {
    expect(faultAfter(`UPDATE entry SET content = replace(content, '1992', '1993') WHERE seq = 3`)).toMatch(
      /entry 3: was changed after/,
    )
    expect(faultAfter('DELETE FROM entry WHERE seq = 5')).toMatch(
      /entry 5: names an earlier entry, \w+, that is not there/,
    )
    expect(faultAfter('DELETE FROM entry WHERE seq = 8')).toMatch(/the acts that are shown are not those that follow/)
    expect(faultAfter(`UPDATE record SET state = 'accepted'`)).toMatch(/the acts that are shown/)
    expect(faultAfter('UPDATE blob SET packed = ?', Buffer.from('x'))).toMatch(
      /^note.txt: its text \(entry 2\) is missing or cannot/,
    )
    expect(faultAfter('DELETE FROM entry')).toMatch(/there are no entries/)
  })

  it('checks the files, and the end of the chain against a hash noted elsewhere', () => {
    const folder = ready()
    const file = join(folder, 'sources', readdirSync(join(folder, 'sources'))[0]!)
    expect(faultOf(folder, 'a'.repeat(64))).toMatch(/not in the chain: the end was cut off/)
    writeFileSync(file, `${SAMPLE} `)
    expect(faultOf(folder)).toMatch(/^note.txt: the file in the sources was changed/)
  })

  it('refuses to change or remove an entry', () => {
    const database = new Database(join(ready(), 'register.db'))
    expect(() => database.exec(`UPDATE entry SET kind = 'x'`)).toThrow(/never changed/)
    expect(() => database.exec('DELETE FROM entry')).toThrow(/never removed/)
    database.close()
  })
})

describe('a certificate', () => {
  const certified = (): string => {
    const folder = ready()
    const dossier = openDossier(folder)
    const path = join(folder, 'certificate.html')
    dossier.certify(path, 'Anna')
    dossier.close()
    return path
  }

  it('is checked as the dossier is', () => {
    expect(verifyCertificate(certified())).toMatchObject({
      fault: null,
      entries: 8,
      sources: 1,
      quotes: 3,
      remarks: [],
    })
  })

  it('shows any change to its data or its page', () => {
    const path = certified()
    const page = readFileSync(path, 'utf8')
    const changed = (from: string, to: string) => {
      writeFileSync(path, page.replaceAll(from, to))
      return verifyCertificate(path)
    }
    expect(changed('not this one', 'yes this one').fault?.problem).toMatch(/was changed after it was written/)
    expect(changed('"state":"accepted"', '"state":"rejected"').fault?.problem).toMatch(
      /what it shows is not what follows/,
    )
    expect(changed('A certified copy', 'A copy').remarks[0]).toMatch(/the page around the data/)
    expect(() => changed('id="data"', 'id="date"')).toThrow(/no certificate/)
    expect(page).not.toContain('<b>&')
  })
})
