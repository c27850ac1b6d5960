import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { initDossier } from '../../src/register/index.ts'
import { installedChromium, launchBrowser } from '../serve/browser.ts'
import { newFolder, removeFolders, sampleReading } from './fixtures.ts'

describe.skipIf(installedChromium === null)('a certificate in a browser, from the disk', () => {
  let browser: Browser
  let path: string
  beforeAll(async () => {
    browser = await launchBrowser()
    const dossier = initDossier(newFolder(), { title: 'Trial <b>title</b>' })
    const { added } = dossier.keep(sampleReading())
    dossier.decide({ kind: 'reject', record: added[0]! }, { by: 'Anna', why: '</script><script>alert(1)</script>' })
    path = join(dossier.folder, 'certificate.html')
    dossier.certify(path, 'Anna')
    dossier.close()
  })
  afterAll(async () => {
    await browser.close()
    removeFolders()
  })

  async function shown(file: string) {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) errors.push(`asked for ${request.url()}`)
    })
    await page.goto(pathToFileURL(file).href)
    await page.waitForFunction(`!document.getElementById('verdict').textContent.startsWith('Checking')`)
    const text = (selector: string) => page.locator(selector).allInnerTexts()
    const found = {
      title: await page.title(),
      verdict: await text('#verdict'),
      acts: await text('#acts tbody tr'),
      entries: await text('#entries tbody tr'),
    }
    await page.close()
    return { ...found, errors }
  }

  it('shows the acts and checks the chain, and asks nobody for anything', async () => {
    const { title, verdict, acts, entries, errors } = await shown(path)
    expect(errors).toEqual([])
    expect(title).toBe('Trial <b>title</b>')
    expect(acts).toHaveLength(3)
    expect(acts[0]).toMatch(/rejected \(Anna\)/)
    expect(entries).toHaveLength(6)
    expect(verdict[0]).toMatch(/unbroken|does not hash local pages/)
  })

  it('says when an entry was changed', async () => {
    const changed = join(newFolder(), 'changed.html')
    writeFileSync(changed, readFileSync(path, 'utf8').replace('1992-09-25\\"', '1992-09-26\\"'))
    const { verdict } = await shown(changed)
    expect(verdict[0]).toMatch(/was changed|does not hash local pages/)
  })
})
