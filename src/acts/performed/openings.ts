import type { ActKind } from '../../model/index.ts'
import type { PerformedLanguage } from './language.ts'
import { agree, hanVerb, shape, type VerbHit, verbAt } from './verbs.ts'
import type { Word } from './words.ts'

/** One thing that a clause does: from its verb (with adverbs) to before the next one, in words. `to` is exclusive. */
export interface Deed {
  kind: ActKind
  /** First and last (exclusive) word of the deed. */
  from: number
  to: number
  /** First word after the verb phrase. */
  verbEnd: number
  form: 'says' | 'saying'
}

/**
 * What a clause of a resolution does, whose verb opens it: "Notes that …, and urges them to …" does two things. `at` is the first word
 * after the clause's number; `decided` says that the clause is an item under "Decides:". Empty when no performing verb opens the clause.
 */
export function openingDeeds(words: readonly Word[], at: number, language: PerformedLanguage, decided = false): Deed[] {
  const first = verbAt(words, at, language)
  if (!first) return decided ? infinitiveDeed(words, at, language) : []
  const deeds = deedsFrom(words, first, at, words.length, language)
  // "Welcomes and encourages the efforts" does both to the same efforts.
  for (let n = deeds.length - 2; n >= 0; n--) if (deeds[n]!.to <= deeds[n]!.verbEnd) deeds[n]!.to = deeds[n + 1]!.to
  return deeds
}

/** An item under "Decides:" ("(b) To renew the mandate …"): its own verb tells what is done; one that is not known is decided. */
function infinitiveDeed(words: readonly Word[], at: number, language: PerformedLanguage): Deed[] {
  const { infinitive } = language.data
  if (infinitive === null || words[at]?.key !== infinitive || !words[at]!.capital) return []
  const verb = verbAt(words, at + 1, language)
  const kind = verb?.value.form === 'says' ? verb.value.kind : 'adopt'
  return [{ kind, from: at, to: words.length, verbEnd: verb?.end ?? at + 2, form: 'says' }]
}

/**
 * The deed of `first`, begun at word `from`, and those joined to it up to word `end`. With `states`, "and are" before a verb that is not
 * known joins a statement.
 */
export function deedsFrom(
  words: readonly Word[],
  first: VerbHit,
  from: number,
  end: number,
  language: PerformedLanguage,
  states = false,
): Deed[] {
  const deeds: Deed[] = [deedOf(first, from, end)]
  const hits = [first]
  let last = first
  for (let at = first.end; at < end; at++) {
    const start = joinedStart(words, at, language)
    // "双方一致同意，继续…": what follows the comma is what was agreed.
    if (start === null || (language.code === 'zh' && at === last.end && !hasTail(words, from, last, language))) continue
    const hit = verbAt(words, start, language) ?? (language.code === 'zh' ? hanVerb(words, start, end, language) : null)
    if (!hit && states && start < end && isStatement(words, at, start, language)) {
      deeds.at(-1)!.to = at
      hits.push(last)
      deeds.push({ kind: 'state', from: start, to: end, verbEnd: start + 1, form: 'says' })
      continue
    }
    if (!hit || hit.end > end || !fits(words, at, last, hit, language) || !joins(words, at, last, hit, language))
      continue
    deeds.at(-1)!.to = at
    deeds.push(deedOf(hit, start, end))
    hits.push(hit)
    last = hit
    at = hit.end - 1
  }
  for (const [index, deed] of deeds.entries()) {
    const { ahead, kind } = hits[index]!.value
    if (ahead && deed.kind === kind && hasModal(words, deed, language)) deed.kind = ahead
  }
  return deeds
}

/** "agreed that … would …": what is spoken of lies ahead. */
function hasModal(words: readonly Word[], { verbEnd, to }: Deed, language: PerformedLanguage): boolean {
  const end = Math.min(to, verbEnd + MODAL)
  for (let at = verbEnd; at < end; at++) if (language.modals.has(words[at]!.key)) return true
  return false
}

/** The verb of what is agreed stands no further behind, in words. */
const MODAL = 24

/** “对…表示关切，敦促…”: the object stood before the verb, so that what follows the comma is another deed. */
function hasTail(words: readonly Word[], from: number, { end, value }: VerbHit, language: PerformedLanguage): boolean {
  if (value.kind !== 'support' && value.kind !== 'oppose') return false
  for (let at = Math.max(from, end - TAIL); at + 1 < end; at++)
    if (language.tails.has(words[at]!.key + words[at + 1]!.key)) return true
  return false
}

/** A verb that reports what stands before it begins this near to its end, in words. */
const TAIL = 8

/** "… and are deepening …": an auxiliary after "and", with its own verb. */
function isStatement(words: readonly Word[], at: number, start: number, language: PerformedLanguage): boolean {
  const auxiliary = words[start]!.key
  return (
    language.and.match(words, at) !== null && language.auxiliaries.has(auxiliary) && words[start + 1]?.letters === true
  )
}

/**
 * Whether a further verb can have the subject of the one before it: forms agree, or its object follows at once; or the one before only leads
 * up to it ("Acting under Chapter VII, authorizes …").
 */
function fits(words: readonly Word[], at: number, last: VerbHit, hit: VerbHit, language: PerformedLanguage): boolean {
  if (agree(words, last, hit, language)) return true
  // "Welcomes its readiness to sign and observe the truce": one organ, and a form of another number.
  if (
    last.value.form === 'says' &&
    hit.value.form === 'says' &&
    shape(words, hit, language) === 'plain' &&
    isSingular(words, last, language)
  )
    return false
  if (hit.value.form === 'saying') return false
  if (last.value.form === 'saying')
    return words[at]!.key === ',' && (shape(words, hit, language) ?? 'plain') !== 'plain'
  return hit.end - hit.verb > 1 || language.determiners.has(words[hit.end]?.key ?? '')
}

const isSingular = (words: readonly Word[], hit: VerbHit, language: PerformedLanguage) =>
  shape(words, hit, language) === 's'

const deedOf = (hit: VerbHit, from: number, to: number): Deed => ({
  kind: hit.value.kind,
  from,
  to,
  verbEnd: hit.end,
  form: hit.value.form,
})

/** If a further verb may be joined at word `at` ("and", "，", "; and"): where it would begin. */
function joinedStart(words: readonly Word[], at: number, language: PerformedLanguage): number | null {
  const { key } = words[at]!
  if (language.code === 'zh')
    return key === '，' || key === '；' || key === ',' || key === '并' || key === ';'
      ? key === '并'
        ? at
        : at + 1
      : null
  const mark = key === ',' || key === ';'
  const and = language.and.match(words, mark ? at + 1 : at)
  if (and) return and.end
  return mark ? at + 1 : null
}

/** Weighs whether the verb is really joined, not a noun or part of what the verb before governs. */
function joins(words: readonly Word[], at: number, last: VerbHit, hit: VerbHit, language: PerformedLanguage): boolean {
  if (language.code === 'zh') return true
  const next = words[hit.end]?.key
  if (hit.end - hit.verb === 1 && next !== undefined && language.data.nounTails.includes(next)) return false
  const comma = words[at]!.key === ',' || words[at]!.key === ';'
  // "Noting that …, taking into account …" goes on with what is noted.
  if (comma && hit.value.form === 'saying' && language.data.participlesNeedAnd && words[at]!.key === ',')
    return language.and.match(words, at + 1) !== null
  if (comma) return true
  // A plain form after an infinitive belongs to the infinitive ("agreed to promote and support").
  const { infinitive } = language.data
  if (infinitive === null || shape(words, hit, language) !== 'plain' || !agree(words, last, hit, language)) return true
  return !words.slice(last.end, at).some((word) => word.key === infinitive)
}
