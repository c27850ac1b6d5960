import type { SaxesParser } from 'saxes'

/** An element of an XML document; names keep their prefix ("w:p"). */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/** Elements of one XML file that are read at most, and how deep they may nest. */
const ELEMENTS = 5_000_000
const DEPTH = 400

/** What reads an XML text into a tree. No external entity is fetched, none is expanded. It throws an Error for what is no well-formed XML. */
export async function xmlParser(): Promise<(text: string) => XmlElement> {
  const { SaxesParser } = await import('saxes')
  return (text) => treeOf(new SaxesParser(), text)
}

function treeOf(parser: SaxesParser, text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const stack = [root]
  let count = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > ELEMENTS || stack.length > DEPTH) throw new Error('too large an XML file')
    const element: XmlElement = { name, attributes, children: [] }
    stack.at(-1)!.children.push(element)
    stack.push(element)
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  parser.on('text', (words) => {
    stack.at(-1)!.children.push(words)
  })
  parser.write(text).close()
  return root
}

/** The first element of this name below, in document order; undefined if there is none. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === name) return child
    const below = find(child, name)
    if (below) return below
  }
  return undefined
}

/** The direct children of this name. */
export const children = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name) ?? []

/** An attribute's value below: `find(element, name)` and its `w:val`. */
export const settingValue = (element: XmlElement | undefined, name: string): string | undefined =>
  children(element, name)[0]?.attributes['w:val']
