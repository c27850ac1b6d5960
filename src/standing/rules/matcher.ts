import { bad, type Lexicon, type Variables } from './lexicon.ts'
import type { ActMatcher, Arg } from './program.ts'
import type { ActPattern, Term } from './syntax.ts'
import { kindOf, takesInstrument } from './vocabulary.ts'

/** An act of a rule, its terms put at the places they have in a recorded act. */
export function matcherOf(pattern: ActPattern, variables: Variables, lexicon: Lexicon): ActMatcher {
  const { file } = variables
  const kind = kindOf(pattern.verb)
  if (!kind) throw bad(file, pattern.at, `"${pattern.verb}" is no kind of act`)
  const term = (from: Term | null): Arg | null =>
    from === null || from.type === 'anything' ? null : variables.arg(from)
  const matcher: ActMatcher = {
    kind,
    modality: pattern.polarity === 'does' ? 'actual' : pattern.polarity === 'plans' ? 'planned' : 'negated',
    agent: term(pattern.agent),
    target: term(pattern.toward),
    partner: term(pattern.with),
    instrument: term(pattern.under),
    topics: null,
    topicVariable: null,
    notTopics: pattern.notAbout.map((topic) => lexicon.symbols.id(topic.name)),
    forces: pattern.forces,
    forceVariable: null,
  }
  const { object } = pattern
  if (object && object.type !== 'anything') {
    const sort = object.type === 'name' ? lexicon.sortOf(file, object.name) : 'instrument'
    const slot = sort === 'instrument' || (sort === null && takesInstrument(kind)) ? 'instrument' : 'target'
    if (matcher[slot])
      throw bad(file, object.at, `the act has two ${slot === 'target' ? 'parties it is done to' : 'instruments'}`)
    matcher[slot] = variables.arg(object)
  }
  for (const topic of pattern.about)
    if (lexicon.sortOf(file, topic.name)) {
      const arg = variables.plain(topic)
      if (pattern.about.length > 1) throw bad(file, topic.at, 'a topic that is a variable stands alone')
      if ('var' in arg) matcher.topicVariable = arg.var
    } else {
      matcher.topics ??= []
      matcher.topics.push(lexicon.symbols.id(topic.name))
    }
  return matcher
}
