export interface AutomatonOptions {
  /** Take upper and lower case (and ё, е) as the same letter. */
  foldCase?: boolean
  /** A word that begins or ends with a letter or digit of an alphabet (Latin, Cyrillic, Greek …) must not touch another one there. */
  wholeWords?: boolean
}

/**
 * The tables of an automaton. Classes number the UTF-16 units that occur in the words; states number the beginnings of words, 0 is the
 * root.
 */
export interface Tables {
  /** Whether words of an alphabet must stand alone. */
  boundaries: boolean
  /** Class of each UTF-16 unit; 0 stands for every unit that no word contains. */
  classes: Uint16Array
  classCount: number
  root: Int32Array
  /** Hash of the transitions: key `state * classCount + class`, 0 is an empty slot. */
  keys: Uint32Array
  targets: Int32Array
  fail: Int32Array
  depth: Int32Array
  /** First value (index + 1) of the word that ends at a state; `more` leads from value to value of the same word. */
  first: Int32Array
  more: Int32Array
  /** The nearest state on the fail chain where a word ends. */
  shorter: Int32Array
}

/** Builds the tables for the words; words without letters are left out. Throws RangeError when the states outgrow the hash. */
export function buildAutomaton<Value>(
  words: Iterable<readonly [word: string, value: Value]>,
  options: AutomatonOptions,
): { tables: Tables; values: Value[] } {
  const entries = [...words].filter(([word]) => word.length > 0)
  const { classes, count } = classesOf(entries, options.foldCase ?? false)
  const tree = treeOf(entries, classes, count)
  return {
    tables: {
      boundaries: options.wholeWords ?? false,
      classes,
      classCount: count,
      ...tree.tables,
      ...linksOf(tree, count),
    },
    values: entries.map(([, value]) => value),
  }
}

interface Tree {
  tables: Pick<Tables, 'root' | 'keys' | 'targets' | 'depth' | 'first' | 'more'>
  /** State above each state, and the class that leads from there. */
  parent: Int32Array
  classOf: Uint16Array
}

function treeOf(entries: readonly (readonly [string, unknown])[], classes: Uint16Array, count: number): Tree {
  let units = 1
  for (const [word] of entries) units += word.length
  if (units * count >= 2 ** 32) throw new RangeError('too many words for one automaton')
  const slots = 2 ** Math.ceil(Math.log2(units * 1.5 + 1))
  const keys = new Uint32Array(slots)
  const targets = new Int32Array(slots)
  const root = new Int32Array(count)
  const depth = new Int32Array(units)
  const first = new Int32Array(units)
  const more = new Int32Array(entries.length + 1)
  const parent = new Int32Array(units)
  const classOf = new Uint16Array(units)
  let states = 1
  for (const [index, [word]] of entries.entries()) {
    let state = 0
    for (let at = 0; at < word.length; at++) {
      const unit = classes[word.charCodeAt(at)]!
      const key = state * count + unit
      const slot = state === 0 ? 0 : slotOf(keys, key)
      let child = state === 0 ? root[unit]! : targets[slot]!
      if (child === 0) {
        child = states++
        parent[child] = state
        classOf[child] = unit
        depth[child] = at + 1
        if (state === 0) root[unit] = child
        else {
          keys[slot] = key
          targets[slot] = child
        }
      }
      state = child
    }
    more[index + 1] = first[state]!
    first[state] = index + 1
  }
  // Most words begin like another one, so that there are far fewer states than letters.
  const hash = trimmed(keys, targets, states)
  return {
    tables: { root, ...hash, depth: depth.slice(0, states), first: first.slice(0, states), more },
    parent,
    classOf,
  }
}

/** The hash in as few slots as hold the transitions of so many states. */
function trimmed(keys: Uint32Array, targets: Int32Array, states: number): Pick<Tables, 'keys' | 'targets'> {
  const slots = 2 ** Math.ceil(Math.log2(states * 1.5 + 1))
  if (slots >= keys.length) return { keys, targets }
  const smaller = { keys: new Uint32Array(slots), targets: new Int32Array(slots) }
  for (const [from, key] of keys.entries()) {
    if (key === 0) continue
    const slot = slotOf(smaller.keys, key)
    smaller.keys[slot] = key
    smaller.targets[slot] = targets[from]!
  }
  return smaller
}

/** The fail links, state by state in the order of their depth. */
function linksOf({ tables, parent, classOf }: Tree, count: number): Pick<Tables, 'fail' | 'shorter'> {
  const { root, keys, targets, depth, first } = tables
  const states = depth.length
  const fail = new Int32Array(states)
  const shorter = new Int32Array(states)
  const child = (state: number, unit: number): number =>
    state === 0 ? root[unit]! : targets[slotOf(keys, state * count + unit)]!
  for (const state of byDepth(depth, states)) {
    let to = 0
    if (depth[state]! > 1) {
      const unit = classOf[state]!
      let from = fail[parent[state]!]!
      to = child(from, unit)
      while (to === 0 && from !== 0) {
        from = fail[from]!
        to = child(from, unit)
      }
    }
    fail[state] = to
    shorter[state] = first[to] === 0 ? shorter[to]! : to
  }
  return { fail, shorter }
}

/** The slot of the hash that has the key, or the empty one where it would stand. */
export function slotOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1
  let slot = hash(key) & mask
  while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask
  return slot
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
