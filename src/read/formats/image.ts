import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadInput } from '../../model/index.ts'
import { structureOf } from '../structure.ts'
import { beginsWith, type Format, NO_META } from './format.ts'
import { LayoutWriter } from './layout.ts'
import type { Placed } from './placed.ts'

/** Milliseconds that one picture may take. */
const TIME = 120_000

/** Pictures of pages, read by a Tesseract that is installed on this machine; without one, a clear word. */
export const image: Format = {
  format: 'image',
  claims: (bytes) =>
    beginsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
    beginsWith(bytes, 0xff, 0xd8, 0xff) ||
    beginsWith(bytes, 0x49, 0x49, 0x2a, 0) ||
    beginsWith(bytes, 0x4d, 0x4d, 0, 0x2a) ||
    (beginsWith(bytes, 0x42, 0x4d) && bytes.length > 100 && bytes[6] === 0),
  async extract(bytes, name) {
    const folder = await mkdtemp(join(tmpdir(), 'depositary-'))
    try {
      const picture = join(folder, 'page')
      await writeFile(picture, bytes)
      const writer = new LayoutWriter()
      for (const page of pagesOf(await tesseract(picture, name))) writer.page(page.placed, page.width)
      const { text, hints, boxes } = writer.finish()
      if (!/\S/.test(text)) throw new BadInput(name, 'is a picture in which no text was recognised')
      return {
        text,
        encoding: null,
        structure: structureOf(text, { ...hints, small: new Set(), large: new Set() }),
        boxes,
        meta: NO_META,
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** Runs Tesseract with the languages it has of those that are read; gives its table of words. */
async function tesseract(picture: string, name: string): Promise<string> {
  const listed = await run(['--list-langs'], name)
  const languages = ['chi_sim', 'chi_tra', 'eng', 'rus'].filter((language) =>
    new RegExp(`^${language}$`, 'm').test(listed),
  )
  return run([picture, 'stdout', '-l', languages.join('+') || 'eng', 'tsv'], name)
}

function run(args: string[], name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('tesseract', args, { timeout: TIME, maxBuffer: 256 * 1024 * 1024 }, (error, stdout) => {
      if (!error) resolve(stdout)
      else if ('code' in error && error.code === 'ENOENT')
        reject(
          new BadInput(
            name,
            'is a picture; to read it, install Tesseract (tesseract-ocr with the languages chi_sim, eng, rus)',
          ),
        )
      else
        reject(
          new BadInput(
            name,
            error.killed
              ? `takes longer than ${TIME / 1000} seconds to recognise`
              : 'is a picture that Tesseract cannot read',
          ),
        )
    })
  })
}

/**
 * Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. A line's row stands before its
 * words', and gives them their common height.
 */
function pagesOf(table: string): { placed: Placed[]; width: number }[] {
  const pages = new Map<string, { placed: Placed[]; width: number }>()
  let line = { y: 0, size: 12 }
  for (const row of table.split('\n').slice(1)) {
    const [level, number = '1', , , , , left, top, width, height, , text = ''] = row.split('\t')
    const page = pages.get(number) ?? { placed: [], width: 1000 }
    pages.set(number, page)
    if (level === '1') page.width = Number(width)
    if (level === '4') line = { y: Number(top) + Number(height), size: Number(height) }
    if (level === '5' && text.trim() !== '') page.placed.push({ text, x: Number(left), width: Number(width), ...line })
  }
  return [...pages.values()]
}
