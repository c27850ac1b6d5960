import { bodyOf, CARRIED_FORCE, statusArgs, variableOf, variablesOf } from './body.ts'
import { bad, Lexicon, Variables, words } from './lexicon.ts'
import { matcherOf } from './matcher.ts'
import { inOrder } from './order.ts'
import type { RulebookFile } from './parse.ts'
import { parseRulebook } from './parse.ts'
import type { Arg, Body, Clause, Definition, Delay, Duty, Literal, Rulebook, RuleRef, StatusForm } from './program.ts'
import type { At, Condition, Duration, Phrase, RuleText, Sentence, TableDelay, Trigger } from './syntax.ts'

/**
 * Compiles rulebooks: `compileRulebooks([{ name: 'memberships.rules', text }])`. Statuses of one file may be used in every other. Throws
 * BadInput "file:line:column: problem" for what cannot be read, is not declared, contradicts itself or waits for itself.
 */
export function compileRulebooks(files: readonly RulebookFile[]): Rulebook {
  const books = files.map(parseRulebook)
  const lexicon = new Lexicon()
  for (const book of books) lexicon.declare(book)
  const parts: Parts = { lexicon, clauses: [], definitions: [], duties: [], rules: [] }
  for (const book of books)
    for (const rule of book.rules)
      for (const sentence of rule.sentences) compileSentence(parts, book.file, rule, sentence)
  const levels = books.flatMap((book) =>
    book.levels.map(({ phrases, at }) => {
      const statuses = phrases.map((phrase) => lexicon.lookUp(book.file, phrase).status)
      const arity = lexicon.statuses[statuses[0]!]!.arity
      if (statuses.some((status) => lexicon.statuses[status]!.arity !== arity))
        throw bad(book.file, at, 'levels that replace each other are between the same parties')
      return statuses
    }),
  )
  return {
    statuses: lexicon.statuses,
    steps: inOrder(
      lexicon.statuses,
      levels,
      parts.clauses.filter((clause) => clause.effect !== 'denied'),
      parts.definitions,
    ),
    denials: parts.clauses.filter((clause) => clause.effect === 'denied'),
    duties: parts.duties,
    tables: lexicon.tables,
    symbols: lexicon.symbols,
    examples: books.flatMap((book) => book.examples.map((example) => ({ ...example, file: book.file }))),
    rules: parts.rules,
  }
}

interface Parts {
  lexicon: Lexicon
  clauses: Clause[]
  definitions: Definition[]
  duties: Duty[]
  rules: RuleRef[]
}

function compileSentence(parts: Parts, file: string, text: RuleText, sentence: Sentence): void {
  const rule: RuleRef = { title: text.title, cites: text.cites, words: sentence.words, file, line: sentence.at.line }
  parts.rules.push(rule)
  const { lexicon } = parts
  if (sentence.type === 'duty') {
    const variables = new Variables(lexicon, file)
    const after = matcherOf(sentence.after, variables, lexicon)
    const act = matcherOf(sentence.act, variables, lexicon)
    const guard = guardOf(sentence.provided, sentence.unless, variables, lexicon, false)
    const period = delayOf(sentence.period, variables, lexicon)
    parts.duties.push({
      act,
      every: sentence.every,
      period,
      after,
      variables: variables.names,
      sorts: variables.sorts,
      guard,
      rule,
    })
  } else if (sentence.type === 'while') {
    const variables = new Variables(lexicon, file)
    const { status, head } = headOf(sentence.phrase, variables, lexicon)
    const carries = lexicon.statuses[status]!.force === 'act'
    const condition: Condition = sentence.unless
      ? {
          type: 'all',
          of: [sentence.condition, { type: 'not', of: sentence.unless, at: sentence.at }],
          at: sentence.at,
        }
      : sentence.condition
    const body = bodyOf(condition, variables, lexicon, carries)
    for (const alternative of body) checkBound(head, alternative, variables, sentence.phrase, file)
    parts.definitions.push({ status, head, variables: variables.names, sorts: variables.sorts, body, rule })
  } else for (const trigger of sentence.triggers) compileTrigger(parts, file, sentence, trigger, rule)
}

function compileTrigger(
  parts: Parts,
  file: string,
  sentence: Sentence & { type: 'begins' | 'ends' | 'denied' },
  trigger: Trigger,
  rule: RuleRef,
): void {
  const { lexicon } = parts
  const variables = new Variables(lexicon, file)
  const { status, head } = headOf(sentence.phrase, variables, lexicon)
  const form = lexicon.statuses[status]!
  const carries = form.force === 'act'
  let event: Clause['event']
  const bound = new Set<number>()
  if (trigger.event.type === 'act') {
    const act = matcherOf(trigger.event, variables, lexicon)
    if (carries && sentence.type !== 'ends') act.forceVariable = variables.add(CARRIED_FORCE, 'topic')
    for (const arg of [act.agent, act.target, act.instrument, act.partner])
      if (arg) for (const v of variableOf(arg)) bound.add(v)
    if (act.topicVariable !== null) bound.add(act.topicVariable)
    if (act.forceVariable !== null) bound.add(act.forceVariable)
    event = { type: 'act', act }
  } else {
    const found = statusEvent(parts, file, trigger.event, variables, head, rule)
    for (const v of variablesOf(found.literal)) bound.add(v)
    event = found
  }
  const guard = guardOf(sentence.provided, sentence.unless, variables, lexicon, carries)
  if (event.type === 'status' && guard?.length === 1)
    for (const literal of guard[0]!)
      if (literal.type === 'holds' && !literal.negated) for (const v of variablesOf(literal)) bound.add(v)
  head.forEach((arg, at) => {
    const wild = carries && at === head.length - 1 && sentence.type === 'ends'
    for (const v of variableOf(arg))
      if (!bound.has(v) && !wild)
        throw bad(
          file,
          trigger.at,
          `the ${trigger.event.type === 'act' ? 'act' : 'condition'} does not say who ${variables.names[v]} is`,
        )
  })
  if (event.type === 'act' && guard) {
    const known = new Set(head.flatMap(variableOf))
    for (const literal of guard.flat())
      for (const v of variablesOf(literal))
        if (bound.has(v) && !known.has(v))
          throw bad(
            file,
            sentence.at,
            `the proviso speaks of ${variables.names[v]}, which the conclusion does not name`,
          )
  }
  const delay = trigger.delay === null ? null : delayOf(trigger.delay, variables, lexicon)
  parts.clauses.push({
    status,
    effect: sentence.type,
    head,
    variables: variables.names,
    sorts: variables.sorts,
    event,
    delay,
    guard,
    rule,
  })
}

/** The condition whose beginning is the event, as one literal: its own status, or one made for it. Beginning not to hold is ending. */
function statusEvent(
  parts: Parts,
  file: string,
  condition: Condition,
  variables: Variables,
  head: Arg[],
  rule: RuleRef,
): Clause['event'] & { type: 'status' } {
  const { lexicon } = parts
  const body = bodyOf(condition, variables, lexicon, false)
  const only = body.length === 1 && body[0]!.length === 1 ? body[0]![0]! : null
  if (only?.type === 'holds')
    return { type: 'status', literal: { ...only, negated: false }, edge: only.negated ? 'ends' : 'begins' }
  const args = head.flatMap(variableOf).filter((v, at, all) => all.indexOf(v) === at)
  const mentioned = new Set(body.flat().flatMap(variablesOf))
  const kept = args.filter((v) => mentioned.has(v))
  const hidden: StatusForm = {
    pattern: [0, 'meeting', 'the', 'condition', `${file}:${condition.at.line}:${condition.at.column}`],
    also: [],
    sorts: kept.map((v) => variables.sorts[v]!),
    once: false,
    listed: false,
    force: 'none',
    arity: kept.length,
    file,
    at: condition.at,
    hidden: true,
    given: false,
  }
  const status = lexicon.statuses.push(hidden) - 1
  const hiddenHead = kept.map((v): Arg => ({ var: v }))
  for (const alternative of body) checkBound(hiddenHead, alternative, variables, condition, file)
  parts.definitions.push({ status, head: hiddenHead, variables: variables.names, sorts: variables.sorts, body, rule })
  return { type: 'status', literal: { type: 'holds', status, args: hiddenHead, negated: false }, edge: 'begins' }
}

function headOf(phrase: Phrase, variables: Variables, lexicon: Lexicon): { status: number; head: Arg[] } {
  const found = statusArgs(phrase, variables, lexicon, true)
  if (found.length > 1) throw bad(variables.file, phrase.at, 'a conclusion has one force')
  const { status, args } = found[0]!
  if (lexicon.statuses[status]!.given)
    throw bad(variables.file, phrase.at, `"${words(phrase)}" is a fact about parties; no rule concludes it`)
  return { status, head: args }
}

function guardOf(
  provided: Condition | null,
  unless: Condition | null,
  variables: Variables,
  lexicon: Lexicon,
  carries: boolean,
): Body | null {
  const parts: Condition[] = []
  if (provided) parts.push(provided)
  if (unless) parts.push({ type: 'not', of: unless, at: unless.at })
  if (parts.length === 0) return null
  return bodyOf({ type: 'all', of: parts, at: parts[0]!.at }, variables, lexicon, carries)
}

function delayOf(delay: Duration | TableDelay, variables: Variables, lexicon: Lexicon): Delay {
  if (!('table' in delay)) return delay
  return { table: lexicon.tableOf(variables.file, delay.table, delay.at), key: variables.plain(delay.key) }
}

/** Every variable of the conclusion must be named by something that is said to hold. */
function checkBound(head: Arg[], alternative: Literal[], variables: Variables, place: { at: At }, file: string): void {
  const bound = new Set(alternative.flatMap((literal) => (literal.negated ? [] : variablesOf(literal))))
  for (const v of head.flatMap(variableOf))
    if (!bound.has(v)) throw bad(file, place.at, `nothing in the condition says who ${variables.names[v]} is`)
}
