/// <reference lib="dom" />
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordedAct } from '../../src/model/index.ts'
import { installedChromium } from './browser.ts'
import { ServedPage } from './served-page.ts'

/** Words without the white space of their layout. */
const bare = (text: string) => text.replace(/\s/g, '')

const reason = installedChromium === null ? ' (skipped: no Chromium is installed; CHROMIUM can name one)' : ''

describe.skipIf(installedChromium === null)(`review in a real browser${reason}`, () => {
  let served: ServedPage

  beforeAll(async () => {
    served = await ServedPage.of(['article.zh.txt', 'joint-statement.en.pdf'])
  })
  afterAll(() => served?.close())

  const page = () => served.page
  const opened = () => page().locator('.queue > li.open')
  /** The record looked at, once its form of the queue is there. */
  const record = async (): Promise<RecordedAct> => {
    await opened().waitFor()
    const id = new URLSearchParams((await page().evaluate(() => location.hash)).split('?')[1]).get('record')
    return served.dossier.act(id ?? '')!
  }
  /** Waits until another record is looked at than the one given. */
  const after = async (before: RecordedAct): Promise<RecordedAct> => {
    await page().waitForFunction((id) => !location.hash.includes(id), before.id)
    return record()
  }
  const said = (text: string) => page().getByRole('status').filter({ hasText: text }).first().waitFor()
  /** Opens the queue, as somebody who has said who they are before, or has not. */
  const start = async (person: string | null) => {
    await served.open('review')
    await page().evaluate((name) => {
      localStorage.clear()
      if (name !== null) localStorage.setItem('depositary.person', name)
    }, person)
    await served.open('review')
    await page().waitForFunction(() => location.hash.includes('record='))
    await page().locator('mark.asked').first().waitFor()
  }

  it('asks once who decides, accepts, goes on, and takes back, all by keys', async () => {
    await start(null)
    const first = await record()
    await page().keyboard.press('a')
    await page().getByLabel('Name').fill('Anna')
    await page().keyboard.press('Enter')
    await said('Accepted:')
    const second = await after(first)
    expect(served.dossier.act(first.id)).toMatchObject({ state: 'accepted', by: 'Anna' })
    await page().keyboard.press('a')
    const third = await after(second)
    await page().waitForFunction(() => document.activeElement?.matches('.queue-row[aria-expanded="true"]'))
    await page().keyboard.press('k')
    await page().keyboard.press('j')
    await page().keyboard.press('j')
    const fourth = await after(third)
    expect(fourth.state).toBe('proposed')
    await page().keyboard.press('u')
    await said('Undone: accept by Anna.')
    expect(served.dossier.act(second.id)?.state).toBe('proposed')
    await page().waitForFunction((id) => location.hash.includes(id), second.id)
    await opened().waitFor()
    await page().keyboard.press('y')
    await said('Done again: accept by Anna.')
    expect(served.dossier.act(second.id)?.state).toBe('accepted')
  })

  it('shows the keys, and does without them when asked to', async () => {
    await start('Anna')
    await page().keyboard.press('?')
    const dialog = page().getByRole('dialog', { name: 'Keys' })
    await dialog.waitFor()
    expect(await served.faults()).toEqual([])
    await dialog.getByLabel('Use these keys').uncheck()
    await dialog.getByRole('button', { name: 'Close' }).click()
    const tip = served.dossier.tip()
    const before = await record()
    await page().keyboard.press('a')
    await page().keyboard.press('j')
    await page().getByRole('button', { name: /^Keys/ }).click()
    await dialog.getByLabel('Use these keys').check()
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect((await record()).id).toBe(before.id)
    expect(served.dossier.tip()).toBe(tip)
  })

  it('shows what is wrong with a date and records nothing until it is right; no key fires while one types', async () => {
    await start('Anna')
    const before = await record()
    const tip = served.dossier.tip()
    await page().keyboard.press('c')
    const form = page().getByRole('form', { name: 'Correct' })
    await form.getByLabel('About').fill('')
    await form.getByLabel('About').pressSequentially('ajrku?')
    const date = form.getByLabel('Date', { exact: true })
    await date.fill('2001-02-30')
    await form.locator('.slot .fault', { hasText: 'does not exist' }).waitFor()
    expect(await date.getAttribute('aria-invalid')).toBe('true')
    await form.getByRole('button', { name: 'Correct' }).click()
    await form.getByRole('alert').filter({ hasText: 'does not exist' }).waitFor()
    expect(served.dossier.tip()).toBe(tip)
    expect(await served.faults()).toEqual([])
    await date.fill('2001-02')
    await form.locator('.slot .hint', { hasText: '1 February 2001 to 28 February 2001' }).waitFor()
    const who = form.getByRole('combobox', { name: 'Add to Who' })
    await who.fill('俄罗')
    await form.getByRole('option', { name: /^Russia/ }).waitFor()
    await who.press('Enter')
    await form.getByRole('button', { name: 'Take Russia out of Who' }).waitFor()
    await form.getByRole('button', { name: 'Correct' }).click()
    await said('Corrected:')
    const corrected = served.dossier.act(before.id)!
    expect(corrected).toMatchObject({ state: 'corrected', by: 'Anna' })
    expect(corrected.act).toMatchObject({ date: '2001-02', about: 'ajrku?', kind: before.act.kind })
    expect(corrected.act.agents).toContain('RUS')
  })

  it('rejects with a reason that stays in the history', async () => {
    await start('Bat')
    const before = await record()
    await page().keyboard.press('r')
    await page().getByLabel('Why is it rejected?').fill('a wish, not a deed')
    await page().keyboard.press('Enter')
    await said('Rejected:')
    await after(before)
    await served.open(`review?record=${before.id}`)
    await opened().waitFor()
    await page().keyboard.press('h')
    const history = page().getByRole('list', { name: 'History of this record' })
    await history.getByText('a wish, not a deed').waitFor()
    await history.getByRole('button', { name: /^Undo entry \d+, reject by Bat/ }).click()
    await history.getByText('(undone)').waitFor()
    expect(served.dossier.act(before.id)?.state).toBe('proposed')
  })

  it('splits one record into two and merges another with its neighbour', async () => {
    await start('Anna')
    const before = await record()
    await page().keyboard.press('s')
    const split = page().getByRole('form', { name: 'Split into several acts' })
    await split.getByLabel('Kind').nth(1).selectOption('host')
    await split.getByRole('button', { name: 'Split' }).click()
    await said('Split:')
    expect(served.dossier.act(before.id)).toBeNull()
    const entered = served.dossier.acts({ state: 'entered' }).map(({ act }) => act.kind)
    expect(entered.sort()).toEqual([before.act.kind, 'host'].sort())
    const next = await after(before)
    await page().keyboard.press('m')
    const merge = page().getByRole('form', { name: 'Merge' })
    await merge.getByRole('checkbox').first().check()
    await merge.getByRole('button', { name: 'Merge 2 into one' }).click()
    await said('Merged:')
    expect(served.dossier.act(next.id)!.act.passages.length).toBeGreaterThan(next.act.passages.length)
  })

  it('records an act by hand from words that are marked in the text', async () => {
    await start('Anna')
    const quote = await page().evaluate(() => {
      const stretch = document.querySelector('.reader .block.paragraph [data-start]')!.firstChild!
      document.getSelection()!.setBaseAndExtent(stretch, 1, stretch, 9)
      return document.getSelection()!.toString()
    })
    await page().getByRole('button', { name: 'Record an act from the marked words' }).click()
    const form = page().getByRole('form', { name: 'Record an act from these words' })
    await form.getByLabel('Kind').selectOption('visit')
    await form.getByLabel('Date', { exact: true }).fill('1999')
    const who = form.getByRole('combobox', { name: 'Add to Who' })
    await who.fill('Mong')
    await form.getByRole('option', { name: /^Mongolia MNG/ }).click()
    expect(await served.faults()).toEqual([])
    await form.getByRole('button', { name: 'Record' }).click()
    await said('Recorded: Mongolia visited')
    const [entered] = served.dossier.acts({ state: 'entered', kind: 'visit' })
    expect(entered?.act).toMatchObject({ agents: ['MNG'], date: '1999', confidence: { kind: 1 } })
    expect(bare(entered?.act.passages[0]?.quote ?? '')).toBe(bare(quote))
    expect(served.dossier.verify().fault).toBeNull()
  })

  it('takes marked words as the passage of an act', async () => {
    await start('Anna')
    const before = await record()
    await page().keyboard.press('c')
    const form = page().getByRole('form', { name: 'Correct' })
    const take = form.getByRole('button', { name: 'Take the marked words' })
    await take.waitFor()
    expect(await take.isDisabled()).toBe(true)
    const quote = await page().evaluate(() => {
      const stretch = document.querySelector('mark.asked')!.firstChild!
      document.getSelection()!.setBaseAndExtent(stretch, 0, stretch, 6)
      return document.getSelection()!.toString()
    })
    await take.click()
    // The text of the source may break a line inside the words; the page draws them in one.
    await expect.poll(async () => bare((await form.locator('.passage q').textContent()) ?? '')).toBe(bare(quote))
    await form.getByRole('button', { name: 'Correct' }).click()
    await said('Corrected:')
    expect(bare(served.dossier.act(before.id)?.act.passages[0]?.quote ?? '')).toBe(bare(quote))
  })

  it('says what a newer reading would change, and takes it when told so', async () => {
    await start('Anna')
    const held = await record()
    served.dossier.decide({ kind: 'accept', record: held.id }, { by: 'Anna' })
    const source = served.dossier.source(held.source.id)
    const acts = served.dossier
      .acts({ source: source.id, state: ['proposed', 'accepted'] })
      .map(({ id, act }) => (id === held.id ? { ...act, force: 'law' as const } : act))
    const bytes = await served.bytesOf(source.id)
    served.dossier.keep({ source, bytes, mentions: served.dossier.mentions(source.id), acts })
    await served.open(`review?record=${held.id}`)
    await opened().getByText('A newer reading of the source says otherwise: force.').waitFor()
    await opened().getByRole('button', { name: 'Take the newer reading' }).click()
    await said('What the reader proposes taken:')
    expect(served.dossier.act(held.id)).toMatchObject({ state: 'corrected', by: 'Anna', act: { force: 'law' } })
  })

  it('says who holds the dossier, and keeps the record at hand', async () => {
    await start('Anna')
    const before = await record()
    const other = new Database(join(served.dossier.folder, 'register.db'))
    other.exec('BEGIN IMMEDIATE')
    await page().keyboard.press('a')
    await page().getByRole('alert').filter({ hasText: 'held by' }).waitFor()
    other.exec('ROLLBACK')
    other.close()
    await page().waitForFunction((id) => location.hash.includes(id), before.id)
    await page().keyboard.press('a')
    await said('Accepted:')
    expect(served.dossier.act(before.id)?.state).toBe('accepted')
  })
})
