import { bad, forceName, type Lexicon, type Variables } from './lexicon.ts'
import type { Arg, Body, Literal } from './program.ts'
import type { Condition, Phrase } from './syntax.ts'

/** Name of the variable by which a conclusion takes over the force of what it rests on. */
export const CARRIED_FORCE = 'force'

/**
 * A condition as alternatives of literals (disjunctive normal form), negations pushed inwards. `carries`: the conclusion has the force of
 * what it rests on.
 */
export function bodyOf(
  condition: Condition,
  variables: Variables,
  lexicon: Lexicon,
  carries: boolean,
  negated = false,
): Body {
  const part = (of: Condition, flip = negated) => bodyOf(of, variables, lexicon, carries, flip)
  switch (condition.type) {
    case 'not':
      return part(condition.of, !negated)
    case 'all':
    case 'any':
      return (condition.type === 'all') === negated
        ? condition.of.flatMap((of) => part(of))
        : condition.of.map((of) => part(of)).reduce(product)
    case 'holds': {
      const alternatives = statusArgs(condition.phrase, variables, lexicon, carries && !negated)
      const literals = alternatives.map(({ status, args }): Literal => ({ type: 'holds', status, args, negated }))
      return negated ? [literals] : literals.map((literal) => [literal])
    }
    case 'count': {
      const variable = variables.plain(condition.variable)
      if (!('var' in variable))
        throw bad(variables.file, condition.variable.at, `${condition.variable.name} is no variable`)
      const [found] = statusArgs(condition.phrase, variables, lexicon, false)
      const least = typeof condition.least === 'number' ? condition.least : variables.arg(condition.least)
      return [[{ type: 'count', ...found!, variable: variable.var, least, negated: negated !== condition.below }]]
    }
    case 'each': {
      const variable = variables.plain(condition.variable)
      if (!('var' in variable))
        throw bad(variables.file, condition.variable.at, `${condition.variable.name} is no variable`)
      const group = variables.plain(condition.group)
      if (!('symbol' in group)) throw bad(variables.file, condition.group.at, 'the group is named, not a variable')
      const [found] = statusArgs(condition.phrase, variables, lexicon, false)
      return [[{ type: 'each', ...found!, variable: variable.var, group: group.symbol, negated }]]
    }
  }
}

function product(left: Body, right: Body): Body {
  return left.flatMap((a) => right.map((b) => [...a, ...b]))
}

/** The status of a phrase with its arguments; one for each force that the phrase allows, where the status carries one. */
export function statusArgs(
  phrase: Phrase,
  variables: Variables,
  lexicon: Lexicon,
  carries: boolean,
): { status: number; args: Arg[] }[] {
  const { status, terms } = lexicon.lookUp(variables.file, phrase)
  const form = lexicon.statuses[status]!
  const args = terms.map((term, at) => variables.arg(term, form.sorts[at]))
  if (form.force !== 'act') {
    if (phrase.forces && !phrase.forces.includes(form.force))
      throw bad(variables.file, phrase.at, `this status has the force "${form.force}" always`)
    return [{ status, args }]
  }
  if (phrase.forces)
    return phrase.forces.map((force) => ({ status, args: [...args, { symbol: lexicon.symbols.id(forceName(force)) }] }))
  const force = carries ? variables.add(CARRIED_FORCE, 'topic') : variables.fresh('topic')
  return [{ status, args: [...args, { var: force }] }]
}

/** The numbers of the variables that a literal mentions. */
export function variablesOf(literal: Literal): number[] {
  const found = literal.args.flatMap(variableOf)
  return literal.type === 'count' && typeof literal.least !== 'number'
    ? [...found, ...variableOf(literal.least)]
    : found
}

export function variableOf(arg: Arg): number[] {
  if ('var' in arg) return [arg.var]
  return 'table' in arg ? variableOf(arg.key) : []
}
