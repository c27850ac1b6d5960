import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import { readDocument } from '../../src/records/read.ts'
import { type Dossier, initDossier, openDossier } from '../../src/register/index.ts'
import { httpApp } from '../../src/serve/http/app.ts'
import { openDesk } from '../../src/serve/http/desk.ts'
import type { OverviewView, QueueView } from '../../src/serve/http/views.ts'

const HOST = '127.0.0.1:7411'
const PAGE = { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' }

describe('the answers of the server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-http-'))
  let dossier: Dossier
  let app: ReturnType<typeof httpApp>

  beforeAll(async () => {
    initDossier(join(folder, 'dossier'), { title: 'Samples', parties: ['MNG'] }).close()
    dossier = openDossier(join(folder, 'dossier'), { waitMs: 50 })
    for (const name of ['article.zh.txt', 'joint-statement.en.pdf']) {
      const bytes = await readFile(join(packageRoot, 'samples', name))
      dossier.keep({ bytes, ...(await readDocument({ name, bytes })) })
    }
    app = httpApp(openDesk(dossier))
  })

  afterAll(() => {
    dossier.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async <Answer>(path: string): Promise<{ status: number; body: Answer }> => {
    const response = await app.request(path, { headers: { host: HOST } })
    return { status: response.status, body: (await response.json()) as Answer }
  }
  const write = async (path: string, body: unknown, headers: Record<string, string> = PAGE) => {
    const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, body: (await response.json()) as { problem?: string; deed?: number } }
  }
  const first = async () => (await ask<QueueView>('/api/review')).body.items[0]!

  it('writes nothing that a page elsewhere sends', async () => {
    const { record } = await first()
    const before = dossier.tip()
    const body = { decision: { kind: 'accept', record: record.id }, by: 'Anna' }
    const { origin: _none, ...withoutOrigin } = PAGE
    for (const headers of [
      { ...PAGE, origin: 'https://elsewhere.example' },
      { ...PAGE, origin: 'http://127.0.0.1:3000' },
      { ...PAGE, origin: 'null' },
      { ...PAGE, 'sec-fetch-site': 'cross-site' },
      { ...PAGE, host: 'elsewhere.example', origin: 'http://elsewhere.example' },
      withoutOrigin,
    ])
      expect((await write('/api/decisions', body, headers)).status, JSON.stringify(headers)).toBe(403)
    expect((await write('/api/decisions', body, { ...PAGE, 'content-type': 'text/plain' })).status).toBe(415)
    expect((await app.request('/api/decisions', { headers: { host: HOST } })).status).toBe(404)
    expect(dossier.tip()).toBe(before)
    expect((await write('/api/decisions', body)).status).toBe(200)
    expect(dossier.tip()).not.toBe(before)
  })

  it('is not shown inside another page and not read by one', async () => {
    const { headers } = await app.request('/api/dossier', { headers: { host: HOST } })
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('records a decision, takes it back and lets it count again', async () => {
    const { record, seen } = await first()
    const rejected = await write('/api/decisions', {
      decision: { kind: 'reject', record: record.id },
      by: 'Anna',
      why: 'not in the text',
      seen,
    })
    expect(rejected.status).toBe(200)
    expect(dossier.act(record.id)).toMatchObject({ state: 'rejected', by: 'Anna' })
    expect((await write('/api/undo', { by: 'Anna', entry: String(rejected.body.deed) })).status).toBe(200)
    expect(dossier.act(record.id)?.state).toBe('proposed')
    expect((await write('/api/redo', { by: 'Anna' })).status).toBe(200)
    expect(dossier.act(record.id)?.state).toBe('rejected')
    const { body } = await ask<{ kind: string; why: string | null }[]>(`/api/history/${record.id}`)
    expect(body.map(({ kind }) => kind)).toEqual(['propose', 'reject', 'undo', 'redo'])
    expect(body[1]?.why).toBe('not in the text')
  })

  it('refuses a decision on what was changed in the meantime, and one of nobody', async () => {
    const { record, seen } = await first()
    const decision = { kind: 'correct', record: record.id, act: { force: 'law' } }
    expect((await write('/api/decisions', { decision, by: 'Bat', seen })).status).toBe(200)
    const late = await write('/api/decisions', { decision: { kind: 'accept', record: record.id }, by: 'Anna', seen })
    expect(late.body.problem).toContain('was changed by Bat in the meantime')
    expect((await write('/api/decisions', { decision, by: ' ' })).status).toBe(400)
    expect((await write('/api/decisions', { decision: { kind: 'praise' }, by: 'Anna' })).status).toBe(400)
  })

  it('says what is wrong with a date, when asked and when it is recorded', async () => {
    expect((await ask<{ first: string; last: string }>('/api/date?edtf=1998-12')).body).toMatchObject({
      first: '1998-12-01',
      last: '1998-12-31',
    })
    expect((await ask<{ problem: string }>('/api/date?edtf=1998-02-30')).body.problem).toContain('does not exist')
    const { record } = await first()
    const decision = { kind: 'correct', record: record.id, act: { date: 'last spring' } }
    const refused = await write('/api/decisions', { decision, by: 'Anna' })
    expect(refused.status).toBe(400)
    expect(refused.body.problem).toContain('no EDTF date')
    expect(dossier.act(record.id)?.act.date).toBe(record.act.date)
  })

  it('says who holds the dossier while another process writes', async () => {
    const { record } = await first()
    const other = new Database(join(folder, 'dossier', 'register.db'))
    other.exec('BEGIN IMMEDIATE')
    try {
      const busy = await write('/api/decisions', { decision: { kind: 'accept', record: record.id }, by: 'Anna' })
      expect(busy.status).toBe(400)
      expect(busy.body.problem).toMatch(/held by (another )?process/)
      expect((await ask('/api/review')).status).toBe(200)
    } finally {
      other.exec('ROLLBACK')
      other.close()
    }
    expect(
      (await write('/api/decisions', { decision: { kind: 'accept', record: record.id }, by: 'Anna' })).status,
    ).toBe(200)
  })

  it('enters an act by hand from a passage that is marked in the text', async () => {
    const source = dossier.source(dossier.sources()[0]!.id)
    const block = source.blocks.find(({ kind }) => kind === 'paragraph')!
    const { body: passage } = await ask<{ start: number; quote: string }>(
      `/api/passage?source=${source.id}&start=${block.start}&end=${block.start + 12}`,
    )
    expect(passage.quote.length).toBeGreaterThan(4)
    const confidence = { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 }
    const slots = { kind: 'visit', agents: ['MNG'], targets: ['CHN'], date: '2001', modality: 'actual', force: 'none' }
    const none = { place: null, instrument: null, instrumentId: null, about: null, topics: [] }
    const act = { ...slots, ...none, passages: [passage], confidence }
    const entered = await write('/api/decisions', { decision: { kind: 'enter', source: source.id, act }, by: 'Anna' })
    expect(entered.status).toBe(200)
    expect(dossier.acts({ state: 'entered' })).toHaveLength(1)
    const moved = { ...act, passages: [{ ...passage, quote: 'other words' }] }
    const refused = await write('/api/decisions', {
      decision: { kind: 'enter', source: source.id, act: moved },
      by: 'A',
    })
    expect(refused.body.problem).toContain('not "other words"')
  })

  it('suggests parties by a name in any language', async () => {
    const ids = async (like: string) =>
      (await ask<{ id: string }[]>(`/api/parties?like=${encodeURIComponent(like)}`)).body.map(({ id }) => id)
    for (const name of ['Mong', '蒙古', 'Монг', 'mng']) expect((await ids(name))[0], name).toBe('MNG')
    expect(await ids('Shanghai')).toContain('SCO')
    expect(await ids('zzzz')).toEqual([])
  })

  it('finds passages and acts', async () => {
    const found = (await ask<{ passage: { quote: string } }[]>(`/api/search?words=${encodeURIComponent('无核武器')}`))
      .body
    expect(found.length).toBeGreaterThan(2)
    expect(found.every(({ passage }) => passage.quote.length > 0)).toBe(true)
  })

  it('stands after each decision as if all had been worked out anew', async () => {
    const on = '2020-01-01'
    const shown = async () => (await ask<OverviewView>(`/api/overview?on=${on}`)).body
    const anew = () => openDesk(dossier).overview(on, null)
    // Of two acts that say the same on the same day, either may be the one that is shown.
    const ordered = ({ rows }: OverviewView) =>
      rows
        .flatMap(({ status, toward, cells }) =>
          cells.map(({ holder, line: { evidence, ...line } }) =>
            JSON.stringify([status, toward, holder, line, evidence.map(({ date, passage }) => [date, passage])]),
          ),
        )
        .sort()
    const before = await shown()
    const { items } = (await ask<QueueView>('/api/review')).body
    const used = items.filter(({ uses }) => uses > 0).slice(0, 3)
    expect(used).toHaveLength(3)
    const decisions = [
      { kind: 'reject', record: used[0]!.record.id },
      { kind: 'correct', record: used[1]!.record.id, act: { date: '2019-05' } },
      { kind: 'split', record: used[2]!.record.id, into: [used[2]!.record.act, used[2]!.record.act] },
    ]
    for (const decision of decisions) {
      expect((await write('/api/decisions', { decision, by: 'Anna' })).status).toBe(200)
      expect(ordered(await shown())).toEqual(ordered(JSON.parse(JSON.stringify(anew()))))
    }
    expect(ordered(await shown())).not.toEqual(ordered(before))
  })

  it('merges what was looked at, and refuses when the first has changed since', async () => {
    const { items } = (await ask<QueueView>('/api/review')).body
    const [one, two] = items.filter(({ record }) => record.source.id === items[0]!.record.source.id)
    const decision = { kind: 'merge', records: [one!.record.id, two!.record.id] }
    const late = await write('/api/decisions', { decision, by: 'Anna', seen: two!.seen })
    expect(late.body.problem).toContain('in the meantime')
    expect((await write('/api/decisions', { decision, by: 'Anna', seen: one!.seen })).status).toBe(200)
    expect(dossier.act(two!.record.id)).toBeNull()
  })

  it('shows who stands where, and what goes without a source', async () => {
    const all = (await ask<OverviewView>('/api/overview?on=2020-01-01')).body
    expect(all.rows.some(({ toward }) => toward === 'MNG')).toBe(true)
    expect(all.rows.flatMap(({ cells }) => cells).every((cell) => cell.without === 'stays')).toBe(true)
    const source = all.rows[0]!.cells[0]!.line.evidence[0]!.source.id
    const less = (await ask<OverviewView>(`/api/overview?on=2020-01-01&without=${source}`)).body
    expect(less.rows.flatMap(({ cells }) => cells).some((cell) => cell.without !== 'stays')).toBe(true)
    for (const cell of less.rows.flatMap((row) => row.cells))
      expect(cell.instead !== null).toBe(cell.without === 'changes')
    const cells = ({ rows }: OverviewView) => rows.flatMap((row) => row.cells).length
    expect(cells(less)).toBeGreaterThanOrEqual(cells(all))
  })
})
