import type { PerformedLanguage } from './language.ts'
import { type Deed, deedsFrom } from './openings.ts'
import type { Subject, Subjects } from './subjects.ts'
import { afterAdverbs, hanVerb, type VerbHit, verbAt } from './verbs.ts'
import type { Word } from './words.ts'

/** What a sentence of a statement does: its deed, and who does it. `subject` is null where the sentence names nobody. */
export interface Saying extends Deed {
  subject: Subject | null
  /** The subject does not do what the verb says. */
  negated: boolean
  /** False where no known verb tells the kind, so that the sentence only states something. */
  told: boolean
}

/**
 * What one sentence of a statement does, words `from` … `to`: every main verb with its subject ("Both sides welcomed … and agreed …, and the
 * leaders called on …"). A party followed by a verb that is not known states something.
 */
export function sayingsOf(subjects: Subjects, from: number, to: number): Saying[] {
  const { words, language } = subjects
  const sayings: Saying[] = []
  for (let at = from; at < to; at++) {
    const begins = mayBegin(words, at, from, language)
    if (!begins && (sayings.length > 0 || !mayFollowSetting(words, at, from, language))) continue
    const saying = sayingFrom(subjects, at, to)
    // A verb that is not known makes a statement only of the sentence's first subject.
    if (!saying || (!saying.told && (sayings.length > 0 || !begins))) continue
    close(sayings, at)
    sayings.push(saying)
    at = Math.max(at, saying.verbEnd - 1)
  }
  for (const [index, saying] of sayings.entries()) saying.to = Math.min(saying.to, sayings[index + 1]?.from ?? to)
  return sayings.flatMap((saying) => withJoined(subjects, saying))
}

/** The saying whose subject begins at word `at`, or after adverbs that stand there ("Both the King and the Premier …"). */
function sayingFrom(subjects: Subjects, at: number, to: number): Saying | null {
  const { words, language } = subjects
  const later = afterAdverbs(words, at, language)
  for (const start of later > at ? [at, later] : [at]) {
    const subject = subjects.at(start)
    const saying = subject && subject.to < to ? sayingAt(subjects, subject, at, to) : null
    if (saying) return saying
  }
  return null
}

/** What a sentence without a subject does whose verb opens it ("Подтверждена готовность …", 重申…). */
export function subjectless(subjects: Subjects, from: number, to: number): Saying[] {
  const { words, language } = subjects
  const verb = verbAfter(words, from, language) ?? (language.code === 'zh' ? hanVerb(words, from, to, language) : null)
  if (verb?.value.form !== 'says' || verb.end > to) return []
  return deedsFrom(words, verb, from, to, language).map((deed) => ({
    ...deed,
    subject: null,
    negated: false,
    told: true,
  }))
}

/** The saying whose subject stands at words `subject`; null when no verb follows. */
function sayingAt(subjects: Subjects, subject: Subject, from: number, to: number): Saying | null {
  const { words, language } = subjects
  const plain = verbAfter(words, subject.to, language)
  const not = plain ? null : language.negations.match(words, afterAdverbs(words, subject.to, language))
  const verb = not ? verbAfter(words, not.end, language) : plain
  const negated = not !== null
  if (verb && verb.end <= to && verb.value.form === 'says')
    return { kind: verb.value.kind, from, to, verbEnd: verb.end, form: 'says', subject, negated, told: true }
  if (language.code === 'zh') {
    const later = hanVerb(words, subject.to, to, language)
    if (later)
      return { kind: later.value.kind, from, to, verbEnd: later.end, form: 'says', subject, negated, told: true }
  }
  const at = afterAdverbs(words, subject.to, language)
  const next = words[at]
  if (!next?.letters || language.particles.has(next.key) || !isUnknownVerb(next, language)) return null
  if (subjects.at(at)) return null
  return { kind: 'state', from, to, verbEnd: subject.to, form: 'says', subject, negated: false, told: false }
}

/** The performing verb after adverbs and auxiliaries at word `at`. A phrase that begins with the auxiliary wins ("are committed to"). */
export function verbAfter(words: readonly Word[], at: number, language: PerformedLanguage): VerbHit | null {
  for (let here = at; ; ) {
    const hit = verbAt(words, here, language)
    if (hit) return hit
    const next = afterAdverbs(words, here, language)
    const word = words[next]
    if (!word || !language.auxiliaries.has(word.key)) return null
    here = next + 1
  }
}

function withJoined(subjects: Subjects, saying: Saying): Saying[] {
  const { words, language } = subjects
  if (!saying.told) return [saying]
  const plain = verbAfter(words, saying.subject?.to ?? saying.from, language)
  const verb: VerbHit = {
    value: { kind: saying.kind, form: 'says', ahead: plain?.value.kind === saying.kind ? plain.value.ahead : null },
    start: saying.from,
    verb: plain?.verb ?? Math.max(saying.subject?.to ?? saying.from, saying.verbEnd - 1),
    end: saying.verbEnd,
  }
  return deedsFrom(words, verb, saying.from, saying.to, language, true).map((deed, index) => ({
    ...deed,
    subject: saying.subject,
    negated: saying.negated && index === 0,
    told: true,
  }))
}

const close = (sayings: Saying[], at: number) => {
  const last = sayings.at(-1)
  if (last) last.to = Math.min(last.to, at)
}

/** Whether a main clause may begin at word `at`: the sentence does, or a comma, "and" or dash stands before it. */
function mayBegin(words: readonly Word[], at: number, from: number, language: PerformedLanguage): boolean {
  if (at === from) return true
  const before = words[at - 1]!
  if (/^[,;—–，；:：]$/.test(before.key)) return true
  if (language.freeOrder) return !language.subordinators.has(before.key)
  return language.and.match(words, at - 1)?.end === at
}

/** "At the same time the leaders noted …": the main clause of a sentence that opens with a preposition may follow without a comma. */
function mayFollowSetting(words: readonly Word[], at: number, from: number, language: PerformedLanguage): boolean {
  if (language.freeOrder || language.code === 'zh' || !language.particles.has(words[from]!.key)) return false
  return at - from <= LONGEST_SETTING && !language.subordinators.has(words[at - 1]!.key)
}

/** When or about what something is said takes no more words than this before the subject. */
const LONGEST_SETTING = 14

/** A lower-case word after a party is taken for its verb, if it ends as verbs do where endings tell. Chinese verbs must be known. */
function isUnknownVerb(word: Word, language: PerformedLanguage): boolean {
  if (word.capital || language.code === 'zh') return false
  return (
    language.data.plainShape ||
    language.data.shapes.some(({ endings }) => endings.some((end) => word.key.endsWith(end)))
  )
}
