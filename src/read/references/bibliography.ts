import type { Source } from '../../model/index.ts'
import { someFlows } from '../flow.ts'
import { type CslItem, type CslName, cslOf } from './csl.ts'
import { referencePatterns } from './data.ts'
import { worksOf } from './works.ts'

/** A work cited by a document: what it is, and in which block (and note) it is cited. */
export interface Reference {
  item: CslItem
  block: number
  /** `n` of the note; null for an entry of a bibliography. */
  note: number | null
  /** `n` of the earlier note that cites the work first; null if this one does. */
  refersTo: number | null
}

/** The works that a document's notes and bibliography cite, in text order; short forms give no item of their own. */
export function referencesOf(source: Source): Reference[] {
  const noteOf = new Map(source.notes.map((note) => [note.block, note]))
  const blocks = source.blocks.filter((block) => block.kind === 'note' || block.kind === 'reference')
  return someFlows(source, blocks).flatMap((flow) => {
    const note = noteOf.get(flow.block.index)
    // "同上，第14頁", "Ibid., p. 4" name no work of their own.
    if (referencePatterns().same.test(flow.text)) return []
    return worksOf(flow.text).flatMap((work, at): Reference[] => {
      if (!work.sure) return []
      const id = `${source.id.slice(0, 8)}-${flow.block.index}${at > 0 ? `-${at}` : ''}`
      const item = cslOf(work, id, flow.block.language)
      return item ? [{ item, block: flow.block.index, note: note?.n ?? null, refersTo: note?.refersTo ?? null }] : []
    })
  })
}

/** One bibliography of many documents: each work once, the fullest form of it, by author and title. */
export function bibliographyOf(sources: readonly Source[]): CslItem[] {
  const works = new Map<string, CslItem>()
  for (const { item } of sources.flatMap(referencesOf)) {
    const key = keyOf(item)
    const known = works.get(key)
    if (!known || Object.keys(item).length > Object.keys(known).length)
      works.set(key, known ? { ...item, id: known.id } : item)
  }
  return [...works.values()].sort((a, b) => sortKey(a).localeCompare(sortKey(b)))
}

/** Family names and the title's first words: the same for a full reference and its short form. */
const keyOf = (item: CslItem) =>
  `${(item.author ?? []).map(familyOf).sort().join(' ')}|${item.title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, 24)}|${item.author ? '' : yearOf(item)}`
const sortKey = (item: CslItem) => `${item.author?.[0] ? familyOf(item.author[0]) : ''} ${item.title}`
const familyOf = (name: CslName) => ('literal' in name ? name.literal : name.family)
const yearOf = (item: CslItem) => String(item.issued?.['date-parts'][0]?.[0] ?? '')

const BIBTEX_TYPES: Record<CslItem['type'], string> = {
  'article-journal': 'article',
  book: 'book',
  chapter: 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  webpage: 'online',
  document: 'misc',
}

/** The works as BibTeX. */
export function bibtex(items: readonly CslItem[]): string {
  return items
    .map((item) => {
      const serial = item.type === 'article-journal' ? 'journal' : 'booktitle'
      const fields: [string, string | undefined][] = [
        [
          'author',
          item.author
            ?.map((name) => ('literal' in name ? `{${name.literal}}` : `${name.family}, ${name.given}`))
            .join(' and '),
        ],
        ['title', item.title],
        [serial, item['container-title']],
        ['address', item['publisher-place']],
        [item.type === 'thesis' ? 'school' : 'publisher', item.publisher],
        ['year', yearOf(item)],
        ['volume', item.volume],
        ['number', item.issue],
        ['pages', item.page?.replace('-', '--')],
        ['url', item.URL],
      ]
      const lines = fields
        .filter(([, value]) => value)
        .map(([name, value]) => `  ${name} = {${escapeBibtex(value!, name)}}`)
      return `@${BIBTEX_TYPES[item.type]}{${item.id},\n${lines.join(',\n')}\n}\n`
    })
    .join('\n')
}

const escapeBibtex = (value: string, field: string) =>
  field === 'url' || field === 'author' ? value : value.replace(/[\\{}]/g, '').replace(/[#$%&_]/g, '\\$&')

const RIS_TYPES: Record<CslItem['type'], string> = {
  'article-journal': 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  thesis: 'THES',
  report: 'RPRT',
  webpage: 'ELEC',
  document: 'GEN',
}

/** The works as RIS. */
export function ris(items: readonly CslItem[]): string {
  return items
    .map((item) => {
      const [year, month, day] = item.issued?.['date-parts'][0] ?? []
      const [start, end] = item.page?.split('-') ?? []
      const fields: [string, string | number | undefined][] = [
        ...(item.author ?? []).map((name): [string, string] => [
          'AU',
          'literal' in name ? name.literal : `${name.family}, ${name.given}`,
        ]),
        ['TI', item.title],
        ['T2', item['container-title']],
        ['CY', item['publisher-place']],
        ['PB', item.publisher],
        ['PY', year],
        [
          'DA',
          month === undefined
            ? undefined
            : [year, month, day]
                .filter((part) => part !== undefined)
                .map((part) => String(part).padStart(2, '0'))
                .join('/'),
        ],
        ['VL', item.volume],
        ['IS', item.issue],
        ['SP', start],
        ['EP', end],
        ['UR', item.URL],
        ['LA', item.language],
      ]
      const lines = fields
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([tag, value]) => `${tag}  - ${value}`)
      return [`TY  - ${RIS_TYPES[item.type]}`, ...lines, 'ER  - '].join('\r\n')
    })
    .join('\r\n\r\n')
}
