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

/** What a UTF-16 unit is to a word: nothing, a letter or digit, a Chinese character, or a mark of its own. */
const SPACE = 0
const LETTER = 1
const HAN = 2
const MARK = 3

const UNKNOWN = 4
/** The class of each UTF-16 unit that was met. */
const classes = new Uint8Array(0x10000).fill(UNKNOWN)

function classOf(code: number): number {
  const known = classes[code]!
  if (known !== UNKNOWN) return known
  const char = String.fromCharCode(code)
  const kind = /[\s_]/.test(char)
    ? SPACE
    : /\p{Script=Han}/u.test(char)
      ? HAN
      : /[\p{L}\p{N}]/u.test(char)
        ? LETTER
        : MARK
  classes[code] = kind
  return kind
}

/** Marks that stay inside a word between two letters: hyphen, apostrophes, full stop. */
const INNER = new Set(['-', "'", '’', '.'].map((mark) => mark.charCodeAt(0)))
const STOP = 0x2e

/**
 * The words and marks of `text` from `from` to `to`, in order. Each Chinese character is a word of its own; words of other scripts keep
 * inner hyphens, apostrophes and full stops ("co-operation", "U.S.").
 */
export function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = []
  let at = from
  while (at < to) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === SPACE) {
      at++
      continue
    }
    const end = kind === LETTER ? wordEnd(text, at, to) : at + (isPair(text, at) ? 2 : 1)
    addWord(words, text.slice(at, end), at, kind !== MARK)
    at = end
  }
  return words
}

function wordEnd(text: string, from: number, to: number): number {
  let at = from + 1
  for (; at < to; at++) {
    const code = text.charCodeAt(at)
    if (classOf(code) === LETTER) continue
    if (!INNER.has(code) || at + 1 >= to || classOf(text.charCodeAt(at + 1)) !== LETTER) break
  }
  return at < to && text.charCodeAt(at) === STOP ? at + 1 : at
}

const isPair = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800

/** A note's call that sticks to its word ("AGREEMENT1"). */
const STUCK = /^(\p{L}{5,})(\d{1,2})$/u
const CAPITAL = /^\p{Lu}/u
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

function addWord(words: Word[], raw: string, from: number, letters: boolean): void {
  const to = from + raw.length
  if (!letters || raw.length === 1) {
    words.push({
      key: letters ? fold(raw) : raw === '’' ? "'" : raw,
      from,
      to,
      letters,
      capital: letters && CAPITAL.test(raw),
    })
    return
  }
  const last = raw.charCodeAt(raw.length - 1)
  const stuck = raw.length > 5 && isDigit(last) ? STUCK.exec(raw) : null
  if (stuck) {
    const [, word = '', call = ''] = stuck
    words.push({ key: fold(word), from, to: from + word.length, letters, capital: CAPITAL.test(word) })
    words.push({ key: call, from: from + word.length, to, letters, capital: false })
    return
  }
  // A full stop that ends an ordinary word is a mark of its own; one that ends an initial or a short form with inner stops is not.
  if (last === STOP && raw.length > 3 && raw.indexOf('.') === raw.length - 1) {
    addWord(words, raw.slice(0, -1), from, true)
    words.push({ key: '.', from: to - 1, to, letters: false, capital: false })
    return
  }
  words.push({ key: fold(raw), from, to, letters, capital: CAPITAL.test(raw) })
}

/** The form under which words are compared: lower case, ё as е, one kind of apostrophe. */
export function fold(text: string): string {
  let folded = text.toLowerCase()
  if (folded.includes('ё')) folded = folded.replaceAll('ё', 'е')
  return folded.includes('’') ? folded.replaceAll('’', "'") : folded
}
