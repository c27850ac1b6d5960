import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/model/index.ts'
import { hasTesseract } from '../../src/read/formats/tesseract.ts'
import { flowsOf, readSource, rectanglesOf } from '../../src/read/index.ts'

/** First pages of the fixtures as a scanner gives them; what their PDFs say is what should be recognised. */
const folder = fileURLToPath(new URL('./fixtures', import.meta.url))
const names = ['antarctic.en', 'caspian.ru', 'lancang-mekong.zh']
const bytesOf = (file: string) => readFileSync(join(folder, file))

/** The words of running text and headings on the first page, one after the other. */
const wordsOf = (source: Source) =>
  flowsOf(source)
    .filter(({ block }) => block.page === 1 && block.kind !== 'note' && block.kind !== 'running-head')
    .map(({ text }) => text.replace(/\s+/g, ''))
    .join('')

/** Share of the stretches of four characters of one text that the other has as well. */
function share(one: string, other: string): number {
  let found = 0
  for (let at = 0; at + 4 <= one.length; at++) if (other.includes(one.slice(at, at + 4))) found++
  return found / (one.length - 3)
}

function scanned(picture: Buffer): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A5', margin: 0 })
  const chunks: Buffer[] = []
  return new Promise((done) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
    document.image(picture, 0, 0, { width: 419.53, height: 595.28 })
    document.end()
  })
}

const installed = await hasTesseract()

describe.skipIf(!installed)('pictures of pages (skipped where Tesseract is not installed)', () => {
  it.each(names)('%s is recognised as a picture', { timeout: 120_000 }, async (name) => {
    const source = await readSource({ name: `${name}.png`, bytes: bytesOf(`${name}.scan.png`) })
    const born = await readSource({ name: `${name}.pdf`, bytes: bytesOf(`${name}.pdf`) })
    expect(source.format).toBe('image')
    expect(share(wordsOf(born), wordsOf(source))).toBeGreaterThan(0.85)
    expect(source.boxes.length).toBeGreaterThan(10)
  })

  it('a scanned PDF is recognised page by page, at its places', { timeout: 120_000 }, async () => {
    const born = await readSource({ name: 'born.pdf', bytes: bytesOf('antarctic.en.pdf') })
    const source = await readSource({ name: 'scan.pdf', bytes: await scanned(bytesOf('antarctic.en.scan.png')) })
    expect(source.format).toBe('pdf')
    expect(share(wordsOf(born), wordsOf(source))).toBeGreaterThan(0.85)
    expect(source.remarks.map(({ message }) => message).join()).toContain('page 1')
    const heading = (of: Source) => {
      const block = of.blocks.find(({ number }) => number === 'II.')!
      return rectanglesOf(of)(block.pieces)[0]!
    }
    expect(Math.abs(heading(source).x - heading(born).x)).toBeLessThan(5)
    expect(Math.abs(heading(source).y - heading(born).y)).toBeLessThan(8)
  })
})

describe('without Tesseract', () => {
  it.each(['page.png', 'scan.pdf'])('%s gets one clear line', async (name) => {
    const bytes = name.endsWith('.png')
      ? bytesOf('antarctic.en.scan.png')
      : await scanned(bytesOf('antarctic.en.scan.png'))
    const path = process.env.PATH
    process.env.PATH = folder
    try {
      const error: unknown = await readSource({ name, bytes }).catch((error: unknown) => error)
      expect(String(error)).toMatch(/install Tesseract/)
      expect(String(error)).not.toContain('\n')
    } finally {
      process.env.PATH = path
    }
  })
})
