import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Endpoint, endpointOf, modelReader } from '../../src/acts/llm/index.ts'
import { type Reading, readDocument } from '../../src/records/read.ts'
import { initDossier } from '../../src/register/index.ts'
import { type Answerer, ChatServer, say } from './chat-server.ts'

const SENTENCE = 'On 4 July 2005 Mongolia signed the Treaty on Transit in Almaty.'
const PROPOSAL = {
  quote: 'On 4 July 2005 Mongolia signed the Treaty on Transit',
  kind: 'sign',
  agents: ['MNG'],
  targets: [],
  date: '2005-07-04',
  place: 'Almaty',
  instrument: 'Treaty on Transit',
  modality: 'actual',
  force: 'treaty',
}
/** Long enough that each paragraph is a stretch of its own. */
const paragraph = (year: number) =>
  `In ${year} Mongolia signed a treaty. ${'The weather was fine on that day. '.repeat(100)}`

let server: ChatServer
let usual: Answerer
beforeAll(async () => {
  server = await ChatServer.start()
  usual = server.answer
})
afterAll(() => server.stop())
beforeEach(() => {
  server.asked.length = 0
  server.answer = usual
})

const endpoint = (timeoutS = 5): Endpoint => ({
  ...endpointOf(server.address, 'parrot', null, timeoutS),
  waitsMs: [10, 10],
})
const read = (text: string, timeoutS?: number): Promise<Reading> =>
  readDocument({ text, name: 'note.txt', language: 'en' }, modelReader(endpoint(timeoutS)))
/** What becomes of one proposal about the sentence. */
async function fate(change: Record<string, unknown>, text = SENTENCE): Promise<Reading> {
  server.answer = (_, response) => say(response, { acts: [{ ...PROPOSAL, ...change }] })
  return read(text)
}

describe('what a model proposes', () => {
  it('is an act when everything is borne out', async () => {
    const { acts, by, dropped, source } = await fate({})
    expect(dropped).toEqual({})
    expect(by).toBe('reader:parrot')
    expect(acts).toHaveLength(1)
    const [act] = acts
    expect(act).toMatchObject({ kind: 'sign', agents: ['MNG'], date: '2005-07-04', place: 'Almaty', force: 'treaty' })
    const { start, end, quote } = act!.passages[0]!
    expect([...source.text].slice(start, end).join('')).toBe(quote)
    expect(quote).toBe(PROPOSAL.quote)
    expect(server.asked[0]).toMatchObject({ model: 'parrot', path: '/v1/chat/completions', authorization: undefined })
    expect(server.asked[0]!.text).toContain(SENTENCE)
  })

  it('may name parties by any of their names, and a year instead of the day', async () => {
    expect((await fate({ agents: ['Mongolia'], date: '2005' })).acts[0]).toMatchObject({
      agents: ['MNG'],
      date: '2005',
    })
  })

  it.each([
    ['an unknown kind', { kind: 'dance' }, 'unknown kind'],
    ['an unknown modality', { modality: 'certain' }, 'unknown modality or force'],
    ['an unknown force', { force: 'iron' }, 'unknown modality or force'],
    ['a quote that is not there', { quote: 'Mongolia ratified the Treaty' }, 'quote not found'],
    ['a quote with one letter changed', { quote: 'On 4 July 2005 Mongolia signs' }, 'quote not found'],
    ['an occurrence that is not there', { nth: 2 }, 'quote not found'],
    ['another day', { date: '2005-07-05' }, 'date not in the passage or around it'],
    ['a finer date than the text has', { date: '2005-07-04/2005-07-09' }, 'date not in the passage or around it'],
    ['no date at all', { date: 'last summer' }, 'date not in the passage or around it'],
    ['a party that is not there', { agents: ['CHN'] }, 'party not in the passage or around it'],
    ['a target that is not there', { targets: ['Nobody'] }, 'party not in the passage or around it'],
    ['neither who nor when', { agents: [], date: null }, 'neither who nor when'],
    ['no quote', { quote: undefined }, 'not in the form asked for'],
    ['a number for a list', { agents: 7 }, 'not in the form asked for'],
  ] as const)('is dropped and counted for %s', async (_, change, reason) => {
    const { acts, dropped } = await fate(change)
    expect(acts).toEqual([])
    expect(dropped).toEqual({ [reason]: 1 })
  })

  it('needs to say which of two equal quotes it means', async () => {
    const twice = 'In 1996 Mongolia met China to speak of the border, and in 1997 Mongolia met China.'
    const said = { ...PROPOSAL, quote: 'Mongolia met China', kind: 'meet', date: null, instrument: null, force: 'none' }
    expect((await fate(said, twice)).dropped).toEqual({ 'quote found more than once': 1 })
    const { acts } = await fate({ ...said, nth: 2 }, twice)
    expect(acts.map(({ passages }) => passages[0]!.start)).toEqual([twice.lastIndexOf('Mongolia met')])
  })

  it('keeps place and instrument only in words of the text', async () => {
    expect((await fate({ place: 'Geneva', instrument: 'Paris Accord' })).acts[0]).toMatchObject({
      place: null,
      instrument: null,
    })
  })

  it('is read in Chinese and Russian alike, white space of the layout aside', async () => {
    const zh = { quote: '2004年6月蒙古国加入', kind: 'join', agents: ['蒙古国'], date: '2004-06', instrument: null }
    expect((await fate(zh, '2004 年 6 月，会议召开。\n\n2004 年 6 月蒙古国加入该组织。')).acts).toHaveLength(1)
    const ru = { quote: 'Монголия подписала Договор', agents: ['Монголия'], date: '1993-01-20', instrument: null }
    expect((await fate(ru, '20 января 1993 года Монголия подписала Договор.')).acts).toHaveLength(1)
  })
})

describe('an endpoint that fails', () => {
  const three = [1991, 1992, 1993].map(paragraph).join('\n\n')
  const proposal = (text: string) => {
    const year = /\d{4}/.exec(text)![0]
    return {
      acts: [{ ...PROPOSAL, quote: `In ${year} Mongolia signed a treaty`, date: year, place: null, instrument: null }],
    }
  }
  const failing =
    (fail: Answerer): Answerer =>
    (asked, response) =>
      asked.text.includes('1992') ? fail(asked, response) : say(response, proposal(asked.text))

  it.each<[string, Answerer, string, number]>([
    [
      'bad JSON',
      (_, response) => say(response, 'Sure! Here are the acts.'),
      'answered with no JSON of the form asked for',
      1,
    ],
    [
      'JSON of another form',
      (_, response) => say(response, { events: [] }),
      'answered with no JSON of the form asked for',
      1,
    ],
    ['no completion', (_, response) => void response.end('<html>'), 'answered with no chat completion', 1],
    [
      'an answer without text',
      (_, response) => void response.end('{"choices":[{"message":{"content":null}}]}'),
      'gave no answer',
      1,
    ],
    ['an answer cut off', (_, response) => say(response, '{"acts": [{"quo', 'length'), 'cut its answer off', 1],
    ['HTTP 500', (_, response) => void response.writeHead(500).end(), 'answered with HTTP 500', 3],
    ['a broken connection', (_, response) => void response.destroy(), 'cannot be reached', 3],
  ])('%s: the rest goes on', async (_, fail, problem, tries) => {
    server.answer = failing(fail)
    const { acts, unread, source } = await read(three)
    expect(acts.map(({ date }) => date)).toEqual(['1991', '1993'])
    expect(unread).toHaveLength(1)
    expect(unread[0]!.problem).toContain(problem)
    expect(source.text.slice(unread[0]!.at.start, unread[0]!.at.end)).toContain('In 1992')
    expect(server.asked.filter(({ text }) => text.includes('1992'))).toHaveLength(tries)
  })

  it('late answers, and late ends of answers, are not waited for', async () => {
    const waiting: NodeJS.Timeout[] = []
    for (const begins of [false, true]) {
      server.answer = failing((_, response) => {
        if (begins) response.write('{"choices": [')
        waiting.push(setTimeout(() => say(response, proposal('1992')), 60_000))
      })
      const { acts, unread } = await read(three, 0.2)
      expect(acts.map(({ date }) => date)).toEqual(['1991', '1993'])
      expect(unread.map(({ problem }) => problem)).toEqual(['gave no answer within 0.2 s'])
    }
    for (const timer of waiting) clearTimeout(timer)
  })

  it('a busy server is asked again', async () => {
    let busy = 2
    server.answer = ({ text }, response) =>
      busy-- > 0 ? void response.writeHead(429, { 'retry-after': '0' }).end() : say(response, proposal(text))
    expect((await read(paragraph(1991))).acts).toHaveLength(1)
    expect(server.asked).toHaveLength(3)
  })

  it('a stretch whose answer is cut off is asked about in halves', async () => {
    server.answer = ({ text }, response) =>
      say(response, proposal(text), (text.match(/signed/g) ?? []).length > 1 ? 'length' : 'stop')
    const { acts, unread } = await read(
      'In 1991 Mongolia signed a treaty with its neighbours.\n\nNothing stood in its way: In 1992 Mongolia signed a treaty.',
    )
    expect(acts.map(({ date }) => date)).toEqual(['1991', '1992'])
    expect(unread).toEqual([])
  })

  it('is given up where it cannot help: a wrong key, or one failure after another', async () => {
    server.answer = (_, response) => void response.writeHead(401).end()
    expect((await read(three)).unread.map(({ problem }) => problem)).toEqual([
      'answered with HTTP 401',
      'was not asked any more (it answered with HTTP 401)',
      'was not asked any more (it answered with HTTP 401)',
    ])
    expect(server.asked).toHaveLength(1)
    server.asked.length = 0
    server.answer = (_, response) => void response.writeHead(503).end()
    expect((await read([1991, 1992, 1993, 1994, 1995].map(paragraph).join('\n\n'))).unread).toHaveLength(5)
    expect(server.asked).toHaveLength(9)
  })

  it('is not followed elsewhere', async () => {
    const other = await ChatServer.start()
    server.answer = (_, response) =>
      void response.writeHead(307, { location: `${other.address}/chat/completions` }).end()
    expect((await read(SENTENCE)).unread).toHaveLength(1)
    expect(other.asked).toEqual([])
    await other.stop()
  })
})

describe('a long document', () => {
  it('is cut into stretches, each sentence in one of them', async () => {
    const sentences = Array.from({ length: 300 }, (_, n) => `Sentence number ${n} says that nothing was decided.`)
    await read(sentences.join(' '))
    expect(server.asked.length).toBeGreaterThan(2)
    for (const { text } of server.asked) expect(text.length).toBeLessThanOrEqual(4000)
    const sent = server.asked.map(({ text }) => text).join(' ')
    for (const sentence of sentences) expect(sent.split(sentence)).toHaveLength(2)
  })
})

describe('two readers of one dossier', () => {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-readers-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('do not touch what the other proposed', async () => {
    const dossier = initDossier(join(folder, 'two'), { title: 'Two readers' })
    const bytes = new TextEncoder().encode(`${SENTENCE} The two sides agreed to meet again.`)
    const keep = async (reading: Promise<Reading>) => {
      const { by, ...read } = await reading
      return dossier.keep({ ...read, bytes }, by)
    }
    const rules = () => keep(readDocument({ bytes, name: 'note.txt' }))
    const model = () => keep(readDocument({ bytes, name: 'note.txt' }, modelReader(endpoint())))
    await rules()
    const own = dossier.acts()
    server.answer = (_, response) => say(response, { acts: [{ ...PROPOSAL, kind: 'conclude' }] })
    expect((await model()).added).toHaveLength(1)
    expect((await rules()).withdrawn).toEqual([])
    expect(
      dossier
        .acts()
        .map(({ by }) => by)
        .sort(),
    ).toEqual([...own.map(({ by }) => by), 'reader:parrot'].sort())
    // What could not be read this time was not unsaid.
    server.answer = (_, response) => void response.writeHead(500).end()
    expect((await model()).withdrawn).toEqual([])
    server.answer = (_, response) => say(response, { acts: [] })
    expect((await model()).withdrawn).toHaveLength(1)
    expect(dossier.acts().map(({ id }) => id)).toEqual(own.map(({ id }) => id))
    dossier.close()
  })

  it('leave the decisions to persons', () => {
    const dossier = initDossier(join(folder, 'names'), { title: 'Names' })
    expect(() => dossier.decide({ kind: 'accept', record: 'x' }, { by: 'reader:parrot' })).toThrow('name of the person')
    dossier.close()
  })
})

describe('an address', () => {
  it('is the base of a server or its chat completions', () => {
    expect(endpointOf('http://localhost:1/v1/', 'm', null).url.href).toBe('http://localhost:1/v1/chat/completions')
    expect(endpointOf('https://a.example/v1/chat/completions', 'm', 'k').url.href).toBe(
      'https://a.example/v1/chat/completions',
    )
  })

  it.each([
    ['nonsense', null],
    ['file:///etc/hosts', null],
    ['http://a.example/v1', 'secret'],
    ['https://me:secret@a.example/v1', null],
  ])('is refused: %s', (address, key) => {
    expect(() => endpointOf(address, 'm', key)).toThrow('--endpoint')
  })
})

describe('the command', async () => {
  const { depositary } = await import('../serve/command.ts')
  const folder = mkdtempSync(join(tmpdir(), 'depositary-llm-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'note.txt'), SENTENCE)

  it('says where texts are sent, and what was dropped', async () => {
    server.answer = (_, response) => say(response, { acts: [PROPOSAL, { ...PROPOSAL, kind: 'dance' }] })
    const args = ['read', 'note.txt', '--json', '--reader', 'llm', '--endpoint', server.address, '--model', 'parrot']
    const { code, out, err } = await depositary(args, folder)
    expect(code).toBe(0)
    expect(err).toContain(`sent to ${server.address}/chat/completions (model parrot, no key)`)
    expect(err).toContain('note.txt: proposals dropped: 1 unknown kind')
    expect(out.split('\n').filter((line) => line.startsWith('{"record":"act"'))).toHaveLength(1)
  })

  it('ends with 2 and a line for what was not read', async () => {
    server.answer = (_, response) => void response.writeHead(404).end()
    const args = ['read', 'note.txt', '--json', '--reader', 'llm', '--endpoint', server.address, '--model', 'parrot']
    const { code, err } = await depositary(args, folder)
    expect(code).toBe(2)
    expect(err).toMatch(/note\.txt, 0–\d+: not read, the endpoint answered with HTTP 404/)
  })

  it('sends nothing unless it is asked to', async () => {
    for (const args of [
      ['read', 'note.txt', '--json'],
      ['read', 'note.txt', '--json', '--endpoint', server.address, '--model', 'parrot'],
      ['read', 'note.txt', '--json', '--reader', 'llm', '--model', 'parrot'],
    ])
      await depositary(args, folder)
    expect(server.asked).toEqual([])
  })
})
