import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { BadInput, type Source } from '../../model/index.ts'
import { documentsOf, flowsOf, readSource } from '../index.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (name: string, text: string | Uint8Array) =>
  readSource({ name, bytes: typeof text === 'string' ? encode(text) : text })

/** What a person sees of the structure: kind, number and words of every block. */
const seen = (source: Source) => flowsOf(source).map(({ block, text }) => [block.kind, block.number, text])
const notes = (source: Source) => {
  const points = [...source.text]
  const flows = flowsOf(source)
  return source.notes.map((note) => [
    note.marker,
    flows[note.block]!.text,
    note.call && points.slice(note.call.start, note.call.end).join(''),
  ])
}

const paragraph =
  'The ferry treaty of 4 May 1971 opened the strait to the ships of both coastal States, and it has been in force ever since without interruption.'

/** The same small document, in each format; every one of them must come to the same structure. */
const expected = [
  ['title', null, 'The ferry treaty'],
  ['heading', null, 'Origins'],
  ['paragraph', null, paragraph],
  ['item', null, 'first, passage;'],
  ['item', null, 'second, fees.'],
  ['table', null, 'Year Ships 1971 12'],
  ['note', '1', 'A. Sailor, “Straits,” Sea Review, No. 2, 1975, p. 3.'],
]

const markdown = `# The ferry treaty

## Origins

${paragraph}[^a]

* first, passage;
* second, fees.

| Year | Ships |
| --- | --- |
| 1971 | 12 |

[^a]: A. Sailor, “Straits,” *Sea Review*, No. 2, 1975, p. 3.
`

const html = `<!doctype html><html><head><title>Sea pages: The ferry treaty</title><meta charset="utf-8"><script>document.write('run')</script></head><body>
<nav><a href="/">Home</a></nav><main><h1>The ferry treaty</h1><h2>Origins</h2>
<p>${paragraph}<sup><a id="r1" href="#n1">1</a></sup></p><ul><li>first, passage;</li><li>second, fees.</li></ul>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1971</td><td>12</td></tr></table>
<ol class="footnotes"><li id="n1"><p>A. Sailor, “Straits,” <i>Sea Review</i>, No. 2, 1975, p. 3. <a href="#r1">↩</a></p></li></ol></main>
<footer>Imprint</footer></body></html>`

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const wordParagraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const cell = (text: string) => `<w:tc>${wordParagraph(run(text))}</w:tc>`
const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

function docx(extra: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    'word/document.xml':
      strToU8(`<w:document ${w}><w:body>${wordParagraph(run('The ferry treaty'), '<w:pStyle w:val="T"/>')}
${wordParagraph(run('Origins'), '<w:pStyle w:val="H1"/>')}${wordParagraph(`${run(paragraph)}<w:r><w:footnoteReference w:id="2"/></w:r>`)}
${wordParagraph(run('first, passage;'), bullet)}${wordParagraph(run('second, fees.'), bullet)}
<w:tbl><w:tr>${cell('Year')}${cell('Ships')}</w:tr><w:tr>${cell('1971')}${cell('12')}</w:tr></w:tbl></w:body></w:document>`),
    'word/styles.xml': strToU8(
      `<w:styles ${w}><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
    'word/numbering.xml': strToU8(
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ),
    'word/footnotes.xml': strToU8(
      `<w:footnotes ${w}><w:footnote w:id="2">${wordParagraph(`<w:r><w:footnoteRef/></w:r>${run(' A. Sailor, “Straits,” Sea Review, No. 2, 1975, p. 3.')}`)}</w:footnote></w:footnotes>`,
    ),
    ...extra,
  })
}

describe('one document in several formats', () => {
  it.each([
    ['ferry.md', markdown],
    ['ferry.html', html],
    ['ferry.docx', docx()],
  ])('%s has the same structure', async (name, content) => {
    const source = await read(name, content)
    expect(seen(source)).toEqual(expected)
    expect(notes(source)).toEqual([['1', 'A. Sailor, “Straits,” Sea Review, No. 2, 1975, p. 3.', '1']])
    expect(source.self.title).toBe('The ferry treaty')
  })

  it('never shows what a script would write', async () => {
    expect((await read('ferry.html', html)).text).not.toContain('run')
  })
})

describe('mail and archives', () => {
  const mail = `From: Jane Doe <jane@example.org>\r\nSubject: The strait\r\nDate: Tue, 4 May 2021 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe strait is open.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nAttached words.\r\n--b--\r\n`
  it('reads a mail with its fields', async () => {
    const source = await read('strait.eml', mail)
    expect(source.self).toEqual({ title: 'The strait', authors: ['Jane Doe'], symbol: null, date: '2021-05-04' })
    expect(seen(source)).toEqual([['paragraph', null, 'The strait is open.']])
  })
  it('finds the documents of archives and mails', async () => {
    const archive = zipSync({
      'one.txt': strToU8('One.'),
      '__MACOSX/x': strToU8('x'),
      'in/two.zip': zipSync({ 'm.eml': strToU8(mail) }),
    })
    const { documents, problems } = await documentsOf({ name: 'all.zip', bytes: archive })
    expect(documents.map(({ name }) => name)).toEqual([
      'all.zip/one.txt',
      'all.zip/in/two.zip/m.eml',
      'all.zip/in/two.zip/m.eml/a.txt',
    ])
    expect(problems).toEqual([])
  })
  it('refuses a bomb with one line, and keeps the rest', async () => {
    const bomb = zipSync({ 'zeros.txt': new Uint8Array(60_000_000) })
    const { documents, problems } = await documentsOf({
      name: 'all.zip',
      bytes: zipSync({ 'ok.txt': strToU8('Fine.'), 'bomb.zip': bomb }),
    })
    expect(documents.map(({ name }) => name)).toEqual(['all.zip/ok.txt'])
    expect(problems.map(String)).toEqual([
      'BadInput: all.zip/bomb.zip: unpacks to far more than it holds (a ZIP bomb?); refused',
    ])
  })
})

describe('encodings', () => {
  const chinese = '缔约双方同意在平等互利的基础上发展两国的友好合作关系。本条约自签字之日起生效，有效期为二十年。'
  const gb = Buffer.from(
    'b5d4d4bccbabb7bdcdacd2e2d4dac6bdb5c8bba5c0fbb5c4bbf9b4a1c9cfb7a2d5b9c1bdb9fab5c4d3d1bac3bacfd7f7b9d8cfb5a1a3',
    'hex',
  )
  const russian =
    'Стороны договорились о сотрудничестве в области торговли и культуры. Договор действует с первого января.'
  const cp1251 = Uint8Array.from([...russian], (unit) => {
    const code = unit.codePointAt(0)!
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  })
  const utf16 = (text: string, big: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
    return new Uint8Array(big ? bytes.swap16() : bytes)
  }
  it.each([
    ['utf-8', encode(chinese), chinese],
    ['utf-16le', utf16(russian, false, true), `\ufeff${russian}`],
    ['utf-16be', utf16('The Parties agree to trade.', true, false), 'The Parties agree to trade.'],
    ['windows-1251', cp1251, russian],
  ])('%s', async (encoding, bytes, text) => {
    const source = await read('x.txt', bytes)
    expect([source.encoding, source.text]).toEqual([encoding, text])
  })
  it('gb18030', async () => {
    const source = await read('x.txt', new Uint8Array(gb))
    expect(source.encoding).toBe('gb18030')
    expect(source.text).toContain('双方同意在平等互利的')
  })
})

describe('bad input is one clear line', () => {
  it.each<[string, Uint8Array, string]>([
    ['none.txt', new Uint8Array(), 'none.txt: is empty'],
    ['blank.txt', encode(' \n\n'), 'blank.txt: holds no visible text'],
    ['x.bin', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256), 'x.bin: is a binary file'],
    ['old.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old.doc: is a Word document of before 2007'],
    ['cut.pdf', encode('%PDF-1.7\n1 0 obj <<'), 'cut.pdf: is a damaged PDF'],
    ['no.docx', zipSync({ 'a.txt': strToU8('x') }), 'no.docx: is no Word document'],
    [
      'entity.docx',
      docx({
        'word/document.xml': strToU8(
          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
        ),
      }),
      'entity.docx: is a damaged Word document',
    ],
    ['huge.txt', new Uint8Array(101 * 1024 * 1024), 'huge.txt: is larger than 100 MB'],
    ['empty.html', encode('<html><body><script>x()</script></body></html>'), 'empty.html: holds no visible text'],
  ])('%s', async (name, bytes, line) => {
    const error = await read(name, bytes).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(BadInput)
    expect(String(error)).toContain(line)
    expect(String(error)).not.toContain('\n')
  })
})
