import { Automaton } from '../automaton.ts'
import { SYMBOL_LANGUAGES, symbolData } from './data.ts'

/** A symbol at its place (UTF-16 units of the flow). */
export interface PlacedSymbol {
  from: number
  to: number
  symbol: string
}

/** One part of a symbol: "CONF.2010", "530-S", "COP(12)", "Add.1". */
const PART =
  '(?:(?:E?S-)?[A-Z0-9][A-Za-z0-9]*(?:\\.\\d+|\\.[IVX]+(?![a-z])|\\.[A-Z]+(?=[/.]))*(?:-(?:[A-Z]|\\d+)(?![a-z]))?(?:\\([A-Z0-9]{1,8}\\)(?=/))?)'
/** What the words of the languages make of a symbol's end. */
interface Ends {
  /** The rest of a symbol: its parts, then (1) volumes, parts or a year in brackets, (2) the letter of a resolution. */
  rest: RegExp
  /** "and Corr.1" after a symbol means another document. */
  more: RegExp
  /** "(Parts I and II" in one bracket. */
  twoParts: RegExp
}

let ends: Ends | undefined

function endsOf(): Ends {
  if (ends) return ends
  const data = SYMBOL_LANGUAGES.map(symbolData)
  const join = data.flatMap(({ joins }) => joins).join('|')
  const words = data.flatMap(({ parts }) => parts)
  const part = [...words, ...words.map((word) => word.toLowerCase())].join('|')
  const bracket = `(?: ?[(（] ?(?:(?:${part})\\.? ?[IVX0-9.]{0,5}(?: ?(?:${join}|-|,) ?[IVX0-9]{1,5})?|\\d{4}(?= ?[)）])) ?[)）]?)?`
  ends = {
    rest: new RegExp(`(?:${PART})(?:/(?:Part \\d|${PART})){0,14}(${bracket})( [A-Z](?![A-Za-z/.'’-]))?`, 'y'),
    more: new RegExp(`(?:,|,? ?(?:${join})) ?((?:Add|Corr|Rev|Amend)\\.\\d{1,3})(?!\\d)`, 'y'),
    twoParts: new RegExp(`\\(\\s*Parts? ?([IVX0-9]+) ?(?:${join}|-|,) ?([IVX0-9]+)`, 'i'),
  }
  return ends
}

let automaton: Automaton<string> | null = null

function anchors(): Automaton<string> {
  automaton ??= new Automaton(
    SYMBOL_LANGUAGES.flatMap((language) => symbolData(language).series.map(({ begins }) => [begins, begins] as const)),
    { wholeWords: true },
  )
  return automaton
}

/** The document symbols that are written out, in text order. */
export function findSeries(text: string): PlacedSymbol[] {
  const found: PlacedSymbol[] = []
  const { rest: restForm, more: moreForm } = endsOf()
  let end = 0
  anchors().scan(text, 0, text.length, (begins, start, after) => {
    if (start < end) return
    const bracketed = begins.endsWith('(')
    restForm.lastIndex = bracketed ? after - 1 : after
    const at = bracketed ? bracketedRest(text, after) : restForm.lastIndex
    restForm.lastIndex = at
    const rest = restForm.exec(text)
    if (!rest) return
    const letter = rest[2] !== undefined && /\/RES\/|\/DEC\//.test(text.slice(start, start + 10)) ? rest[2] : ''
    const to = at + rest[0].length - (rest[2]?.length ?? 0) + letter.length
    const written = text.slice(start, to - letter.length)
    end = to
    if (!isSymbol(written, begins)) return
    const symbol = normal(written) + letter
    found.push({ from: start, to, symbol })
    for (moreForm.lastIndex = end; ; ) {
      const more = moreForm.exec(text)
      if (!more) break
      end += more[0].length
      found.push({ from: end - more[1]!.length, to: end, symbol: `${symbol}/${more[1]}` })
      moreForm.lastIndex = end
    }
  })
  return found
}

/** "GC(58)/RES/16": the place after the first bracket and slash; past the end if it is not so. */
function bracketedRest(text: string, after: number): number {
  const inner = /^[A-Z0-9]{1,8}\)\//.exec(text.slice(after, after + 12))
  return inner ? after + inner[0].length : text.length
}

/** A symbol has a digit, and one of the short series more than one part or a long number, for "S/1" and "A/B" are not always symbols. */
function isSymbol(written: string, begins: string): boolean {
  if (!/\d/.test(written)) return false
  return begins.length > 3 || begins === 'CD/' || begins === 'DC/' || /[/.].*[/.]|\d{3}/.test(written)
}

/** As the UN writes it: no spaces, brackets closed, "Parts I and II" run together. */
function normal(written: string): string {
  let symbol = written.replace(/[（]/g, '(').replace(/[）]/g, ')')
  symbol = symbol.replace(endsOf().twoParts, '(Parts$1and$2').replace(/\s/g, '')
  return symbol.includes('(') && !symbol.includes(')') ? `${symbol})` : symbol
}
