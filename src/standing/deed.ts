import type { ActKind, Force, RecordedAct } from '../model/index.ts'
import type { ActRow } from './engine/acts.ts'
import type { Bindings } from './engine/bindings.ts'
import type { ActMatcher, Arg, RuleRef } from './rules/program.ts'
import { speaksTo, takesInstrument, thirdPerson } from './rules/vocabulary.ts'
import type { Standing } from './standing.ts'

/** An act that is not in the record but could be: what a clause of a rule asks for. Names are symbols; -1 where any will do. */
export interface Deed {
  kind: ActKind
  agent: number
  target: number
  /** Who acts together with the agent; -1 if nobody needs to. */
  partner: number
  instrument: number
  /** Any of these. */
  topics: number[]
  force: Force
  rule: RuleRef
  /** Other deeds of the same agent that would do as well. */
  or: Deed[]
}

/** The deed that a pattern asks for, with the bindings as they are; null if its agent is not known. */
export function deedOf(pattern: ActMatcher, rule: RuleRef, force: Force | null, bindings: Bindings): Deed | null {
  const value = (arg: Arg | null) => (arg === null ? -1 : bindings.value(arg))
  const agent = value(pattern.agent)
  if (pattern.modality !== 'actual' || pattern.topicVariable !== null) return null
  if (pattern.agent && agent < 0) return null
  const partner = value(pattern.partner)
  if (pattern.partner && partner < 0) return null
  return {
    kind: pattern.kind,
    agent,
    target: value(pattern.target),
    partner,
    instrument: value(pattern.instrument),
    topics: pattern.topics ?? [],
    force: force ?? pattern.forces?.[0] ?? 'none',
    rule,
    or: [],
  }
}

export function deedKey(deed: Deed): string {
  return [deed.kind, deed.agent, deed.target, deed.partner, deed.instrument, deed.topics.join('+'), deed.force].join(
    ' ',
  )
}

/** The deed as an act on a day. */
export function rowOf(deed: Deed, day: number, nobody: number): ActRow {
  return {
    kind: deed.kind,
    modality: 'actual',
    force: deed.force,
    lo: day,
    hi: day,
    instrument: deed.instrument < 0 ? nobody : deed.instrument,
    agents: [deed.agent < 0 ? nobody : deed.agent, ...(deed.partner < 0 ? [] : [deed.partner])],
    targets: deed.target < 0 ? [] : [deed.target],
    topics: deed.topics.slice(0, 1),
  }
}

/** How one of a deed's parties is named where it does not matter who it is: "any 3 of 20 parties". */
interface Instead {
  symbol: number
  name: string
  several: boolean
}

/** "RUS pledges … to MNG (nuclear-weapon-free-status), with force treaty". */
export function deedSentence(deed: Deed, standing: Standing, instead?: Instead): string {
  const name = (symbol: number) =>
    symbol < 0 ? 'anyone' : symbol === instead?.symbol ? instead.name : standing.symbols.name(symbol)
  const several = deed.agent === instead?.symbol && instead.several
  const what = [deed, ...deed.or].map((one) => {
    const verb = several ? one.kind : thirdPerson(one.kind)
    if (takesInstrument(one.kind) || one.instrument >= 0) {
      const object = one.instrument < 0 ? 'something' : name(one.instrument)
      const ends = [
        one.target < 0 ? '' : ` toward ${name(one.target)}`,
        one.partner < 0 ? '' : ` with ${name(one.partner)}`,
      ]
      return `${verb} ${object}${ends.join('')}`
    }
    const object = one.target >= 0 ? ` ${speaksTo(one.kind) ? 'something to ' : ''}${name(one.target)}` : ''
    return `${verb}${object}${one.partner < 0 ? '' : ` something with ${name(one.partner)}`}`
  })
  const topics = deed.topics.length > 0 ? ` (${deed.topics.map(name).join(' or ')})` : ''
  return `${name(deed.agent)} ${[...new Set(what)].join(' or ')}${topics}${deed.force === 'none' ? '' : `, with force ${deed.force}`}`
}

/** Whether the record says anything of a deed: that it was refused (with the acts), is intended, or nothing. */
export function recordOf(
  deed: Deed,
  standing: Standing,
): { record: 'refused' | 'planned' | 'not recorded'; acts: RecordedAct[] } {
  const { table, acts } = standing
  const refused: RecordedAct[] = []
  const planned: RecordedAct[] = []
  const deeds = [deed, ...deed.or]
  for (let number = 0; number < table.length; number++) {
    const recorded = acts[number]
    if (!recorded || !table.alive.data[number]) continue
    const { modality, kind } = recorded.act
    const refuses =
      modality === 'negated'
        ? deeds.some((one) => one.kind === kind)
        : modality === 'actual' && kind === 'oppose' && deed.kind !== 'oppose'
    const plans = modality === 'planned' && deeds.some((one) => one.kind === kind)
    if (!(refuses || plans) || !deeds.some((one) => speaksOf(standing, number, one))) continue
    if (refuses) refused.push(recorded)
    else planned.push(recorded)
  }
  if (refused.length > 0) return { record: 'refused', acts: refused }
  return planned.length > 0 ? { record: 'planned', acts: planned } : { record: 'not recorded', acts: [] }
}

function speaksOf({ table }: Standing, number: number, deed: Deed): boolean {
  const among = (at: { data: Int32Array }, list: { data: Int32Array }, wanted: number) => {
    for (let i = at.data[number]!; i < at.data[number + 1]!; i++) if (list.data[i] === wanted) return true
    return false
  }
  if (deed.agent >= 0 && !among(table.agentsAt, table.agents, deed.agent)) return false
  if (deed.target >= 0 && !among(table.targetsAt, table.targets, deed.target)) return false
  if (deed.instrument >= 0) return table.instrument.data[number] === deed.instrument
  return deed.topics.length === 0 || deed.topics.some((topic) => among(table.topicsAt, table.topics, topic))
}
