import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import { openDossier } from '../../src/register/index.ts'
import { depositary, type Run } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'depositary-batch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FILES = 120
/** Enough text in all for reading on all cores. */
const text = (n: number) => `第${n}号报告\n\n${`港口在第${n}个月里照常开放，渔船每天出海，天气晴朗。\n`.repeat(350)}`

/** Runs the program and sends it what Ctrl-C sends once it has printed `after` lines. */
function interrupted(args: readonly string[], after: number): Promise<Run> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'serve', 'cli.js'), ...args])
  let out = ''
  let err = ''
  let sent = false
  child.stdout.on('data', (data) => {
    out += data
    if (sent || out.split('\n').length <= after) return
    sent = true
    child.kill('SIGINT')
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? -1, out, err })))
}

describe('many files', () => {
  it('stop cleanly on Ctrl-C, and the same command goes on from there', { timeout: 240_000 }, async () => {
    const papers = join(folder, 'papers')
    const dossier = join(folder, 'dossier')
    mkdirSync(papers)
    for (let n = 1; n <= FILES; n++) writeFileSync(join(papers, `${n}.txt`), text(n))
    await depositary(['init', dossier])
    const args = ['--dossier', dossier, 'read', papers]

    const first = await interrupted(args, 20)
    expect(first.err).toContain('Stopped')
    expect(first.code).toBe(1)
    const stopped = Number(/Stopped: (\d+) of 120 files are read/.exec(first.err)?.[1])
    expect(stopped).toBeGreaterThanOrEqual(20)
    expect(stopped).toBeLessThan(FILES)
    const held = openDossier(dossier)
    expect(held.sources()).toHaveLength(stopped)
    held.close()

    const second = await depositary(args)
    expect(second.code).toBe(0)
    expect(second.err).toContain(`Going on: ${stopped} of 120 files were read before.`)
    expect(second.out.trim().split('\n')).toHaveLength(FILES - stopped)
    const whole = openDossier(dossier)
    expect(whole.sources()).toHaveLength(FILES)
    whole.close()
    expect(existsSync(join(dossier, 'reading-stopped.json'))).toBe(false)
  })

  it('in an archive are read one by one, and what is bad among them is named', async () => {
    const archive = join(folder, 'papers.zip')
    writeFileSync(
      archive,
      zipSync({
        '1992/note.txt': strToU8('On 4 July 2005 Mongolia signed the Treaty on Transit.'),
        '1992/broken.pdf': strToU8('%PDF-1.7\n1 0 obj'),
        'more.zip': zipSync({ 'inner.txt': strToU8('On 5 July 2005 Mongolia signed the Treaty on Trade.') }),
      }),
    )
    const { code, out, err } = await depositary(['read', '--json', archive])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('papers.zip/1992/broken.pdf')
    const names = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { record: string; name?: string })
      .flatMap(({ record, name }) => (record === 'source' && name ? [name] : []))
    expect(names).toEqual(['papers.zip/1992/note.txt', 'papers.zip/more.zip/inner.txt'])
  })
})
