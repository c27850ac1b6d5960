import { civilOf, dayOf, formatYear } from '../calendar/index.ts'
import type { RecordedAct } from '../model/index.ts'
import { edtfOf } from './dates.ts'
import { deedOf, deedSentence } from './deed.ts'
import { shift } from './engine/delay.ts'
import { Matcher } from './engine/extract.ts'
import { CERTAINLY } from './engine/store.ts'
import type { Duty, RuleRef } from './rules/program.ts'
import { dayOfQuestion, type Standing } from './standing.ts'

/** An act that is due, by a rule. */
export interface DueAct {
  says: string
  /** EDTF: a year where the rule counts in years, else a day. */
  due: string
  state: 'open' | 'overdue' | 'fulfilled'
  since: RecordedAct
  fulfilledBy: RecordedAct | null
  rule: RuleRef
}

/** What is due on a day (EDTF), and what was done of it. Of what recurs, only the next. */
export function duties(standing: Standing, on: string): DueAct[] {
  const day = dayOfQuestion(on).to
  return standing.rulebook.duties.flatMap((duty) => due(standing, duty, day))
}

interface Occasion {
  number: number
  says: string
  binding: string
  day: number
  due: number
}

function due(standing: Standing, duty: Duty, on: number): DueAct[] {
  const occasions = occasionsOf(standing, duty, on)
  const latest = new Map<string, Occasion>()
  for (const occasion of occasions) {
    const key = duty.every ? occasion.binding : `${occasion.binding} ${occasion.number}`
    const known = latest.get(key)
    if (!known || occasion.day > known.day) latest.set(key, occasion)
  }
  return [...latest.values()].map((occasion) => {
    const fulfilling = duty.every ? null : fulfilment(standing, duty, occasion, on)
    const lastDay = inYears(duty) ? yearEnd(occasion.due) : occasion.due
    return {
      says: occasion.says,
      due: inYears(duty) ? formatYear(civilOf(occasion.due).year) : (edtfOf(occasion.due, occasion.due) ?? ''),
      state: fulfilling ? 'fulfilled' : lastDay < on ? 'overdue' : 'open',
      since: standing.acts[occasion.number]!,
      fulfilledBy: fulfilling,
      rule: duty.rule,
    }
  })
}

function occasionsOf(standing: Standing, duty: Duty, on: number): Occasion[] {
  const found: Occasion[] = []
  const { bindings, solver } = standing.engine
  eachMatch(standing, duty.after, on, (number, day) => {
    const deed = deedOf(duty.act, duty.rule, null, bindings)
    const period = duty.period && 'table' in duty.period ? lookUp(standing, duty.period) : duty.period
    if (!deed || !period) return
    if (duty.guard && solver.at(duty.guard, day, day, () => null) !== CERTAINLY) return
    const binding = [deed.agent, deed.target, deed.partner, deed.instrument, ...deed.topics].join(' ')
    found.push({ number, says: deedSentence(deed, standing), binding, day, due: shift(day, period) })
  })
  return found
}

function lookUp(standing: Standing, period: Extract<Duty['period'], { table: number }>) {
  const value = standing.engine.bindings.lookUp(period)
  return value?.type === 'duration' ? value.value : null
}

/** The first act that does what was due, after the occasion. */
function fulfilment(standing: Standing, duty: Duty, occasion: Occasion, on: number): RecordedAct | null {
  const done: { number: number; day: number }[] = []
  eachMatch(standing, duty.act, on, (number, day) => {
    const deed = deedOf(duty.act, duty.rule, null, standing.engine.bindings)
    if (!deed || day < occasion.day || number === occasion.number) return
    if ([deed.agent, deed.target, deed.partner, deed.instrument, ...deed.topics].join(' ') !== occasion.binding) return
    done.push({ number, day })
  })
  done.sort((a, b) => a.day - b.day)
  return done[0] ? standing.acts[done[0].number]! : null
}

/** Calls `visit` with the variables bound for every act up to a day that fits; a series of acts counts from its last day. */
function eachMatch(
  standing: Standing,
  pattern: Duty['after'],
  on: number,
  visit: (number: number, day: number) => void,
): void {
  const { table, engine } = standing
  const matcher = new Matcher(pattern, table, engine.bindings, engine.forceSymbols)
  for (let number = 0; number < table.length; number++) {
    if (!table.alive.data[number] || (table.what.data[number]! & 0xff) !== matcher.what) continue
    const day = table.hi.data[number]!
    if (day <= on) matcher.match(number, () => visit(number, day))
  }
}

function inYears({ period }: Duty): boolean {
  return period !== null && 'unit' in period && period.unit === 'years'
}

function yearEnd(day: number): number {
  return dayOf(civilOf(day).year, 12, 31)
}
