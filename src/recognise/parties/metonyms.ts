import { loadData } from '../../languages/load.ts'
import type { ReadLanguage } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import { type NamedParty, namedParty } from './found.ts'
import { partiesOf } from './tables.ts'

const verbs = new Map<ReadLanguage, RegExp>()

/** Capitals that act ("Beijing said", 乌兰巴托举办): the word behind them is a verb of the list. Elsewhere a capital is only a place. */
export function metonymsIn(flow: Flow, language: ReadLanguage, tokens: readonly Token[]): NamedParty[] {
  let acts = verbs.get(language)
  if (!acts) {
    const words = loadData(`languages/${language}/parties.yaml`, partiesOf[language]).capitals.acts
    acts = new RegExp(`^(?:${words.map((word) => (language === 'zh' ? word : ` ${word}(?!\\p{L})`)).join('|')})`, 'u')
    verbs.set(language, acts)
  }
  const found: NamedParty[] = []
  for (const token of tokens) {
    const place = meaningOf(token, 'place')?.place
    if (!place?.capital || place.state === null) continue
    if (!acts.test(flow.text.slice(token.to, token.to + 16))) continue
    // "in Beijing said" is no actor: a small word stands before the name.
    if (language !== 'zh' && /\p{Ll} $/u.test(flow.text.slice(Math.max(0, token.from - 2), token.from))) continue
    found.push(namedParty(flow.block.index, token.from, token.to, place.state, 'metonym', false, []))
  }
  return found
}
