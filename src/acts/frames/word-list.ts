/** A list of words, found at a place of a text without trying them all; upper and lower case are the same. */
export class WordList {
  readonly #byHead = new Map<string, string[]>()
  readonly #byTail = new Map<string, string[]>()

  constructor(readonly words: readonly string[]) {
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      if (word.length === 0) continue
      push(this.#byHead, word[0]!, word)
      push(this.#byTail, word.at(-1)!, word)
    }
  }

  /** The longest word that stands in `text` from `at` and passes the test; undefined if none. */
  at(text: string, at: number, test: (word: string) => boolean = () => true): string | undefined {
    const words = this.#byHead.get((text[at] ?? '').toLowerCase())
    return words?.find((word) => stands(text, at, word) && test(word))
  }

  /** The longest word that ends in `text` before `end` and passes the test; undefined if none. */
  before(text: string, end: number, test: (word: string) => boolean = () => true): string | undefined {
    const words = end > 0 ? this.#byTail.get(text[end - 1]!.toLowerCase()) : undefined
    return words?.find((word) => end >= word.length && stands(text, end - word.length, word) && test(word))
  }
}

const stands = (text: string, at: number, word: string) =>
  text.startsWith(word, at) || text.slice(at, at + word.length).toLowerCase() === word

function push(map: Map<string, string[]>, key: string, word: string): void {
  const known = map.get(key)
  if (known) known.push(word)
  else map.set(key, [word])
}
