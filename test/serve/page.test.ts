/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import { readDocument } from '../../src/records/read.ts'
import { type Dossier, initDossier } from '../../src/register/index.ts'
import { openDesk } from '../../src/serve/http/desk.ts'
import { listen, type Page } from '../../src/serve/http/listen.ts'
import { installedChromium, launchBrowser } from './browser.ts'

const SAMPLES = ['memorandum.zh.txt', 'article.zh.txt', 'joint-statement.en.pdf', 'treaty-extract.ru.txt']
const reason = installedChromium === null ? ' (skipped: no Chromium is installed; CHROMIUM can name one)' : ''

describe.skipIf(installedChromium === null)(`the page in a real browser${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-page-'))
  let dossier: Dossier
  let server: Page
  let browser: Browser
  let page: BrowserPage
  const errors: string[] = []

  beforeAll(async () => {
    dossier = initDossier(join(folder, 'dossier'), { title: 'Samples', parties: ['MNG'] })
    for (const name of SAMPLES) {
      const bytes = await readFile(join(packageRoot, 'samples', name))
      dossier.keep({ bytes, ...(await readDocument({ name, bytes })) })
    }
    server = await listen(openDesk(dossier), 0)
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1360, height: 860 } })
    page.on('pageerror', (error) => errors.push(error.message))
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
    dossier?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (place: string) => {
    await page.goto('about:blank')
    await page.goto(`${server.address}#/${place}`)
  }

  it('leads from a line of the standing to the highlighted passage', async () => {
    await open('standing?party=MNG&on=2013-01-01')
    const row = page.locator('table.standing tbody tr', { hasText: 'SCO' }).first()
    const quote = await row.locator('.evidence q').first().textContent()
    await row.locator('.evidence').first().click()
    const passage = page.locator('mark.asked').first()
    await passage.waitFor()
    expect(await passage.evaluate((element) => element === document.activeElement)).toBe(true)
    const shown = (await page.locator('mark.asked').allInnerTexts()).join('')
    const bare = (text: string) => text.replace(/[\s…“”"]/g, '')
    expect(bare(shown)).toContain(bare(quote ?? '').slice(0, 12))
    const box = (await passage.boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y).toBeLessThan(860)
  })

  it('says why, down to a passage', async () => {
    await open('standing?party=MNG&on=2013-01-01')
    const row = page.locator('table.standing tbody tr', { hasText: 'SCO' }).first()
    await row.getByRole('button', { name: 'Why?' }).click()
    await page.locator('.proof .evidence').first().waitFor()
    expect(await page.locator('.proof li').count()).toBeGreaterThan(1)
  })

  it('shows another day when the day is changed, and the back key returns', async () => {
    await open('standing?party=MNG&on=2013-01-01')
    await page.locator('table.standing caption', { hasText: '2013-01-01' }).waitFor()
    await page.getByLabel('On', { exact: true }).fill('1999-01-01')
    await page.locator('table.standing caption', { hasText: '1999-01-01' }).waitFor()
    await page.goBack()
    await page.locator('table.standing caption', { hasText: '2013-01-01' }).waitFor()
  })

  it('lists the acts in time order and leads from one to its passage', async () => {
    await open('acts')
    await page.locator('.acts li').first().waitFor()
    const dates = (await page.locator('.acts time').allInnerTexts()).filter((text) => /^\d{4}/.test(text))
    const years = dates.map((text) => Number(text.slice(0, 4)))
    expect(years).toEqual([...years].sort((a, b) => a - b))
    await page.locator('.acts .evidence').first().click()
    await page.locator('mark.asked').first().waitFor()
  })

  it('can be used from the keyboard', async () => {
    await open('sources')
    const second = page.locator('.sources li').nth(1).getByRole('button')
    await second.focus()
    await page.keyboard.press('Enter')
    await page.locator('.sources li:nth-child(2) button[aria-pressed="true"]').waitFor()
    expect(await page.locator('.sources button[aria-pressed="true"]').count()).toBe(1)
  })

  it.each(['standing?party=MNG&on=2013-01-01', 'acts', 'sources'])(
    'has no fault that axe finds in %s',
    async (place) => {
      await open(place)
      await page.locator('.reader article').waitFor()
      await page.evaluate(axe.source)
      const violations = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
        return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)
      })
      expect(violations).toEqual([])
    },
  )

  it('runs without an error of its own', () => {
    expect(errors).toEqual([])
  })
})
