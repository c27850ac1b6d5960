import { Marked, type Token, type Tokens } from 'marked'
import footnotes from 'marked-footnote'

/** How a fixture is set. Two columns also cut words at line ends and set fi and fl as ligatures. */
export interface Setting {
  language: string
  columns: 1 | 2
}

/** A Markdown document with footnotes as an OpenDocument text in one XML file, ready for LibreOffice. */
export function openDocument(markdown: string, setting: Setting): string {
  const tokens = new Marked().use(footnotes()).lexer(markdown)
  return new Writer(tokens, setting).write()
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** marked-footnote's tokens, as far as they are read here. */
interface Footnote {
  label: string
  content: Token[]
}

class Writer {
  readonly #notes = new Map<string, Footnote>()
  #noteCount = 0
  #tables = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly setting: Setting,
  ) {
    for (const token of tokens)
      if (token.type === 'footnote') this.#notes.set((token as unknown as Footnote).label, token as unknown as Footnote)
  }

  write(): string {
    const blocks = this.tokens.map((token) => this.#block(token))
    const title = this.tokens.find((token) => token.type === 'heading') as Tokens.Heading
    const [head = '', ...rest] = blocks.filter((block) => block !== '')
    const body =
      this.setting.columns === 1
        ? [head, ...rest].join('\n')
        : `${head}\n<text:section text:style-name="Columns" text:name="Body">${rest.join('\n')}</text:section>`
    return frame(escaped(title.text), body, this.setting)
  }

  #block(token: Token): string {
    switch (token.type) {
      case 'heading': {
        const { depth, tokens } = token as Tokens.Heading
        return depth === 1
          ? `<text:p text:style-name="Title">${this.#inline(tokens)}</text:p>`
          : `<text:h text:style-name="Heading_20_${depth - 1}" text:outline-level="${depth - 1}">${this.#inline(tokens)}</text:h>`
      }
      case 'paragraph':
        return `<text:p text:style-name="Body">${this.#inline((token as Tokens.Paragraph).tokens)}</text:p>`
      case 'list': {
        const { ordered, items } = token as Tokens.List
        const style = ordered ? 'Numbers' : 'Bullets'
        return `<text:list text:style-name="${style}">${items.map((item) => `<text:list-item><text:p text:style-name="Body">${this.#inline(item.tokens)}</text:p></text:list-item>`).join('')}</text:list>`
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table
        const row = (cells: Tokens.TableCell[]) =>
          `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="Bordered" office:value-type="string"><text:p text:style-name="Cell">${this.#inline(cell.tokens)}</text:p></table:table-cell>`).join('')}</table:table-row>`
        return `<table:table table:name="T${++this.#tables}" table:style-name="Table"><table:table-column table:number-columns-repeated="${header.length}"/>${[header, ...rows].map(row).join('')}</table:table><text:p text:style-name="After"/>`
      }
      default:
        return ''
    }
  }

  #inline(tokens: readonly Token[]): string {
    return tokens
      .map((token) => {
        if (token.type === 'footnoteRef') return this.#note((token as unknown as Footnote).label)
        if (token.type === 'em')
          return `<text:span text:style-name="Italic">${this.#inline(token.tokens ?? [])}</text:span>`
        if ('tokens' in token && token.tokens) return this.#inline(token.tokens)
        return 'text' in token ? escaped(this.#set(token.text)) : ''
      })
      .join('')
  }

  #note(label: string): string {
    const content = this.#notes.get(label)?.content ?? []
    const words = content.map((token) => ('tokens' in token ? this.#inline(token.tokens ?? []) : '')).join('')
    return `<text:note text:id="n${this.#noteCount}" text:note-class="footnote"><text:note-citation>${++this.#noteCount}</text:note-citation><text:note-body><text:p text:style-name="Footnote">${words}</text:p></text:note-body></text:note>`
  }

  /** In columns, long words may be cut between a vowel and a consonant, and ligatures are written as such. */
  #set(text: string): string {
    if (this.setting.columns === 1) return text
    return text
      .replace(/\p{L}{8,}/gu, (word) =>
        word.replace(/(?<=^.{2,}[aeiou])(?=[bcdfgklmnpqrstvz][aeiou].{2,}$)/g, '\u00ad'),
      )
      .replace(/fi/g, '\ufb01')
      .replace(/fl/g, '\ufb02')
  }
}

/** The styles of the page and the text, in the fonts that Debian has for each script. */
function frame(title: string, body: string, { language, columns }: Setting): string {
  const country = { en: 'GB', ru: 'RU', zh: 'CN' }[language] ?? 'none'
  const face = `style:font-name="DejaVu Serif" fo:font-family="'DejaVu Serif'" style:font-family-asian="'Noto Sans CJK SC'"`
  const speech = `fo:language="${language === 'zh' ? 'en' : language}" fo:country="${language === 'zh' ? 'GB' : country}" style:language-asian="zh" style:country-asian="CN"`
  const paragraph = (name: string, size: number, extra = '', weight = '') =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${extra}/><style:text-properties ${face} ${speech} fo:font-size="${size}pt" style:font-size-asian="${size}pt" ${weight}/></style:style>`
  const bold = 'fo:font-weight="bold" style:font-weight-asian="bold"'
  const list = (name: string, level: string) =>
    `<text:list-style style:name="${name}">${level}<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.7cm" fo:text-indent="-0.7cm" fo:margin-left="0.7cm"/></style:list-level-properties></text:list-level-style-${name === 'Numbers' ? 'number' : 'bullet'}></text:list-style>`
  const numbering = language === 'zh' ? '①, ②, ③, ...' : '1'
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
${paragraph('Title', 15, 'fo:text-align="center" fo:margin-bottom="0.5cm"', bold).replace('style:name="Title"', 'style:name="Title" style:class="chapter"')}
${paragraph('Heading_20_1', 12, 'fo:margin-top="0.5cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"', bold).replace('style:name="Heading_20_1"', 'style:name="Heading_20_1" style:display-name="Heading 1" style:default-outline-level="1"')}
${paragraph('Body', 10, 'fo:margin-bottom="0.25cm" fo:text-align="justify"')}
${paragraph('Cell', 9)}
${paragraph('After', 6)}
${paragraph('Head', 8, 'fo:text-align="center"')}
${paragraph('Foot', 8, 'fo:text-align="center"')}
${paragraph('Footnote', 8, 'fo:margin-left="0.5cm" fo:text-indent="-0.5cm"')}
<style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Raised" style:num-format="${numbering}" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
${list('Numbers', '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">')}
${list('Bullets', '<text:list-level-style-bullet text:level="1" text:bullet-char="•">')}
<style:style style:name="Table" style:family="table"><style:table-properties style:width="11cm" table:align="left"/></style:style>
<style:style style:name="Bordered" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="${columns === 1 ? 14.8 : 21}cm" fo:page-height="${columns === 1 ? 21 : 29.7}cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="1.8cm" fo:margin-right="1.8cm"><style:footnote-sep style:width="0.02cm" style:rel-width="25%" style:color="#000000"/></style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p text:style-name="Head">${title}</text:p></style:header><style:footer><text:p text:style-name="Foot"><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
${body}
</office:text></office:body>
</office:document>
`
}
