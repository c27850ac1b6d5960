/**
 * What can stand behind the number that a form begins with, worked out of its regular expression, so that behind "2" of "paragraph 2 of"
 * only the few forms are tried that go on with " o".
 */

/** A part of an expression: units that one of must stand, a group of branches, or something that takes no room. */
type Part =
  | { kind: 'units'; units: ReadonlySet<string> | null }
  | { kind: 'group'; branches: Piece[][] }
  | { kind: 'edge' }
interface Piece {
  part: Part
  optional: boolean
  repeated: boolean
}

/** Still inside the leading number. */
const NUMBER = '#'
/** More units than this are any. */
const MANY = 400

/** Unit behind a number as it is compared: small letters, every digit as 0. */
export const unitKey = (unit: string): string => (unit >= '0' && unit <= '9' ? '0' : unit.toLowerCase())

/**
 * The keys of the one or two units that can follow the leading digits of an expression (flag i): two units, or one where anything can stand
 * behind it, or "" where anything can follow at all. Signs of `inner` between digits belong to the number ("1,690"). Gives more rather than
 * less, never too few. Throws an Error for an expression with a sign that it does not know.
 */
export function followersOf(source: string, inner: string): Set<string> {
  const found = new Set<string>()
  for (const rest of walk(new Reader(source).branches(), new Set([NUMBER]), found, inner))
    found.add(rest === NUMBER ? '' : rest)
  return found
}

function walk(branches: Piece[][], states: ReadonlySet<string>, found: Set<string>, inner: string): Set<string> {
  const after = new Set<string>()
  for (const branch of branches) {
    let now: ReadonlySet<string> = states
    for (const { part, optional, repeated } of branch) {
      const before = now
      now = step(part, before, found, inner)
      // Two units are all that is asked for, so that a third round adds nothing.
      for (let round = 0; repeated && round < 2; round++) now = union(now, step(part, now, found, inner))
      if (optional) now = union(before, now)
    }
    for (const state of now) after.add(state)
  }
  return after
}

function step(part: Part, states: ReadonlySet<string>, found: Set<string>, inner: string): ReadonlySet<string> {
  if (part.kind === 'edge') return states
  if (part.kind === 'group') return walk(part.branches, states, found, inner)
  const after = new Set<string>()
  for (const state of states) {
    const begun = state === NUMBER ? '' : state
    if (part.units === null) {
      found.add(begun)
      // What any unit is may also be one more digit.
      if (state === NUMBER) after.add(NUMBER)
      continue
    }
    for (const unit of part.units) {
      if (begun !== '') found.add(begun + unit)
      else if (unit === '0') after.add(NUMBER)
      else {
        after.add(unit)
        if (inner.includes(unit)) after.add(NUMBER)
      }
    }
  }
  return after
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a, ...b])

/** Reads the part of the language of regular expressions that forms are written in. */
class Reader {
  #at = 0

  constructor(private readonly source: string) {}

  /** The branches up to the end, or to the bracket that closes the group. */
  branches(): Piece[][] {
    const branches: Piece[][] = [[]]
    while (this.#at < this.source.length && this.source[this.#at] !== ')') {
      if (this.source[this.#at] === '|') {
        this.#at++
        branches.push([])
        continue
      }
      const part = this.#part()
      branches.at(-1)!.push({ part, ...this.#quantifier() })
    }
    return branches
  }

  #part(): Part {
    const char = this.source[this.#at++]!
    if (char === '^' || char === '$') return { kind: 'edge' }
    if (char === '.') return { kind: 'units', units: null }
    if (char === '(') return this.#group()
    if (char === '[') return { kind: 'units', units: this.#members() }
    if (char === '\\') return this.#escape()
    return { kind: 'units', units: new Set([unitKey(char)]) }
  }

  #group(): Part {
    const head = /^\?(?:<?[=!]|<\w+>|:)/.exec(this.source.slice(this.#at))?.[0] ?? ''
    this.#at += head.length
    const branches = this.branches()
    if (this.source[this.#at++] !== ')') throw new Error(`an unclosed bracket in ${this.source}`)
    return /[=!]$/.test(head) ? { kind: 'edge' } : { kind: 'group', branches }
  }

  #escape(): Part {
    const units = this.#escaped()
    return units === 'edge' ? { kind: 'edge' } : { kind: 'units', units }
  }

  /** What the escape at hand stands for, its backslash being read. */
  #escaped(): ReadonlySet<string> | null | 'edge' {
    const char = this.source[this.#at++]!
    if (char === 'b' || char === 'B') return 'edge'
    if (char === 'd') return new Set(['0'])
    if (char === 'u') {
      this.#at += 4
      return new Set([unitKey(String.fromCharCode(Number.parseInt(this.source.slice(this.#at - 4, this.#at), 16)))])
    }
    if (char === 'p' || char === 'P') {
      this.#at = this.source.indexOf('}', this.#at) + 1
      return null
    }
    return /[a-z]/i.test(char) ? null : new Set([unitKey(char)])
  }

  /** The members of a class, its bracket being open; null for any. */
  #members(): ReadonlySet<string> | null {
    const units = new Set<string>()
    let any = this.source[this.#at] === '^'
    if (any) this.#at++
    while (this.source[this.#at] !== ']') {
      let char = this.source[this.#at++]!
      if (char === '\\') {
        const escaped = this.#escaped()
        if (escaped === null || escaped === 'edge' || escaped.size !== 1) any = true
        else char = [...escaped][0]!
      }
      const last = this.source[this.#at] === '-' && this.source[this.#at + 1] !== ']' ? this.#rangeEnd() : char
      if (last.charCodeAt(0) - char.charCodeAt(0) > MANY) any = true
      else
        for (let code = char.charCodeAt(0); code <= last.charCodeAt(0); code++)
          units.add(unitKey(String.fromCharCode(code)))
    }
    this.#at++
    return any ? null : units
  }

  #rangeEnd(): string {
    this.#at++
    const char = this.source[this.#at++]!
    if (char !== '\\') return char
    const escaped = this.#escaped()
    return escaped === null || escaped === 'edge' ? '\uffff' : [...escaped][0]!
  }

  #quantifier(): { optional: boolean; repeated: boolean } {
    const [whole, sign, least, most] = /^(?:([?*+])|\{(\d+)(?:(,)\d*)?\})?\??/.exec(this.source.slice(this.#at))!
    this.#at += whole.length
    return {
      optional: sign === '?' || sign === '*' || least === '0',
      repeated: sign === '*' || sign === '+' || most !== undefined || Number(least ?? 1) > 1,
    }
  }
}
