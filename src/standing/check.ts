import { bounds } from '../calendar/index.ts'
import type { RecordedAct } from '../model/index.ts'
import { facts as parties } from '../recognise/parties/facts.ts'
import { EventStep } from './engine/events.ts'
import type { RuleRef } from './rules/program.ts'
import type { Standing } from './standing.ts'

/** Something about rules and acts that a person should look at. */
export interface CheckFinding {
  type:
    | 'rule never fired'
    | 'act no rule uses'
    | 'act before its party existed'
    | 'act after its party ended'
    | 'act later than its source'
    | 'end without a beginning'
  says: string
  rule: RuleRef | null
  act: RecordedAct | null
}

/** Looks rules and acts over: what never fires, what nothing uses, what is out of order. Nothing is dropped for it. */
export function checkRules(standing: Standing): CheckFinding[] {
  return [...idleRules(standing), ...oddActs(standing)]
}

/** Acts that no clause of any rule speaks of. */
export function unusedActs(standing: Standing): RecordedAct[] {
  const { used } = standing.engine.usage()
  return standing.acts.filter((act, number) => act && standing.has(act.id) && !used.has(number))
}

function idleRules(standing: Standing): CheckFinding[] {
  const { fired } = standing.engine.usage()
  const { rulebook, engine } = standing
  for (const step of rulebook.steps) {
    if (step.type === 'defined')
      for (const { rule, status } of step.definitions) if (engine.stores[status]!.size > 0) fired.add(key(rule))
    if (step.type === 'events')
      for (const { event, rule } of step.clauses)
        if (event.type === 'status' && engine.stores[event.literal.status]!.size > 0) fired.add(key(rule))
  }
  const seen = new Set<string>()
  const found: CheckFinding[] = []
  for (const rule of rulebook.rules) {
    if (fired.has(key(rule)) || seen.has(key(rule)) || rulebook.duties.some((duty) => duty.rule === rule)) continue
    seen.add(key(rule))
    found.push({
      type: 'rule never fired',
      says: `${rule.file}:${rule.line} "${rule.title}": ${rule.words}`,
      rule,
      act: null,
    })
  }
  return found
}

function key(rule: RuleRef): string {
  return `${rule.file}:${rule.line}`
}

function oddActs(standing: Standing): CheckFinding[] {
  const found: CheckFinding[] = []
  const note = (type: CheckFinding['type'], says: string, act: RecordedAct) =>
    found.push({ type, says, rule: null, act })
  for (const act of unusedActs(standing)) note('act no rule uses', describe(act), act)
  standing.acts.forEach((act) => {
    if (!act || !standing.has(act.id) || act.act.date === null || act.act.modality !== 'actual') return
    const { from, to } = bounds(act.act.date)
    for (const id of act.act.agents) {
      const state = parties.states[id.split('/')[0]!]
      if (!state) continue
      if (to < bounds(String(state.from).padStart(4, '0')).from)
        note('act before its party existed', `${id}, a State since ${state.from}: ${describe(act)}`, act)
      if (state.until !== null && from > bounds(String(state.until)).to)
        note('act after its party ended', `${id}, a State until ${state.until}: ${describe(act)}`, act)
    }
    if (act.source.published !== null && from > bounds(act.source.published).to)
      note('act later than its source', `published ${act.source.published}: ${describe(act)}`, act)
  })
  for (const step of standing.engine.steps) if (step instanceof EventStep) loneEnds(standing, step, note)
  return found
}

/** Ends of what never began, as far as the record goes. */
function loneEnds(
  standing: Standing,
  step: EventStep,
  note: (type: CheckFinding['type'], says: string, act: RecordedAct) => void,
): void {
  for (let number = 0; number < step.keys.size; number++) {
    const changes = step.changes(number)
    if (changes.some((change) => change.begins && change.surety > 0)) continue
    for (const change of changes) {
      const act = standing.acts[change.by]
      if (act) note('end without a beginning', describe(act), act)
    }
  }
}

function describe({ act, source }: RecordedAct): string {
  return `${act.agents.join(', ')} ${act.kind} ${act.targets.join(', ')} ${act.date ?? 'undated'} (${source.name})`.replace(
    /\s+/g,
    ' ',
  )
}
