/**
 * Sets the documents of `test/read/fixtures/*.md` with LibreOffice as PDF, DOCX and HTML: each with a running head, page numbers, footnotes, a
 * list and a table, and the first page as a picture; the English one also as a two-column PDF with words cut at line ends and ligatures. Needs `soffice` (LibreOffice, in
 * Debian `libreoffice-writer`) and `pdftoppm` (`poppler-utils`), which no test does: what it makes is kept in the repository.
 *
 *     npx tsx scripts/make-fixtures.ts [FOLDER]
 *
 * writes beside the sources, or to FOLDER.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDocument } from './fixture-document.ts'

const sources = fileURLToPath(new URL('../test/read/fixtures', import.meta.url))
const to = process.argv[2] ?? sources
mkdirSync(to, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'fixtures-'))

function convert(file: string, format: string): void {
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', format, '--outdir', to, file],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

for (const source of readdirSync(sources).filter((name) => name.endsWith('.md'))) {
  const name = basename(source, '.md')
  const language = name.slice(-2)
  const markdown = readFileSync(join(sources, source), 'utf8')
  const plain = join(work, `${name}.fodt`)
  writeFileSync(plain, openDocument(markdown, { language, columns: 1 }))
  convert(plain, 'pdf:writer_pdf_Export')
  convert(plain, 'docx:Office Open XML Text')
  convert(plain, 'html:HTML (StarWriter)')
  // The first page as a scanner gives it.
  const scan = ['-png', '-mono', '-r', '200', '-singlefile', '-l', '1']
  execFileSync('pdftoppm', [...scan, join(to, `${name}.pdf`), join(to, `${name}.scan`)])
  if (language !== 'en') continue
  const columns = join(work, `${name}.columns.fodt`)
  writeFileSync(columns, openDocument(markdown, { language, columns: 2 }))
  convert(columns, 'pdf:writer_pdf_Export')
}
rmSync(work, { recursive: true })
