import { BadInput } from '../../model/index.ts'
import { variableOf } from './body.ts'
import { ONE_OF } from './lexicon.ts'
import type { Arg, Clause, Definition, Literal, StatusForm, Step } from './program.ts'

/**
 * The steps in which statuses are worked out, each from those before it. Levels may depend on each other's state before the event; every
 * other circle is refused, with the circle named.
 */
export function inOrder(
  statuses: StatusForm[],
  levels: number[][],
  clauses: Clause[],
  definitions: Definition[],
): Step[] {
  const graph = statuses.map(() => new Map<number, string>())
  const together = statuses.map((_, status) => status)
  for (const set of levels) for (const status of set) join(together, set[0]!, status)
  for (const clause of clauses) {
    const place = `${clause.rule.file}:${clause.rule.line}`
    if (definitions.some((definition) => definition.status === clause.status))
      throw new BadInput(
        place,
        `${name(statuses, clause.status)} is defined by "while" and begun or ended by acts; it can be one of the two`,
      )
    contradicts(clause, clauses, place)
    if (clause.event.type === 'status') graph[clause.status]!.set(clause.event.literal.status, place)
    for (const literal of (clause.guard ?? []).flat()) {
      // The state of the conclusion's own levels, as it was before the event, waits for nothing.
      const level = find(together, literal.status) === find(together, clause.status)
      if (!(level && isOwn(literal, clause))) graph[clause.status]!.set(literal.status, place)
      if (literal.type === 'each') graph[clause.status]!.set(ONE_OF, place)
    }
  }
  for (const { status, body, rule } of definitions)
    for (const literal of body.flat()) {
      graph[status]!.set(literal.status, `${rule.file}:${rule.line}`)
      if (literal.type === 'each') graph[status]!.set(ONE_OF, `${rule.file}:${rule.line}`)
    }
  return sortSteps(statuses, levels, clauses, definitions, graph, together)
}

/** Whether the literal speaks of a status between exactly the parties of the conclusion, so that its state at the time can be looked at. */
export function isOwn(literal: Literal, clause: { head: Arg[] }): boolean {
  return (
    literal.type === 'holds' &&
    literal.args.length === clause.head.length &&
    literal.args.every((arg, at) => sameArg(arg, clause.head[at]!))
  )
}

function sameArg(a: Arg, b: Arg): boolean {
  if ('var' in a && 'var' in b) return a.var === b.var
  return 'symbol' in a && 'symbol' in b && a.symbol === b.symbol
}

function contradicts(clause: Clause, clauses: Clause[], place: string): void {
  const same = (other: Clause) =>
    other !== clause &&
    other.status === clause.status &&
    other.effect !== clause.effect &&
    JSON.stringify([other.event, other.head, other.guard, other.delay]) ===
      JSON.stringify([clause.event, clause.head, clause.guard, clause.delay])
  const other = clause.effect === 'ends' ? clauses.find(same) : undefined
  if (other)
    throw new BadInput(
      place,
      `the same event ends the status here and begins it in ${other.rule.file}:${other.rule.line}`,
    )
}

function sortSteps(
  statuses: StatusForm[],
  levels: number[][],
  clauses: Clause[],
  definitions: Definition[],
  graph: Map<number, string>[],
  together: number[],
): Step[] {
  const steps: Step[] = []
  const state = statuses.map(() => 'new' as 'new' | 'open' | 'done')
  const path: number[] = []
  const visit = (status: number, place: string): void => {
    const first = find(together, status)
    if (state[first] === 'done') return
    if (state[first] === 'open') {
      const circle = [...path.slice(path.indexOf(first)), first].map((one) => name(statuses, one))
      throw new BadInput(place, `these statuses wait for each other: ${circle.join(' → ')}`)
    }
    state[first] = 'open'
    path.push(first)
    const members = statuses.map((_, one) => one).filter((one) => find(together, one) === first)
    for (const member of members)
      for (const [needed, where] of graph[member]!) {
        if (find(together, needed) === first)
          throw new BadInput(
            where,
            `these statuses wait for each other: ${name(statuses, member)} → ${name(statuses, needed)}`,
          )
        visit(needed, where)
      }
    path.pop()
    state[first] = 'done'
    const own = clauses.filter((clause) => members.includes(clause.status))
    const defining = definitions.filter((definition) => members.includes(definition.status))
    if (defining.length > 0) steps.push({ type: 'defined', status: first, definitions: defining })
    else if (statuses[first]!.given) steps.push({ type: 'given', status: first })
    else
      steps.push({
        type: 'events',
        statuses: members,
        clauses: own,
        replaces: members.map((member) => rivals(levels, member, members)),
      })
  }
  for (let status = 0; status < statuses.length; status++)
    visit(status, `${statuses[status]!.file}:${statuses[status]!.at.line}`)
  return steps
}

/** Positions in `members` of the levels that a status replaces. */
function rivals(levels: number[][], status: number, members: number[]): number[] {
  return levels
    .filter((set) => set.includes(status))
    .flat()
    .filter((other) => other !== status)
    .map((other) => members.indexOf(other))
}

function name(statuses: StatusForm[], status: number): string {
  const form = statuses[status]!
  return `"${form.pattern.filter((token) => typeof token === 'string').join(' ')}"`
}

function find(parents: number[], at: number): number {
  let root = at
  while (parents[root] !== root) root = parents[root]!
  return root
}

function join(parents: number[], a: number, b: number): void {
  const [low, high] = [find(parents, a), find(parents, b)].sort((x, y) => x - y)
  parents[high!] = low!
}

/** Whether all variables of the arguments are among `bound`. */
export function allBound(args: Arg[], bound: ReadonlySet<number>): boolean {
  return args.every((arg) => variableOf(arg).every((v) => bound.has(v)))
}
