import type { Flow } from '../../read/flow.ts'
import type { FoundInstrument, FoundSymbol } from '../findings.ts'
import { INSTRUMENT_LANGUAGES, instrumentData } from './data.ts'
import { type HeadHit, instrumentNames } from './names.ts'
import { quotedTitles, titleAround } from './titles.ts'

interface Span {
  from: number
  to: number
  id: string | null
  type: string
}

/**
 * Treaties, laws, declarations and other instruments of each flow: by known name, by title, or by number; resolutions also by their
 * symbols. Of overlapping ones the longest stays. The outer list is parallel to `flows`. Takes time linear in the text; never throws.
 */
export function findInstruments(
  flows: readonly Flow[],
  symbols: readonly (readonly FoundSymbol[])[],
): FoundInstrument[][] {
  return flows.map((flow, block) => {
    const { text } = flow
    const written = symbols[block] ?? []
    const spans = [...byName(text), ...byTitle(text), ...byNumber(text)]
      .filter(outside(written))
      .concat(bySymbol(written))
    return longest(spans).map(({ from, to, id, type }) => ({ block, from, to, id, type, title: text.slice(from, to) }))
  })
}

function byName(text: string): Span[] {
  const found: Span[] = []
  const heads: { from: number; to: number; hit: HeadHit }[] = []
  const begun = new Set<number>()
  instrumentNames().automaton.scan(text, 0, text.length, (hit, from, to) => {
    if ('head' in hit) heads.push({ from, to, hit })
    else {
      found.push({ from, to, id: hit.known, type: hit.type })
      begun.add(from)
    }
  })
  let end = 0
  for (const { from, to, hit } of heads) {
    // A title that begins with a known name is that name.
    if (from < end || begun.has(from)) continue
    const title = titleAround(text, from, to, hit.type, hit.data)
    if (!title) continue
    end = title.to
    const known = instrumentNames().ids.get(text.slice(title.from, title.to))
    found.push({ from: title.from, to: title.to, id: known?.known ?? null, type: known?.type ?? title.type })
  }
  return found
}

function byTitle(text: string): Span[] {
  return quotedTitles(text).map(({ from, to, type }) => {
    const known = instrumentNames().ids.get(text.slice(from, to))
    return { from, to, id: known?.known ?? null, type: known?.type ?? type }
  })
}

let numbered: { form: RegExp; type: string }[] | null = null

function byNumber(text: string): Span[] {
  numbered ??= INSTRUMENT_LANGUAGES.flatMap((language) =>
    instrumentData(language).numbered.map(({ form, type }) => ({ form: new RegExp(form, 'g'), type })),
  )
  return numbered.flatMap(({ form, type }) =>
    [...text.matchAll(form)].map((match) => ({ from: match.index, to: match.index + match[0].length, id: null, type })),
  )
}

/** Leaves out what stands inside a document symbol ("NPT" in "NPT/CONF.2015/8"). */
function outside(symbols: readonly FoundSymbol[]): (span: Span) => boolean {
  const starts = new Map(symbols.map(({ from, to }) => [from, to]))
  return ({ from, to }) => to > (starts.get(from) ?? 0) || !starts.has(from)
}

function bySymbol(symbols: readonly FoundSymbol[]): Span[] {
  return symbols
    .filter(({ symbol }) => /\/(?:RES|DEC)\//.test(symbol))
    .map(({ from, to, symbol }) => ({ from, to, id: symbol, type: 'resolution' }))
}

/** Without those that lie in or across a longer one; in text order. A known instrument wins over an unknown one of the same length. */
function longest(spans: Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.sort(
    (a, b) => a.from - b.from || b.to - a.to || Number(a.id === null) - Number(b.id === null),
  )) {
    const last = kept.at(-1)
    if (!last || span.from >= last.to) kept.push(span)
    else if (span.to - span.from > last.to - last.from) kept[kept.length - 1] = span
  }
  return kept
}
