import type { PerformedLanguage, PerformingVerb } from './language.ts'
import type { PhraseHit } from './phrases.ts'
import type { Word } from './words.ts'

/** A performing verb with the adverbs before it: `start` is the first of them, `verb` where the verb itself begins. */
export interface VerbHit extends PhraseHit<PerformingVerb> {
  verb: number
}

/**
 * The performing verb that stands at word `at`, or after adverbs that stand there ("Further recalling", 并再次重申); null if none does.
 * A verb phrase that begins with an adverb wins over the adverb.
 */
export function verbAt(words: readonly Word[], at: number, language: PerformedLanguage): VerbHit | null {
  for (let verb = at; verb < words.length; ) {
    const hit = language.verbs.match(words, verb)
    if (hit) return { ...hit, start: at, verb }
    const next = adverbEnd(words, verb, language)
    if (next === verb) return null
    verb = next
  }
  return null
}

/** The word after the adverb (and a comma that follows it) at word `at`; `at` itself if none stands there. */
export function adverbEnd(words: readonly Word[], at: number, language: PerformedLanguage): number {
  const word = words[at]
  if (!word?.letters) return at
  const phrase = language.adverbs.match(words, at)
  const ending = language.data.adverbEndings.some((end) => word.key.length > end.length + 2 && word.key.endsWith(end))
  const end = phrase?.end ?? (ending ? at + 1 : at)
  if (end === at) return at
  return words[end]?.key === ',' && language.code !== 'zh' ? end + 1 : end
}

/** Skips adverbs. */
export function afterAdverbs(words: readonly Word[], at: number, language: PerformedLanguage): number {
  for (let here = at; ; ) {
    const next = adverbEnd(words, here, language)
    if (next === here) return here
    here = next
  }
}

/** Whether two forms of verbs can share one subject: the same tense and number as their endings show them. */
export function agree(words: readonly Word[], a: VerbHit, b: VerbHit, language: PerformedLanguage): boolean {
  if (a.value.form !== b.value.form) return false
  if (language.code === 'zh' || a.value.form === 'saying') return true
  const one = shape(words, a, language)
  const other = shape(words, b, language)
  return one === null || other === null || one === other
}

/** Which form the verb has, by the classes of endings of the language; null where they do not tell. */
export function shape(words: readonly Word[], hit: VerbHit, language: PerformedLanguage): string | null {
  const first = words[hit.verb]!.key
  for (const { forms, endings } of language.data.shapes) if (forms.includes(first)) return endings.join()
  for (const { endings } of language.data.shapes)
    if (endings.some((ending) => first.endsWith(ending))) return endings.join()
  return language.data.plainShape ? 'plain' : null
}

/** In Chinese the verb may stand after "就…" or "对…": the last one of the clause that reports (表示, 交换), else the first. */
export function hanVerb(words: readonly Word[], at: number, to: number, language: PerformedLanguage): VerbHit | null {
  const lead = words[afterAdverbs(words, at, language)]
  if (!lead || !language.prepositions.has(lead.key)) return null
  let first: VerbHit | null = null
  let last: VerbHit | null = null
  for (let here = at + 1; here < to && !isHanStop(words[here]!.key); here++) {
    const hit = language.verbs.match(words, here)
    if (!hit) continue
    const found = { ...hit, verb: here }
    first ??= found
    if (language.tails.has(words[here]!.key + (words[here + 1]?.key ?? ''))) last = found
    here = hit.end - 1
  }
  return last ?? first
}

const isHanStop = (key: string) => key === '，' || key === '；' || key === '。' || key === ','
