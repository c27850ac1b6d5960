/** A word or mark of a flow at its place (UTF-16 units). `key` is how it is looked up: lower case, ё as е, typographic twins as one. */
export interface Word {
  key: string
  from: number
  to: number
  /** False for punctuation. */
  letters: boolean
  /** Begins with a capital. */
  capital: boolean
}

const WORD = /[\p{Script=Han}]|[\p{L}\p{N}]+(?:[-'’.](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*\.?|[^\s_\p{L}\p{N}]/gu
const HAN = /^\p{Script=Han}$/u

/**
 * The words and marks of `text` from `from` to `to`, in order. Each Chinese character is a word of its own; words of other scripts keep
 * inner hyphens, apostrophes and full stops ("co-operation", "U.S.").
 */
export function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = []
  WORD.lastIndex = from
  for (let match = WORD.exec(text); match && match.index < to; match = WORD.exec(text)) {
    const end = Math.min(to, match.index + match[0].length)
    addWord(words, text.slice(match.index, end), match.index)
  }
  return words
}

/** A note's call that sticks to its word ("AGREEMENT1"). */
const STUCK = /^(\p{L}{5,})(\d{1,2})$/u

function addWord(words: Word[], raw: string, from: number): void {
  const stuck = raw.length > 5 ? STUCK.exec(raw) : null
  if (stuck) {
    addWord(words, stuck[1]!, from)
    addWord(words, stuck[2]!, from + stuck[1]!.length)
    return
  }
  const letters = /[\p{L}\p{N}]/u.test(raw)
  const capital = letters && /^\p{Lu}/u.test(raw)
  // A full stop that ends an ordinary word is a mark of its own; one that ends an initial or a short form with inner stops is not.
  if (letters && raw.endsWith('.') && raw.length > 1 && !HAN.test(raw)) {
    const body = raw.slice(0, -1)
    if (!body.includes('.') && body.length > 2) {
      words.push({ key: fold(body), from, to: from + body.length, letters, capital })
      words.push({ key: '.', from: from + body.length, to: from + raw.length, letters: false, capital: false })
      return
    }
  }
  words.push({ key: fold(raw), from, to: from + raw.length, letters, capital })
}

/** The form under which words are compared: lower case, ё as е, one kind of apostrophe. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'")
}
