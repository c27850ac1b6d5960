import type { PartyId, ReadLanguage } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import type { FoundParty } from '../findings.ts'
import { meaningOf, type Token } from '../names.ts'
import { canOwn } from '../parties/bodies.ts'
import type { NamedParty } from '../parties/found.ts'
import { ownerLinks } from '../parties/owners.ts'
import type { Term } from './known.ts'
import { namesBeside, type UnknownName } from './name-beside.ts'
import { type Office, officesOf } from './offices.ts'

/** An office named at a place (UTF-16 units of the flow), with the party it belongs to where the words beside it say so. */
export interface NamedOffice {
  office: Office
  /** Of the office's own words. */
  from: number
  to: number
  /** With its owner and "then", "former". */
  wholeFrom: number
  wholeTo: number
  of: PartyId | null
  owner: NamedParty | null
  time: 'holding' | 'former' | 'incumbent' | null
  /** The terms of the well-known person named right beside it; empty if none is. */
  holder: readonly Term[]
  /** The name beside it, of a person who is not well known; null if none stands there. */
  unknown: UnknownName | null
}

/** The offices of a block in text order. */
export function officesIn(
  flow: Flow,
  language: ReadLanguage,
  tokens: readonly Token[],
  named: readonly NamedParty[],
  bodies: readonly FoundParty[],
): NamedOffice[] {
  const { text } = flow
  const links = ownerLinks(language)
  const times = timeWords(language)
  const offices: NamedOffice[] = []
  const bodyEnds = new Map(bodies.map((body) => [body.to, body]))
  const bodyStarts = new Map(bodies.map((body) => [body.from, body]))
  const linksAfter = [...links.after]
  const bodyAfter = (to: number) => {
    const link = linksAfter.find((words) => bodyStarts.has(to + words.length) && text.startsWith(words, to))
    return link === undefined ? undefined : bodyStarts.get(to + link.length)
  }
  const unknownBeside = namesBeside(text, language, tokens)
  let next = 0
  for (const [at, token] of tokens.entries()) {
    const office = meaningOf(token, 'office')?.office
    if (!office || meaningOf(token, 'none')) continue
    if (times.notBefore.some((after) => text.startsWith(after, token.to))) continue
    while (next < named.length && named[next]!.from < token.from) next++
    const { from: start, time: near } = times.before(text, token.from)
    const before = named[next - 1]
    const after = named[next]
    let wholeFrom = start
    let wholeTo = token.to
    let owner: NamedParty | null = null
    let time = near
    if (
      before &&
      canOwn(before) &&
      before.to <= start &&
      isLink(links.before, text.slice(before.to, start), start - before.to)
    ) {
      owner = before
      const posted = links.posted && next > 1 ? named[next - 2]! : null
      if (posted && text.slice(posted.to, before.from) === links.posted && canOwn(posted)) owner = posted
      wholeFrom = owner.from
      const further = times.before(text, wholeFrom)
      wholeFrom = further.from
      time ??= further.time
    } else if (
      after &&
      canHold(after, office) &&
      !after.adjective &&
      links.after.has(text.slice(token.to, after.from))
    ) {
      owner = after
      wholeTo = after.to
    } else if (
      after &&
      canHold(after, office) &&
      !after.adjective &&
      isNameAndLink(links.after, text, token.to, after.from)
    ) {
      // "Prime Minister Jens Hansen of Norway": the name stays outside the office.
      owner = after
    }
    // 俄罗斯外交部发言人, "the spokesman of the French Foreign Ministry": the body's owner.
    const body = owner ? undefined : (bodyEnds.get(start) ?? bodyEnds.get(start - 1) ?? bodyAfter(token.to))
    if (body) {
      owner = named.find((party) => party.from >= body.from && party.to <= body.to) ?? null
      wholeFrom = Math.min(wholeFrom, body.from)
      wholeTo = Math.max(wholeTo, body.to)
    }
    const of = owner?.id ?? office.of
    const holder = holderBeside(
      text,
      token.from,
      wholeTo,
      tokens[at - 1],
      tokens[at + (owner && wholeTo > token.to ? 2 : 1)],
    )
    offices.push({
      office,
      from: token.from,
      to: token.to,
      wholeFrom,
      wholeTo,
      of,
      owner,
      time,
      holder,
      unknown: holder.length > 0 || office.owner === 'any' ? null : unknownBeside(token.from, wholeTo),
    })
  }
  return offices
}

/** The terms of the well-known person whose name follows at once, or in Chinese stands right before (普京总统). */
function holderBeside(
  text: string,
  from: number,
  to: number,
  before: Token | undefined,
  next: Token | undefined,
): readonly Term[] {
  if (before?.to === from && termsOf(before).length > 0) return termsOf(before)
  if (!next || next.from - to > 8 || !/^\s*(?:\p{Lu}\.\s?){0,2}$/u.test(text.slice(to, next.from))) return []
  return termsOf(next)
}

/** The terms of the well-known person that a token names; of several (Bush) those in an office that each of them held. Empty if it names none. */
export function termsOf(token: Token): readonly Term[] {
  const persons = token.meanings.flatMap((meaning) => (meaning.kind === 'person' ? [meaning.person] : []))
  const held = (term: Term) =>
    persons.every(({ terms }) => terms.some((own) => own.role === term.role && own.of === term.of))
  return persons.flatMap(({ terms }) => (persons.length === 1 ? terms : terms.filter(held)))
}

/** Whether between an office and a party stand a person's name and a word like "of". */
function isNameAndLink(links: ReadonlySet<string>, text: string, from: number, to: number): boolean {
  if (to - from > 60) return false
  const between = text.slice(from, to)
  const link = [...links].find((word) => word.trim() !== '' && between.endsWith(word))
  return link !== undefined && /^\s(?:\p{Lu}[\p{L}.'’-]*(?:\s|$)){1,4}$/u.test(between.slice(0, -link.length))
}

/** Groups have chairs and spokesmen, but no ministers. */
function canHold(party: NamedParty, office: Office): boolean {
  return canOwn(party) && (office.owner === 'any' || party.type !== 'group')
}

function isLink(links: ReadonlySet<string>, between: string, length: number): boolean {
  return length === 0 || links.has(between)
}

interface TimeWords {
  /** Where the word of time that ends just before `at` begins, and what it says; `at` and null where there is none. */
  before: (text: string, at: number) => { from: number; time: NamedOffice['time'] }
  notBefore: readonly string[]
}

const timeWordsOf = new Map<ReadLanguage, TimeWords>()

function timeWords(language: ReadLanguage): TimeWords {
  let known = timeWordsOf.get(language)
  if (!known) {
    const file = officesOf(language)
    const all = (['holding', 'former', 'incumbent'] as const).flatMap((time) =>
      file[time].map((word) => ({ word, time })),
    )
    all.sort((a, b) => b.word.length - a.word.length)
    known = {
      notBefore: file.notBefore,
      before(text, at) {
        const end = text[at - 1] === ' ' ? at - 1 : at
        const hit = all.find(({ word }) => isWordAt(text, word, end - word.length) && isFree(text, end - word.length))
        return hit ? { from: end - hit.word.length, time: hit.time } : { from: at, time: null }
      },
    }
    timeWordsOf.set(language, known)
  }
  return known
}

/** Whether a word stands at a place, with or without a capital. */
function isWordAt(text: string, word: string, at: number): boolean {
  return at >= 0 && (text.startsWith(word, at) || text.slice(at, at + word.length).toLowerCase() === word.toLowerCase())
}

/** Whether no letter of an alphabet stands before `at`; Chinese words stand side by side. */
function isFree(text: string, at: number): boolean {
  return at <= 0 || !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(text[at - 1]!)
}
