/** Ending of the nominative → endings of the other cases, in one order for all words. */
export type Cases = Readonly<Record<string, readonly string[]>>

/**
 * A name in the nominative and in its other cases: the words up to the head word change their endings together after the table (longest
 * ending first), the rest stays. Words that no ending fits stay too. Method: paradigms by final letters, as in school grammars.
 */
export function inflect(name: string, heads: ReadonlySet<string>, cases: Cases): string[] {
  const words = name.split(' ')
  const head = words.findIndex((word) => heads.has(word.toLowerCase()))
  if (head < 0) return [name]
  const changing = words.slice(0, head + 1).map((word) => forms(word, cases))
  const rest = words.slice(head + 1)
  const count = Math.max(...changing.map((list) => list.length))
  const inflected = Array.from({ length: count }, (_, index) =>
    [...changing.map((list) => list[index] ?? list[0]!), ...rest].join(' '),
  )
  return [...new Set(inflected)]
}

/** The word itself and its other forms, in the order of the table; only the word where no ending fits. */
export function forms(word: string, cases: Cases): string[] {
  const lower = word.toLowerCase()
  const ending = endingsOf(cases).find((each) => lower.endsWith(each))
  if (ending === undefined) return [word]
  const stem = word.slice(0, word.length - ending.length)
  return [word, ...cases[ending]!.map((other) => (stem === '' ? keepCapital(word, other) : stem + other))]
}

const sorted = new WeakMap<Cases, string[]>()

/** The endings of a table, the longest first. */
function endingsOf(cases: Cases): string[] {
  const known = sorted.get(cases) ?? Object.keys(cases).sort((a, b) => b.length - a.length)
  sorted.set(cases, known)
  return known
}

function keepCapital(word: string, other: string): string {
  const first = word[0] ?? ''
  return first === first.toUpperCase() ? other[0]!.toUpperCase() + other.slice(1) : other
}
