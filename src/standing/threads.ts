import type { ActKind, RecordedAct } from '../model/index.ts'
import type { Standing } from './standing.ts'

/** What an act is to a question that is being negotiated. */
export type Role = 'proposed' | 'answered' | 'refused' | 'negotiated' | 'settled' | 'other'

export interface ThreadStep {
  role: Role
  act: RecordedAct
}

/** A step that someone owes. */
export interface OpenStep {
  party: string
  /** To whom. */
  to: string[]
  /** The act that asks for it. */
  since: RecordedAct
}

/** The acts about one instrument or topic in order of time, and whose step is next. */
export interface Thread {
  steps: ThreadStep[]
  next: OpenStep[]
}

const ROLES: Partial<Record<ActKind, Role>> = {
  propose: 'proposed',
  submit: 'proposed',
  urge: 'proposed',
  apply: 'proposed',
  support: 'answered',
  recognise: 'answered',
  pledge: 'answered',
  reaffirm: 'answered',
  state: 'answered',
  oppose: 'refused',
  negotiate: 'negotiated',
  meet: 'negotiated',
  sign: 'settled',
  ratify: 'settled',
  accede: 'settled',
  conclude: 'settled',
  adopt: 'settled',
  admit: 'settled',
  join: 'settled',
}

export interface ThreadFilter {
  /** An instrument's id, symbol or title, or a part of its title. */
  instrument?: string
  /** A topic's id. */
  topic?: string
  party?: string
}

/** Follows one question through the record. Undated acts come last; planned and hypothetical ones are left out. */
export function thread(standing: Standing, filter: ThreadFilter): Thread {
  const { table } = standing
  const found: { act: RecordedAct; lo: number }[] = []
  for (let number = 0; number < table.length; number++) {
    const act = standing.acts[number]
    if (act && table.alive.data[number] && belongs(act, filter))
      found.push({ act, lo: act.act.date === null ? UNDATED : table.lo.data[number]! })
  }
  found.sort((a, b) => a.lo - b.lo)
  const steps = found.map(({ act }) => ({ role: roleOf(act), act }))
  return { steps, next: openSteps(steps) }
}

const UNDATED = 0x3ffffffe

function belongs({ act }: RecordedAct, { instrument, topic, party }: ThreadFilter): boolean {
  if (act.modality === 'planned' || act.modality === 'hypothetical') return false
  if (topic !== undefined && !act.topics.includes(topic)) return false
  if (instrument !== undefined && act.instrumentId !== instrument && !act.instrument?.includes(instrument)) return false
  return party === undefined || [...act.agents, ...act.targets].some((id) => id === party || id.startsWith(`${party}/`))
}

function roleOf({ act }: RecordedAct): Role {
  if (act.modality === 'negated') return act.kind === 'oppose' ? 'answered' : 'refused'
  return ROLES[act.kind] ?? 'other'
}

/** Who was asked and has not answered since. Talks keep a question open; support, refusal and settlement close it. */
function openSteps(steps: readonly ThreadStep[]): OpenStep[] {
  const open = new Map<string, OpenStep>()
  for (const { role, act } of steps) {
    const { agents, targets } = act.act
    if (role === 'answered' || role === 'refused' || role === 'settled' || role === 'proposed')
      for (const agent of agents) open.delete(agent)
    if (role === 'proposed') for (const target of targets) open.set(target, { party: target, to: agents, since: act })
  }
  return [...open.values()]
}
