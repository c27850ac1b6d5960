/**
 * Sets `samples/source/joint-statement.en.txt` as a PDF: running head, page numbers, notes in smaller type at the foot of the page that
 * calls them. The same text gives the same bytes. Run it after changing the text:
 *
 *     npx tsx scripts/make-sample-pdf.ts [FILE]
 *
 * writes `samples/joint-statement.en.pdf`, or FILE. Times, one of the fonts that every PDF reader has, is enough for English; nothing is
 * embedded, so the file stays small.
 */
import { createWriteStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

type Document = InstanceType<typeof PDFDocument>
type Word = { text: string; call: string | null }
type Line = { words: Word[]; font: string; size: number; indent: number; before: number }
type Page = { lines: Line[]; notes: string[] }

const from = fileURLToPath(new URL('../samples/source/joint-statement.en.txt', import.meta.url))
const to = process.argv[2] ?? fileURLToPath(new URL('../samples/joint-statement.en.pdf', import.meta.url))

const HEAD = 'Depositary samples: Mongolia between organisations'
const WIDTH = 419.53
const HEIGHT = 595.28
const MARGIN = 54
const TEXT_SIZE = 10.5
const NOTE_SIZE = 8
const LEADING = 1.25

/** The text's paragraphs, and its notes by marker. */
function parse(text: string): { paragraphs: string[]; notes: Map<string, string> } {
  const [body = '', tail = ''] = text.split('\nNotes\n')
  const notes = new Map<string, string>()
  for (const line of tail.split('\n')) {
    const found = /^\[(\d+)\] (.+)$/.exec(line)
    if (found?.[1] && found[2]) notes.set(found[1], found[2])
  }
  return { paragraphs: body.split(/\n{2,}/).map((p) => p.trim()), notes }
}

/** Words with the call that follows each, if any: `1992,[1]` is the word `1992,` with the call 1. */
function words(paragraph: string): Word[] {
  return paragraph.split(' ').map((word) => {
    const found = /^(.*)\[(\d+)\](.*)$/.exec(word)
    return found ? { text: `${found[1]}${found[3]}`, call: found[2] ?? null } : { text: word, call: null }
  })
}

/** Greedy lines of one paragraph. */
function breakLines(pdf: Document, paragraph: string, index: number): Line[] {
  const heading = /^[IVX]+\. /.test(paragraph)
  const font = index === 0 || heading ? 'Times-Bold' : paragraph.startsWith('(') ? 'Times-Italic' : 'Times-Roman'
  const size = index === 0 ? 14 : TEXT_SIZE
  const indent = /^\d+\. /.test(paragraph) ? 14 : 0
  const room = WIDTH - 2 * MARGIN - indent
  pdf.font(font).fontSize(size)
  const lines: Line[] = []
  let line: Word[] = []
  const start = () => ({ words: line, font, size, indent, before: lines.length === 0 ? (heading ? 12 : 6) : 0 })
  for (const word of words(paragraph)) {
    const trial = [...line, word].map((w) => w.text + (w.call ?? '')).join(' ')
    if (line.length > 0 && pdf.widthOfString(trial) > room) {
      lines.push(start())
      line = []
    }
    line.push(word)
  }
  lines.push(start())
  return lines
}

function noteHeight(pdf: Document, notes: string[]): number {
  pdf.font('Times-Roman').fontSize(NOTE_SIZE)
  return notes.reduce(
    (sum, note) => sum + pdf.heightOfString(note, { width: WIDTH - 2 * MARGIN }) + 2,
    notes.length && 14,
  )
}

/** Lines on pages, keeping room at the foot for the notes that the page's lines call. */
function paginate(pdf: Document, lines: Line[], notes: Map<string, string>): Page[] {
  const pages: Page[] = []
  let page: Page = { lines: [], notes: [] }
  let used = 0
  for (const line of lines) {
    const called = line.words.flatMap(({ call }) => (call ? [`${call} ${notes.get(call) ?? ''}`] : []))
    const height = line.before + line.size * LEADING
    const room = HEIGHT - 2 * MARGIN - 24 - noteHeight(pdf, [...page.notes, ...called])
    if (used + height > room) {
      pages.push(page)
      page = { lines: [], notes: [] }
      used = 0
    }
    page.lines.push(line)
    page.notes.push(...called)
    used += height
  }
  return [...pages, page]
}

function drawLine(pdf: Document, line: Line, y: number): void {
  let x = MARGIN + line.indent
  const draw = (text: string, size: number, rise: number) => {
    pdf
      .font(line.font)
      .fontSize(size)
      .text(text, x, y - rise, { lineBreak: false })
    x += pdf.widthOfString(text)
  }
  let run = ''
  for (const { text, call } of line.words) {
    run += (run || x > MARGIN + line.indent ? ' ' : '') + text
    if (!call) continue
    draw(run, line.size, 0)
    draw(call, line.size * 0.6, -0.5)
    run = ''
  }
  if (run) draw(run, line.size, 0)
}

function drawPage(pdf: Document, page: Page, number: number, of: number): void {
  pdf.addPage()
  pdf
    .font('Times-Italic')
    .fontSize(8.5)
    .text(HEAD, MARGIN, MARGIN - 22, { lineBreak: false })
  let y = MARGIN + 6
  for (const line of page.lines) {
    y += line.before
    drawLine(pdf, line, y)
    y += line.size * LEADING
  }
  const width = WIDTH - 2 * MARGIN
  let foot = HEIGHT - MARGIN - 18 - noteHeight(pdf, page.notes)
  if (page.notes.length > 0)
    pdf
      .moveTo(MARGIN, foot)
      .lineTo(MARGIN + 90, foot)
      .lineWidth(0.5)
      .stroke()
  foot += 6
  for (const note of page.notes) {
    pdf.font('Times-Roman').fontSize(NOTE_SIZE).text(note, MARGIN, foot, { width })
    foot = pdf.y + 2
  }
  const label = `${number}/${of}`
  pdf.font('Times-Roman').fontSize(8.5)
  pdf.text(label, (WIDTH - pdf.widthOfString(label)) / 2, HEIGHT - MARGIN + 4, { lineBreak: false })
}

const { paragraphs, notes } = parse(readFileSync(from, 'utf8'))
const pdf = new PDFDocument({
  size: [WIDTH, HEIGHT],
  // The foot of the page is drawn below the text; without a bottom margin no page is added for it.
  margins: { top: MARGIN, bottom: 0, left: MARGIN, right: MARGIN },
  autoFirstPage: false,
  // Deflate's output differs between versions of Node; without it the bytes are the same everywhere.
  compress: false,
  info: { Title: paragraphs[0] ?? '', Producer: 'Depositary', CreationDate: new Date('2012-09-17T00:00:00Z') },
})
pdf.pipe(createWriteStream(to))
const pages = paginate(
  pdf,
  paragraphs.flatMap((paragraph, i) => breakLines(pdf, paragraph, i)),
  notes,
)
for (const [i, page] of pages.entries()) drawPage(pdf, page, i + 1, pages.length)
pdf.end()
