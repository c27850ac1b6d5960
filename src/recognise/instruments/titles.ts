import { INSTRUMENT_LANGUAGES, type InstrumentData, instrumentData } from './data.ts'

/** A stretch of the text that is a title, with the type its head word tells. UTF-16 units. */
export interface TitleSpan {
  from: number
  to: number
  type: string
}

/** The longest title, in UTF-16 units. */
const LONGEST = 200

interface QuotedLanguage {
  data: InstrumentData
  /** Head words, the longest first, with their types. */
  heads: (readonly [head: string, type: string])[]
}

let quoted: QuotedLanguage[] | null = null

/** Titles that stand in signs (《…》, “…”, «…») and end, or in an alphabet begin, with a head word. The span is what the signs enclose. */
export function quotedTitles(text: string): TitleSpan[] {
  quoted ??= INSTRUMENT_LANGUAGES.map(instrumentData).map((data) => ({
    data,
    heads: Object.entries(data.heads)
      .flatMap(([type, heads]) => (heads ?? []).map((head) => [head, type] as const))
      .sort((a, b) => b[0].length - a[0].length),
  }))
  const found: TitleSpan[] = []
  for (const { data, heads } of quoted) {
    for (const [open, close] of data.quotes) {
      for (let at = text.indexOf(open!); at >= 0; at = text.indexOf(open!, at + 1)) {
        const end = text.indexOf(close!, at + 1)
        if (end < 0) break
        if (end - at > LONGEST || end === at + 1) continue
        const inner = text.slice(at + 1, end)
        // One character is too little to tell a title in common quotation marks ("平衡魔法" is no law).
        const shortest = open === data.quotes[0]?.[0] ? 1 : 2
        const head = heads.find(
          ([word]) => word.length >= shortest && (data.title ? startsWithWord(inner, word) : inner.endsWith(word)),
        )
        if (head) found.push({ from: at + 1, to: end, type: head[1] })
      }
    }
  }
  return found
}

function startsWithWord(inner: string, word: string): boolean {
  return inner.startsWith(word) && !/^[\p{L}\d]/u.test(inner.slice(word.length, word.length + 1))
}

interface TitleForms {
  /** What may follow a head word: "on the Law of the Sea". */
  rest: RegExp
  /** Capitalised words before it, up to its beginning. */
  before: RegExp
  notFirst: ReadonlySet<string>
  cuts: ReadonlySet<string>
  /** Small words at the end, which begin something else. */
  trailing: RegExp
}

const compiled = new Map<InstrumentData, TitleForms>()

/** The title that a head word at `from` … `to` belongs to; null if the word stands alone. */
export function titleAround(
  text: string,
  from: number,
  to: number,
  type: string,
  data: InstrumentData,
): TitleSpan | null {
  const forms = formsOf(data)
  if (!forms) return null
  forms.rest.lastIndex = to
  const rest = forms.rest.exec(text)?.[0].replace(forms.trailing, '') ?? ''
  // "Mixed Armistice Commission": the head word is no head where the name goes on.
  if (rest === '' && / \p{Lu}/uy.test(text.slice(to, to + 2))) return null
  const start = beginning(text, from, forms)
  return rest === '' && start === from ? null : { from: start, to: to + rest.length, type }
}

/** Where the capitalised words before a head begin, without those that begin a sentence and no title. */
function beginning(text: string, from: number, forms: TitleForms): number {
  const before = forms.before.exec(text.slice(Math.max(0, from - LONGEST), from))
  if (!before) return from
  const words = before[0].split(' ').slice(0, -1)
  const cut = words.findLastIndex((word) => forms.cuts.has(word))
  let start = from - before[0].length
  for (const [index, word] of words.entries()) {
    const belongs = index > cut && !forms.notFirst.has(word) && !/^(?:\p{Ll}|[IVX]+$)/u.test(word)
    if (belongs) break
    start += word.length + 1
  }
  return start
}

function formsOf(data: InstrumentData): TitleForms | null {
  const known = compiled.get(data)
  if (known || !data.title) return known ?? null
  const { after, inside, notFirst, cuts, before, stops, parties, small, word } = data.title
  const little = `(?:${inside.join('|')})`
  const ends = `(?!(?:${[...stops, ...parties].join('|')})(?!\\p{L}))`
  const named = `(?: (?:${parties.join('|')})(?: ${word}){1,6}(?: и(?: ${word}){1,6})?)`
  const rest = small
    ? `(?: (?:${after.join('|')})(?: ${ends}(?!\\p{Lu})[\\p{L}-]+){1,8}${named}?|${named})`
    : ` (?:${after.join('|')}) (?:${little} ){0,2}${word}(?:,? (?:${little} ){0,3}${ends}${word}){0,24}`
  const forms = {
    rest: new RegExp(rest, 'uy'),
    before: new RegExp(`(?:${word}${before ? `(?<=${before})` : ''} (?:(?:of|and|on|for|the) ){0,2}){1,8}$`, 'u'),
    notFirst: new Set(notFirst),
    cuts: new Set(cuts),
    trailing: new RegExp(`(?:,? ${little})+$`),
  }
  compiled.set(data, forms)
  return forms
}
