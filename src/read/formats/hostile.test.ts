import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { BadInput } from '../../model/index.ts'
import { readSource } from '../index.ts'

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
