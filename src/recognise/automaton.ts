import { isWordUnit } from './word-units.ts'

export interface AutomatonOptions {
  /** Take upper and lower case (and ё, е) as the same letter. */
  foldCase?: boolean
  /** A word that begins or ends with a letter or digit of an alphabet (Latin, Cyrillic, Greek …) must not touch another one there. */
  wholeWords?: boolean
}

/** Called for every hit: its value and the stretch of the text in UTF-16 units, `end` exclusive. */
export type OnHit<Value> = (value: Value, start: number, end: number) => void

/**
 * Finds every occurrence of thousands of words in one pass (Aho & Corasick 1975, "Efficient string matching"), over UTF-16 units.
 *
 * The alphabet is compressed to the units that occur in the words. The root, where most of a text is spent, has a dense row; the other
 * states share one open-addressing hash of (state, class), which keeps 10,000 names in a few megabytes and quick to build.
 * Typographic twins (’ and ', ‑ and -, • and ·) are always the same unit. A scan takes time linear in the text and the number of hits.
 */
export class Automaton<Value> {
  readonly #values: Value[] = []
  readonly #boundaries: boolean
  /** Class of each UTF-16 unit; 0 stands for every unit that no word contains. */
  readonly #classes: Uint16Array
  readonly #classCount: number
  readonly #root: Int32Array
  /** Hash of the transitions: key `state * classCount + class`, 0 is an empty slot. */
  readonly #keys: Uint32Array
  readonly #targets: Int32Array
  readonly #fail: Int32Array
  readonly #depth: Int32Array
  /** First value (index + 1) of the word that ends at a state; `#more` leads from value to value of the same word. */
  readonly #first: Int32Array
  readonly #more: Int32Array
  /** The nearest state on the fail chain where a word ends. */
  readonly #shorter: Int32Array

  constructor(words: Iterable<readonly [word: string, value: Value]>, options: AutomatonOptions = {}) {
    this.#boundaries = options.wholeWords ?? false
    const entries = [...words].filter(([word]) => word.length > 0)
    const { classes, count } = classesOf(entries, options.foldCase ?? false)
    this.#classes = classes
    this.#classCount = count
    let units = 1
    for (const [word] of entries) units += word.length
    if (units * count >= 2 ** 32) throw new RangeError('too many words for one automaton')
    const slots = 2 ** Math.ceil(Math.log2(units * 1.5 + 1))
    this.#keys = new Uint32Array(slots)
    this.#targets = new Int32Array(slots)
    this.#root = new Int32Array(count)
    this.#depth = new Int32Array(units)
    this.#first = new Int32Array(units)
    this.#more = new Int32Array(entries.length + 1)
    const parent = new Int32Array(units)
    const classOf = new Uint16Array(units)
    const states = this.#insert(entries, parent, classOf)
    this.#fail = new Int32Array(states)
    this.#shorter = new Int32Array(states)
    this.#link(states, parent, classOf)
  }

  /**
   * Reports every occurrence of a word that lies in `from` … `to` (UTF-16 units), in the order of their ends; at the same end the
   * longest first.
   */
  scan(text: string, from: number, to: number, onHit: OnHit<Value>): void {
    const classes = this.#classes
    const classCount = this.#classCount
    const root = this.#root
    const keys = this.#keys
    const targets = this.#targets
    const mask = keys.length - 1
    const fail = this.#fail
    const first = this.#first
    const shorter = this.#shorter
    let state = 0
    for (let at = from; at < to; at++) {
      const unit = classes[text.charCodeAt(at)]!
      if (unit === 0) {
        state = 0
        continue
      }
      for (;;) {
        if (state === 0) {
          state = root[unit]!
          break
        }
        const key = state * classCount + unit
        let slot = hash(key) & mask
        while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask
        if (keys[slot] === key) {
          state = targets[slot]!
          break
        }
        state = fail[state]!
      }
      for (let end = first[state] === 0 ? shorter[state]! : state; end !== 0; end = shorter[end]!) {
        this.#report(text, end, at + 1, onHit)
      }
    }
  }

  #report(text: string, state: number, end: number, onHit: OnHit<Value>): void {
    const start = end - this.#depth[state]!
    if (this.#boundaries) {
      if (isWordUnit(text, start) && isWordUnit(text, start - 1)) return
      if (isWordUnit(text, end - 1) && isWordUnit(text, end)) return
    }
    for (let value = this.#first[state]!; value !== 0; value = this.#more[value]!)
      onHit(this.#values[value - 1]!, start, end)
  }

  /** The state that follows `state` on `unit`, 0 where there is none. */
  #child(state: number, unit: number): number {
    if (state === 0) return this.#root[unit]!
    const slot = this.#slot(state * this.#classCount + unit)
    return this.#keys[slot] === 0 ? 0 : this.#targets[slot]!
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1
    let slot = hash(key) & mask
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & mask
    return slot
  }

  /** Builds the tree of the words; returns the number of states. */
  #insert(entries: readonly (readonly [string, Value])[], parent: Int32Array, classOf: Uint16Array): number {
    let states = 1
    for (const [word, value] of entries) {
      let state = 0
      for (let at = 0; at < word.length; at++) {
        const unit = this.#classes[word.charCodeAt(at)]!
        let child = this.#child(state, unit)
        if (child === 0) {
          child = states++
          parent[child] = state
          classOf[child] = unit
          this.#depth[child] = at + 1
          if (state === 0) this.#root[unit] = child
          else {
            const slot = this.#slot(state * this.#classCount + unit)
            this.#keys[slot] = state * this.#classCount + unit
            this.#targets[slot] = child
          }
        }
        state = child
      }
      this.#values.push(value)
      this.#more[this.#values.length] = this.#first[state]!
      this.#first[state] = this.#values.length
    }
    return states
  }

  /** Sets the fail links, state by state in the order of their depth. */
  #link(states: number, parent: Int32Array, classOf: Uint16Array): void {
    for (const state of byDepth(this.#depth, states)) {
      let fail = 0
      if (this.#depth[state]! > 1) {
        const unit = classOf[state]!
        let from = this.#fail[parent[state]!]!
        fail = this.#child(from, unit)
        while (fail === 0 && from !== 0) {
          from = this.#fail[from]!
          fail = this.#child(from, unit)
        }
      }
      this.#fail[state] = fail
      this.#shorter[state] = this.#first[fail] === 0 ? this.#shorter[fail]! : fail
    }
  }
}

/** The states except the root, in the order of their depth. */
function byDepth(depth: Int32Array, states: number): Int32Array {
  const starts: number[] = []
  for (let state = 1; state < states; state++) starts[depth[state]!] = (starts[depth[state]!] ?? 0) + 1
  let sum = 0
  for (let level = 0; level < starts.length; level++) {
    const size = starts[level] ?? 0
    starts[level] = sum
    sum += size
  }
  const order = new Int32Array(states - 1)
  for (let state = 1; state < states; state++) order[starts[depth[state]!]!++] = state
  return order
}

function hash(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

const twins = ["'’ʼ‘", '-‐‑', '·•‧・']

/** Numbers the units of the words from 1; units that count as the same letter share a class. */
function classesOf(
  entries: readonly (readonly [string, unknown])[],
  foldCase: boolean,
): { classes: Uint16Array; count: number } {
  const classes = new Uint16Array(65536)
  let count = 1
  for (const [word] of entries) {
    for (let at = 0; at < word.length; at++) {
      if (classes[word.charCodeAt(at)] !== 0) continue
      for (const same of sameUnits(word[at]!, foldCase)) classes[same.charCodeAt(0)] = count
      count++
    }
  }
  return { classes, count }
}

function sameUnits(unit: string, foldCase: boolean): string[] {
  const same = [unit, ...(twins.find((set) => set.includes(unit)) ?? '')]
  if (!foldCase) return same
  const letters = unit === 'ё' || unit === 'Ё' || unit === 'е' || unit === 'Е' ? ['е', 'ё'] : [unit.toLowerCase()]
  return [...same, ...letters, ...letters.map((letter) => letter.toUpperCase())].filter((letter) => letter.length === 1)
}
