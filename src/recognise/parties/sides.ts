import type { PartyId } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import type { Words } from '../names.ts'
import { type NamedParty, namedParty } from './found.ts'
import type { ChineseParties } from './tables.ts'

/**
 * Sides of states whose short form no table has (“密方” in a text about 密克罗尼西亚): the first character of a state's name that the text has
 * given before stands for it, if no other state named there begins with it.
 */
export class Sides {
  /** First characters of the states named so far. */
  readonly #states = new Map<string, Set<PartyId>>()

  constructor(readonly rule: ChineseParties['compounds']['sides']) {}

  /** The sides in one text; its own names count from where they stand. `named` is in text order. */
  in(flow: Flow, { tokens }: Words, named: readonly NamedParty[]): NamedParty[] {
    const { text } = flow
    const found: NamedParty[] = []
    const inToken = within(tokens)
    const inName = within(named)
    let next = 0
    for (let at = text.indexOf(this.rule.with, 1); at >= 0; at = text.indexOf(this.rule.with, at + 1)) {
      while (next < named.length && named[next]!.to <= at) this.#learn(text, named[next++]!)
      const states = this.#states.get(text[at - 1]!)
      const taken = inToken(at - 1) || inName(at - 1)
      if (states?.size !== 1 || taken || this.rule.not.includes(text[at - 1]!)) continue
      if (this.rule.notBefore.some((after) => text.startsWith(after, at + 1))) continue
      found.push(namedParty(flow.block.index, at - 1, at + 1, [...states][0]!, 'coreference', false))
    }
    for (; next < named.length; next++) this.#learn(text, named[next]!)
    return found
  }

  #learn(text: string, { from, to, id, type }: NamedParty): void {
    if (type !== 'state' || to - from < 2) return
    const first = text[from]!
    this.#states.set(first, (this.#states.get(first) ?? new Set()).add(id))
  }
}

/** Whether a place lies in one of the stretches, which are in text order. Must be asked for rising places. */
function within(stretches: readonly { from: number; to: number }[]): (at: number) => boolean {
  let next = 0
  let end = 0
  return (at) => {
    while (next < stretches.length && stretches[next]!.from <= at) end = Math.max(end, stretches[next++]!.to)
    return at < end
  }
}
