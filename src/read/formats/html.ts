import type { DefaultTreeAdapterTypes } from 'parse5'
import { BadInput } from '../../model/index.ts'
import { structurePatterns } from '../data.ts'
import { decode } from '../encodings.ts'
import { MarkupWriter } from '../markup.ts'
import { shownNumber } from './docx-numbers.ts'
import { type Extract, endsIn, type Format, NO_META } from './format.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** HTML: the main text with headings, lists, tables and notes. The tree is only looked at: no script runs, nothing is fetched. */
export const html: Format = {
  format: 'html',
  claims: (bytes, name) =>
    endsIn(name, '.html', '.htm', '.xhtml') ||
    /^\s*(?:<!doctype html|<html[\s>])/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 512))),
  async extract(bytes, name) {
    const { text, encoding } = await decodeHtml(bytes, name)
    return { ...(await readHtml(text, name)), encoding }
  },
}

/** Reads HTML that is already decoded. */
export async function readHtml(markup: string, name: string): Promise<Extract> {
  const { parse } = await import('parse5')
  const walker = new HtmlWalker(parse(markup.replace(/^\ufeff/, '')))
  const { text, structure } = walker.read()
  if (!/\S/.test(text)) throw new BadInput(name, 'holds no visible text')
  return { text, encoding: null, structure, boxes: [], meta: walker.meta() }
}

/** The encoding that the document names in its head, if it is a known one, else the one its bytes tell. */
async function decodeHtml(bytes: Uint8Array, name: string): Promise<{ text: string; encoding: string }> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  if (named && !/^utf-?16/i.test(named)) {
    try {
      const decoder = new TextDecoder(named)
      return { text: decoder.decode(bytes), encoding: decoder.encoding }
    } catch {
      // An unknown label: the bytes decide.
    }
  }
  return decode(bytes, name)
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'form',
  'button',
  'iframe',
  'object',
  'select',
  'head',
  'audio',
  'video',
  'canvas',
  'map',
  'math',
])
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'figcaption',
  'address',
  'dt',
  'dd',
  'aside',
  'details',
  'summary',
  'center',
  'footer',
  'figure',
  'ul',
  'ol',
  'dl',
  'tr',
  'td',
  'th',
  'tbody',
  'body',
  'hr',
])
const MARKER = /^[[(（［]?(?:\d{1,3}|[a-z]|[*†‡§①-⑳]+|[ivx]{1,4})[\])）］]?$/i
const isMarker = (text: string) =>
  MARKER.test(text) || structurePatterns().noteMarkers.test(text.replace(/^[[(（［]|[\])）］]$/g, ''))
/** Characters of a table's cell beyond which the table only lays out a page. */
const CELL = 600

class HtmlWalker {
  readonly #root: Element
  readonly #writer = new MarkupWriter()
  readonly #byId = new Map<string, Element>()
  readonly #head: Element[] = []
  /** Containers of notes → key and marker; anchors that call them → the same key. */
  readonly #notes = new Map<Element, { key: string; marker: string }>()
  readonly #calls = new Map<Element, { key: string; marker: string }>()
  /** Headings of the first depth: one alone is the title, several head the document's parts. */
  #topHeadings = 0

  constructor(document: DefaultTreeAdapterTypes.Document) {
    const elements = [...descendants(document)]
    for (const element of elements) {
      const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : null)
      if (id && !this.#byId.has(id)) this.#byId.set(id, element)
      if (element.tagName === 'meta' || element.tagName === 'title') this.#head.push(element)
    }
    this.#root = mainOf(elements) ?? elements.find((element) => element.tagName === 'body') ?? elements[0]!
    for (const element of elements) if (element.tagName === 'a') this.#tie(element)
  }

  read(): ReturnType<MarkupWriter['finish']> {
    const title = this.meta().title
    this.#topHeadings = [...descendants(this.#root)].filter((element) => element.tagName === 'h1').length
    if (this.#topHeadings === 0 && title) {
      this.#writer.open('title')
      this.#writer.text(title)
      this.#writer.close()
    }
    this.#walk(this.#root)
    return this.#writer.finish()
  }

  meta() {
    const named = (names: string[]) =>
      this.#head.find((element) =>
        names.includes((attribute(element, 'name') ?? attribute(element, 'property') ?? '').toLowerCase()),
      )
    const content = (...names: string[]) => attribute(named(names), 'content')
    const title = this.#head.find((element) => element.tagName === 'title')
    const date = content(
      'article:published_time',
      'dc.date',
      'dc.date.issued',
      'date',
      'pubdate',
      'citation_publication_date',
      'citation_date',
    )
    return {
      ...NO_META,
      title: content('og:title', 'citation_title', 'dc.title') ?? (title ? textOf(title).trim() || null : null),
      authors: [content('author', 'citation_author', 'dc.creator')].filter((author) => author !== null),
      date: date ? (/^\d{4}-\d\d-\d\d/.exec(date.replaceAll('/', '-'))?.[0] ?? null) : null,
    }
  }

  /** Ties an anchor that looks like a note's call to the element it leads to, if a note stands there. */
  #tie(anchor: Element): void {
    const href = attribute(anchor, 'href')
    const marker = textOf(anchor).trim()
    if (!href?.startsWith('#') || !isMarker(marker)) return
    const target = this.#byId.get(href.slice(1))
    const container = target && containerOf(target)
    if (!container || isInside(anchor, container) || this.#isInNote(anchor)) return
    const known = this.#notes.get(container)
    const isNote = known || leadsBack(container, anchor) || placeOf(container)
    if (!isNote || textOf(container).trim().length < 3) return
    const note = known ?? { key: href.slice(1), marker }
    this.#notes.set(container, note)
    this.#calls.set(anchor, note)
  }

  /** Walks the tree without recursion: a page may nest as deep as it likes. */
  #walk(root: Element): void {
    const stack: { node: Node; leave: boolean; depth: number }[] = [{ node: root, leave: false, depth: 0 }]
    while (stack.length > 0) {
      const { node, leave, depth } = stack.pop()!
      if (!isElement(node)) {
        if (node.nodeName === '#text' && 'value' in node) this.#writer.text(node.value)
        continue
      }
      if (leave) {
        if (isBlock(node)) this.#writer.close()
        continue
      }
      if (this.#enter(node, depth)) continue
      stack.push({ node, leave: true, depth })
      const inner = node.tagName === 'ul' || node.tagName === 'ol' ? depth + 1 : depth
      for (const child of [...node.childNodes].reverse()) stack.push({ node: child, leave: false, depth: inner })
    }
  }

  /** Opens what the element opens; true if the element is done with. */
  #enter(element: Element, depth: number): boolean {
    const { tagName } = element
    const note = this.#notes.get(element)
    if (note) this.#writer.openNote(note.key, note.marker)
    else if (this.#calls.has(element)) {
      const { key, marker } = this.#calls.get(element)!
      this.#writer.call(key, marker)
      return true
    } else if (tagName === 'a' && this.#isWayBack(element)) return true
    else if (SKIPPED.has(tagName) || isHidden(element)) return true
    else if (furnitureOf(element)) {
      this.#writer.open(/\p{L}/u.test(textOf(element)) ? 'running-head' : 'page-number')
      this.#writer.text(textOf(element))
      this.#writer.close()
      return true
    } else if (/^h[1-6]$/.test(tagName)) {
      const depth = Number(tagName[1])
      const isTitle = depth === 1 && this.#topHeadings === 1
      const level = this.#topHeadings > 1 ? depth : Math.max(1, depth - 1)
      this.#writer.open(isTitle ? 'title' : 'heading', isTitle ? null : level)
    } else if (tagName === 'li') {
      const number = numberOf(element)
      // A number says all; a paragraph may be numbered so as well.
      this.#writer.open(number !== null && /\d/.test(number) ? null : 'item', Math.max(1, depth))
      if (number !== null) this.#writer.text(`${number} `)
    } else if (tagName === 'table' && isData(element)) {
      this.#writer.open('table')
      this.#writer.text(tableText(element), true)
      this.#writer.close()
      return true
    } else if (tagName === 'blockquote') this.#writer.open('quotation')
    else if (tagName === 'pre') {
      this.#writer.open(null)
      this.#writer.text(textOf(element).trim(), true)
      this.#writer.close()
      return true
    } else if (tagName === 'br') this.#writer.text(' ')
    else if (
      tagName === 'p' &&
      isElement(element.parentNode) &&
      (this.#notes.has(element.parentNode) ||
        element.parentNode.tagName === 'li' ||
        element.parentNode.tagName === 'blockquote') &&
      firstElement(element.parentNode) === element
    )
      return false
    else if (isBlock(element))
      this.#writer.open(
        element.parentNode && isElement(element.parentNode) && element.parentNode.tagName === 'blockquote'
          ? 'quotation'
          : null,
      )
    return false
  }

  /** A link inside a note that leads back to its call ("↑", "^", its number). */
  #isWayBack(anchor: Element): boolean {
    const href = attribute(anchor, 'href')
    if (!href?.startsWith('#') || textOf(anchor).trim().length > 5) return false
    return this.#isInNote(anchor)
  }

  #isInNote(element: Element): boolean {
    for (let node: Element | null = element; node; node = parentOf(node)) if (this.#notes.has(node)) return true
    return false
  }
}

const isElement = (node: unknown): node is Element => typeof node === 'object' && node !== null && 'tagName' in node
const attribute = (element: Element | undefined, name: string): string | null =>
  element?.attrs.find((attr) => attr.name === name)?.value ?? null
const parentOf = (element: Element): Element | null => (isElement(element.parentNode) ? element.parentNode : null)
const firstElement = (element: Element): Element | undefined => element.childNodes.find(isElement)
const isBlock = (element: Element) =>
  BLOCKS.has(element.tagName) || /^h[1-6]$|^(?:li|blockquote|pre|table)$/.test(element.tagName)
const isHidden = (element: Element) =>
  attribute(element, 'hidden') !== null ||
  /display\s*:\s*none/i.test(attribute(element, 'style') ?? '') ||
  /\b(?:mw-editsection|sr-only|visually-hidden)\b/.test(attribute(element, 'class') ?? '')

/** All elements below, in document order. */
function* descendants(root: { childNodes: Node[] }): Generator<Element> {
  const stack = [...root.childNodes].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (!isElement(node)) continue
    yield node
    for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at]!)
  }
}

function textOf(element: Element): string {
  const parts: string[] = []
  const stack: Node[] = [...element.childNodes].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (isElement(node)) for (let at = node.childNodes.length - 1; at >= 0; at--) stack.push(node.childNodes[at]!)
    else if ('value' in node) parts.push(node.value)
  }
  return parts.join('')
}

/** The element that holds the page's own text, if it says so. */
function mainOf(elements: readonly Element[]): Element | null {
  const main = elements.find(
    (element) =>
      element.tagName === 'main' ||
      attribute(element, 'role') === 'main' ||
      attribute(element, 'id') === 'mw-content-text',
  )
  if (main) return main
  const articles = elements.filter((element) => element.tagName === 'article')
  return articles.length === 1 ? articles[0]! : null
}

/** The block that a note's target stands for. */
function containerOf(target: Element): Element {
  for (let node: Element | null = target; node; node = parentOf(node))
    if (/^(?:li|p|div|dd|aside|td|section)$/.test(node.tagName)) return node
  return target
}

function isInside(element: Element, ancestor: Element): boolean {
  for (let node: Element | null = element; node; node = parentOf(node)) if (node === ancestor) return true
  return false
}

/** Has the container a link back to the anchor or to what holds it? */
function leadsBack(container: Element, anchor: Element): boolean {
  const ids = new Set<string>()
  let node: Element | null = anchor
  for (let up = 0; node && up < 3; up++, node = parentOf(node)) {
    const id = attribute(node, 'id') ?? attribute(node, 'name')
    if (id) ids.add(`#${id}`)
  }
  for (const element of descendants(container))
    if (element.tagName === 'a' && ids.has(attribute(element, 'href') ?? '')) return true
  return false
}

/** Does the container stand in a list of notes, by its own or its parents' names? */
function placeOf(container: Element): boolean {
  let node: Element | null = container
  for (let up = 0; node && up < 4; up++, node = parentOf(node)) {
    if (node.tagName === 'body' || node.tagName === 'main' || node.tagName === 'article') return false
    if (
      structurePatterns().notePlaces.test(
        `${attribute(node, 'id') ?? ''} ${attribute(node, 'class') ?? ''} ${attribute(node, 'role') ?? ''}`,
      )
    )
      return true
  }
  return false
}

/** Number of an item of an ordered list as it is shown: "3.", "c."; null for any other item. */
function numberOf(item: Element): string | null {
  const list = parentOf(item)
  if (list?.tagName !== 'ol') return null
  let value = Number(attribute(list, 'start') ?? 1) - 1
  for (const node of list.childNodes) {
    if (!isElement(node) || node.tagName !== 'li') continue
    value = Number(attribute(node, 'value') ?? value + 1)
    if (node === item) break
  }
  return `${shownNumber(value, LIST_TYPES[attribute(list, 'type') ?? '1'] ?? 'decimal')}.`
}

/** The `type` of a list in HTML, by the names that Word gives them. */
const LIST_TYPES: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }

/** Is it what a word processor writes for the head or the foot of the page? */
const furnitureOf = (element: Element): boolean =>
  element.tagName === 'div' && /^(?:header|footer)$/.test(attribute(element, 'title') ?? '')

/** Does a table hold data, and not the layout of a page? */
function isData(table: Element): boolean {
  let rows = 0
  let cells = 0
  for (const element of descendants(table)) {
    if (element.tagName === 'table' || /^(?:h[1-6]|ul|ol)$/.test(element.tagName)) return false
    if (element.tagName === 'tr') rows++
    if (element.tagName !== 'td' && element.tagName !== 'th') continue
    cells++
    if (textOf(element).length > CELL) return false
  }
  return rows > 1 && cells > rows
}

/** Rows as lines, cells parted by tabs. */
function tableText(table: Element): string {
  const rows: string[] = []
  for (const element of descendants(table)) {
    if (element.tagName === 'caption') rows.push(textOf(element).replace(/\s+/g, ' ').trim())
    if (element.tagName !== 'tr') continue
    const cells = element.childNodes.filter(
      (node): node is Element => isElement(node) && (node.tagName === 'td' || node.tagName === 'th'),
    )
    rows.push(cells.map((cell) => textOf(cell).replace(/\s+/g, ' ').trim()).join('\t'))
  }
  return rows.filter((row) => row.trim() !== '').join('\n')
}
