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
  if (!/[:：]$/.test(end)) return isItem(context, open?.kind === 'sign') ? open : null
  const from = Math.max(end.lastIndexOf('。'), end.lastIndexOf('. '), 0)
  const last = matches.at(-1)
  if (last && last.token.from >= from) {
    const agents = agentsAt(last.positions, last.frame.agent)
    if (last.frame.kind === 'sign') return { ...SIGNED, agents }
    if (agents.length === 0 || !LEADING.has(last.frame.kind)) return null
    return { kind: last.frame.kind, agents, modality: 'actual', force: forceOf(last.frame.kind, null, 'actual') }
  }
  const subject = subjectAmong(within(context.groups, from, end.length), context, { left: from, from: end.length })
  const modality = modalityOf(context, from, end.length)
  if (!subject || modality !== 'planned') return null
  return { kind: 'pledge', agents: subject.ids, modality, force: 'none' }
}

/** "The following documents were signed:" names in each item who signed what. */
const SIGNED = { kind: 'sign', modality: 'actual', force: 'none' } as const

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
  if (!leadIn || !isItem(context, leadIn.kind === 'sign')) return null
  const { text, block, groups } = context
  const signers = leadIn.kind === 'sign' ? signersOf(context) : []
  const agents = signers.length > 1 ? signers : leadIn.agents
  if (agents.length === 0) return null
  const instrument = leadIn.kind === 'sign' ? text.replace(LABEL, '').replace(/[\s.;,]+$/, '') : null
  const named = [
    ...new Set(groups.flatMap((group) => (group.marker === 'with' || group.marker === 'to' ? group.ids : []))),
  ]
  const topics = new Map(topicsIn(text).map(({ topic }) => [topic.id, topic.label]))
  const act: FoundAct = {
    kind: leadIn.kind,
    agents,
    targets: leadIn.kind === 'sign' ? [] : named.filter((id) => !agents.includes(id)),
    date: leadIn.kind === 'sign' ? (context.date.at(-1) ?? context.news?.day ?? context.published) : null,
    place: null,
    instrument,
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

/** Those named in an item that says who signed it, each body under its owner once. */
function signersOf({ groups }: BlockContext): PartyId[] {
  const ids = [...new Set(groups.filter(({ place }) => !place).flatMap((group) => group.ids))]
  return ids.filter((id) => !ids.some((other) => other.startsWith(`${id}/`)))
}

const LABEL = /^(?:\(?[a-zа-я0-9]{1,3}\)|\d{1,2}\.(?=\s))\s*/i

/** In a list of what was signed the items may be numbered paragraphs. */
function isItem({ text, findings, block }: BlockContext, signed = false): boolean {
  const { kind, number } = findings.flows[block]!.block
  return kind === 'item' || (signed && number !== null) || LABEL.test(text)
}
