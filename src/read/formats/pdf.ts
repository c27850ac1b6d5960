import { join } from 'node:path'
import { packageRoot } from '../../languages/load.ts'
import { BadInput } from '../../model/index.ts'
import { structureOf } from '../structure.ts'
import { beginsWith, endsIn, type Format, MAX_CHARACTERS, MAX_PAGES, NO_META } from './format.ts'
import { LayoutWriter } from './layout.ts'
import type { Placed } from './placed.ts'

/** Milliseconds that one PDF may take. */
const TIME = 120_000

/** Born-digital PDF: its text items are put into rows, columns and pages, and read like laid-out text with sizes. No script in it is run. */
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
      stopAtErrors: false,
      verbosity: 0,
    })
    const clock = setTimeout(() => void task.destroy(), TIME)
    let laidOut: Awaited<ReturnType<typeof read>>
    try {
      laidOut = await read(await task.promise, name)
    } catch (error) {
      throw error instanceof BadInput ? error : new BadInput(name, problemOf(error))
    } finally {
      clearTimeout(clock)
      await task.destroy()
    }
    const { text, hints, boxes } = laidOut
    if (!/\S/.test(text))
      throw new BadInput(name, 'holds no text, only pictures of pages; it needs character recognition (OCR) first')
    return { text, encoding: null, structure: structureOf(text, hints), boxes, meta: NO_META }
  },
}

const headHolds = (bytes: Uint8Array, mark: string) =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes(mark)

type PdfDocument = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs')['getDocument']>['promise']>

async function read(document: PdfDocument, name: string): Promise<ReturnType<LayoutWriter['finish']>> {
  if (document.numPages > MAX_PAGES)
    throw new BadInput(name, `has ${document.numPages} pages; at most ${MAX_PAGES} are read`)
  const writer = new LayoutWriter()
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
    writer.page(placed, right - left)
    page.cleanup()
    if (writer.length > MAX_CHARACTERS) throw new BadInput(name, 'holds more text than is read of one document')
  }
  return writer.finish()
}

function problemOf(error: unknown): string {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') return 'is an encrypted PDF; it opens only with its password'
  if (error instanceof Error && /destroyed|terminated/i.test(error.message))
    return `takes longer than ${TIME / 1000} seconds to read`
  return 'is a damaged PDF'
}
