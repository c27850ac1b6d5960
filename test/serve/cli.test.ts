import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import type { RecordLine } from '../../src/records/line.ts'
import { depositary } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'depositary-cli-'))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const records = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordLine)
const good = () =>
  file('good.txt', 'On 4 July 2005 Mongolia and China signed the Agreement on Transit in Ulaanbaatar.\n')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('read --json', () => {
  it('prints one record a line and keeps nothing', async () => {
    const { code, out } = await depositary(['read', good(), '--json'], folder)
    expect(code).toBe(0)
    const lines = records(out)
    expect(lines[0]?.record).toBe('source')
    expect(lines.find((line) => line.record === 'act')).toMatchObject({
      kind: 'sign',
      date: '2005-07-04',
      modality: 'actual',
    })
  })

  it('gives the same lines every time', async () => {
    const args = ['read', join(packageRoot, 'samples', 'article.zh.txt'), '--json']
    expect((await depositary(args)).out).toBe((await depositary(args)).out)
  })

  it('gives what the library gives', async () => {
    const { read } = (await import(join(packageRoot, 'dist', 'index.js'))) as typeof import('../../src/index.ts')
    const text = 'Mongolia joined the United Nations on 27 October 1961.'
    const { out } = await depositary(['read', file('un.txt', text), '--json'])
    expect(records(out)).toEqual(JSON.parse(JSON.stringify((await read({ text, name: 'un.txt' })).records)))
  })
})

async function encryptedPdf(): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: 'secret', ownerPassword: 'secret2', pdfVersion: '1.7' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((done) => document.on('end', done))
  document.text('A text under lock.')
  document.end()
  await ended
  return Buffer.concat(chunks)
}

describe('bad input gets one clear line, and the rest is read', () => {
  const cases: [string, () => string | Promise<string>][] = [
    ['a file that is not there', () => join(folder, 'nowhere.txt')],
    ['an empty file', () => file('empty.txt', '')],
    [
      'a binary file',
      () =>
        file(
          'binary.txt',
          Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
        ),
    ],
    ['a broken PDF', () => file('broken.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog')],
    ['an encrypted PDF', async () => file('locked.pdf', await encryptedPdf())],
  ]
  it.each(cases)('%s', async (_, make) => {
    const bad = await make()
    const { code, out, err } = await depositary(['read', bad, good(), '--json'], folder)
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain(bad.split('/').at(-1))
    expect(records(out).some((line) => line.record === 'act')).toBe(true)
  })

  it('a text of 200 MB', { timeout: 240_000 }, async () => {
    const bad = file('huge.txt', Buffer.alloc(200_000_000, 'Mongolia declared its status. '))
    const { code, err } = await depositary(['read', bad, good(), '--json'], folder)
    rmSync(bad)
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('huge.txt')
  })
})

describe('encodings', () => {
  const russian = 'Монголия подписала Договор 20 января 1993 года в Москве. Стороны подтвердили приверженность миру.'
  const windows1251 = Uint8Array.from(russian, (char) => {
    const code = char.charCodeAt(0)
    return code < 128 ? code : code - 0x410 + 0xc0
  })
  // “In June 2004 Mongolia became an observer of the SCO; the two heads of state issued a joint statement on it.”
  const gb18030 = Buffer.from(
    'c3c9b9c5b9fad3da32303034c4ea36d4c2b3c9ceaac9cfbaa3bacfd7f7d7e9d6afb9dbb2ecd4b1b9faa3acc1bdb9fad4aacad7becdb4cbb7a2b1edc1aabacfc9f9c3f7a1a3',
    'hex',
  )
  const big5 = Buffer.from(
    'bb58a56ab0eaa9f332303034a67e36a4eba6a8acb0a457aefca658a740b2d5c2b4c65bb9eeadfbb0eaa141a8e2b0eaa4b8adbab44ea6b9b56faaedc170a658c16ea9faa143',
    'hex',
  )
  const utf16 = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from('蒙古国于2004年6月成为上海合作组织观察员国。', 'utf16le'),
  ])
  it.each([
    ['windows-1251', windows1251, '1993-01-20'],
    ['gb18030', gb18030, '2004-06'],
    ['big5', big5, '2004-06'],
    ['utf-16le', utf16, '2004-06'],
  ])('%s', async (encoding, bytes, edtf) => {
    const { code, out } = await depositary(['read', file(`${encoding}.txt`, bytes), '--json'], folder)
    expect(code).toBe(0)
    const lines = records(out)
    expect(lines.flatMap((line) => (line.record === 'date' ? [line.edtf] : []))).toContain(edtf)
  })
})

describe('a dossier', () => {
  const dossier = join(folder, 'dossier')
  beforeAll(async () => {
    await depositary(['init', dossier, '--title', 'Test'])
    await depositary([
      '--dossier',
      dossier,
      'read',
      good(),
      file('sco.txt', 'Mongolia became an observer of the Shanghai Cooperation Organisation in June 2004.'),
    ])
  })

  it('answers where a party stands, with its passage', async () => {
    const { code, out } = await depositary(['--dossier', dossier, 'standing', 'MNG', '--on', '2010-01-01'])
    expect(code).toBe(0)
    expect(out).toMatch(/observer of SCO .*2004-06/)
    expect(out).toContain('sco.txt')
  })

  it('says why', async () => {
    const { code, out } = await depositary(['--dossier', dossier, 'why', 'MNG observer of SCO', '--on', '2010-01-01'])
    expect(code).toBe(0)
    expect(out).toContain('sco.txt')
  })

  it('answers no with exit code 1', async () => {
    expect((await depositary(['--dossier', dossier, 'acts', '--party', 'FJI'])).code).toBe(1)
  })

  it('is not made twice', async () => {
    const { code, err } = await depositary(['init', dossier])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('says where its own file is malformed, and keeps what is recorded', async () => {
    const broken = join(folder, 'malformed')
    await depositary(['init', broken])
    writeFileSync(join(broken, 'dossier.yaml'), 'title: [unclosed\n')
    const { code, err } = await depositary(['--dossier', broken, 'acts'])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/dossier\.yaml:\d+/)
  })

  it('says where a rulebook of its own is malformed', async () => {
    const own = join(folder, 'own-rules')
    mkdirSync(own)
    await depositary(['init', own])
    writeFileSync(join(own, 'own.rules'), 'rulebook "Own"\n\nlet P be a banana.\n')
    writeFileSync(join(own, 'dossier.yaml'), 'title: Own\nrulebooks: [own.rules]\n')
    const { code, err } = await depositary(['--dossier', own, 'standing', 'MNG', '--on', '2010-01-01'])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/own\.rules:3:\d+/)
  })
})

describe('usage', () => {
  it.each([[['fly']], [['standing']], [['standing', 'MNG', '--on', 'yesterday']], [['read']]])(
    '%j is refused',
    async (args) => {
      const { code, err } = await depositary(args, folder)
      expect(code).toBe(2)
      expect(err.length).toBeGreaterThan(0)
    },
  )

  it('every command explains itself', async () => {
    const { out } = await depositary(['--help'])
    const commands = [...out.matchAll(/^ {2}([a-z][a-z-]*) .*\S$/gm)]
      .map((match) => match[1]!)
      .filter((name) => name !== 'help')
    expect(commands.length).toBeGreaterThan(6)
    for (const name of ['init', 'read', 'acts', 'standing', 'why', 'serve']) {
      const { code, out: help } = await depositary([name, '--help'])
      expect(code).toBe(0)
      expect(help).toContain('--json')
    }
  })
})
