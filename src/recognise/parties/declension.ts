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
  const all = nouns.flatMap((noun, index) =>
    nouns.length === 1
      ? head.length === 0
        ? [[noun]]
        : head[0]!.map((_, case_) => [...head.map((forms) => forms[Math.min(case_, forms.length - 1)]!), noun])
      : [[...head.map((forms) => agreeing(forms, noun, index)), noun]],
  )
  return [...new Set(all.map((parts) => [...parts, ...rest].join(' ')))]
}

/** The form of an adjective that goes with the `index`-th form of its noun: feminine ones have three forms, plural four, the others five. */
function agreeing(forms: readonly string[], noun: string, index: number): string {
  if (index === 0) return forms[0]!
  if (forms.length === 3) return forms[/[^ь][ую]$/.test(noun) ? 2 : 1]!
  return forms[forms.length === 4 && index === 4 ? 1 : Math.min(index, forms.length - 1)]!
}

/** The forms of an adjective stem in -ск, -цк ("монгольск"). */
export function adjectiveFormsOf(stem: string): string[] {
  return table().adjectiveEndings.map((ending) => stem + ending)
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
  const last = word.charCodeAt(word.length - 1)
  let best: Rule | undefined
  for (const rule of rules) {
    const { ending } = rule
    // Most rules are out at their last letter; this runs some ten thousand times at start-up.
    if (ending !== '' && ending.charCodeAt(ending.length - 1) !== last) continue
    if (ending.length >= (best?.ending.length ?? 0) && word.endsWith(ending)) best = rule
  }
  return best
}

/** The examples of the data file, for its test. */
export function declensionExamples(): { word: string; forms: string[] }[] {
  return table().examples
}
