import type { Stretch } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { FoundAct } from '../found.ts'
import { type Lexicon, lexiconOf } from '../frames/lexicon.ts'
import { type Actors, actorsOf } from './actors.ts'
import { clausesOf, type Sentence } from './clauses.ts'
import { type BlockContext, between, type Carried } from './context.ts'
import { type Match, matchOf, named } from './match.ts'
import { reportsOf } from './report.ts'
import { type Surroundings, subjectAmong } from './roles.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What one block hands on to the next: a lead-in that ends in a colon governs the items that follow. */
export const NOTHING_CARRIED: Carried = { subject: null, date: [], leadIn: null }

/**
 * The acts that one block of running prose reports, in text order, and what it hands on. With `eventsOnly` only what a clause refers to as
 * having happened ("the visit of", "signed on 5 May") is read, for documents whose clauses perform acts themselves.
 */
export function readProse(
  block: number,
  language: string,
  findings: Findings,
  carried: Carried,
  eventsOnly = false,
): { acts: FoundAct[]; carried: Carried } {
  const lexicon = lexiconOf(language)
  const context = contextOf(block, language, findings, lexicon, carried)
  const acts: FoundAct[] = []
  const sentences = clausesOf(findings.flows[block]!, context.chinese, lexicon.data.breaks)
  for (const sentence of sentences) {
    for (const { match, clause } of readSentence(context, sentence)) {
      if (!eventsOnly || isEvent(context, match)) acts.push(...reportsOf(context, match, clause, sentence))
    }
  }
  return { acts, carried: { subject: context.subject, date: context.date, leadIn: null } }
}

function contextOf(
  block: number,
  language: string,
  findings: Findings,
  lexicon: Lexicon,
  carried: Carried,
): BlockContext {
  const tokens = tokensOf(block, findings, lexicon)
  return {
    block,
    text: findings.flows[block]!.text,
    findings,
    lexicon,
    tokens,
    groups: withAuthor(actorsOf(block, findings, lexicon), tokens),
    chinese: language === 'zh',
    subject: carried.leadIn ? carried.subject : null,
    date: carried.leadIn ? carried.date : [],
    made: null,
  }
}

/** The author of the text speaks too (笔者认为). */
function withAuthor(groups: Actors[], tokens: readonly Token[]): Actors[] {
  const authors = tokens.filter((token) => token.entries.some(({ type }) => type === 'author'))
  if (authors.length === 0) return groups
  const own = authors.map(({ from, to }) => ({ ...standIn(from), to, ids: ['author'], coreference: false }))
  return [...groups, ...own].sort((a, b) => a.from - b.from)
}

/** A match with the clause it stands in. */
interface Placed {
  match: Match
  clause: Stretch
}

function readSentence(context: BlockContext, sentence: Sentence): Placed[] {
  const placed: Placed[] = []
  let outer: Match | null = null
  let condition = false
  for (const [index, clause] of sentence.clauses.entries()) {
    condition ||= named(context, ['condition'], clause.from, clause.to)
    const next = sentence.clauses[index + 1]
    const read = readClause(context, { clause, sentence, next: next ?? null, outer, condition })
    for (const match of read) {
      const said = placed.at(-1)?.match
      if (said && match.outer === said && said.token.to < clause.from && saysItself(said, match)) {
        placed.pop()
        match.speaker = said
      }
      placed.push({ match, clause })
    }
    const last = read.at(-1)
    if (last) outer = opens(last) ? last : null
  }
  return placed
}

/** Is an act spoken of as an event: by a noun, or with its own date behind it? */
function isEvent({ findings, block }: BlockContext, { noun, form, around }: Match): boolean {
  if (noun || form === 'gerund') return true
  const dates = between(findings.dates[block]!, around.left, around.right)
  return dates.some(({ role }) => role === 'text')
}

/** Does an act leave open what it says, so that the next clause may depend on it? */
const opens = (match: Match) => match.frame.inner === 'planned' || match.frame.speech

/** "X said: X supports …" is one act, of X and of whoever spoke for X. */
function saysItself(said: Match, act: Match): boolean {
  if (!said.frame.speech || act.frame.speech || act.noun) return false
  const speaker = said.positions.get('subject')?.flatMap(({ ids }) => ids) ?? []
  const actor = act.positions.get('subject')?.flatMap(({ ids }) => ids) ?? []
  return actor.some((id) => speaker.includes(id))
}

interface ClauseSituation {
  clause: Stretch
  sentence: Stretch
  next: Stretch | null
  /** The open act of a clause before on which this one may depend. */
  outer: Match | null
  condition: boolean
}

/** The act words of one clause with their frames and actors. */
function readClause(context: BlockContext, situation: ClauseSituation): Match[] {
  const { clause, sentence, outer, condition } = situation
  const words = between(context.tokens, clause.from, clause.to).filter((token) =>
    token.entries.some(({ type }) => type === 'act'),
  )
  const matches: Match[] = []
  let left = clause.from
  for (const [index, word] of words.entries()) {
    const previous = matches.at(-1) ?? null
    const around: Surroundings = {
      left,
      from: word.from,
      to: word.to,
      right: words[index + 1]?.from ?? clause.to,
      far: farRight(context, words, index, clause),
      clause,
      sentence,
      passive: isPassive(context, previous?.around.to ?? clause.from, word),
      fallback: fallback(context, previous, left, word, situation),
    }
    const match = matchOf(context, word, around)
    if (!match) continue
    match.condition = condition
    const governing = previous ?? outer
    match.outer = governing && depends(context, governing, match, clause) ? governing : null
    if (match.outer && !allowed(match.outer, match)) continue
    if (previous && swallows(previous, match)) {
      matches.pop()
      match.outer = previous.outer
    }
    matches.push(match)
    left = word.to
  }
  remember(context, clause, matches)
  return matches
}

/** Where the next act word stands beside the one at `index` ("welcomed … and signed"), or the end of the clause. */
function farRight({ text, lexicon }: BlockContext, words: readonly Token[], index: number, clause: Stretch): number {
  const beside = lexicon.data.lists.beside ?? []
  for (let next = index + 1; next < words.length; next++) {
    const at = words[next]!.from
    if (beside.some((word) => text.slice(at - word.length - 1, at).trim() === word.trim())) return at
  }
  return clause.to
}

/** Who acts when nobody is named before the act word: who acted in the clause so far, else who was spoken of last. */
function fallback(
  context: BlockContext,
  previous: Match | null,
  left: number,
  word: Token,
  { clause, next }: ClauseSituation,
): Actors | null {
  if (previous) {
    const shared = previous.positions.get('subject')?.[0]
    return shared && !previous.around.passive ? shared : null
  }
  const made = madeBefore(context, clause, word)
  if (made) return { ...standIn(clause.from), ids: made.ids }
  if (!leftOut(context, left, word.from)) return null
  const ahead =
    next && endsInTime(context, clause)
      ? subjectAmong(between(context.groups, next.from, next.to), context, { from: next.to })
      : undefined
  const ids = ahead?.ids ?? context.subject?.ids
  if (!ids) return null
  return { ...standIn(clause.from), ids }
}

const standIn = (at: number) => ({
  from: at,
  to: at,
  start: at,
  marker: null,
  owner: false,
  coreference: true,
  place: false,
})

/** "该决议呼吁", "其中表示": the instrument spoken of last says it, that is those who made it. */
function madeBefore(context: BlockContext, clause: Stretch, word: Token): BlockContext['made'] {
  const { text, lexicon, made, tokens } = context
  if (!made) return null
  const head = text.slice(clause.from, word.from).toLowerCase()
  if (lexicon.data.therein.some((therein) => head.startsWith(therein))) return made
  if (!lexicon.data.thatInstrument.some((that) => head.startsWith(that))) return null
  const thing = between(tokens, clause.from, Math.min(word.from, clause.from + THING_REACH)).some((token) =>
    token.entries.some((entry) => entry.type === 'list' && FORCES.has(entry.list)),
  )
  return thing ? made : null
}

const FORCES: ReadonlySet<string> = new Set(['treaty', 'law', 'resolution', 'political'])
/** The word for the instrument stands this near to what points back to it, in units. */
const THING_REACH = 24

/** "After having met …, A and B signed": a clause of time takes the subject of the next one. */
function endsInTime({ text, lexicon }: BlockContext, { from, to }: Stretch): boolean {
  const clause = text.slice(from, to).replace(/[\s，,]+$/, '')
  return lexicon.data.temporal.some((word) => clause.endsWith(word))
}

/** Is the subject left out, so that what stands before the act word is only adverbs, dates and phrases opened by a small word? */
function leftOut(context: BlockContext, from: number, to: number): boolean {
  const { text, lexicon, findings, block, chinese } = context
  const { adverbs, openers } = lexicon.data
  const dates = findings.dates[block]!
  let at = from
  while (at < to) {
    if (/[\s“”"'、,()（）a-dA-D]/.test(text[at]!) && (chinese || !/[a-dA-D]/.test(text[at]!))) {
      at++
      continue
    }
    const date = dates.find((d) => d.from <= at && at < d.to)
    if (date) {
      at = date.to
      continue
    }
    const rest = text.slice(at, Math.min(to, at + 16)).toLowerCase()
    if (openers.some((word) => rest.startsWith(word))) return true
    const adverb = adverbs.find(
      (word) => rest.startsWith(word) && (chinese || !/\p{L}/u.test(rest[word.length] ?? ' ')),
    )
    if (!adverb) return false
    at += adverb.length
  }
  return true
}

function isPassive(context: BlockContext, from: number, word: Token): boolean {
  const marks = between(context.tokens, from, word.from).filter((token) =>
    token.entries.some(({ type }) => type === 'passive'),
  )
  const last = marks.at(-1)
  return last !== undefined && (context.chinese || word.from - last.to <= PASSIVE_GAP)
}

/** Between "was" and its participle stand at most a few adverbs. */
const PASSIVE_GAP = 20

/** Does an act depend on the one before ("proposed to sign"), rather than stand beside it ("proposed and signed")? */
function depends(context: BlockContext, outer: Match, inner: Match, clause: { from: number }): boolean {
  if (outer.noun) return false
  const own = inner.positions.get('subject')?.[0]
  const from = Math.max(outer.around.to, clause.from)
  if (outer.around.to < clause.from && !outer.frame.speech && outer.frame.inner !== 'planned') return false
  const beside = context.lexicon.data.lists.beside ?? []
  const gap = context.text.slice(from, inner.token.from)
  if (own && own.from >= from)
    return outer.around.to >= clause.from || outer.frame.speech || outer.frame.inner === 'planned'
  return !beside.some((word) => gap.includes(word))
}

/** Is an act named that depends on another one? What is welcomed or asked for is named only where it is an event of its own. */
function allowed(outer: Match, inner: Match): boolean {
  const { inner: depends, innerKinds } = outer.frame
  if (depends === 'actual') return true
  if (depends === 'drop')
    return (
      innerKinds.includes(inner.frame.kind) && (inner.noun || inner.form === 'gerund' || outer.frame.kind === 'urge')
    )
  return innerKinds.length === 0 || innerKinds.includes(inner.frame.kind)
}

/** "表示支持" is support, not a statement; "held talks" are talks. */
function swallows(outer: Match, inner: Match): boolean {
  if (outer.frame.light && (inner.noun || inner.outer === outer)) return true
  if (!outer.frame.speech || inner.outer !== outer || inner.noun) return false
  const own = inner.positions.get('subject')?.[0]
  return !own || own.from < outer.token.from || own.coreference
}

/** Keeps who was spoken of, for clauses that leave their subject out. */
function remember(context: BlockContext, clause: { from: number; to: number }, matches: readonly Match[]): void {
  const first = matches.find((match) => !match.outer)
  const told = first?.positions.get(first.around.passive ? 'object' : 'subject')?.[0]
  const subject =
    told ??
    (matches.length === 0
      ? subjectAmong(between(context.groups, clause.from, clause.to), context, { from: clause.to })
      : undefined)
  if (subject && subject.from >= clause.from && subject.to > subject.from) context.subject = { ids: subject.ids }
}
