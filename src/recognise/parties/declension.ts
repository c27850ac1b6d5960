import { z } from 'zod'
import { loadData } from '../../languages/load.ts'

const Declension = z.strictObject({
  adjectives: z.array(z.strictObject({ ending: z.string(), forms: z.array(z.string()) })),
  nouns: z.array(z.strictObject({ ending: z.string(), forms: z.array(z.string()).nullable() })),
  adjectiveEndings: z.array(z.string()),
  examples: z.array(z.strictObject({ word: z.string(), forms: z.array(z.string()) })),
})

const table = () => loadData('languages/ru/declension.yaml', Declension)

/**
 * All case forms of a Russian name given in the nominative: the words that describe and the first noun are declined together, what follows
 * stays ("Республика Корея" → "Республики Корея"). A name that begins with "=" is not declined.
 */
export function decline(name: string): string[] {
  if (name.startsWith('=')) return [name.slice(1)]
  const words = name.split(' ')
  const head: string[][] = []
  let at = 0
  while (at < words.length - 1) {
    const forms = adjectiveForms(words[at]!)
    if (!forms) break
    head.push(forms)
    at++
  }
  const nouns = nounForms(words[at]!)
  const rest = words.slice(at + 1)
  const all = nouns.flatMap((noun) => withAdjectives(head, 0, [...[noun], ...rest]))
  return [...new Set(all)]
}

/** The forms of an adjective stem in -ск, -цк ("монгольск"). */
export function adjectiveFormsOf(stem: string): string[] {
  return table().adjectiveEndings.map((ending) => stem + ending)
}

/** Every combination of the adjectives' forms; a few impossible ones do no harm, since no text has them. */
function withAdjectives(head: readonly string[][], at: number, tail: readonly string[]): string[] {
  if (at === head.length) return [tail.join(' ')]
  const rest = withAdjectives(head, at + 1, tail)
  return head[at]!.flatMap((form) => rest.map((after) => `${form} ${after}`))
}

function adjectiveForms(word: string): string[] | null {
  const rule = longestEnding(table().adjectives, word)
  return rule ? rule.forms.map((form) => word.slice(0, -rule.ending.length) + form) : null
}

function nounForms(word: string): string[] {
  const rule = longestEnding(table().nouns, word)
  if (!rule?.forms) return [word]
  const stem = word.slice(0, word.length - rule.ending.length)
  return rule.forms.map((form) => stem + form)
}

function longestEnding<Rule extends { ending: string }>(rules: readonly Rule[], word: string): Rule | undefined {
  let best: Rule | undefined
  for (const rule of rules) {
    if (word.endsWith(rule.ending) && rule.ending.length >= (best?.ending.length ?? -1)) best = rule
  }
  return best
}

/** The examples of the data file, for its test. */
export function declensionExamples(): { word: string; forms: string[] }[] {
  return table().examples
}
