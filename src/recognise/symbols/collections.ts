import { SYMBOL_LANGUAGES, symbolData } from './data.ts'
import type { PlacedSymbol } from './series.ts'

let compiled: { form: RegExp; as: string }[] | null = null

/** References to collections of treaties by volume and page ("1155 UNTS 331"), in text order. */
export function findCollections(text: string): PlacedSymbol[] {
  compiled ??= SYMBOL_LANGUAGES.flatMap((language) =>
    symbolData(language).collections.map(({ form, as }) => ({ form: new RegExp(form, 'g'), as })),
  )
  const found: PlacedSymbol[] = []
  for (const { form, as } of compiled) {
    for (const match of text.matchAll(form)) {
      const symbol = as.replace(/\{(\w+)\}/g, (_, name: string) => match.groups?.[name] ?? '')
      found.push({ from: match.index, to: match.index + match[0].length, symbol })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
