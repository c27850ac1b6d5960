import type { PartyId } from '../../model/index.ts'
import { together } from '../found.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'
import { agentsAt } from './roles.ts'

/**
 * Who acts in what an office holder says: where he speaks for his own state (中方支持, "our side supports"), he acts with it. Also keeps
 * who spoke last in the block, for the sentences that go on with what he said.
 */
export function withSpeaker(context: BlockContext, match: Match, agents: readonly PartyId[]): PartyId[] {
  const said = match.speaker ?? (match.outer?.frame.speech ? match.outer : null)
  if (said) keep(context, agentsAt(said.positions, said.frame.agent))
  if (match.frame.speech) keep(context, agents)
  const state = context.speaker[0]
  if (agents.length !== 1 || agents[0] !== state) return [...agents]
  const subject = match.positions.get('subject')?.[0]
  const own = subject === undefined || subject === match.around.fallback || isSide(context, subject)
  return (said && SAID.has(match.frame.kind)) || own ? together(agents, context.speaker) : [...agents]
}

/** What somebody does by saying it, for his state (“日本占领” in a Japanese speaker's mouth is no act of his). */
export const SAID: ReadonlySet<string> = new Set([
  'state',
  'declare',
  'support',
  'oppose',
  'urge',
  'propose',
  'pledge',
  'reaffirm',
  'recognise',
])

/** A state with the person who spoke for it; any other speaker ends what was said before. */
function keep(context: BlockContext, agents: readonly PartyId[]): void {
  context.speaker = agents.length === 2 && isState(agents[0]!) && !isState(agents[1]!) ? [...agents] : []
}

const isState = (id: PartyId) => /^[A-Z]{2,}(?:\/|$)/.test(id)

function isSide({ text, lexicon }: BlockContext, { from, to }: { from: number; to: number }): boolean {
  const name = text.slice(from, to).toLowerCase()
  return lexicon.data.sides.some((side) => name.endsWith(side))
}
