import { loadData } from '../../languages/load.ts'
import type { ReadLanguage } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import { type NamedParty, namedParty } from './found.ts'
import { partiesOf } from './tables.ts'

const rules = new Map<ReadLanguage, { acts: RegExp; notAfter: readonly string[] }>()

/** Capitals that act ("Beijing said", 乌兰巴托举办): the word behind them is a verb of the list. Elsewhere a capital is only a place. */
export function metonymsIn(flow: Flow, language: ReadLanguage, tokens: readonly Token[]): NamedParty[] {
  let rule = rules.get(language)
  if (!rule) {
    const { acts, notAfter } = loadData(`languages/${language}/parties.yaml`, partiesOf[language]).capitals
    const words = acts.map((word) => (language === 'zh' ? word : ` ${word}(?!\\p{L})`)).join('|')
    rule = { acts: new RegExp(`^(?:${words})`, 'u'), notAfter }
    rules.set(language, rule)
  }
  const found: NamedParty[] = []
  for (const token of tokens) {
    const place = meaningOf(token, 'place')?.place
    if (!place?.capital || place.state === null) continue
    if (!rule.acts.test(flow.text.slice(token.to, token.to + 16))) continue
    if (rule.notAfter.some((before) => flow.text.startsWith(before, token.from - before.length))) continue
    // "in Beijing said" is no actor: a small word stands before the name.
    if (language !== 'zh' && /\p{Ll} $/u.test(flow.text.slice(Math.max(0, token.from - 2), token.from))) continue
    found.push(namedParty(flow.block.index, token.from, token.to, place.state, 'metonym', false))
  }
  return found
}
