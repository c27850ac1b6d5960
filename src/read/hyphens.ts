import { isLetter, isLower, isSpace } from './chars.ts'

/**
 * Tells a hyphen that a typesetter put at a line's end ("coop-/eration") from one of the word ("nuclear-/weapon"): the text itself
 * is the dictionary. A word it writes elsewhere with the hyphen keeps it, any other loses it.
 */
export class Hyphens {
  #known: Set<string> | undefined

  constructor(private readonly text: string) {}

  /** Is the hyphen at the unit `hyphen`, before a line end and the word that goes on at `next`, only the typesetter's? */
  isLineEnd(hyphen: number, next: number): boolean {
    const { text } = this
    if (!isLower(text.charCodeAt(next))) return false
    let from = hyphen
    while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--
    if (from === hyphen) return false
    let to = next
    while (to < text.length && isLetter(text.charCodeAt(to))) to++
    this.#known ??= hyphenated(text)
    return !this.#known.has(`${text.slice(from, hyphen)}-${text.slice(next, to)}`.toLowerCase())
  }
}

/** Every word that the text writes with a hyphen inside a line. */
function hyphenated(text: string): Set<string> {
  const words = new Set<string>()
  for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
    if (!isLetter(text.charCodeAt(at + 1)) || isSpace(text.charCodeAt(at - 1))) continue
    let from = at
    while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--
    let to = at + 1
    while (to < text.length && isLetter(text.charCodeAt(to))) to++
    if (from < at) words.add(text.slice(from, to).toLowerCase())
  }
  return words
}
