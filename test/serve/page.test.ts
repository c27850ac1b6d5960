/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedChromium } from './browser.ts'
import { ServedPage } from './served-page.ts'

const SAMPLES = ['memorandum.zh.txt', 'article.zh.txt', 'joint-statement.en.pdf', 'treaty-extract.ru.txt']
const reason = installedChromium === null ? ' (skipped: no Chromium is installed; CHROMIUM can name one)' : ''
const ROOMS = [
  'overview?on=2013-01-01',
  'standing?party=MNG&on=2013-01-01',
  'acts',
  'review',
  'sources',
  'search?words=蒙古',
]
/** What a room shows once it has its answer. */
const READY = '.matrix, table.standing, .acts li, .queue .open, .sources li, .found li'

describe.skipIf(installedChromium === null)(`the page in a real browser${reason}`, () => {
  let served: ServedPage
  const open = (place: string) => served.open(place)

  beforeAll(async () => {
    served = await ServedPage.of(SAMPLES)
  })

  afterAll(() => served?.close())

  it('leads from a line of the standing to the highlighted passage', async () => {
    const { page } = served
    await open('standing?party=MNG&on=2013-01-01')
    const row = page.locator('table.standing tbody tr', { hasText: 'Shanghai Cooperation' }).first()
    const quote = await row.locator('.evidence q').first().textContent()
    await row.locator('.evidence').first().click()
    await page.locator('mark.asked:focus').waitFor()
    const shown = (await page.locator('mark.asked').allInnerTexts()).join('')
    const bare = (text: string) => text.replace(/[\s…“”"]/g, '')
    expect(bare(shown)).toContain(bare(quote ?? '').slice(0, 12))
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('mark.asked')!.getBoundingClientRect()
      return top > 0 && bottom < innerHeight
    })
  })

  it('says why, down to a passage', async () => {
    const { page } = served
    await open('standing?party=MNG&on=2013-01-01')
    const row = page.locator('table.standing tbody tr', { hasText: 'Shanghai Cooperation' }).first()
    await row.getByRole('button', { name: 'Why?' }).click()
    await page.locator('.proof .evidence').first().waitFor()
    expect(await page.locator('.proof li').count()).toBeGreaterThan(1)
  })

  it('shows another day when the day is changed, and the back key returns', async () => {
    const { page } = served
    await open('standing?party=MNG&on=2013-01-01')
    await page.locator('table.standing caption', { hasText: '1 January 2013' }).waitFor()
    await page.getByLabel('On', { exact: true }).fill('1999-01-01')
    await page.locator('table.standing caption', { hasText: '1 January 1999' }).waitFor()
    await page.goBack()
    await page.locator('table.standing caption', { hasText: '1 January 2013' }).waitFor()
  })

  it('begins with who stands where; a cell leads to its passage and its proof', async () => {
    const { page } = served
    await page.goto('about:blank')
    await page.goto(served.address)
    const matrix = page.getByRole('region', { name: 'What others hold toward Mongolia' })
    await matrix.getByRole('columnheader', { name: 'Russia' }).waitFor()
    await matrix.getByRole('button', { name: /^Russia: giver of a nuclear undertaking.*political/ }).click()
    await page.locator('mark.asked').first().waitFor()
    await page.locator('.chosen .proof .evidence').first().waitFor()
  })

  it('shows what goes when a source is left aside', async () => {
    const { page } = served
    await open('overview?on=2013-01-01')
    await page.locator('.matrix').first().waitFor()
    expect(await page.locator('td.without').count()).toBe(0)
    await page.getByLabel('What if we did not have').selectOption({ index: 1 })
    await page.locator('td.without').first().waitFor()
  })

  it('lists the acts in time order as sentences and leads from one to its passage', async () => {
    const { page } = served
    await open('acts')
    await page.locator('.acts li').first().waitFor()
    const dates = await page
      .locator('.acts .when time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('title') ?? ''))
    const years = dates.filter((text) => /^\d{4}/.test(text)).map((text) => Number(text.slice(0, 4)))
    expect(years.length).toBeGreaterThan(10)
    expect(years).toEqual([...years].sort((a, b) => a - b))
    await page.locator('.acts li', { hasText: 'Mongolia signed' }).first().locator('.evidence').click()
    await page.locator('mark.asked').first().waitFor()
  })

  it.each([
    ['Монголия', 'a name in Russian finds what the Chinese papers say'],
    ['无核武器地位', 'words in Chinese'],
  ])('finds %s: %s', async (words) => {
    const { page } = served
    await open('acts')
    const field = page.getByRole('searchbox')
    await field.fill(words)
    await field.press('Enter')
    const result = page.locator('.found button', { hasText: /[\u4e00-\u9fff]/ }).first()
    await result.waitFor()
    const quote = ((await result.locator('q').textContent()) ?? '').replace(/[\s…“”]/g, '')
    await result.click()
    await page.locator('mark.asked').first().waitFor()
    const shown = (await page.locator('mark.asked').allInnerTexts()).join('').replace(/\s/g, '')
    expect(shown.slice(0, 10)).toBe(quote.slice(0, 10))
  })

  it('can be used from the keyboard', async () => {
    const { page } = served
    await open('sources')
    const second = page.locator('.sources li').nth(1).getByRole('button')
    await second.focus()
    await page.keyboard.press('Enter')
    await page.locator('.sources li:nth-child(2) button[aria-pressed="true"]').waitFor()
    expect(await page.locator('.sources button[aria-pressed="true"]').count()).toBe(1)
  })

  it.each(ROOMS.flatMap((place) => (['light', 'dark'] as const).map((scheme) => [place, scheme] as const)))(
    'has no fault that axe finds in %s, %s',
    async (place, scheme) => {
      const { page } = served
      await page.emulateMedia({ colorScheme: scheme })
      await open(place)
      await page.locator('.reader article').waitFor()
      await page.locator(READY).first().waitFor()
      expect(await served.faults()).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
    },
  )

  it.each(ROOMS)('fits a phone in %s', async (place) => {
    const { page } = served
    await page.setViewportSize({ width: 390, height: 780 })
    await open(place)
    await page.locator(READY).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Show the source' }).click()
    await page.locator('.reader article').waitFor()
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await page.locator('.room').waitFor()
    await page.setViewportSize({ width: 1360, height: 860 })
  })

  it('prints the standing without what is only for the screen', async () => {
    const { page } = served
    await open('standing?party=MNG&on=2013-01-01')
    await page.locator('table.standing').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('table.standing').isVisible()).toBe(true)
    for (const hidden of ['nav', 'search', '.reader'])
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })

  it('runs without an error of its own', () => {
    expect(served.errors).toEqual([])
  })
})
