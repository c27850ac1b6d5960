import { SYMBOL_LANGUAGES, symbolData } from './data.ts'

/** Languages of the official document system. */
const UN_LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es']

let undocs: string[] | null = null

/**
 * Public address of a UN document in a language (BCP 47; English where the UN does not use it); null for symbols of other bodies.
 * `symbolUrl('A/RES/53/77 D', 'zh-Hans')` is `https://undocs.org/zh/A/RES/53/77`: a resolution's letter is not part of the address.
 */
export function symbolUrl(symbol: string, language: string): string | null {
  undocs ??= SYMBOL_LANGUAGES.flatMap((each) =>
    symbolData(each)
      .series.filter(({ un }) => un)
      .map(({ begins }) => begins),
  )
  if (!undocs.some((begins) => symbol.startsWith(begins))) return null
  const primary = language.split('-')[0]!.toLowerCase()
  return `https://undocs.org/${UN_LANGUAGES.includes(primary) ? primary : 'en'}/${symbol.replace(/ [A-Z]$/, '').replaceAll(' ', '')}`
}
