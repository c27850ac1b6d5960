import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { depositary } from '../serve/command.ts'
import { newFolder, removeFolders } from './fixtures.ts'

afterAll(removeFolders)

const TOPIC = {
  id: 'river-waters',
  label: 'river waters',
  zh: ['界河水资源'],
  en: ['transboundary waters'],
  ru: ['трансграничных вод'],
}

/** A rule of the dossier's own about a topic of its own. */
const RULES = `rulebook "Waters"

let P be a party.

status P user of waters, of force political.

rule "User of waters" citing "the practice of the parties"
  P becomes user of waters when P supports about river-waters.
`

const DOCUMENTS = {
  'en.txt': 'On 5 May 2011 Kazakhstan supported joint work on transboundary waters.',
  'zh.txt': '2012年3月，蒙古国支持界河水资源合作。',
  'ru.txt': '14 июня 2013 года Монголия поддержала охрану трансграничных вод.',
  'other.txt': 'On 6 May 2011 Kazakhstan supported a new railway.',
}

/** Changes dossier.yaml as a person would. */
function edit(folder: string, change: Record<string, unknown>): void {
  const path = join(folder, 'dossier.yaml')
  writeFileSync(path, stringify({ ...parse(readFileSync(path, 'utf8')), ...change }))
}

describe('a topic of a dossier', () => {
  it('goes from dossier.yaml to acts, their filter and the rules', async () => {
    const folder = newFolder()
    expect((await depositary(['init', folder, '--title', 'Waters'])).code).toBe(0)
    writeFileSync(join(folder, 'waters.rules'), RULES)
    edit(folder, { topics: ['observer-status', TOPIC], rulebooks: ['waters.rules'] })
    for (const [name, text] of Object.entries(DOCUMENTS)) writeFileSync(join(folder, name), text)
    const read = await depositary(['read', ...Object.keys(DOCUMENTS)], folder)
    expect(read).toMatchObject({ code: 0, err: '' })

    const { out } = await depositary(['acts', '--topic', 'river-waters', '--json'], folder)
    const acts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(acts.map(({ source }) => source.name)).toEqual(['en.txt', 'zh.txt', 'ru.txt'])
    expect(acts.map(({ act }) => act.kind)).toEqual(['support', 'support', 'support'])

    const why = (question: string) => depositary(['why', question, '--on', '2015-01-01'], folder)
    expect(await why('KAZ user of waters')).toMatchObject({ code: 0, out: expect.stringContaining('en.txt') })
    expect((await why('MNG user of waters')).code).toBe(0)
    expect((await why('RUS user of waters')).code).toBe(1)

    // A topic that is added later is put on acts when the documents are read again.
    edit(folder, { topics: [TOPIC, { id: 'railways', en: ['railway'] }] })
    expect((await depositary(['acts', '--topic', 'railways', '--json'], folder)).code).toBe(1)
    await depositary(['read', 'other.txt'], folder)
    expect((await depositary(['acts', '--topic', 'railways', '--json'], folder)).out).toContain('other.txt')
  })

  it.each([
    ['without terms', { topics: [{ id: 'waters' }] }, 'topics.0: a topic needs a term'],
    ['known to nobody', { topics: ['no-such-topic'] }, 'topics.0: is no topic that the program knows'],
    [
      'with a name no rule could use',
      { topics: [{ id: 'River Waters', en: ['waters'] }] },
      'topics.0.id: a topic is named',
    ],
  ])('%s is refused with one clear line', async (_, change, problem) => {
    const folder = newFolder()
    await depositary(['init', folder])
    edit(folder, change)
    const { code, err } = await depositary(['acts'], folder)
    expect(code).toBe(2)
    expect(err).toContain(problem)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('that is not known is no empty answer', async () => {
    const folder = newFolder()
    await depositary(['init', folder])
    expect(await depositary(['acts', '--topic', 'tides'], folder)).toMatchObject({ code: 2 })
  })
})
