import type { Stretch } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import type { FoundAct } from '../found.ts'
import { within } from '../found.ts'
import { type Lexicon, lexiconOf } from '../frames/lexicon.ts'
import { modalityOf } from '../modality.ts'
import { type Actors, actorsOf } from './actors.ts'
import { readClause } from './clause.ts'
import { clausesOf, type Sentence } from './clauses.ts'
import type { BlockContext, Carried } from './context.ts'
import { opens, saysItself } from './dependence.ts'
import { gapped } from './gapping.ts'
import { leadInOf, underLeadIn } from './lead-in.ts'
import { type Match, named } from './match.ts'
import { mattersOf } from './matters.ts'
import { NOBODY_ACTED } from './pointing.ts'
import { relativesOf } from './relatives.ts'
import { reportsOf } from './report.ts'
import { standIn } from './subject.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Nothing was said before. */
export const NOTHING_CARRIED: Omit<Carried, 'holders'> = {
  leadIn: null,
  focus: null,
  date: [],
  news: null,
  published: null,
  acted: NOBODY_ACTED,
  speaker: [],
  answering: [],
  met: [],
}

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
  if (findings.flows[block]!.text.length < SHORTEST) return { acts: [], carried }
  const context = contextOf(block, language, findings, lexicon, carried)
  const acts: FoundAct[] = []
  const sentences = clausesOf(findings.flows[block]!, context.chinese, lexicon.data.breaks)
  const matches: Match[] = []
  for (const sentence of sentences) {
    const reports: FoundAct[] = []
    for (const match of readSentence(context, sentence)) {
      matches.push(match)
      if (!eventsOnly) reports.push(...reportsOf(context, match))
      // What a clause asks for or fears is no event that it refers to.
      else if (isEvent(context, match) && !isPlain(context, match))
        reports.push(...reportsOf(context, match).filter(happened))
    }
    if (context.chinese) goesOn(context, acts, reports, sentence)
    acts.push(...(context.chinese ? onceSupported(reports) : reports))
  }
  const item = eventsOnly ? null : underLeadIn(context, carried.leadIn, acts)
  if (item) acts.splice(0, acts.length, ...item)
  return {
    acts,
    carried: {
      ...carried,
      acted: context.acted,
      met: context.met,
      speaker: context.chinese && context.news ? context.speaker : [],
      answering: context.answering,
      date: context.date,
      leadIn: leadInOf(context, matches, carried.leadIn),
    },
  }
}

/** Fewer units hold no act. */
const SHORTEST = 4

function contextOf(
  block: number,
  language: string,
  findings: Findings,
  lexicon: Lexicon,
  carried: Carried,
): BlockContext {
  const tokens = tokensOf(block, findings, lexicon)
  const { text } = findings.flows[block]!
  const groups = withAuthor(actorsOf(block, findings, lexicon, carried.holders), tokens)
  const chinese = language === 'zh'
  return {
    block,
    text,
    findings,
    lexicon,
    tokens,
    groups,
    relatives: chinese ? relativesOf(text, groups, tokens, findings.dates[block]!, lexicon) : [],
    matters: chinese ? mattersOf(text, groups, tokens, lexicon) : [],
    chinese,
    focus: carried.focus,
    subject: carried.leadIn ? { ids: carried.leadIn.agents } : null,
    date: carried.date,
    dateAgents: [],
    dateBefore: true,
    news: carried.news,
    published: carried.published,
    speaker: carried.speaker,
    answering: carried.answering,
    // Outside news a pronoun for a person does not reach back to another paragraph.
    acted: chinese && !carried.news ? { ...carried.acted, person: [] } : carried.acted,
    made: null,
    met: carried.met,
  }
}

/** The author of the text speaks too (笔者认为). */
function withAuthor(groups: Actors[], tokens: readonly Token[]): Actors[] {
  const authors = tokens.filter((token) => token.entries.some(({ type }) => type === 'author'))
  if (authors.length === 0) return groups
  const own = authors.map(({ from, to }) => ({ ...standIn(from), to, ids: ['author'], coreference: false }))
  return [...groups, ...own].sort((a, b) => a.from - b.from)
}

function readSentence(context: BlockContext, sentence: Sentence): Match[] {
  givesTheWord(context, sentence)
  const read: Match[] = []
  let outer: Match | null = null
  let conditional = -2
  for (const [index, clause] of sentence.clauses.entries()) {
    if (named(context, ['condition'], clause.from, clause.to)) conditional = index
    // What follows from a condition stands in its clause or the next.
    const condition = index - conditional <= 1
    const next = sentence.clauses[index + 1] ?? null
    const matches = readClause(context, { clause, sentence, next, outer, condition })
    const before = read.at(-1)
    if (matches[0] && before && goesOnIntending(context, before, matches[0], clause)) matches[0].intended = true
    for (const match of matches) {
      const said = read.at(-1)
      if (said && said.token.to <= clause.from && saysItself(context, said, match)) {
        read.pop()
        match.speaker = said
      }
      read.push(match)
    }
    for (const match of matches) read.push(...gapped(context, match, nextVerb(context, match, sentence)))
    const last = matches.at(-1)
    if (last) outer = opens(last) ? last : null
  }
  return read
}

/** What a programme strings together without a word between (“将同甲会谈，会见乙”). */
const OCCASIONS: ReadonlySet<string> = new Set(['visit', 'meet', 'attend', 'sign', 'host', 'negotiate'])

/** “将出席会议，并访问…”: a clause joined by 并, without a subject or date of its own, is as firm as the one before. */
function goesOnIntending(context: BlockContext, before: Match, match: Match, clause: Stretch): boolean {
  const { chinese, text, lexicon, findings, block } = context
  if (!chinese || before.token.to > clause.from || match.positions.get('subject')?.[0] !== match.around.fallback)
    return false
  const joined = lexicon.data.and.some((word) => text.startsWith(word, clause.from))
  if (!joined && !(OCCASIONS.has(match.frame.kind) && OCCASIONS.has(before.frame.kind))) return false
  if (within(findings.dates[block]!, clause.from, match.token.from).length > 0) return false
  return before.intended || modalityOf(context, before.around.left, before.token.from) === 'planned'
}

/** Where the next verb of the sentence begins behind an act, or the sentence ends. */
function nextVerb({ tokens }: BlockContext, { token }: Match, sentence: Sentence): number {
  const next = within(tokens, token.to, sentence.to).find(({ entries }) =>
    entries.some((entry) => entry.type === 'act' && entry.form !== 'noun'),
  )
  return next?.from ?? sentence.to
}

/** “汪文斌：中方反对…”: a person before a colon speaks in what follows. “问：” takes the word from who speaks, and “答：” gives it back. */
function givesTheWord(context: BlockContext, { clauses: [first] }: Sentence): void {
  if (!context.chinese || !first || !/[：:]$/.test(context.text.slice(first.from, first.to))) return
  const { ask, answer } = context.lexicon.data.turns
  const turn = context.text.slice(first.from, first.to - 1).trim()
  if (ask.includes(turn)) {
    if (context.speaker.length > 0) context.answering = context.speaker
    context.speaker = []
  } else if (answer.includes(turn) && context.answering.length > 0) context.speaker = [...context.answering]
  const [speaker, other] = within(context.groups, first.from, first.to)
  if (speaker && !other && first.to - speaker.to === 1 && speaker.ids.length === 2) context.speaker = [...speaker.ids]
}

/**
 * “X指出，…。…。”: what a bare opener goes on to say up to the next act belongs to it. “一要…。二要…。” are one demand.
 */
function goesOn({ text }: BlockContext, acts: FoundAct[], reports: FoundAct[], sentence: Sentence): void {
  const last = acts.at(-1)
  const [first] = reports
  if (
    first &&
    last &&
    isNextPoint(text, first) &&
    first.kind === last.kind &&
    first.agents.join() === last.agents.join()
  ) {
    last.to = first.to
    reports.shift()
  }
  const [said] = reports.length > 0 ? reports : acts.slice(-1)
  if (said?.kind !== 'state' || said.agents.length !== 2 || !isBare(text, said, sentence)) return
  // What he does by saying it tells that he says it.
  if (reports.slice(1).some(({ agents }) => agents.join() === said.agents.join())) reports.shift()
  else if (reports.length < 2) said.to = ending(text, sentence.to)
}
/** A clause of no more units holds a name and the word that says he speaks. */
const BARE = 16

/** Nothing but who speaks is told, and what he says stands behind it in the sentence or the next ones. */
const isBare = (text: string, said: FoundAct, sentence: Sentence) =>
  said.from < sentence.from || (said.to - said.from <= BARE && text[said.to] === '，')

const ending = (text: string, to: number) => (/[。！？]/.test(text[to - 1] ?? '') ? to - 1 : to)

/** “二要…”, “三是…”: a point of a list behind its first one. */
const isNextPoint = (text: string, { from, to }: FoundAct) => /^[二三四五六七八九十][要是应]/.test(text.slice(from, to))

const ONCE: ReadonlySet<string> = new Set(['support', 'state'])

/** "欢迎…，并对…表示支持": support given twice in one sentence is one act, and so is what is said twice. */
function onceSupported(reports: readonly FoundAct[]): FoundAct[] {
  const result: FoundAct[] = []
  for (const report of reports) {
    const same = result.find(
      (other) =>
        ONCE.has(other.kind) &&
        report.kind === other.kind &&
        other.agents.join() === report.agents.join() &&
        other.date === report.date &&
        other.modality === report.modality &&
        (other.targets.length === 0 || report.targets.length === 0 || other.targets.join() === report.targets.join()),
    )
    if (!same) result.push(report)
    else {
      same.to = report.to
      if (same.targets.length === 0) same.targets = report.targets
      same.topics = [...new Set([...same.topics, ...report.topics])]
    }
  }
  return result
}

/** "Demands that Iraq withdraw": a bare form tells of nothing that was done; what lies ahead has a word for it. */
const isPlain = (context: BlockContext, { form, around, token }: Match) =>
  !context.chinese && PLAIN.has(form) && modalityOf(context, around.left, token.from) === 'actual'

const PLAIN: ReadonlySet<string> = new Set(['verb', 'present', 'infinitive'])

const happened = ({ modality, kind }: FoundAct) =>
  modality === 'actual' || modality === 'negated' || (modality === 'planned' && AHEAD.has(kind))

/** What may be spoken of as an event that lies ahead. */
const AHEAD: ReadonlySet<string> = new Set(['visit', 'meet', 'host', 'attend', 'sign', 'negotiate'])

/** Is an act spoken of as an event: by a noun, or with its own date behind it? */
function isEvent({ findings, block }: BlockContext, { noun, form, around, frame, relative }: Match): boolean {
  // What is said of a dated event is no event itself.
  if (frame.speech && frame.kind === 'state') return false
  if (noun || form === 'gerund' || (frame.describing && relative)) return true
  const dates = within(findings.dates[block]!, around.left, around.right)
  return dates.some(({ role }) => role === 'text')
}
