import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../model/index.ts'
import { documentsOf, readSource } from '../index.ts'

type Options = ConstructorParameters<typeof PDFDocument>[0]

function pdf(options: Options, write: (document: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const document = new PDFDocument(options)
  const chunks: Buffer[] = []
  return new Promise((done) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
    write(document)
    document.end()
  })
}

/** A PDF of so many empty pages that share everything. */
function bare(pages: number): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(' ')}] >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return strToU8(file)
}

const refused = (name: string, bytes: Uint8Array) => readSource({ name, bytes }).catch((error: unknown) => error)

describe('documents that mean harm, or are hard to read', () => {
  it('refuses an encrypted PDF in one line', async () => {
    const bytes = await pdf({ userPassword: 'harbour' }, (page) => page.text('The strait is open.'))
    const error = await refused('locked.pdf', bytes)
    expect(error).toBeInstanceOf(BadInput)
    expect(String(error)).not.toContain('\n')
  })

  it('reads many pages', async () => {
    const bytes = await pdf({}, (document) => {
      for (let page = 1; page <= 300; page++) {
        if (page > 1) document.addPage()
        document.text(`The ferry of day ${page} crossed the strait without delay.`)
      }
    })
    const source = await readSource({ name: 'long.pdf', bytes })
    expect(source.pages.length).toBe(300)
  })

  it('refuses more pages than are read, at once', { timeout: 120_000 }, async () => {
    const error = await refused('endless.pdf', bare(10_000))
    expect(error).toBeInstanceOf(BadInput)
    expect(String(error)).toContain('10000 pages')
  })

  it('refuses a PDF without pages, and damaged ones', async () => {
    const whole = await pdf({}, (page) => page.text('The strait is open.'))
    for (const [name, bytes] of [
      ['none.pdf', bare(0)],
      ['half.pdf', whole.subarray(0, 300)],
      ['head.pdf', strToU8('%PDF-1.7')],
    ] as const) {
      const error = await refused(name, bytes)
      expect(error, name).toBeInstanceOf(BadInput)
      expect(String(error)).not.toContain('\n')
    }
  })

  it('runs no script of a PDF', async () => {
    const bytes = await pdf({}, (document) => {
      document.text('The strait is open.')
      const { data } = (document as unknown as { _root: { data: Record<string, unknown> } })._root
      data.OpenAction = { S: 'JavaScript', JS: new String('globalThis.ranInPdf = 1; app.alert(1)') }
    })
    expect(Buffer.from(bytes).toString('latin1')).toContain('/JavaScript')
    const source = await readSource({ name: 'script.pdf', bytes })
    expect(source.text.trim()).toBe('The strait is open.')
    expect('ranInPdf' in globalThis).toBe(false)
  })

  it('fetches and expands no entity of a Word document', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const body = (words: string) =>
      `<w:document ${w}><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`
    const external = `<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/hostname">]>${body('The port: &secret;')}`
    const laughs = `<!DOCTYPE d [<!ENTITY a "ha">${'bcdefghij'
      .split('')
      .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
      .join('')}]>${body('The port: &j;')}`
    for (const xml of [external, laughs]) {
      const error = await refused('entities.docx', zipSync({ 'word/document.xml': strToU8(xml) }))
      expect(error).toBeInstanceOf(BadInput)
    }
  })

  it('refuses a ZIP bomb, and an archive in archives without end', async () => {
    const bomb = zipSync({ 'bomb.txt': new Uint8Array(60_000_000).fill(0x61) })
    const { documents, problems } = await documentsOf({ name: 'bomb.zip', bytes: bomb })
    expect([documents.length, problems.length]).toEqual([0, 1])
    expect(problems[0]!.problem).toMatch(/ZIP bomb/)
    let nested = zipSync({ 'note.txt': strToU8('The strait is open.') })
    for (let depth = 0; depth < 6; depth++) nested = zipSync({ 'inner.zip': nested })
    const inner = await documentsOf({ name: 'deep.zip', bytes: nested })
    expect([inner.documents.length, inner.problems.length]).toEqual([0, 1])
  })

  it('runs no script of a page', async () => {
    const html =
      '<p onclick="globalThis.ran=1">The strait is open.</p><script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1">'
    const source = await readSource({ name: 'page.html', bytes: strToU8(html) })
    expect(source.text.trim()).toBe('The strait is open.')
    expect('ran' in globalThis).toBe(false)
  })

  it('refuses a Word document that unpacks without end', async () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) })
    expect(await refused('bomb.docx', bytes)).toBeInstanceOf(BadInput)
  })

  it('reads KOI8-R', async () => {
    const letters = 'юабцдефгхийклмнопярстужвьызшэщчъ'
    const text = 'стороны договорились о торговле рыбой и о портах. договор вступает в силу со дня его подписания.'
    const bytes = Uint8Array.from(text, (letter) =>
      letters.includes(letter) ? 0xc0 + letters.indexOf(letter) : letter.charCodeAt(0),
    )
    const source = await readSource({ name: 'port.txt', bytes })
    expect([source.encoding, source.text]).toEqual(['koi8-r', text])
  })
})
