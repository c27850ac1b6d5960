import type { ActKind, Force, Modality, PartyId } from '../../model/index.ts'
import { confidenceOf } from '../confidence.ts'
import { forceOf } from '../force.ts'
import type { FoundAct } from '../found.ts'
import { within } from '../found.ts'
import { modalityOf } from '../modality.ts'
import { topicsIn } from '../topics.ts'
import type { BlockContext } from './context.ts'
import type { Match } from './match.ts'
import { agentsAt, subjectAmong } from './roles.ts'

/** A lead-in ("Mongolia will:", "决定："), which says of the items that follow who does what with them. */
export interface LeadIn {
  kind: ActKind
  agents: PartyId[]
  modality: Modality
  force: Force
}

/** The lead-in that a block ends with; one that came before stays open through the items below it. */
export function leadInOf(context: BlockContext, matches: readonly Match[], open: LeadIn | null): LeadIn | null {
  const { text } = context
  const end = text.trimEnd()
  if (!/[:：]$/.test(end)) return isItem(context) ? open : null
  const from = Math.max(end.lastIndexOf('。'), end.lastIndexOf('. '), 0)
  const last = matches.at(-1)
  if (last && last.token.from >= from) {
    const agents = agentsAt(last.positions, last.frame.agent)
    if (agents.length === 0 || !LEADING.has(last.frame.kind)) return null
    return { kind: last.frame.kind, agents, modality: 'actual', force: forceOf(last.frame.kind, null, 'actual') }
  }
  const subject = subjectAmong(within(context.groups, from, end.length), context, { left: from, from: end.length })
  const modality = modalityOf(context, from, end.length)
  if (!subject || modality !== 'planned') return null
  return { kind: 'pledge', agents: subject.ids, modality, force: 'none' }
}

/** Kinds whose object may be a list of items. */
const LEADING: ReadonlySet<ActKind> = new Set([
  'pledge',
  'urge',
  'propose',
  'adopt',
  'conclude',
  'support',
  'reaffirm',
  'declare',
  'oppose',
])

/** One act for an item below a lead-in; null for a block that is none. */
export function underLeadIn(
  context: BlockContext,
  leadIn: LeadIn | null,
  acts: readonly FoundAct[],
): FoundAct[] | null {
  if (!leadIn || !isItem(context)) return null
  const { text, block, groups } = context
  const named = [
    ...new Set(groups.flatMap((group) => (group.marker === 'with' || group.marker === 'to' ? group.ids : []))),
  ]
  const topics = new Map(topicsIn(text).map(({ topic }) => [topic.id, topic.label]))
  const act: FoundAct = {
    kind: leadIn.kind,
    agents: leadIn.agents,
    targets: named.filter((id) => !leadIn.agents.includes(id)),
    date: null,
    place: null,
    instrument: null,
    instrumentId: null,
    about: [...topics.values()].slice(0, 3).join('; ') || text.slice(0, 60),
    topics: [...topics.keys()],
    modality: leadIn.modality,
    force: leadIn.force,
    block,
    from: 0,
    to: text.length,
    confidence: confidenceOf({
      weight: 0.7,
      agent: 'carried',
      target: 'none',
      date: 'none',
      modal: false,
      nested: false,
    }),
  }
  return [act, ...acts.filter(({ date }) => date !== null)]
}

const isItem = ({ text, findings, block }: BlockContext) =>
  findings.flows[block]!.block.kind === 'item' || /^\(?[a-zа-я0-9]{1,3}\)\s?\S/i.test(text)
