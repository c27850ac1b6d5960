import { loadData } from '../../languages/load.ts'
import type { PartyId } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { type Context, meaningOf, type Token, type Words } from '../names.ts'
import { lore } from '../persons/lore.ts'
import { type NamedParty, namedParty } from './found.ts'
import { type ChineseParties, partiesOf } from './tables.ts'

const rules = (): ChineseParties => loadData('languages/zh/parties.yaml', partiesOf.zh)

/**
 * States written as one character: several in a row (中俄蒙三国), before 方, 军 … (蒙方), after 访, 驻 … (访华), before an office (蒙外长).
 * A character that several states share is the one that the document names (乌方: UZB or UKR).
 */
export function compoundsIn(flow: Flow, words: Words, named: ReadonlySet<PartyId>): NamedParty[] {
  const { text } = flow
  if (!/[\u4e00-\u9fff]/.test(text)) return []
  const block = flow.block.index
  const taken = new Set<number>()
  const found: NamedParty[] = []
  const add = (from: number, to: number, ids: readonly PartyId[], by: 'name' | 'coreference') => {
    const id = ids.find((candidate) => named.has(candidate)) ?? ids[0]!
    const others = ids.flatMap((other) =>
      other === id ? [] : [{ id: other, why: `“${text.slice(from, to)}” is short for it too` }],
    )
    const short = `“${text.slice(from, to)}” is short for it`
    const why = others.length === 0 ? null : named.has(id) ? `${short}; the document also names it in full` : short
    found.push(namedParty(block, from, to, id, by, false, { others, why }))
    taken.add(from)
  }
  const { characters, compounds } = rules()
  const spelling = lore.zh.transliteration
  const isNamed = (character: string) => (characters[character] ?? []).some((id) => named.has(id))
  for (const at of runsIn(text, words, isNamed)) add(at, at + 1, characters[text[at]!] ?? [], 'name')
  for (const context of words.contexts) {
    if (taken.has(context.at) || !fits(text, context)) continue
    const { meaning } = context
    if (meaning.kind === 'prefix' && meaning.rule.named && !isNamed(text[context.at]!)) continue
    const whole = meaning.kind === 'suffix' && meaning.rule.by === 'coreference'
    add(context.at, whole ? context.to : context.at + 1, meaning.ids, whole ? 'coreference' : 'name')
  }
  let before = 0
  for (const token of words.tokens) {
    const at = token.from - 1
    const free = at >= before && !taken.has(at)
    before = token.to
    if (!free || !(meaningOf(token, 'office') || isMinistry(token)) || !compounds.offices.includes(text[at]!)) continue
    const previous = text[at - 1] ?? ''
    if (endsWord(text, at) || /[\d·]/.test(previous) || previous in spelling) continue
    add(at, at + 1, characters[text[at]!] ?? [], 'name')
  }
  return found
}

/** Ministries and the like, which a single character can own (俄外交部); not 军队, 代表团. */
function isMinistry(token: Token): boolean {
  return meaningOf(token, 'body')?.alone === true
}

function fits(text: string, { from, to, meaning }: Context): boolean {
  // 17日外长: a number's unit is no state.
  if (/\d/.test(text[from - 1] ?? '')) return false
  if (meaning.rule.notBefore.some((after) => text.startsWith(after, to))) return false
  return (
    meaning.kind !== 'suffix' || !meaning.rule.notAfter.some((before) => text.startsWith(before, from - before.length))
  )
}

let pattern: RegExp | null = null

/** Whether the character belongs to a word with what stands before it (其中, 做法). */
function endsWord(text: string, at: number): boolean {
  const words = rules().compounds.runs.notAfter[text[at]!] ?? []
  return words.some((before) => text.startsWith(before, at - before.length))
}

/** Places of the characters that stand in a row of at least two, where what follows shows that states are meant. */
function runsIn(text: string, { tokens }: Words, isNamed: (character: string) => boolean): number[] {
  const { runs } = rules().compounds
  const any = runs.characters + runs.named
  pattern ??= new RegExp(`[${any}](?:、?[${any}])+`, 'g')
  const isState = (at: number) =>
    !runs.named.includes(text[at]!) || runs.characters.includes(text[at]!) || isNamed(text[at]!)
  const places: number[] = []
  let next = 0
  for (const match of text.matchAll(pattern)) {
    const all = [...match[0]].flatMap((character, at) => (character === '、' ? [] : [match.index + at]))
    while (next < tokens.length && tokens[next]!.to <= match.index) next++
    const cut = tokens[next]?.from ?? text.length
    let run = all.slice(all.findIndex(isState)).filter((at) => at < cut)
    const stop = run.findIndex((at) => !isState(at))
    if (stop >= 0) run = run.slice(0, stop)
    if (run.length > 0 && endsWord(text, run[0]!)) run = run.slice(1)
    if (run.length < 2 || new Set(run.map((at) => text[at])).size < run.length) continue
    const end = run.at(-1)! + 1
    const listed = run.length < end - run[0]!
    const strong = run.every((at) => runs.strong.includes(text[at]!))
    const follows = (words: readonly string[]) => words.some((word) => text.startsWith(word, end))
    if (follows(runs.nouns) || (strong && (listed || end === text.length || follows(runs.before)))) {
      for (const at of run) places.push(at)
    }
  }
  return places
}
