import type { Act, RecordedAct } from '../model/index.ts'
import type { Rulebook } from './rules/program.ts'
import type { ExampleText, GivenAct, Term } from './rules/syntax.ts'
import { kindOf, takesInstrument } from './rules/vocabulary.ts'
import { Standing } from './standing.ts'

/** What an example of a rulebook expected, and what came out. */
export interface ExampleResult {
  title: string
  file: string
  line: number
  says: string
  expected: string
  answer: string
}

/** Runs every example of the rulebooks: each line after "then" is a result. An example that passes has `expected` equal to `answer` throughout. */
export function runExamples(rulebook: Rulebook): ExampleResult[] {
  return rulebook.examples.flatMap((example) => runExample(rulebook, example))
}

function runExample(rulebook: Rulebook, example: ExampleText & { file: string }): ExampleResult[] {
  const standing = new Standing(rulebook, example.given.map(recordedAct))
  return example.then.map(({ phrase, on, answer, at }) => {
    const words = phrase.tokens.map((token) => (typeof token === 'string' ? token : termName(token))).join(' ')
    const query = phrase.forces ? `${words} with force ${phrase.forces[0]}` : words
    const found = standing.on(query, on)
    const result = answer === 'possibly' && found.answer === 'unknown' && found.possibly ? 'possibly' : found.answer
    return {
      title: example.title,
      file: example.file,
      line: at.line,
      says: `${query} on ${on}`,
      expected: answer,
      answer: result,
    }
  })
}

/** A recorded act as an example gives it; its place among the others is its number. */
export function recordedAct({ act, date, source }: GivenAct, number: number): RecordedAct {
  const kind = kindOf(act.verb) ?? 'state'
  const object = act.object === null || act.object.type === 'anything' ? null : termName(act.object)
  const isInstrument = object !== null && takesInstrument(kind)
  // One may withdraw from an organisation or from a treaty; a constant does not say which.
  const either = kind === 'withdraw' || kind === 'terminate'
  const under = act.under ? termName(act.under) : null
  const instrument = isInstrument ? object : (under ?? (either ? object : null))
  const targets = [isInstrument ? null : object, act.toward && termName(act.toward)].filter((id) => id !== null)
  const made: Act = {
    kind,
    agents: [termName(act.agent), ...(act.with ? [termName(act.with)] : [])],
    targets,
    date,
    place: null,
    instrument,
    instrumentId: instrument,
    about: null,
    topics: act.about.map((topic) => topic.name),
    modality: act.polarity === 'does' ? 'actual' : act.polarity === 'plans' ? 'planned' : 'negated',
    force: act.forces?.[0] ?? 'none',
    passages: [{ start: 0, end: 0, quote: '', pieces: [{ start: 0, end: 0 }] }],
    confidence: { kind: 1, agents: 1, targets: 1, date: 1, modality: 1, force: 1 },
  }
  return {
    id: `given-${number + 1}`,
    act: made,
    source: { id: source, name: source, title: null, published: null },
    state: 'entered',
    by: 'example',
    recorded: '2030-01-01T00:00:00Z',
  }
}

function termName(term: Term): string {
  return term.type === 'name' ? term.name : ''
}
