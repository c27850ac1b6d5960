import { BadInput, type Force, Force as ForceSchema } from '../model/index.ts'
import { membersOf } from '../recognise/parties/facts.ts'
import type { Symbols } from './engine/symbols.ts'
import { forceName } from './rules/lexicon.ts'
import type { Rulebook, StatusForm } from './rules/program.ts'

/** A question about one status of named parties; a group asks it of each of its members. */
export interface Query {
  status: number
  /** One tuple of names for each member of the groups that were named; without the force. */
  parties: string[][]
  force: Force | null
}

/**
 * Understands a question in the words of a rulebook: "MNG observer of SCO", "P5 guarantee … of MNG", "RUS giver of a security assurance to MNG
 * with force treaty". Throws BadInput when no status has these words.
 */
export function parseQuery(rulebook: Rulebook, text: string): Query {
  let sentence = text.replace(/\s+/g, ' ').trim()
  let force: Force | null = null
  const tail = / with force (\w+)$/.exec(sentence)
  if (tail) {
    const parsed = ForceSchema.safeParse(tail[1])
    if (!parsed.success)
      throw new BadInput('question', `"${tail[1]}" is no force (treaty, law, resolution, political, none)`)
    force = parsed.data
    sentence = sentence.slice(0, tail.index)
  }
  // Of several readings the one that leaves the fewest words to names.
  let best: { query: Query; named: number } | null = null
  for (const [status, form] of rulebook.statuses.entries()) {
    if (form.hidden) continue
    for (const pattern of [form.pattern, ...form.also]) {
      const parties = partiesIn(pattern, sentence)
      if (!parties) continue
      const named = parties.join(' ').split(' ').length
      if (!best || named < best.named) best = { query: { status, parties: eachMember(form, parties), force }, named }
    }
  }
  if (best) return best.query
  throw new BadInput('question', `no rulebook knows "${text}"; it may ask ${nearest(rulebook, sentence).join(', ')} …`)
}

/** The statuses whose words are most like those of a sentence. */
function nearest(rulebook: Rulebook, sentence: string): string[] {
  const said = pairsOf(sentence)
  return rulebook.statuses
    .filter((form) => !form.hidden && !form.given)
    .map((form) => {
      const own = pairsOf(form.pattern.filter((token) => typeof token === 'string').join(' '))
      return { says: `"${wording(form)}"`, like: [...own].filter((pair) => said.has(pair)).length / own.size }
    })
    .sort((a, b) => b.like - a.like)
    .slice(0, 4)
    .map(({ says }) => says)
}

/** Pairs of neighbouring letters, by which misspelt words are still alike (Dice). */
function pairsOf(text: string): Set<string> {
  const small = text.toLowerCase()
  return new Set(Array.from({ length: Math.max(small.length - 1, 0) }, (_, at) => small.slice(at, at + 2)))
}

function partiesIn(pattern: (string | number)[], sentence: string): string[] | null {
  const source = pattern
    .map((token, at) => {
      if (typeof token === 'string') return token.replace(/[^\w\s]/g, '\\$&')
      return at === 0 ? '(\\S.*?)(?: (?:is|are|be))?' : '(\\S.*?)'
    })
    .join(' ')
  const found = new RegExp(`^${source}$`, 'i').exec(sentence)
  if (!found) return null
  const parties: string[] = []
  let group = 1
  for (const token of pattern) if (typeof token === 'number') parties[token] = found[group++]!
  return parties
}

function eachMember(form: StatusForm, parties: string[]): string[][] {
  if (form.given) return [parties]
  return parties.reduce<string[][]>(
    (all, party, at) => {
      const members = form.sorts[at] === 'party' ? membersOf(party, null) : [party]
      return all.flatMap((sofar) => members.map((member) => [...sofar, member]))
    },
    [[]],
  )
}

/** The tuple of a question as symbols; null if one of its names was never used. */
export function tupleOf(names: readonly string[], force: Force | null, symbols: Symbols): number[] | null {
  const tuple = names.map((name) => symbols.find(name))
  if (force !== null) tuple.push(symbols.find(forceName(force)))
  return tuple.includes(-1) ? null : tuple
}

/** A status in the words of its rulebook, with letters for its parties: "P observer of O". */
export function wording(form: StatusForm, names: readonly string[] = form.sorts.map((_, at) => 'PQRS'[at]!)): string {
  return form.pattern.map((token) => (typeof token === 'string' ? token : (names[token] ?? '…'))).join(' ')
}
