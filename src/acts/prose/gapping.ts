import { within } from '../found.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'

/** Room for a preposition or dash between who acts and the date, in units. */
const REACH = 8
/** What joins a further one to those before: a comma or semicolon, or a word for "and". */
const MARKS = /^[\s,;—–-]*$/

/**
 * "Chile ratified it in 1995, Peru in 1996 and Cuba in 1999": the further acts of a verb that is said once, each with who acts and its date.
 * Empty where the act has no date behind its word, or another act word stands between.
 */
export function gapped(context: BlockContext, match: Match, next: number): Match[] {
  if (match.noun || match.outer || context.chinese) return []
  const { text, findings, block, groups, lexicon } = context
  const { around } = match
  const dates = within(findings.dates[block]!, around.clause.from, Math.min(next, around.sentence.to)).filter(
    ({ role }) => role === 'text',
  )
  let at = dates.find((date) => date.from >= match.token.to)?.to ?? -1
  if (at < 0) return []
  const found: Match[] = []
  for (const group of within(groups, at, next)) {
    if (group.start < at) continue
    const between = text.slice(at, group.start).trim()
    const bare = lexicon.data.conjunctions.includes(between) || MARKS.test(between)
    const date = dates.find(({ from }) => from >= group.to)
    if (!bare || between === '' || group.marker !== null || !date || date.from - group.to > REACH) break
    if (/[\p{L}]{4}/u.test(text.slice(group.to, date.from))) break
    const stretch = { from: group.start, to: date.to }
    const positions = new Map(match.positions)
    positions.delete('by')
    positions.set('subject', [group])
    found.push({
      ...match,
      positions,
      token: { ...match.token, from: group.to, to: group.to },
      around: {
        ...around,
        clause: stretch,
        left: group.start,
        from: group.to,
        to: group.to,
        right: date.to,
        far: date.to,
      },
    })
    at = date.to
  }
  return found
}
