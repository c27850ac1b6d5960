/// <reference lib="dom" />
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { installedChromium } from './browser.ts'
import { ServedPage } from './served-page.ts'

const reason = installedChromium === null ? ' (skipped: no Chromium is installed; CHROMIUM can name one)' : ''
const CHARACTERS = 1_000_000

/** Runs a test on a page of its own. */
async function withPage(documents: Record<string, string>, test: (served: ServedPage) => Promise<void>): Promise<void> {
  const served = await ServedPage.of([], documents)
  try {
    await test(served)
    expect(served.errors).toEqual([])
  } finally {
    await served.close()
  }
}

describe.skipIf(installedChromium === null)(`the page where things are not as usual${reason}`, () => {
  it('says so in every room when nothing is held', () =>
    withPage({}, async (served) => {
      for (const room of ['overview', 'standing', 'acts', 'review', 'sources', 'search']) {
        await served.open(room)
        await served.page.getByText('This dossier holds nothing yet.').waitFor()
        expect(await served.faults(), room).toEqual([])
      }
    }))

  it('says so when nothing waits, nothing is found and nothing is known', () =>
    withPage({ 'note.txt': 'A letter about the weather. It was cold.' }, async (served) => {
      await served.open('review')
      await served.page.getByText('Nothing waits for review.').waitFor()
      await served.open('search?words=zebra')
      await served.page.getByText('Nothing is found for “zebra”').waitFor()
      await served.open('overview?on=2000-01-01')
      await served.page.getByText('Nothing in the record says who stands where').waitFor()
    }))

  it('says what is wrong with what it is asked', () =>
    withPage({ 'note.txt': 'On 4 July 2005 Mongolia and China signed the Agreement on Transit.' }, async (served) => {
      await served.open('standing?party=MNG&on=yesterday')
      await served.page.getByRole('alert').filter({ hasText: 'no EDTF date' }).waitFor()
      await served.open(`acts?source=${'0'.repeat(64)}`)
      await served.page.getByRole('alert').filter({ hasText: 'no such source' }).waitFor()
    }))

  it('says that the program does not answer, when it has ended', async () => {
    const served = await ServedPage.of([], { 'note.txt': 'On 4 July 2005 Mongolia signed the Agreement on Transit.' })
    await served.open('acts')
    await served.page.locator('.acts li').first().waitFor()
    await served.page.context().setOffline(true)
    await served.page.getByRole('button', { name: 'Overview' }).click()
    await served.page.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor()
    await served.close()
  })

  it('records nothing for a page elsewhere in the same browser', () =>
    withPage({ 'note.txt': 'On 4 July 2005 Mongolia and China signed the Agreement on Transit.' }, async (served) => {
      const [record] = served.dossier.acts()
      const tip = served.dossier.tip()
      const elsewhere = createServer((_, answer) =>
        answer.setHeader('content-type', 'text/html').end('<p>elsewhere</p>'),
      )
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
      const { port } = elsewhere.address() as AddressInfo
      const other = await served.page.context().newPage()
      await other.goto(`http://127.0.0.1:${port}/`)
      const body = JSON.stringify({ decision: { kind: 'reject', record: record!.id }, by: 'Eve' })
      const outcomes = await other.evaluate(
        async ([address, text]) => {
          const attempts: RequestInit[] = [
            { mode: 'cors', headers: { 'content-type': 'application/json' } },
            { mode: 'no-cors', headers: { 'content-type': 'text/plain' } },
            { mode: 'no-cors' },
          ]
          const write = attempts.map((init) =>
            fetch(`${address}api/decisions`, { method: 'POST', body: text!, ...init }).then(
              ({ type }) => type,
              () => 'refused',
            ),
          )
          const read = fetch(`${address}api/dossier`).then(
            ({ type }) => type,
            () => 'refused',
          )
          return Promise.all([...write, read])
        },
        [served.address, body],
      )
      // What was sent without CORS arrives and is refused by the server, of which the browser tells the other page nothing.
      expect(outcomes).toEqual(['refused', 'opaque', 'opaque', 'refused'])
      expect(served.dossier.tip()).toBe(tip)
      await other.close()
      elsewhere.close()
    }))

  it('reads a document of a million characters by laying out only what is looked at', () => {
    const filler = 'The delegates spoke for a long time about roads and rivers, and then they spoke again. '
    const paragraph = filler.repeat(6)
    const count = Math.ceil(CHARACTERS / paragraph.length)
    const paragraphs = Array.from({ length: count }, (_, at) => `${at}. ${paragraph}`)
    paragraphs[count - 3] = 'On 4 July 2005 Mongolia and China signed the Agreement on Transit in Ulaanbaatar.'
    return withPage({ 'long.txt': paragraphs.join('\n\n') }, async (served) => {
      const { page } = served
      await served.open('acts')
      await page.locator('.reader article').waitFor({ timeout: 120_000 })
      const laidOut = () =>
        page.evaluate(() => {
          const blocks = [...document.querySelectorAll('.reader .block')]
          const shown = blocks.filter((block) =>
            block.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
          )
          return { blocks: blocks.length, shown: shown.length }
        })
      const { blocks, shown } = await laidOut()
      expect(blocks).toBeGreaterThan(count / 2)
      expect(shown).toBeLessThan(blocks / 10)
      await page.locator('.acts li', { hasText: 'signed' }).first().locator('.evidence').click()
      await page.locator('mark.asked:focus').waitFor()
      await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector('mark.asked')!.getBoundingClientRect()
        return top > 0 && bottom < innerHeight
      })
      expect((await laidOut()).shown).toBeLessThan(blocks / 10)
    })
  }, 240_000)
})
