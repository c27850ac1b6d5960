import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import { packageRoot } from '../../src/languages/load.ts'
import { readDocument } from '../../src/records/read.ts'
import { type Dossier, initDossier, openDossier } from '../../src/register/index.ts'
import { openDesk } from '../../src/serve/http/desk.ts'
import { listen, type Page } from '../../src/serve/http/listen.ts'
import { launchBrowser } from './browser.ts'

/** A dossier, its server, and a browser that looks at it. */
export class ServedPage {
  /** What went wrong in the page by itself. */
  readonly errors: string[] = []

  private constructor(
    private readonly folder: string,
    readonly dossier: Dossier,
    private readonly server: Page,
    private readonly browser: Browser,
    readonly page: BrowserPage,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message))
  }

  /** Serves a new dossier with the samples named, and documents given as text. */
  static async of(samples: readonly string[], texts: Readonly<Record<string, string>> = {}): Promise<ServedPage> {
    const folder = mkdtempSync(join(tmpdir(), 'depositary-page-'))
    initDossier(join(folder, 'dossier'), { title: 'Samples', parties: ['MNG'] }).close()
    const dossier = openDossier(join(folder, 'dossier'), { waitMs: 100 })
    const documents = [
      ...(await Promise.all(
        samples.map(async (name) => [name, await readFile(join(packageRoot, 'samples', name))] as const),
      )),
      ...Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)] as const),
    ]
    for (const [name, bytes] of documents) dossier.keep({ bytes, ...(await readDocument({ name, bytes })) })
    const server = await listen(openDesk(dossier), 0)
    const browser = await launchBrowser()
    const context = await browser.newContext({ viewport: { width: 1360, height: 860 } })
    const page = await context.newPage()
    return new ServedPage(folder, dossier, server, browser, page)
  }

  get address(): string {
    return this.server.address
  }

  /** Goes to a place afresh: what was open before does not count. */
  async open(place: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`${this.server.address}#/${place}`)
  }

  /** What axe finds wrong with what is shown. */
  async faults(): Promise<string[]> {
    await this.page.evaluate(axe.source)
    return this.page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
  }

  /** A source's file as it was given. */
  async bytesOf(source: string): Promise<Uint8Array> {
    const folder = join(this.dossier.folder, 'sources')
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (name.includes(source.slice(0, 12)) && statSync(join(folder, name)).isFile())
        return readFile(join(folder, name))
    throw new Error(`the file of ${source} is not kept`)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.close()
    this.dossier.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
