import { within } from '../found.ts'
import type { WordFrame } from '../frames/lexicon.ts'
import type { Form } from '../frames/schema.ts'
import { marksParty } from '../modality.ts'
import { type BlockContext, startingAt } from './context.ts'
import { instrumentsIn } from './instruments.ts'
import { agentsAt, filled, type Positions, positionsOf, type Surroundings } from './roles.ts'
import type { Token } from './tokens.ts'

/** An act word with the frame that fits it and the actors around it. */
export interface Match {
  token: Token
  frame: WordFrame['frame']
  noun: boolean
  form: Form
  positions: Positions
  around: Surroundings
  /** It only describes a noun ("the treaty signed in 2002"). */
  relative: boolean
  /** The act on which this one depends. */
  outer: Match | null
  /** The statement that reports it as the speaker's own act. */
  speaker: Match | null
  /** A condition ("if") governs it. */
  condition: boolean
  /** What the clause before intends goes on in this one (“将出席会议，并访问…”). */
  intended: boolean
}

/** The first frame, in the order of the data, whose conditions hold for the act word; null if none does. */
export function matchOf(context: BlockContext, token: Token, around: Surroundings): Match | null {
  const nominal = isNominal(context, token)
  const relative = isRelative(context, token)
  const described = !relative || describes(context, token, around)
  for (const entry of token.entries) {
    if (entry.type !== 'act' || (entry.form === 'present' && !isTight(context, token, around.clause))) continue
    const own = relative && !sharesSubject(context, around) ? { ...around, fallback: null } : around
    const voiced = { ...own, passive: isPassive(context, own, entry.form) }
    const known = new Map<number, Positions>()
    for (const { frame, noun } of entry.frames) {
      if (!described && !(frame.describing && ownedBy(context, token, around))) continue
      if (nominal && !noun && entry.form !== 'gerund') continue
      if (noun && !nominal && context.chinese && isVerbToo(token)) continue
      if (!fits(context, token, frame, around)) continue
      const right =
        frame.scope === 'sentence'
          ? around.sentence.to
          : frame.inner === 'drop' || names(context, frame, around.right)
            ? around.far
            : around.right
      const positions = known.get(right) ?? positionsOf(context, voiced, right)
      if (relative && !known.has(right)) ownerOfThing(positions)
      if (relative && !MADE.has(frame.kind) && positions.get('subject') === positions.get('object')) continue
      known.set(right, positions)
      if (relative && frame.count === 'one') continue
      if (frame.near && !isNear(positions, token)) continue
      if (frame.spoken && !speaks(context, frame.spoken, positions, around, token)) continue
      if (
        !filled(frame, positions, context.chinese ? positions.has('by') : voiced.passive) ||
        !counts(frame, positions)
      )
        continue
      if (runsOn(context, frame, positions, around) || (context.chinese && absorbed(context, frame, positions, token)))
        continue
      if (frame.explicit && positions.get('subject')?.[0] === around.fallback) continue
      return {
        token,
        frame,
        noun,
        form: entry.form,
        positions,
        around: voiced,
        relative,
        outer: null,
        speaker: null,
        condition: false,
        intended: false,
      }
    }
  }
  return null
}

/** The object stands right behind the act word. */
function isNear(positions: Positions, { to }: Token): boolean {
  const object = positions.get('object')?.[0]
  return object !== undefined && object.start - to <= NEAR
}

/** Room for a mark before the object, in units. */
const NEAR = 1

/**
 * Somebody says it of others, or of others together with his own side (“双方应该”); then he is the `speaker`. Or he says it of his own side
 * alone, which he names.
 */
function speaks(
  context: BlockContext,
  whose: 'others' | 'own' | 'joint',
  positions: Positions,
  { said, fallback }: Surroundings,
  token: Token,
): boolean {
  if (!said || marksParty(context, token)) return false
  const subject = positions.get('subject')?.[0]
  if (whose === 'own')
    return subject !== undefined && subject !== fallback && subject.ids.every((id) => said.ids.includes(id))
  const joint = subject !== undefined && subject !== fallback && subject.ids.some((id) => said.ids.includes(id))
  if (joint !== (whose === 'joint') || (joint && subject.ids.every((id) => said.ids.includes(id)))) return false
  if (subject === fallback) positions.delete('subject')
  positions.set('speaker', [said])
  return true
}

/** "was signed", "подписан", and "signed by", where nobody else could have done it. */
function isPassive(context: BlockContext, around: Surroundings, form: Form): boolean {
  if (form === 'passive') return true
  if (context.chinese) return around.passive
  if (form !== 'past') return false
  if (around.passive) return true
  const next = within(context.groups, around.to, around.right)[0]
  return next?.marker === 'by' && context.text.slice(around.to, next.start).trim() === ''
}

const FORCES: ReadonlySet<string> = new Set(['treaty', 'law', 'resolution', 'political'])

/** Longest stretch from the head of an object to the end of its clause, in units. */
const FINAL_REACH = 6

/** Where the head of an object that closes a clause may begin: a title at the end with all of it, else a few units. */
function headOf(text: string, to: number): number {
  const end = lastWord(text, to)
  return text[end - 1] === '》' ? text.lastIndexOf('《', end) : end - FINAL_REACH
}

/** End of a clause without its closing marks and brackets. */
function lastWord(text: string, to: number): number {
  let end = to
  for (;;) {
    while (end > 0 && /[\s，,。；;：:”"]/.test(text[end - 1]!)) end--
    if (text[end - 1] !== ')' && text[end - 1] !== '）') return end
    const open = Math.max(text.lastIndexOf('(', end), text.lastIndexOf('（', end))
    if (open < 0) return end
    end = open
  }
}

function counts(frame: WordFrame['frame'], positions: Positions): boolean {
  if (frame.count === 'any') return true
  const agents = agentsAt(positions, frame.agent).filter((id) => !/[a-z ]/.test(id))
  const states = positions.get('subject')?.[0]?.states ?? false
  return frame.count === 'one' ? agents.length === 1 && states : agents.length > 1
}

function runsOn(
  { text, tokens, findings, block }: BlockContext,
  frame: WordFrame['frame'],
  positions: Positions,
  around: Surroundings,
): boolean {
  if (frame.notPastObject.length === 0) return false
  // What is dated happened, however it is spoken of.
  if (within(findings.dates[block]!, around.clause.from, around.from).some(({ role }) => role === 'text')) return false
  const ends = (positions.get('object') ?? []).map(({ to }) => to)
  for (const token of within(tokens, around.to, around.clause.to)) {
    if (token.entries.some((entry) => entry.type === 'list' && frame.after.includes(entry.list))) ends.push(token.to)
  }
  return ends.some((end) => frame.notPastObject.some((word) => text.startsWith(word, end)))
}

/** "对蒙古国加入…": the act word belongs to the phrase that a marker opens, and only names what the clause speaks about. */
function absorbed(context: BlockContext, frame: WordFrame['frame'], positions: Positions, token: Token): boolean {
  for (const position of ['to', 'for', 'from'] as const) {
    if (frame.agent.includes(position) || frame.target.includes(position)) continue
    for (const group of positions.get(position) ?? []) {
      if (group.to > token.from || token.from - group.to > ADVERB_REACH) continue
      const between = context.text.slice(group.to, token.from)
      if (between === '' || context.lexicon.data.adverbs.includes(between)) return true
    }
  }
  return false
}

/** Room for an adverb between a party and its act word, in units. */
const ADVERB_REACH = 4

/** “与蒙古国缔结的条约”: who concluded it with that party is the subject of the clause, or of the next. */
function sharesSubject({ groups }: BlockContext, { left, from, fallback }: Surroundings): boolean {
  if (!fallback) return false
  return fallback.to > fallback.from || within(groups, left, from).some(({ marker }) => marker === 'with')
}

/** Kinds whose thing may tell who did it ("the charter signed in 2002", "the meeting held in May"). */
const MADE: ReadonlySet<string> = new Set(['sign', 'ratify', 'adopt', 'conclude', 'amend', 'establish', 'meet'])

/** In "the declaration which was adopted" the thing's owner acts, if nobody else does. */
function ownerOfThing(positions: Positions): void {
  const object = positions.get('object')
  if (object && !positions.has('subject') && !positions.has('by')) positions.set('subject', object)
}

const isVerbToo = (token: Token) => token.entries.some((entry) => entry.type === 'act' && entry.form !== 'noun')

/** Is the next act word the very thing that the frame asks for ("held talks")? */
function names({ tokens }: BlockContext, frame: WordFrame['frame'], at: number): boolean {
  if (frame.after.length === 0) return false
  const next = startingAt(tokens, at)
  return next?.entries.some((entry) => entry.type === 'list' && frame.after.includes(entry.list)) ?? false
}

/** Longest name that is looked for, in units. */
const LONGEST_NAME = 40

function isNominal({ text, lexicon, chinese, groups }: BlockContext, token: Token): boolean {
  // “关切和要求。”: joined to a noun at the end of a clause; the last character of a name (埃及) joins nothing.
  const joins = chinese && /[和及与、]/.test(text[token.from - 1] ?? '')
  if (
    joins &&
    /^[，。；！？”]/.test(text.slice(token.to)) &&
    !within(groups, token.from - LONGEST_NAME, token.from).some(({ to }) => to === token.from)
  )
    return true
  return lexicon.data.nominal.some((word) => {
    const at = token.from - word.length
    return (
      at >= 0 &&
      text.slice(at, token.from).toLowerCase() === word &&
      (at === 0 || !isLetter(word[0]!) || !isLetter(text[at - 1]!))
    )
  })
}

const isLetter = (char: string) => /[a-zа-яё]/i.test(char)

function isRelative({ text, lexicon }: BlockContext, token: Token): boolean {
  if (lexicon.data.lists.moment?.some((moment) => text.startsWith(moment, token.to))) return false
  // “是 … 提交的” ends a clause and describes nothing.
  return lexicon.data.relative.some(
    (word) => text.startsWith(word, token.to) && /[\p{L}\p{N}《“「]/u.test(text[token.to + word.length] ?? ''),
  )
}

/** A word that only describes a noun reports an act when it says when, or by whom. */
function describes(context: BlockContext, token: Token, around: Surroundings): boolean {
  const { findings, block, groups } = context
  if (within(findings.dates[block]!, around.left, token.from).some(({ role }) => role === 'text')) return true
  return within(groups, around.left, token.from).some(({ marker }) => marker === 'by' || marker === 'with')
}

/** The one who acts stands right before the word (“中方提出的倡议”). */
const ownedBy = ({ groups }: BlockContext, token: Token, { left }: Surroundings) =>
  within(groups, left, token.from).some((group) => group.to === token.from && group.marker === null)

function fits(
  context: BlockContext,
  token: Token,
  frame: WordFrame['frame'],
  { clause, sentence }: Surroundings,
): boolean {
  const { text } = context
  // In “访问中国” what follows is a name, whatever its first character is elsewhere.
  if (!startingAt(context.groups, token.to) && frame.notNext.some((word) => text.startsWith(word, token.to)))
    return false
  if (frame.notPrevious.some((word) => text.startsWith(word, token.from - word.length))) return false
  if (frame.tight && !isTight(context, token, clause)) return false
  const end = frame.scope === 'sentence' ? sentence.to : clause.to
  if (frame.after.length > 0 && !named(context, frame.after, token.to, end) && !takesIt(context, frame, token))
    return false
  if (frame.final && !named(context, frame.after, Math.max(token.to, headOf(text, clause.to)), clause.to)) return false
  if (frame.before.length > 0 && !named(context, frame.before, clause.from, token.from)) return false
  return true
}

/** "signed it": the pronoun stands for an instrument that the text has spoken of. */
function takesIt({ text, lexicon, made, tokens }: BlockContext, frame: WordFrame['frame'], token: Token): boolean {
  if (!frame.after.some((list) => list === 'instrument' || FORCES.has(list))) return false
  const next = /^\s([\p{L}]+)/u.exec(text.slice(token.to, token.to + 8))?.[1]
  if (next === undefined || !lexicon.data.it.includes(next.toLowerCase())) return false
  return (
    made !== null ||
    within(tokens, 0, token.from).some(({ entries }) =>
      entries.some((entry) => entry.type === 'list' && FORCES.has(entry.list)),
    )
  )
}

/** Longest modal word, in units. */
const TIGHT_WORD = 16

/** Does something that can only stand before a verb stand right before the word? */
function isTight(context: BlockContext, token: Token, clause: { from: number }): boolean {
  const { text, tokens, groups, findings, block, lexicon, chinese } = context
  let at = token.from
  while (at > clause.from && /[\s“”"，,]/.test(text[at - 1]!)) at--
  if (at <= clause.from) return true
  if (within(groups, clause.from, at).some((group) => group.to === at && group.marker !== 'of')) return true
  if (within(findings.dates[block]!, clause.from, at).some((date) => date.to === at)) return true
  const told = within(tokens, at - TIGHT_WORD, at).filter(({ to }) => to === at)
  if (told.some(({ entries }) => entries.some(({ type }) => type === 'modality' || type === 'author'))) return true
  const before = (word: string) =>
    text.slice(at - word.length, at).toLowerCase() === word && (chinese || !isLetter(text[at - word.length - 1] ?? ' '))
  return lexicon.adverbs.before(text, at, before) !== undefined || lexicon.data.and.some((word) => before(word.trim()))
}

/** Does a word of one of the lists stand in `from` … `to`? `instrument` is also any instrument or symbol that was recognised there. */
export function named(context: BlockContext, lists: readonly string[], from: number, to: number): boolean {
  const { block, findings, tokens } = context
  for (const token of within(tokens, from, to)) {
    for (const entry of token.entries) if (entry.type === 'list' && lists.includes(entry.list)) return true
  }
  if (lists.includes('instrument')) {
    if (
      within(findings.instruments[block]!, from, to).length > 0 ||
      within(findings.symbols[block]!, from, to).length > 0
    )
      return true
    const title = context.text.indexOf('《', from)
    if (title >= 0 && title < to) return true
  }
  if (
    lists.some((list) => FORCES.has(list)) &&
    instrumentsIn(context, from, to).some(({ force }) => force && lists.includes(force))
  ) {
    return true
  }
  if (lists.includes('party') && within(context.groups, from, to).length > 0) return true
  if (lists.includes('organisation') && within(context.groups, from, to).some(({ states, place }) => !states && !place))
    return true
  if (lists.includes('quantity') && within(findings.quantities[block]!, from, to).length > 0) return true
  return false
}
