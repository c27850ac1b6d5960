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
  /** The act's word right beside the first (or last) number. */
  acts: { beside: RegExp; as: 'RES' | 'DEC' }[]
  between: RegExp
  organBefore: RegExp
  organAfter: RegExp
}

let compiled: Compiled[] | null = null

function grammars(): Compiled[] {
  compiled ??= SYMBOL_LANGUAGES.map(symbolData).map((data) => {
    const organs = alternatives(Object.keys(data.organs))
    const dated = data.dated ? `(?:${data.dated})?` : ''
    const first = data.order === 'act-first'
    return {
      data,
      // "резолюция Генеральной Ассамблеи 53/77": the organ may stand between the act's word and the number.
      acts: data.acts.map(({ word, as }) => ({
        as,
        beside: first
          ? new RegExp(`(?:${word})(?:${data.organ.after}(?<inside>${organs}))? ?$`, 'i')
          : new RegExp(`^ ?(?:${word})`, 'i'),
      })),
      between: first ? new RegExp(`^${dated}(?:${data.list})$`, 'i') : new RegExp(`^${dated}(?:${data.list})第?$`),
      organBefore: new RegExp(`(${organs})${data.organ.before}${first ? '' : '第?'}$`),
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
  const first = grammar.data.order === 'act-first'
  const found: PlacedSymbol[] = []
  for (let index = 0; index < numbers.length; ) {
    let last = index
    while (last + 1 < numbers.length && linked(text, numbers[last]!, numbers[last + 1]!, grammar)) last++
    const group = numbers.slice(index, last + 1)
    const from = numbers[index]!.from
    const to = numbers[last]!.to
    const act = grammar.acts.find(({ beside }) =>
      beside.test(first ? text.slice(Math.max(0, from - NEAR), from) : text.slice(to, to + NEAR)),
    )
    if (act) found.push(...symbolsOf(text, group, act.as, grammar))
    index = last + 1
  }
  return found
}

function linked(text: string, left: CitedNumber, right: CitedNumber, grammar: Compiled): boolean {
  return right.from - left.to <= NEAR && grammar.between.test(text.slice(left.to, right.from))
}

function symbolsOf(text: string, group: readonly CitedNumber[], as: 'RES' | 'DEC', grammar: Compiled): PlacedSymbol[] {
  const { data } = grammar
  const from = group[0]!.from
  const to = group.at(-1)!.to
  const act = grammar.acts.find((candidate) => candidate.as === as)!
  const before = text.slice(Math.max(0, from - NEAR), from)
  const lead = data.order === 'act-first' ? (act.beside.exec(before)?.[0].length ?? 0) : before.endsWith('第') ? 1 : 0
  const inside = data.order === 'act-first' ? act.beside.exec(before)?.groups?.inside : undefined
  const organLeft = grammar.organBefore.exec(
    before.slice(0, before.length - lead) + (data.order === 'act-first' ? '' : before.slice(before.length - lead)),
  )
  const organRight = organLeft ? null : grammar.organAfter.exec(text.slice(to, to + NEAR))
  const organ = inside ?? organLeft?.[1] ?? organRight?.[1]
  const body = organ === undefined ? null : (data.organs[organ] ?? null)
  return group.map(({ number, from, to }, index) => ({
    from:
      index === 0
        ? from - lead - (organLeft?.[0].length ?? 0) + (organLeft && data.order === 'act-last' ? lead : 0)
        : from,
    to,
    symbol: `${body ?? organOf(number)}/${as}/${number}`,
  }))
}

/** The organ that numbers its resolutions so: "984(1995)" the Security Council, "2008/29" ECOSOC, others the General Assembly. */
function organOf(number: string): string {
  if (/\(\d{4}\)$/.test(number)) return 'S'
  return /^(?:19|20)\d\d\//.test(number) ? 'E' : 'A'
}
