import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { initDossier, openDossier } from '../../src/register/index.ts'
import type { CommandModule, Context } from '../../src/serve/context.ts'
import { newFolder, removeFolders, sampleReading } from './fixtures.ts'

afterAll(removeFolders)

/** Runs one command on a dossier and gives what it printed and its exit code. */
async function run(folder: string, name: string, ...args: string[]): Promise<{ out: string; code: number }> {
  const module: CommandModule = await import(`../../src/serve/commands/${name}.ts`)
  const program = new Command('depositary').exitOverride()
  const printed: string[] = []
  let code = 0
  const dossier = openDossier(folder)
  const context: Context = {
    out: (line) => void printed.push(line),
    note: () => {},
    dossier: async () => dossier,
    dossierFolder: () => folder,
    answer: (value) => {
      code = Math.max(code, value)
    },
  }
  module.register(program, context)
  try {
    await program.parseAsync([name, ...args], { from: 'user' })
  } finally {
    dossier.close()
  }
  return { out: printed.join('\n'), code }
}

function ready(): { folder: string; ids: string[] } {
  const folder = newFolder()
  const dossier = initDossier(folder, { title: 'Trial' })
  const ids = dossier.keep(sampleReading()).added
  dossier.close()
  return { folder, ids }
}

describe('commands of the register', () => {
  it('review, correct, history, undo, redo, as-of', async () => {
    const { folder, ids } = ready()
    expect((await run(folder, 'review')).out).toMatch(/proposal/)
    await run(
      folder,
      'review',
      'correct',
      ids[0]!,
      '--by',
      'Anna',
      '--why',
      'checked',
      '--set',
      'date=1992',
      'targets=P5, UN',
      'place=',
    )
    expect((await run(folder, 'history', ids[0]!)).out).toMatch(/Anna +correct +\d+ +targets, date +checked/)
    const acts = (await run(folder, 'as-of', '9999', '--json')).out.split('\n').map((line) => JSON.parse(line))
    expect(acts[0]).toMatchObject({ state: 'corrected', act: { targets: ['P5', 'UN'], date: '1992', place: null } })
    expect((await run(folder, 'undo', '--by', 'Anna')).out).toMatch(/^Undone: entry \d+, correct by Anna/)
    expect((await run(folder, 'redo', '--by', 'Anna', '--json')).out).toMatch(/"kind":"correct"/)
    expect((await run(folder, 'history')).out).toMatch(/redo/)
    await expect(run(folder, 'review', 'bless', ids[0]!)).rejects.toThrow(/no decision/)
  })

  it('decisions from a file, blind coding queue, agreement', async () => {
    const { folder, ids } = ready()
    const file = join(folder, 'decisions.jsonl')
    writeFileSync(file, ids.map((record) => JSON.stringify({ kind: 'accept', record })).join('\n'))
    expect((await run(folder, 'review', 'decide', file, '--by', 'Anna')).out.split('\n')).toHaveLength(3)
    expect((await run(folder, 'review')).out).toBe('Nothing waits for review.')
    expect((await run(folder, 'review', '--coder', 'Bo', '--blind', '--json')).out.split('\n')).toHaveLength(3)
    await run(folder, 'review', 'reject', ids[1]!, '--by', 'Bo')
    await run(folder, 'review', 'accept', ids[0]!, '--by', 'Bo')
    const { out } = await run(folder, 'agreement', '--tables')
    expect(out).toMatch(/all +act +2 +0\.500/)
    expect(out).toMatch(/αU/)
    await run(folder, 'code', 'act', ids[2]!, '--coder', 'Bo', '--blind', '--set', 'kind=admit')
    expect((await run(folder, 'agreement', '--open')).out.split('\n')).toHaveLength(2)
    expect((await run(folder, 'agreement', '--open')).out).toMatch(/Bo: admit MNG 2004/)
    await run(folder, 'review', 'adopt', ids[1]!, 'Anna', '--by', 'Chair')
    expect((await run(folder, 'history', ids[1]!)).out).toMatch(/Chair/)
  })

  it('verify, certify, export, import, diff, merge', async () => {
    const { folder, ids } = ready()
    const other = join(newFolder(), 'other')
    mkdirSync(other)
    cpSync(folder, other, { recursive: true })
    await run(other, 'review', 'reject', ids[0]!, '--by', 'Bo')
    await run(folder, 'review', 'correct', ids[0]!, '--set', 'date=1992', '--by', 'Anna')
    expect(await run(folder, 'diff', folder, other)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/date, corrected → rejected/),
    })
    expect((await run(folder, 'merge', other, '--by', 'Anna')).out).toMatch(/conflict \w+: .*Bo rejected/)
    expect(await run(folder, 'verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^As it was recorded: 8 entries/),
    })
    const file = join(folder, 'certificate.html')
    await run(folder, 'certify', '--to', file, '--by', 'Anna')
    expect((await run(folder, 'verify', file)).code).toBe(0)
    expect(await run(folder, 'verify', '--tip', 'f'.repeat(64))).toMatchObject({ code: 1 })
    const exported = join(newFolder(), 'export')
    expect((await run(folder, 'export', exported)).out).toMatch(/files written/)
    const copy = join(newFolder(), 'copy')
    expect((await run(folder, 'import', exported, copy)).out).toMatch(/1 sources/)
    expect((await run(folder, 'diff', folder, copy)).code).toBe(0)
  })
})
