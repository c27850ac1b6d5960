import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadInput } from '../../model/index.ts'
import type { Placed } from './placed.ts'

/** Milliseconds that one picture may take. */
const TIME = 120_000

/** The languages that are asked for, by Tesseract's names. */
const LANGUAGES = ['chi_sim', 'chi_tra', 'eng', 'rus']

/** A page as recognised: its words at their places, in pixels from its top left corner. */
export interface Recognised {
  placed: Placed[]
  width: number
  height: number
}

/** Is Tesseract installed on this machine? */
export const hasTesseract = (): Promise<boolean> =>
  run(['--version'], '').then(
    () => true,
    () => false,
  )

/**
 * Recognises a picture (PNG, JPEG, TIFF, BMP, PNM) with the Tesseract of this machine, in those of the languages that it has; a TIFF may hold
 * several pages. Throws BadInput with the document's name: `missing` says what is to be done where there is no Tesseract.
 */
export async function recognised(picture: Uint8Array, name: string): Promise<Recognised[]> {
  const folder = await mkdtemp(join(tmpdir(), 'depositary-'))
  try {
    const path = join(folder, 'page')
    await writeFile(path, picture)
    const listed = await run(['--list-langs'], name)
    const languages = LANGUAGES.filter((language) => new RegExp(`^${language}$`, 'm').test(listed))
    return pagesOf(await run([path, 'stdout', '-l', languages.join('+') || 'eng', 'tsv'], name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function run(args: string[], name: string): Promise<string> {
  // One thread: files are read side by side already.
  const options = { timeout: TIME, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, OMP_THREAD_LIMIT: '1' } }
  return new Promise((resolve, reject) => {
    execFile('tesseract', args, options, (error, stdout) => {
      if (!error) resolve(stdout)
      else if ('code' in error && error.code === 'ENOENT') reject(new BadInput(name, MISSING))
      else reject(new BadInput(name, error.killed ? TOO_LONG : 'is a picture that Tesseract cannot read'))
    })
  })
}

const MISSING =
  'holds pictures of pages, no text; to read it, install Tesseract (tesseract-ocr with the languages chi_sim, eng, rus)'
const TOO_LONG = `takes longer than ${TIME / 1000} seconds to recognise`

/**
 * Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. A line's row stands before its
 * words', and gives them their common height.
 */
function pagesOf(table: string): Recognised[] {
  const pages = new Map<string, Recognised>()
  let line = { y: 0, size: 12 }
  for (const row of table.split('\n').slice(1)) {
    const [level, number = '1', , , , , left, top, width, height, , text = ''] = row.split('\t')
    const page = pages.get(number) ?? { placed: [], width: 1000, height: 1000 }
    if (level === undefined || level === '') continue
    pages.set(number, page)
    if (level === '1') Object.assign(page, { width: Number(width), height: Number(height) })
    if (level === '4') line = { y: Number(top) + Number(height), size: Number(height) }
    if (level === '5' && text.trim() !== '') page.placed.push({ text, x: Number(left), width: Number(width), ...line })
  }
  return [...pages.values()].map(evened)
}

/** A line is as high as the letters in it happen to be: most lines of a page are set in one size, and that is their middle height. */
function evened(page: Recognised): Recognised {
  const sizes = page.placed.map(({ size }) => size).sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 0
  return { ...page, placed: page.placed.map((word) => (word.size > usual * 1.6 ? word : { ...word, size: usual })) }
}
