import type { Stretch } from '../../read/index.ts'
import { within } from '../found.ts'
import type { Lexicon } from '../frames/lexicon.ts'
import type { Actors } from './actors.ts'
import type { Token } from './tokens.ts'

/** Longest matter that is looked for, in units. */
const REACH = 60

/**
 * Chinese phrases that only tell what an act is about (“就与邻国签署协定问题交换意见”, “关于承认该国的命令”), in text order: none of their
 * act words reports an act, and none of their parties acts. The act word that closes a phrase is not part of it.
 */
export function mattersOf(
  text: string,
  groups: readonly Actors[],
  tokens: readonly Token[],
  lexicon: Lexicon,
): Stretch[] {
  const { open, close, of, not } = lexicon.data.topical
  const found: Stretch[] = []
  const ends = new Set(groups.map(({ to }) => to))
  for (const word of open) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const from = at + word.length
      if (!opensPhrase(text, at, ends, lexicon) || not.some((next) => text.startsWith(next, from))) continue
      const to = beforePartner(groups, from, closing(text, from, close))
      if (to > from) found.push({ from, to })
    }
  }
  for (const word of of) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const to = clauseEnd(text, at, '的')
      if (to > at && within(tokens, at + word.length, to).length > 0) found.push({ from: at + word.length, to })
    }
  }
  for (const { entries, to: from } of tokens) {
    if (!entries.some((entry) => entry.type === 'act' && entry.frames.some(({ frame }) => TITLED.has(frame.kind))))
      continue
    const to = text.indexOf('的《', from)
    const acts = to < 0 || to > from + REACH ? [] : within(tokens, from, to).filter(isAct)
    if (acts.length > 0 && acts.at(-1)!.to < to && !/[，,。；;]/.test(text.slice(from, to))) found.push({ from, to })
  }
  return found.sort((a, b) => a.from - b.from).filter(({ to }, index, all) => index === 0 || to > all[index - 1]!.to)
}

/** Kinds whose object is a title; what stands before it only says what is in it (“签署了实现停火的《议定书》”). */
const TITLED: ReadonlySet<string> = new Set(['sign', 'ratify', 'adopt', 'conclude', 'submit', 'legislate', 'accede'])

const isAct = ({ entries }: Token) => entries.some(({ type }) => type === 'act')

/** A preposition stands at the head of a clause, behind a party, a bracket or an adverb; elsewhere the word is another one. */
function opensPhrase(text: string, at: number, ends: ReadonlySet<number>, lexicon: Lexicon): boolean {
  if (at === 0 || /[\s，,。；;：:、”）)日月年]/.test(text[at - 1]!)) return true
  return ends.has(at) || lexicon.adverbs.before(text, at) !== undefined
}

/** Where the first word of `close` stands in the clause. */
function closing(text: string, from: number, close: readonly string[]): number {
  const end = clauseEnd(text, from, null)
  let first = -1
  for (const word of close) {
    const at = text.indexOf(word, from)
    if (at >= 0 && at < end && (first < 0 || at < first)) first = at
  }
  return first
}

/** “就边界与邻国谈判”: with whom it is done stands behind the matter and is no part of it. */
function beforePartner(groups: readonly Actors[], from: number, to: number): number {
  const partner = groups.findLast((group) => group.to <= to && group.to >= to - PARTNER_REACH)
  return partner?.marker === 'with' && partner.start > from ? partner.start : to
}

/** Room between the partner and the closing word, in units. */
const PARTNER_REACH = 8

/** The end of the clause within reach, or where `mark` stands in it (-1 if it does not). */
function clauseEnd(text: string, from: number, mark: string | null): number {
  let at = from
  const limit = Math.min(text.length, from + REACH)
  for (; at < limit && !/[，,。；;]/.test(text[at]!); at++) if (text[at] === mark) return at
  return mark === null ? at : -1
}
