/**
 * A name in the nominative and in its other cases: the words up to the head word change their endings after the table (longest ending
 * first), the rest stays. Words that no ending fits stay too. Method: paradigms by final letters, as in school grammars.
 */
export function inflect(
  name: string,
  heads: ReadonlySet<string>,
  cases: Readonly<Record<string, readonly string[]>>,
): string[] {
  const words = name.split(' ')
  const head = words.findIndex((word) => heads.has(word.toLowerCase()))
  if (head < 0) return [name]
  const changing = words.slice(0, head + 1).map((word) => forms(word, cases))
  const rest = words.slice(head + 1)
  // Words agree in case, but their tables differ in length; every combination is allowed, for wrong ones do not occur in texts.
  let combinations = ['']
  for (const options of changing)
    combinations = combinations.flatMap((start) => options.map((word) => (start === '' ? word : `${start} ${word}`)))
  return combinations.map((start) => [start, ...rest].join(' '))
}

/** The word itself and its other forms. */
export function forms(word: string, cases: Readonly<Record<string, readonly string[]>>): string[] {
  const lower = word.toLowerCase()
  const ending = Object.keys(cases)
    .filter((each) => lower.endsWith(each))
    .sort((a, b) => b.length - a.length)[0]
  if (ending === undefined) return [word]
  const stem = word.slice(0, word.length - ending.length)
  return [word, ...cases[ending]!.map((other) => stem + (stem === '' ? keepCapital(word, other) : other))]
}

function keepCapital(word: string, other: string): string {
  const first = word[0] ?? ''
  return first === first.toUpperCase() ? other[0]!.toUpperCase() + other.slice(1) : other
}
