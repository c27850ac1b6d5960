import { Automaton } from './automaton.ts'
import { buildAutomaton, type Tables } from './automaton-tables.ts'
import type { Meaning, Shape, Word } from './names.ts'

const SHAPES: readonly Shape[] = ['exact', 'capital', 'free']

/**
 * The words of all tables as they are saved: few large values in place of ten thousand small objects, which a start would have to make
 * again. A document needs only the words it names.
 */
export interface SavedWords {
  tables: Tables
  /** Every word on a line. */
  texts: string
  /** For each word its shape, by place in `SHAPES`, and the line of what it means. */
  shapes: Uint8Array
  meaningOf: Uint32Array
  /** Each meaning as JSON on a line; what many of them share (a person, an office, a rule) stands in `things` and is told by its line. */
  meanings: string
  things: string
}

/** The words as they are saved. */
export function savedWords(words: readonly Word[]): SavedWords {
  const things = new Lines()
  const meanings = new Lines()
  const meaningOf = new Map<Meaning, number>()
  for (const { meaning } of words) {
    if (meaningOf.has(meaning)) continue
    const [name, thing] = thingOf(meaning)
    const line = name === null ? meaning : { ...meaning, [name]: things.add(thing) }
    meaningOf.set(meaning, meanings.add(line, JSON.stringify(line)))
  }
  return {
    tables: buildAutomaton(
      words.map(({ text }, index) => [text, index] as const),
      { foldCase: true, wholeWords: true },
    ).tables,
    texts: words.map(({ text }) => text).join('\n'),
    shapes: Uint8Array.from(words, ({ shape }) => SHAPES.indexOf(shape)),
    meaningOf: Uint32Array.from(words, ({ meaning }) => meaningOf.get(meaning)!),
    meanings: meanings.text,
    things: things.text,
  }
}

/** The property of a meaning that many meanings share, with its name; null for a meaning of its own. */
function thingOf(meaning: Meaning): [name: string, thing: object] | [name: null, thing: null] {
  if ('rule' in meaning) return ['rule', meaning.rule]
  if (meaning.kind === 'office') return ['office', meaning.office]
  if (meaning.kind === 'person') return ['person', meaning.person]
  if (meaning.kind === 'place') return ['place', meaning.place]
  return [null, null]
}

/** Values as JSON, each on a line that is written once. */
class Lines {
  readonly #places = new Map<unknown, number>()
  readonly #lines: string[] = []

  /** The line of a value; values with the same key share it. */
  add(value: unknown, key: unknown = value): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const line = this.#lines.push(JSON.stringify(value)) - 1
    this.#places.set(key, line)
    return line
  }

  get text(): string {
    return this.#lines.join('\n')
  }
}

/** The words of all tables, each made when it is first asked for; the same word, and the same thing, is always the same object. */
export class WordStore {
  /** Finds words by their numbers. */
  readonly automaton: Automaton<number>
  readonly #saved: SavedWords
  readonly #words: (Word | undefined)[]
  readonly #texts: string[]
  readonly #meanings: (string | Meaning)[]
  readonly #things: (string | object)[]

  constructor(saved: SavedWords) {
    this.#saved = saved
    this.#texts = saved.texts.split('\n')
    this.#meanings = saved.meanings.split('\n')
    this.#things = saved.things.split('\n')
    this.#words = Array.from(this.#texts, () => undefined)
    this.automaton = Automaton.of({ tables: saved.tables, values: Array.from(this.#texts, (_, number) => number) })
  }

  /** The word of a number that the automaton gave. */
  word(number: number): Word {
    const known = this.#words[number]
    if (known) return known
    const word: Word = {
      text: this.#texts[number]!,
      shape: SHAPES[this.#saved.shapes[number]!]!,
      meaning: this.#meaning(this.#saved.meaningOf[number]!),
    }
    this.#words[number] = word
    return word
  }

  #meaning(line: number): Meaning {
    const known = this.#meanings[line]!
    if (typeof known !== 'string') return known
    const meaning = JSON.parse(known) as Meaning
    const [name, thing] = thingOf(meaning)
    // In place of the thing stands the number of its line.
    if (name !== null) Object.assign(meaning, { [name]: this.#thing(Number(thing)) })
    this.#meanings[line] = meaning
    return meaning
  }

  #thing(line: number): object {
    const known = this.#things[line]!
    if (typeof known !== 'string') return known
    const thing = JSON.parse(known) as object
    this.#things[line] = thing
    return thing
  }
}
