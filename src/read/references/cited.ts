import type { Source } from '../../model/index.ts'
import { referencesOf } from './bibliography.ts'

/** A document of the dossier with the symbols that are recognised in it; `url` is a symbol's public address, if it has one. */
export interface CitingDocument {
  source: Source
  symbols: readonly { symbol: string; url: string | null }[]
}

/** A document that others cite, by its symbol or its title. */
export interface CitedDocument {
  symbol: string | null
  title: string | null
  /** Its address in the Official Document System; null where it has no symbol of it. */
  url: string | null
  /** Id of the held source that it is; null while it is missing. */
  held: string | null
  /** How often it is cited, and the names of the documents that do. */
  count: number
  by: string[]
}

/** What the documents of a dossier cite by symbol or title, most cited first; a document citing itself does not count. */
export function citedDocuments(dossier: readonly CitingDocument[]): CitedDocument[] {
  const bySymbol = new Map<string, string>()
  const byTitle = new Map<string, string>()
  for (const { source } of dossier) {
    if (source.self.symbol) bySymbol.set(symbolKey(source.self.symbol), source.id)
    if (source.self.title) byTitle.set(titleKey(source.self.title), source.id)
  }
  const cited = new Map<string, CitedDocument>()
  const cite = (key: string, source: Source, entry: Omit<CitedDocument, 'count' | 'by'>) => {
    if (entry.held === source.id) return
    const known = cited.get(key) ?? { ...entry, count: 0, by: [] }
    cited.set(key, known)
    known.count++
    if (!known.by.includes(source.name)) known.by.push(source.name)
  }
  for (const { source, symbols } of dossier) {
    for (const { symbol, url } of symbols) {
      const key = symbolKey(symbol)
      cite(`symbol ${key}`, source, { symbol, title: null, url, held: bySymbol.get(key) ?? null })
    }
    for (const { item } of referencesOf(source)) {
      const key = titleKey(item.title)
      if (key.length > 5)
        cite(`title ${key}`, source, {
          symbol: null,
          title: item.title,
          url: item.URL ?? null,
          held: byTitle.get(key) ?? null,
        })
    }
  }
  return [...cited.values()].sort(
    (a, b) => b.count - a.count || (a.symbol ?? a.title ?? '').localeCompare(b.symbol ?? b.title ?? ''),
  )
}

/** Symbols without spaces and without a resolution's letter: part D of a resolution is in the document of the whole. */
const symbolKey = (symbol: string) =>
  symbol
    .toUpperCase()
    .replace(/ [A-Z]$/, '')
    .replace(/\s+/g, '')
const titleKey = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
