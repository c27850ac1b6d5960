import { join } from 'node:path'
import { packageRoot } from '../../languages/load.ts'
import { BadInput } from '../../model/index.ts'
import { structureOf } from '../structure.ts'
import { beginsWith, endsIn, type Format, MAX_CHARACTERS, MAX_PAGES, NO_META } from './format.ts'
import { LayoutWriter, withoutSizes } from './layout.ts'
import type { Placed } from './placed.ts'
import { recognisedPage } from './scan.ts'

/** Milliseconds that one PDF may take, the recognition of scanned pages not counted. */
const TIME = 120_000

/** Scanned pages of one PDF that are recognised at most. */
const MAX_SCANNED = 1_000

/**
 * PDF: its text items are put into rows, columns and pages, and read like laid-out text with sizes; pages without any, as a scanner leaves
 * them, are recognised by Tesseract, if there is one. No script in it is run.
 */
export const pdf: Format = {
  format: 'pdf',
  claims: (bytes, name) =>
    beginsWith(bytes, 0x25, 0x50, 0x44, 0x46) || (endsIn(name, '.pdf') && headHolds(bytes, '%PDF')),
  async extract(bytes, name) {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const assets = join(packageRoot, 'node_modules', 'pdfjs-dist')
    const task = getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${join(assets, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      isOffscreenCanvasSupported: false,
      wasmUrl: `${join(assets, 'wasm')}/`,
      stopAtErrors: false,
      verbosity: 0,
    })
    const clock = new Clock(() => void task.destroy())
    let laidOut: Awaited<ReturnType<typeof read>>
    try {
      laidOut = await read(await task.promise, name, clock)
    } catch (error) {
      throw error instanceof BadInput ? error : new BadInput(name, problemOf(error))
    } finally {
      clock.stop()
      await task.destroy()
    }
    const { text, hints, boxes, scanned, unread, problem } = laidOut
    if (!/\S/.test(text) && problem) throw problem
    if (!/\S/.test(text))
      throw new BadInput(name, 'holds no text, and no pictures of pages in which any was recognised')
    const structure = structureOf(text, scanned.length > 0 ? withoutSizes(hints) : hints)
    if (scanned.length > 0)
      structure.remarks.push({ at: null, message: `recognised from pictures: page ${scanned.join(', ')}` })
    if (unread.length > 0)
      structure.remarks.push({ at: null, message: `pictures, not read: page ${unread.join(', ')}` })
    return { text, encoding: null, structure, boxes, meta: NO_META }
  },
}

/** Time that pdf.js may take. It stands still while something else works. */
class Clock {
  #left = TIME
  #since = performance.now()
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly end: () => void) {
    this.start()
  }

  start(): void {
    this.#since = performance.now()
    this.#timer = setTimeout(this.end, this.#left)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#left -= performance.now() - this.#since
  }
}

const headHolds = (bytes: Uint8Array, mark: string) =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes(mark)

type PdfDocument = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs')['getDocument']>['promise']>

async function read(document: PdfDocument, name: string, clock: Clock) {
  if (document.numPages > MAX_PAGES)
    throw new BadInput(name, `has ${document.numPages} pages; at most ${MAX_PAGES} are read`)
  const writer = new LayoutWriter()
  const scanned: number[] = []
  /** Pages that are pictures and could not be recognised, with the reason. */
  const unread: number[] = []
  let problem: BadInput | null = null
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [left = 0, , right = 0, top = 0] = page.view
    const { items } = await page.getTextContent()
    const placed: Placed[] = []
    for (const item of items) {
      if (!('str' in item)) continue
      const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[]
      const size = Math.hypot(a, b) || Math.abs(d) || item.height
      placed.push({ text: item.str, x: x - left, y: top - y, width: item.width, size })
    }
    if (placed.every(({ text }) => text.trim() === '') && scanned.length < MAX_SCANNED) {
      clock.stop()
      const words = await recognisedPage(page, name).catch((error: unknown) => {
        if (!(error instanceof BadInput)) throw error
        problem = error
        unread.push(number)
        return null
      })
      clock.start()
      if (words && words.length > 0) {
        scanned.push(number)
        placed.push(...words)
      }
    }
    writer.page(placed, right - left, scanned.at(-1) === number)
    page.cleanup()
    if (writer.length > MAX_CHARACTERS) throw new BadInput(name, 'holds more text than is read of one document')
  }
  return { ...writer.finish(), scanned, unread, problem: problem as BadInput | null }
}

function problemOf(error: unknown): string {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') return 'is an encrypted PDF; it opens only with its password'
  if (error instanceof Error && /destroyed|terminated/i.test(error.message))
    return `takes longer than ${TIME / 1000} seconds to read`
  return 'is a damaged PDF'
}
