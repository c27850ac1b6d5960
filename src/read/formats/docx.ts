import { BadInput } from '../../model/index.ts'
import { MarkupWriter } from '../markup.ts'
import { ListNumbers, shownNumber } from './docx-numbers.ts'
import { beginsWith, type Extract, endsIn, type Format, type Meta, NO_META } from './format.ts'
import { unzip } from './unzip.ts'
import { children, find, settingValue, type XmlElement, xmlParser } from './xml.ts'

const PARTS = /^(?:word\/(?:document|footnotes|endnotes|styles|numbering|settings)\.xml|docProps\/core\.xml)$/

/** Word documents: paragraphs with their styles, list numbers, tables, and real foot- and endnotes. */
export const docx: Format = {
  format: 'docx',
  claims: (bytes, name) => beginsWith(bytes, 0x50, 0x4b) && endsIn(name, '.docx', '.docm'),
  async extract(bytes, name) {
    const files = await unzip(bytes, name, (entry) => PARTS.test(entry))
    const parseXml = await xmlParser()
    const part = (path: string): XmlElement | null => {
      const file = files.get(path)
      if (!file) return null
      try {
        return parseXml(new TextDecoder().decode(file))
      } catch {
        throw new BadInput(name, `is a damaged Word document (${path})`)
      }
    }
    const document = part('word/document.xml')
    if (!document) throw new BadInput(name, 'is no Word document, though its name says so')
    return new DocxReader(document, part).read(name)
  },
}

class DocxReader {
  readonly #writer = new MarkupWriter()
  readonly #headings: Map<string, number>
  readonly #numbers: ListNumbers
  readonly #notes = new Map<string, XmlElement>()
  readonly #called: { key: string; marker: string }[] = []
  /** In which form notes of each kind are numbered. */
  readonly #forms = new Map<string, string>()
  readonly #meta: Meta

  constructor(
    private readonly document: XmlElement,
    part: (path: string) => XmlElement | null,
  ) {
    this.#headings = headingStyles(part('word/styles.xml'))
    this.#numbers = new ListNumbers(part('word/numbering.xml'))
    for (const kind of ['footnote', 'endnote']) {
      const notes = part(`word/${kind}s.xml`)
      for (const note of children(notes ? find(notes, `w:${kind}s`) : undefined, `w:${kind}`))
        this.#notes.set(`${kind}-${note.attributes['w:id']}`, note)
    }
    for (const place of [part('word/settings.xml'), document])
      for (const kind of ['footnote', 'endnote']) {
        const format = settingValue(place ? find(place, `w:${kind}Pr`) : undefined, 'w:numFmt')
        if (format) this.#forms.set(kind, format)
      }
    this.#meta = metaOf(part('docProps/core.xml'))
  }

  read(name: string): Extract {
    this.#blocks(find(this.document, 'w:body') ?? this.document)
    for (let at = 0; at < this.#called.length; at++) {
      const { key, marker } = this.#called[at]!
      this.#writer.openNote(key, marker)
      for (const paragraph of children(this.#notes.get(key), 'w:p')) {
        this.#runs(paragraph)
        this.#writer.text(' ')
      }
    }
    const { text, structure } = this.#writer.finish()
    if (!/\S/.test(text)) throw new BadInput(name, 'holds no visible text')
    return { text, encoding: null, structure, boxes: [], meta: this.#meta }
  }

  #blocks(parent: XmlElement): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:p') this.#paragraph(child)
      else if (child.name === 'w:tbl') this.#table(child)
      else if (child.name !== 'w:sectPr' && child.name !== 'w:del') this.#blocks(child)
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const properties = children(paragraph, 'w:pPr')[0]
    const style = settingValue(properties, 'w:pStyle') ?? ''
    const level = this.#headings.get(style)
    const number = this.#numbers.next(properties)
    if (level === 0) this.#writer.open('title')
    else if (level !== undefined) this.#writer.open('heading', level)
    else if (number) this.#writer.open(/\d/.test(number.text) ? null : 'item', number.level)
    else this.#writer.open(null)
    if (number) this.#writer.text(`${number.text} `)
    this.#runs(paragraph)
    this.#writer.close()
  }

  /** The text of the runs below, in order. What a change has deleted is left out. */
  #runs(parent: XmlElement): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      switch (child.name) {
        case 'w:t':
          this.#writer.text(child.children.filter((part) => typeof part === 'string').join(''))
          break
        case 'w:tab':
        case 'w:br':
        case 'w:cr':
          this.#writer.text(' ')
          break
        case 'w:noBreakHyphen':
          this.#writer.text('-')
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.#call(child)
          break
        case 'w:del':
        case 'w:instrText':
        case 'w:pPr':
        case 'w:rPr':
        case 'mc:Fallback':
          break
        default:
          this.#runs(child)
      }
    }
  }

  #call(reference: XmlElement): void {
    const kind = reference.name.slice(2, -'Reference'.length)
    const key = `${kind}-${reference.attributes['w:id']}`
    if (!this.#notes.has(key)) return
    const known = this.#called.find((note) => note.key === key)
    const marker = known?.marker ?? this.#nextMarker(kind)
    if (!known) this.#called.push({ key, marker })
    this.#writer.call(key, marker)
  }

  /** Footnotes and endnotes are counted apart. */
  #nextMarker(kind: string): string {
    const before = this.#called.filter((note) => note.key.startsWith(`${kind}-`)).length
    return shownNumber(before + 1, this.#forms.get(kind) ?? (kind === 'endnote' ? 'lowerRoman' : 'decimal'))
  }

  #table(table: XmlElement): void {
    const rows = children(table, 'w:tr').map((row) =>
      children(row, 'w:tc').map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()),
    )
    if (rows.some((row) => row.length > 1)) {
      this.#writer.open('table')
      this.#writer.text(
        rows
          .map((row) => row.join('\t'))
          .filter((row) => row.trim() !== '')
          .join('\n'),
        true,
      )
      this.#writer.close()
    } else for (const row of children(table, 'w:tr')) for (const cell of children(row, 'w:tc')) this.#blocks(cell)
  }
}

/** The visible text below, paragraphs parted by spaces. */
function textOf(element: XmlElement): string {
  if (element.name === 'w:del' || element.name === 'w:instrText') return ''
  const own =
    element.name === 'w:t'
      ? element.children.filter((part) => typeof part === 'string').join('')
      : element.name === 'w:tab' || element.name === 'w:br'
        ? ' '
        : ''
  const below = element.children.map((child) => (typeof child === 'string' ? '' : textOf(child))).join('')
  return element.name === 'w:p' ? `${below} ` : own + below
}

/** Style → depth of heading; 0 is the title's. */
function headingStyles(styles: XmlElement | null): Map<string, number> {
  const levels = new Map<string, number>()
  for (const style of children(styles ? find(styles, 'w:styles') : undefined, 'w:style')) {
    const id = style.attributes['w:styleId']
    const name = (settingValue(style, 'w:name') ?? '').toLowerCase()
    const outline = settingValue(children(style, 'w:pPr')[0], 'w:outlineLvl')
    const numbered = /^heading (\d)$/.exec(name)
    if (!id) continue
    if (name === 'title') levels.set(id, 0)
    else if (numbered) levels.set(id, Number(numbered[1]))
    else if (outline !== undefined && Number(outline) < 9) levels.set(id, Number(outline) + 1)
  }
  return levels
}

function metaOf(core: XmlElement | null): Meta {
  if (!core) return NO_META
  const field = (name: string) => {
    const words = find(core, name)
      ?.children.filter((part) => typeof part === 'string')
      .join('')
      .trim()
    return words ? words : null
  }
  const creator = field('dc:creator')
  return {
    title: field('dc:title'),
    authors: creator ? [creator] : [],
    date: /^\d{4}-\d\d-\d\d/.exec(field('dcterms:created') ?? '')?.[0] ?? null,
  }
}
