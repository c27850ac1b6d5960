export interface AutomatonOptions {
  /** Take upper and lower case (and ё, е) as the same letter. */
  foldCase?: boolean
  /**
   * Which hits count in alphabets (Latin, Cyrillic, Greek …): with `wholeWords` only those that touch no letter or digit on either side,
   * with `wordStarts` those that begin a word; otherwise all.
   */
  wholeWords?: boolean
  wordStarts?: boolean
}

/**
 * The tables of an automaton. Classes number the UTF-16 units that occur in the words; states are the beginnings of words, each a cell,
 * 0 is the root.
 */
export interface Tables {
  wholeWords: boolean
  wordStarts: boolean
  /** Class of each UTF-16 unit; 0 stands for every unit that no word contains. */
  classes: Uint16Array
  /**
   * Two numbers a cell. The first: where its children begin, times two, plus 1 if a word ends here; the child by class c stands in the cell
   * `children + c`. The second: the cell above plus 1; 0 in an empty cell.
   */
  cells: Int32Array
  /** First value (index + 1) of the word that ends at a cell; `more` leads from value to value of the same word. */
  first: Int32Array
  more: Int32Array
}

/** Builds the tables for the words; words without letters are left out. */
export function buildAutomaton<Value>(
  words: Iterable<readonly [word: string, value: Value]>,
  options: AutomatonOptions,
): { tables: Tables; values: Value[] } {
  const entries = [...words].filter(([word]) => word.length > 0)
  const { classes, count } = classesOf(entries, options.foldCase ?? false)
  const tree = treeOf(entries, classes)
  return {
    tables: {
      wholeWords: options.wholeWords ?? false,
      wordStarts: options.wholeWords ?? options.wordStarts ?? false,
      classes,
      ...cellsOf(tree, count),
      more: tree.more,
    },
    values: entries.map(([, value]) => value),
  }
}

/** The words as a tree: for each node its class, its children as a list, and the first value of the word that ends there. */
interface Tree {
  classOf: number[]
  child: number[]
  next: number[]
  first: number[]
  more: Int32Array
}

function treeOf(entries: readonly (readonly [string, unknown])[], classes: Uint16Array): Tree {
  const [classOf, child, next, first] = [[0], [0], [0], [0]]
  const more = new Int32Array(entries.length + 1)
  // The root has by far the most children.
  const atRoot: number[] = []
  for (const [index, [word]] of entries.entries()) {
    let node = 0
    for (let at = 0; at < word.length; at++) {
      const unit = classes[word.charCodeAt(at)]!
      let below = node === 0 ? (atRoot[unit] ?? 0) : child[node]!
      while (below !== 0 && classOf[below] !== unit) below = next[below]!
      if (below === 0) {
        below = classOf.length
        classOf.push(unit)
        next.push(child[node]!)
        child.push(0)
        first.push(0)
        child[node] = below
        if (node === 0) atRoot[unit] = below
      }
      node = below
    }
    more[index + 1] = first[node]!
    first[node] = index + 1
  }
  return { classOf, child, next, first, more }
}

/** Puts the nodes of a tree into cells, level by level, each family at the first place where all of its cells are empty. */
function cellsOf({ classOf, child, next, first }: Tree, classCount: number): Pick<Tables, 'cells' | 'first'> {
  const cellOf = new Int32Array(classOf.length)
  const room = new Room(classOf.length + classCount)
  const firstOf: number[] = [first[0]!]
  const order = [0]
  for (let done = 0; done < order.length; done++) {
    const node = order[done]!
    const family: number[] = []
    for (let below = child[node]!; below !== 0; below = next[below]!) family.push(below)
    const children =
      family.length === 0
        ? 0
        : room.take(
            family.map((below) => classOf[below]!),
            cellOf[node]! + 1,
          )
    room.describe(cellOf[node]!, children * 2 + (first[node] === 0 ? 0 : 1))
    for (const below of family) {
      const cell = children + classOf[below]!
      cellOf[below] = cell
      firstOf[cell] = first[below]!
      order.push(below)
    }
  }
  return { cells: room.cells(classCount), first: Int32Array.from(firstOf, (value) => value ?? 0) }
}

/** Cells that are taken one family after the other. */
class Room {
  #cells: Int32Array
  /** For each size of family the lowest place that was not tried yet; cell 0 is the root's. */
  readonly #tried: number[] = []
  #end = 1

  constructor(size: number) {
    this.#cells = new Int32Array(2 * size)
  }

  /** Takes the cells of one family, given by classes; gives where it begins. `above` is written into each. */
  take(classes: readonly number[], above: number): number {
    const least = Math.min(...classes)
    const most = Math.max(...classes)
    let start = Math.max(1, this.#tried[classes.length] ?? 1) - least
    this.#grow(start + most)
    while (!this.#isFree(start, classes)) this.#grow(++start + most)
    this.#tried[classes.length] = start + least
    for (const unit of classes) this.#cells[2 * (start + unit) + 1] = above
    this.#end = Math.max(this.#end, start + most + 1)
    return start
  }

  #isFree(start: number, classes: readonly number[]): boolean {
    if (start < 0) return false
    for (const unit of classes) if (start + unit === 0 || this.#cells[2 * (start + unit) + 1] !== 0) return false
    return true
  }

  /** Writes what stands in a cell. */
  describe(cell: number, content: number): void {
    this.#cells[2 * cell] = content
  }

  /** All cells, with empty ones behind, so that every class can be asked for. */
  cells(classCount: number): Int32Array {
    this.#grow(this.#end + classCount)
    return this.#cells.slice(0, 2 * (this.#end + classCount))
  }

  #grow(cell: number): void {
    if (2 * cell + 1 < this.#cells.length) return
    const larger = new Int32Array(Math.max(2 * cell + 2, 2 * this.#cells.length))
    larger.set(this.#cells)
    this.#cells = larger
  }
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
      // "ı" has the capital of "i": a letter stays with the first that claims it.
      for (const same of sameUnits(word[at]!, foldCase)) classes[same.charCodeAt(0)] ||= count
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

/** A word as an automaton reads it: words that it cannot tell apart are the same. */
export function sameWord(word: string, foldCase: boolean): string {
  let same = foldCase ? word.toLowerCase().replaceAll('ё', 'е') : word
  for (const set of twins) for (const twin of set.slice(1)) same = same.replaceAll(twin, set[0]!)
  return same
}
