import type { RecordedAct } from '../model/index.ts'
import { weigh } from './answer.ts'
import { standsFor } from './encode.ts'
import { EventStep } from './engine/events.ts'
import type { Change } from './engine/fold.ts'
import { Spans } from './engine/spans.ts'
import { CERTAINLY, NEVER, POSSIBLY } from './engine/store.ts'
import { sourceOfEntry } from './instruments.ts'
import { type Query, tupleOf, wording } from './query.ts'
import { isOwn } from './rules/order.ts'
import type { Body, Clause, Literal, RuleRef } from './rules/program.ts'
import { thirdPerson } from './rules/vocabulary.ts'
import { dayOfQuestion, type Standing } from './standing.ts'

/** Why something holds: a tree whose inner nodes are rules and whose leaves are acts, facts about parties, and what is not recorded. */
export interface Proof {
  type: 'status' | 'act' | 'fact' | 'absence' | 'answer'
  /** In words: "MNG observer of SCO", "MNG joins SCO (observer-status), 2004-06". */
  says: string
  rule: RuleRef | null
  act: RecordedAct | null
  /** How the act's party comes to act: "CHN is one of P5"; null where it is named itself. */
  through: string | null
  /** EDTF; the period of a status. */
  from: string | null
  until: string | null
  certain: boolean
  because: Proof[]
}

/** Derivation of a question's answer on a day (EDTF), in the rules' own words. */
export function prove(standing: Standing, query: Query, on: string): Proof {
  const day = dayOfQuestion(on).to
  const each = query.parties.map((names) => proveOne(standing, query, names, day, on))
  if (each.length === 1) return each[0]!
  return node('answer', `each of ${each.length}: ${each.every((one) => one.type === 'status') ? 'yes' : 'not all'}`, {
    because: each,
  })
}

function proveOne(standing: Standing, query: Query, names: readonly string[], day: number, on: string): Proof {
  const form = standing.rulebook.statuses[query.status]!
  const store = standing.engine.stores[query.status]!
  const keys = standing.keysOf(query, names).sort((a, b) => store.surety(b, day, day) - store.surety(a, day, day))
  const sentence = wording(form, names)
  const tuple = tupleOf(names, null, standing.symbols)
  const { answer, against } = tuple ? weigh(standing, query.status, tuple, day) : { answer: 'unknown', against: [] }
  const contrary = against.map((act) => actNode(standing, act, null, null))
  const key = keys[0]
  const prover = new Prover(standing, names)
  const held = key !== undefined && store.surety(key, day, day) !== NEVER ? prover.status(query.status, key, day) : null
  if (held && answer === 'yes') return prover.counted ? leastProof(standing, held, query, names, day) : held
  if (held)
    return node('answer', `${sentence} on ${on}: ${answer === 'unknown' ? 'possibly' : answer}`, {
      because: [held, ...contrary],
    })
  return node('answer', `${sentence} on ${on}: ${answer}`, { because: contrary })
}

/**
 * Where a threshold was counted, an act may serve another branch as well, and some of those counted may not be needed: leaves out acts as long as
 * the rest still proves it.
 */
function leastProof(standing: Standing, proof: Proof, query: Query, names: readonly string[], day: number): Proof {
  const acts = leaves(proof)
  const least = standing.of(acts)
  const { engine } = least
  const { status } = query
  const store = engine.stores[status]!
  const wanted = proof.certain ? CERTAINLY : POSSIBLY
  const held = () =>
    least.keysOf({ ...query, parties: [[...names]] }, names).find((key) => store.surety(key, day, day) >= wanted)
  const kinds = alike(acts, names)
  const needed = new Set<string>()
  let spared = false
  for (let act = acts.length - 1; act >= 0; act--) {
    const kind = kinds[act]!
    if (needed.has(kind)) continue
    engine.retract(act)
    if (held() !== undefined) {
      spared = true
      continue
    }
    engine.restore(act)
    needed.add(kind)
  }
  const key = held()
  return !spared || key === undefined ? proof : new Prover(least, names).status(status, key, day)
}

/**
 * For each act a name of its kind: those that differ only in a party of whom nothing else is said, and in the date, count alike, so that if one
 * of them is needed all are.
 */
function alike(acts: readonly RecordedAct[], names: readonly string[]): string[] {
  const said = new Map<string, number>(names.map((name) => [name, 1]))
  const speaksOf = ({ act }: RecordedAct) => new Set([...act.agents, ...act.targets])
  for (const act of acts) for (const party of speaksOf(act)) said.set(party, (said.get(party) ?? 0) + 1)
  return acts.map((recorded) => {
    const { kind, modality, force, agents, targets, instrument, instrumentId, topics } = recorded.act
    if (agents.length !== 1 || said.get(agents[0]!) !== 1) return recorded.id
    return JSON.stringify([kind, modality, force, targets, instrumentId ?? instrument, topics])
  })
}

class Prover {
  /** Whether a threshold was counted on the way. */
  counted = false
  private readonly list = new Spans()

  private readonly asked: ReadonlySet<number>

  /** Those whom the question names are counted first: what they did is in the proof already. */
  constructor(
    private readonly standing: Standing,
    asked: readonly string[],
  ) {
    this.asked = new Set(asked.map((name) => standing.symbols.find(name)))
  }

  /** The status on a day on which it holds, at least possibly. */
  status(status: number, key: number, day: number): Proof {
    return this.standing.engine.bindings.apart(() => this.derivation(status, key, day))
  }

  private derivation(status: number, key: number, day: number): Proof {
    const { engine } = this.standing
    const store = engine.stores[status]!
    const certain = store.surety(key, day, day) === CERTAINLY
    const spans = store.spans(key, !certain, this.list)
    let at = 0
    while (spans.until(at) <= day) at++
    const from = spans.from(at)
    const by = spans.fromBy(at)
    const period = this.standing
      .periods(status, key, day)
      .find(({ possibly }) => possibly.from <= day && possibly.until > day)
    const shown = { from: period?.status.from ?? null, until: period?.status.until ?? null, certain }
    const says = this.standing.sentence(status, key)
    const step = engine.stepOf[status]
    if (!step) {
      const source = sourceOfEntry(status, this.standing.symbols.name(store.keys.arg(key, 0)))
      return node('fact', `${says} (${source ?? 'tables of parties'})`, shown)
    }
    if (!(step instanceof EventStep)) {
      const { bindings } = engine
      for (const definition of step.definitions) {
        const mark = bindings.mark()
        const because = bindings.unifyAll(definition.head, store.keys.args.data, key * store.keys.arity)
          ? this.body(definition.ordered, day, certain)
          : null
        bindings.undo(mark)
        if (because) return node('status', says, { ...shown, rule: definition.rule, because })
      }
      return node('status', says, shown)
    }
    const position = step.step.statuses.indexOf(status)
    const group = step.keyOf(position, key)
    const change = step
      .changes(group)
      .find(
        (one) =>
          one.begins &&
          one.status === position &&
          one.by === by &&
          one.surety !== NEVER &&
          (certain ? one.hi : one.lo) === from,
      )
    if (!change) return node('status', says, shown)
    const clause = step.step.clauses[change.clause]!
    return node('status', says, {
      ...shown,
      rule: clause.rule,
      because: this.event(step, clause, change, group, certain),
    })
  }

  /** What begins the status: the act or the other status, and what had to hold on that day. */
  private event(step: EventStep, clause: Clause, change: Change, key: number, certain: boolean): Proof[] {
    const day = certain ? change.hi : change.lo
    if (clause.event.type === 'act') {
      const act = actNode(this.standing, change.by, step, key)
      return [act, ...this.guards(step, clause, key, day, certain)]
    }
    const { literal } = clause.event
    const found = step.bound(clause, key, () => {
      let because: Proof[] | null = null
      this.standing.engine.solver.matches(literal, (source) => {
        if (because) return
        const edge = step.edgesOf(clause, key, source).find((one) => one.lo === change.lo && one.hi === change.hi)
        if (!edge) return
        const began = certain ? edge.began.hi : edge.began.lo
        const guards = clause.guard ? this.body(clause.guard, day, certain) : []
        if (guards) because = [this.status(literal.status, source, began), ...guards]
      })
      return because
    })
    return found ?? []
  }

  private guards(step: EventStep, clause: Clause, key: number, day: number, certain: boolean): Proof[] {
    if (!clause.guard) return []
    const { guard } = clause
    const own = (literal: Literal) => isOwn(literal, clause) && step.step.statuses.includes(literal.status)
    return step.bound(clause, key, () => this.body(guard, day, certain, own)) ?? []
  }

  /** Proof of the first alternative that holds on the day; null if none does. */
  private body(
    body: Body,
    day: number,
    certain: boolean,
    own: (literal: Literal) => boolean = () => false,
  ): Proof[] | null {
    for (const alternative of body) {
      const found = this.all(alternative, 0, day, certain, own)
      if (found) return found
    }
    return null
  }

  private all(
    literals: Literal[],
    at: number,
    day: number,
    certain: boolean,
    own: (literal: Literal) => boolean,
  ): Proof[] | null {
    const literal = literals[at]
    if (!literal) return []
    // The state of the conclusion's own levels counts as it was before the event.
    const on = own(literal) ? day - 1 : day
    const rest = () => this.all(literals, at + 1, day, certain, own)
    if (literal.type === 'count') return after(this.count(literal, on, certain), rest)
    if (literal.type === 'each') return after(this.each(literal, on, certain), rest)
    if (literal.negated) return after([this.absence(literal)], rest)
    const { stores, solver } = this.standing.engine
    let found: Proof[] | null = null
    solver.matches(literal, (key) => {
      if (found || stores[literal.status]!.surety(key, on, on) < (certain ? CERTAINLY : POSSIBLY)) return
      const others = rest()
      if (others) found = [this.status(literal.status, key, on), ...others]
    })
    return found
  }

  /** As many as the threshold asks for: those whom the question names, then those that held longest. */
  private count(literal: Literal & { type: 'count' }, day: number, certain: boolean): Proof[] | null {
    const { stores, solver, bindings } = this.standing.engine
    const least = solver.least(literal)
    if (literal.negated || least === null) return [this.absence(literal)]
    this.counted = true
    const store = stores[literal.status]!
    const held: { key: number; asked: number; from: number }[] = []
    solver.matches(literal, (key) => {
      if (store.surety(key, day, day) < (certain ? CERTAINLY : POSSIBLY)) return
      const asked = this.asked.has(bindings.value({ var: literal.variable })) ? 0 : 1
      const spans = store.spans(key, !certain, this.list)
      for (let i = 0; i < spans.n; i++)
        if (spans.from(i) <= day && spans.until(i) > day) held.push({ key, asked, from: spans.from(i) })
    })
    if (held.length < least) return null
    held.sort((a, b) => a.asked - b.asked || a.from - b.from || a.key - b.key)
    return held.slice(0, least).map(({ key }) => this.status(literal.status, key, day))
  }

  private each(literal: Literal & { type: 'each' }, day: number, certain: boolean): Proof[] | null {
    const { stores, solver } = this.standing.engine
    const held: Proof[] = []
    solver.matches({ ...literal, type: 'holds', negated: false }, (key) => {
      if (stores[literal.status]!.surety(key, day, day) >= (certain ? CERTAINLY : POSSIBLY))
        held.push(this.status(literal.status, key, day))
    })
    return held
  }

  private absence(literal: Literal): Proof {
    const form = this.standing.rulebook.statuses[literal.status]!
    const names = literal.args.slice(0, form.sorts.length).map((arg) => {
      const value = this.standing.engine.bindings.value(arg)
      return value < 0 ? 'anyone' : this.standing.symbols.name(value)
    })
    return node('absence', `not recorded: ${wording(form, names)}`, {})
  }
}

function after(first: Proof[] | null, rest: () => Proof[] | null): Proof[] | null {
  if (!first) return null
  const others = rest()
  return others && [...first, ...others]
}

function actNode(standing: Standing, number: number, step: EventStep | null, key: number | null): Proof {
  const recorded = standing.acts[number]!
  let through: string | null = null
  if (step && key !== null)
    for (let i = 0; i < step.keys.arity && through === null; i++) {
      const name = standing.symbols.name(step.keys.arg(key, i))
      const { agents, targets } = recorded.act
      through = standsFor(name, agents) && !targets.includes(name) ? standsFor(name, agents) : null
    }
  return node('act', actSentence(recorded), { act: recorded, through })
}

/** An act in a few words: "MNG joins SCO (observer-status), 2004-06". */
export function actSentence({ act }: RecordedAct): string {
  const verb = {
    actual: thirdPerson(act.kind),
    negated: `does not ${act.kind}`,
    planned: `plans to ${act.kind}`,
    hypothetical: `may ${act.kind}`,
  }
  const parts = [
    act.agents.join(' and '),
    verb[act.modality],
    act.targets.join(', '),
    act.instrument && `"${act.instrument}"`,
  ]
  const topics = act.topics.length > 0 ? ` (${act.topics.join(', ')})` : ''
  return `${parts.filter(Boolean).join(' ')}${topics}, ${act.date ?? 'undated'}`
}

function node(type: Proof['type'], says: string, rest: Partial<Proof>): Proof {
  return {
    type,
    says,
    rule: null,
    act: null,
    through: null,
    from: null,
    until: null,
    certain: true,
    because: [],
    ...rest,
  }
}

/** The acts at a proof's leaves, each once. */
export function leaves(proof: Proof): RecordedAct[] {
  const found = new Map<string, RecordedAct>()
  const walk = (one: Proof) => {
    if (one.act) found.set(one.act.id, one.act)
    one.because.forEach(walk)
  }
  walk(proof)
  return [...found.values()]
}
