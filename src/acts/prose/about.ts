import { topicsIn } from '../topics.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'

/** Longest object phrase that is given as what an act is about, in units. */
const MAX_ABOUT = 60

/** What an act is about: the labels of its topics, else the words that follow the act word. */
export function aboutOf(
  context: BlockContext,
  match: Match,
  stretch: { from: number; to: number },
): { about: string | null; topics: string[] } {
  const topics = new Map<string, string>()
  for (const { topic } of topicsIn(context.text.slice(stretch.from, stretch.to))) topics.set(topic.id, topic.label)
  const labels = [...topics.values()]
  const phrase = context.text.slice(match.token.to, Math.min(stretch.to, match.token.to + MAX_ABOUT)).trim()
  return { about: labels.length > 0 ? labels.slice(0, 3).join('; ') : phrase || null, topics: [...topics.keys()] }
}
