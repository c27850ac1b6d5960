import { alternatives } from '../dates/forms.ts'
import { SYMBOL_LANGUAGES, type SymbolData, symbolData } from './data.ts'
import type { PlacedSymbol } from './series.ts'

/** A number as resolutions have it: 984 (1995), 3314 (XXIX), 53/77 D, ES-10/24, 2008/29. */
const NUMBER =
  /(?<![\d./(A-Za-z-])(?:(\d{1,4}) ?[(（] ?((?:19|20)\d\d|[IVXLC]{1,7}) ?[)）]|((?:E?S-)?\d{1,4}\/\d{1,4})(?!\/?\d)(?: ?([A-Z])(?![A-Za-z]))?)/g

interface CitedNumber {
  from: number
  to: number
  /** "984(1995)" or "53/77 D". */
  number: string
}

interface Compiled {
  data: SymbolData
  acts: CompiledAct[]
  between: RegExp
  organBefore: RegExp
  organAfter: RegExp
}

interface CompiledAct {
  as: 'RES' | 'DEC'
  order: 'act-first' | 'act-last'
  /** The act's word right before the first number, or right after the last. */
  beside: RegExp
}

let compiled: Compiled[] | null = null

function grammars(): Compiled[] {
  compiled ??= SYMBOL_LANGUAGES.map(symbolData).map((data) => {
    const organs = alternatives(Object.keys(data.organs))
    const dated = `(?:${data.dated})?`
    return {
      data,
      // "резолюция Генеральной Ассамблеи 53/77": the organ may stand between the act's word and the number.
      acts: data.acts.map(({ word, as, order }) => ({
        as,
        order,
        beside: new RegExp(
          order === 'act-first' ? `(?:${word})(?:${data.organ.after}(?<inside>${organs}))? ?$` : `^ ?(?:${word})`,
          'i',
        ),
      })),
      between: new RegExp(`^${dated}(?:${data.list})第?$`, 'i'),
      organBefore: new RegExp(`(${organs})${data.organ.before}第?$`),
      organAfter: new RegExp(`^${dated}${data.organ.after}(${organs})`),
    }
  })
  return compiled
}

/** How far the act's word and the organ can stand from a number, in UTF-16 units. */
const NEAR = 60

/** Resolutions and decisions cited in words ("its resolution 841 (1993)", 大会第53/77 D号决议), in text order. */
export function findCitations(text: string): PlacedSymbol[] {
  const numbers = [...text.matchAll(NUMBER)].map(
    (match): CitedNumber => ({
      from: match.index,
      to: match.index + match[0].length,
      number: match[1] === undefined ? match[3]! + (match[4] ? ` ${match[4]}` : '') : `${match[1]}(${match[2]})`,
    }),
  )
  if (numbers.length === 0) return []
  return grammars()
    .flatMap((grammar) => readCitations(text, numbers, grammar))
    .sort((a, b) => a.from - b.from)
}

function readCitations(text: string, numbers: readonly CitedNumber[], grammar: Compiled): PlacedSymbol[] {
  const found: PlacedSymbol[] = []
  for (let index = 0; index < numbers.length; ) {
    let last = index
    while (last + 1 < numbers.length && linked(text, numbers[last]!, numbers[last + 1]!, grammar)) last++
    const group = numbers.slice(index, last + 1)
    const before = text.slice(Math.max(0, group[0]!.from - NEAR), group[0]!.from)
    const after = text.slice(group.at(-1)!.to, group.at(-1)!.to + NEAR)
    const act = grammar.acts.find(({ order, beside }) => beside.test(order === 'act-first' ? before : after))
    if (act) found.push(...symbolsOf(group, before, after, act, grammar))
    index = last + 1
  }
  return found
}

function linked(text: string, left: CitedNumber, right: CitedNumber, grammar: Compiled): boolean {
  return right.from - left.to <= NEAR && grammar.between.test(text.slice(left.to, right.from))
}

function symbolsOf(
  group: readonly CitedNumber[],
  before: string,
  after: string,
  act: CompiledAct,
  grammar: Compiled,
): PlacedSymbol[] {
  const { organs } = grammar.data
  const word = act.order === 'act-first' ? act.beside.exec(before) : null
  const lead = word?.[0].length ?? 0
  const left = grammar.organBefore.exec(before.slice(0, before.length - lead))
  const organ = word?.groups?.inside ?? left?.[1] ?? grammar.organAfter.exec(after)?.[1]
  const body = organ === undefined ? null : (organs[organ] ?? null)
  return group.map(({ number, from, to }, index) => ({
    from: index === 0 ? from - lead - (left?.[0].length ?? 0) : from,
    to,
    symbol: `${body ?? organOf(number)}/${act.as}/${number}`,
  }))
}

/** The organ that numbers its resolutions so: "984(1995)" the Security Council, "2008/29" ECOSOC, others the General Assembly. */
function organOf(number: string): string {
  if (/\(\d{4}\)$/.test(number)) return 'S'
  return /^(?:19|20)\d\d\//.test(number) ? 'E' : 'A'
}
