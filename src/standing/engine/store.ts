import { Ints } from './ints.ts'
import { KeyTable } from './keys.ts'
import { EVER, FOREVER, Spans } from './spans.ts'

/** How surely something holds: not at all, possibly, or certainly. Their order is that of numbers: "and" is the least, "or" the greatest. */
export const NEVER = 0
export const POSSIBLY = 1
export const CERTAINLY = 3
export type Surety = typeof NEVER | typeof POSSIBLY | typeof CERTAINLY

export function not(surety: Surety): Surety {
  return surety === NEVER ? CERTAINLY : surety === CERTAINLY ? NEVER : POSSIBLY
}

/**
 * One status for all who ever held it: for each tuple of holder, toward … the days on which it certainly and possibly holds.
 * The two lists are the same one unless a date is uncertain.
 */
export class Store {
  readonly keys: KeyTable
  private pool = new Ints(64)
  private garbage = 0
  private readonly offset = new Ints()
  private readonly count = new Ints()
  private readonly possibleOffset = new Ints()
  private readonly possibleCount = new Ints()

  constructor(arity: number) {
    this.keys = new KeyTable(arity)
  }

  intern(tuple: ArrayLike<number>): number {
    const key = this.keys.intern(tuple)
    while (this.offset.length < this.keys.size) {
      this.offset.push(0)
      this.count.push(0)
      this.possibleOffset.push(0)
      this.possibleCount.push(0)
    }
    return key
  }

  /** Whether every date that went into it is exact. */
  exact(key: number): boolean {
    return (
      this.offset.data[key] === this.possibleOffset.data[key] && this.count.data[key] === this.possibleCount.data[key]
    )
  }

  /** Whether it possibly holds on some day. */
  any(key: number): boolean {
    return this.possibleCount.data[key]! > 0
  }

  /** A view of the days on which it certainly, or possibly, holds; good until the store is next written. */
  spans(key: number, possible: boolean, into: Spans): Spans {
    if (key < 0) return into.clear()
    return possible
      ? into.view(this.pool.data, this.possibleOffset.data[key]!, this.possibleCount.data[key]!)
      : into.view(this.pool.data, this.offset.data[key]!, this.count.data[key]!)
  }

  /** How surely it holds throughout (certainly) or at some time of (possibly) the days `from` to `to`, both included. */
  surety(key: number, from: number, to: number): Surety {
    if (key < 0) return NEVER
    if (this.covers(this.offset.data[key]!, this.count.data[key]!, from, to + 1)) return CERTAINLY
    return this.meets(this.possibleOffset.data[key]!, this.possibleCount.data[key]!, from, to + 1) ? POSSIBLY : NEVER
  }

  private covers(offset: number, count: number, from: number, until: number): boolean {
    const at = offset + this.after(offset, count, from) * 4 - 4
    return at >= offset && this.pool.data[at + 1]! >= until
  }

  private meets(offset: number, count: number, from: number, until: number): boolean {
    const at = offset + this.after(offset, count, until - 1) * 4 - 4
    return at >= offset && this.pool.data[at + 1]! > from
  }

  /** How many periods begin on or before the day. */
  private after(offset: number, count: number, day: number): number {
    const { data } = this.pool
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (data[offset + middle * 4]! <= day) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Sets both lists; says whether any day, or what began or ended a period, changed. */
  set(key: number, certain: Spans, possible: Spans): boolean {
    const exact = certain === possible || equal(certain, possible)
    if (
      exact === this.exact(key) &&
      this.same(this.offset.data[key]!, this.count.data[key]!, certain) &&
      (exact || this.same(this.possibleOffset.data[key]!, this.possibleCount.data[key]!, possible))
    )
      return false
    this.garbage += this.count.data[key]! + (this.exact(key) ? 0 : this.possibleCount.data[key]!)
    this.offset.data[key] = this.write(certain)
    this.count.data[key] = certain.n
    this.possibleOffset.data[key] = exact ? this.offset.data[key]! : this.write(possible)
    this.possibleCount.data[key] = possible.n
    if (this.garbage > 1024 && this.garbage * 8 > this.pool.length) this.compact()
    return true
  }

  private same(offset: number, count: number, spans: Spans): boolean {
    if (count !== spans.n) return false
    const { data } = this.pool
    for (let i = 0; i < count * 4; i++) if (data[offset + i] !== spans.data[spans.at + i]) return false
    return true
  }

  private write(spans: Spans): number {
    const offset = this.pool.length
    this.pool.reserve(offset + spans.n * 4)
    for (let i = 0; i < spans.n * 4; i++) this.pool.data[offset + i] = spans.data[spans.at + i]!
    this.pool.length = offset + spans.n * 4
    return offset
  }

  private compact(): void {
    const old = this.pool
    this.pool = new Ints(old.length)
    const move = (offsets: Ints, counts: Ints, key: number) => {
      const from = offsets.data[key]!
      const to = this.pool.length
      const length = counts.data[key]! * 4
      this.pool.data.set(old.data.subarray(from, from + length), to)
      this.pool.length += length
      return to
    }
    for (let key = 0; key < this.keys.size; key++) {
      const exact = this.exact(key)
      const to = move(this.offset, this.count, key)
      this.possibleOffset.data[key] = exact ? to : move(this.possibleOffset, this.possibleCount, key)
      this.offset.data[key] = to
    }
    this.garbage = 0
  }

  /** Number of periods that certainly hold. */
  get size(): number {
    let sum = 0
    for (let key = 0; key < this.keys.size; key++) sum += this.count.data[key]!
    return sum
  }
}

function equal(a: Spans, b: Spans): boolean {
  if (a.n !== b.n) return false
  for (let i = 0; i < a.n * 4; i++) if (a.data[a.at + i] !== b.data[b.at + i]) return false
  return true
}

/** A status that holds always. */
export const ALWAYS = new Spans()
ALWAYS.push(EVER, FOREVER, -1, -1)
