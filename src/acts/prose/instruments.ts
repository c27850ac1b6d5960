import type { Force } from '../../model/index.ts'
import { within } from '../found.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'

/** A treaty, law, resolution or paper that an act makes or speaks of; `title` in the document's own words. */
export interface InstrumentAt {
  title: string
  id: string | null
  force: Force | null
  from: number
  to: number
}

/** Instruments named with an act word: what stands after it, else before it in its clause. A list of titles gives them all. */
export function instrumentsOf(context: BlockContext, match: Match): InstrumentAt[] {
  const { clause, to, from } = match.around
  const all = instrumentsIn(context, clause.from, clause.to)
  const after = all.filter((instrument) => instrument.from >= to && instrument.from <= match.around.right)
  if (after.length > 0) return listed(context.text, after)
  const before = all.filter((instrument) => instrument.to <= from)
  if (before.length > 0) return before.slice(-1)
  // “在《条约》中，俄罗斯承诺”: the instrument stands in the clause that leads in.
  const { sentence } = match.around
  const lead = context.text.slice(sentence.from, clause.from).trimEnd()
  if (!/[中里][，,]$/.test(lead)) return []
  return instrumentsIn(context, Math.max(sentence.from, clause.from - LEAD_REACH), clause.from).slice(-1)
}

/** How far before its clause an instrument may lead in, in units. */
const LEAD_REACH = 80

/** Every instrument named in `from` … `to`; a bare word for one ("the agreement") only where there is no other. */
export function instrumentsIn(context: BlockContext, from: number, to: number): InstrumentAt[] {
  const { findings, block, text } = context
  const found: InstrumentAt[] = []
  for (const instrument of within(findings.instruments[block]!, from, to)) {
    // An organisation named after its treaty is no treaty.
    if (findings.parties[block]!.some((party) => party.from <= instrument.from && instrument.to < party.to)) continue
    found.push({
      title: instrument.title,
      id: instrument.id,
      force: forceOfType(instrument.type) ?? forceOfWords(context, instrument),
      from: instrument.from,
      to: instrument.to,
    })
  }
  for (const symbol of within(findings.symbols[block]!, from, to)) {
    if (found.some((f) => f.from < symbol.to && symbol.from < f.to)) continue
    const force = /\/RES\//.test(symbol.symbol) ? 'resolution' : null
    found.push({ title: symbol.symbol, id: symbol.symbol, force, from: symbol.from, to: symbol.to })
  }
  for (let at = text.indexOf('《', from); at >= 0 && at < to; at = text.indexOf('《', at + 1)) {
    const end = text.indexOf('》', at)
    if (end < 0 || end >= to) break
    if (found.some((f) => f.from < end && at < f.to)) continue
    const stretch = { from: at, to: end + 1 }
    found.push({ title: text.slice(at + 1, end), id: null, force: forceOfWords(context, stretch), ...stretch })
  }
  if (found.length === 0) {
    for (const token of within(context.tokens, from, to)) {
      const force = forceOfToken(token)
      if (force) return [{ title: text.slice(token.from, token.to), id: null, force, from: token.from, to: token.to }]
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

const TYPES: Record<string, Force> = {
  treaty: 'treaty',
  law: 'law',
  resolution: 'resolution',
  declaration: 'political',
  document: 'political',
}
const forceOfType = (type: string): Force | null => TYPES[type] ?? null

/** The last word of a title tells what it is (《…条约》, 《…宣言》). */
function forceOfWords(context: BlockContext, stretch: { from: number; to: number }): Force | null {
  const { text, lexicon } = context
  const title = text.slice(stretch.from, stretch.to).toLowerCase()
  let best: { force: Force; at: number } | null = null
  for (const force of ['treaty', 'law', 'resolution', 'political'] as const) {
    for (const word of lexicon.data.lists[force] ?? []) {
      const at = title.lastIndexOf(word)
      if (at >= 0 && (!best || at + word.length > best.at)) best = { force, at: at + word.length }
    }
  }
  return best?.force ?? null
}

function forceOfToken(token: { entries: readonly { type: string; list?: string }[] }): Force | null {
  for (const entry of token.entries) {
    if (
      entry.type === 'list' &&
      (entry.list === 'treaty' || entry.list === 'law' || entry.list === 'resolution' || entry.list === 'political')
    )
      return entry.list
  }
  return null
}

/** The first instrument with those that follow it in a list. */
function listed(text: string, instruments: readonly InstrumentAt[]): InstrumentAt[] {
  let last = 0
  while (
    last + 1 < instruments.length &&
    /^[\s、，,和及与以andи()（）《》“”"«»\d年]*$/.test(text.slice(instruments[last]!.to, instruments[last + 1]!.from))
  )
    last++
  return instruments.slice(0, last + 1)
}
