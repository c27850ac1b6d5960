/**
 * A list of periods in order of time, none touching the next. Each is four integers from `at` on: its first day, the first day after it, and
 * what began and what ended it (the index of an act, or -1). It may be a view of another list's integers; only lists that own theirs grow.
 */
export class Spans {
  data: Int32Array = new Int32Array(16)
  at = 0
  n = 0
  private own = this.data

  push(from: number, until: number, fromBy: number, untilBy: number): void {
    if (from >= until) return
    const { data } = this
    const last = this.n * 4 - 4
    if (last >= 0 && from <= data[last + 1]!) {
      if (until > data[last + 1]!) {
        data[last + 1] = until
        data[last + 3] = untilBy
      }
      return
    }
    const at = this.n * 4
    if (at + 4 > data.length) this.grow()
    this.data[at] = from
    this.data[at + 1] = until
    this.data[at + 2] = fromBy
    this.data[at + 3] = untilBy
    this.n++
  }

  private grow(): void {
    this.own = new Int32Array(this.data.length * 2)
    this.own.set(this.data)
    this.data = this.own
  }

  /** Empties it, to be written. */
  clear(): this {
    this.data = this.own
    this.at = 0
    this.n = 0
    return this
  }

  /** Makes it a view of `n` periods in another's integers. */
  view(data: Int32Array, at: number, n: number): this {
    this.data = data
    this.at = at
    this.n = n
    return this
  }

  copy(other: Spans): this {
    this.clear()
    const length = other.n * 4
    while (this.data.length < length) this.grow()
    for (let i = 0; i < length; i++) this.data[i] = other.data[other.at + i]!
    this.n = other.n
    return this
  }

  /** First day of the period `i`, the first day after it, what began and what ended it. */
  from(i: number): number {
    return this.data[this.at + i * 4]!
  }

  until(i: number): number {
    return this.data[this.at + i * 4 + 1]!
  }

  fromBy(i: number): number {
    return this.data[this.at + i * 4 + 2]!
  }

  untilBy(i: number): number {
    return this.data[this.at + i * 4 + 3]!
  }
}

/** Days beyond every date: a status that lasts, an act whose date is not known. */
export const FOREVER = 0x3fffffff
export const EVER = -0x3fffffff

/** The days in both. */
export function both(a: Spans, b: Spans, into: Spans): Spans {
  into.clear()
  const x = a.data
  const y = b.data
  const endX = a.at + a.n * 4
  const endY = b.at + b.n * 4
  let i = a.at
  let j = b.at
  while (i < endX && j < endY) {
    const late = x[i]! >= y[j]!
    const from = late ? x[i]! : y[j]!
    const early = x[i + 1]! <= y[j + 1]!
    const until = early ? x[i + 1]! : y[j + 1]!
    if (from < until) into.push(from, until, late ? x[i + 2]! : y[j + 2]!, early ? x[i + 3]! : y[j + 3]!)
    if (early) i += 4
    else j += 4
  }
  return into
}

/** The days in the first and not in the second. */
export function without(a: Spans, b: Spans, into: Spans): Spans {
  into.clear()
  const x = a.data
  const y = b.data
  const endX = a.at + a.n * 4
  const endY = b.at + b.n * 4
  let j = b.at
  for (let i = a.at; i < endX; i += 4) {
    let from = x[i]!
    let fromBy = x[i + 2]!
    const until = x[i + 1]!
    while (j < endY && y[j + 1]! <= from) j += 4
    for (let k = j; k < endY && y[k]! < until; k += 4) {
      into.push(from, y[k]!, fromBy, y[k + 2]!)
      from = y[k + 1]!
      fromBy = y[k + 3]!
      if (from >= until) break
    }
    if (from < until) into.push(from, until, fromBy, x[i + 3]!)
  }
  return into
}

/** The days in either. */
export function either(a: Spans, b: Spans, into: Spans): Spans {
  into.clear()
  const x = a.data
  const y = b.data
  const endX = a.at + a.n * 4
  const endY = b.at + b.n * 4
  let i = a.at
  let j = b.at
  while (i < endX || j < endY) {
    if (j >= endY || (i < endX && x[i]! <= y[j]!)) {
      into.push(x[i]!, x[i + 1]!, x[i + 2]!, x[i + 3]!)
      i += 4
    } else {
      into.push(y[j]!, y[j + 1]!, y[j + 2]!, y[j + 3]!)
      j += 4
    }
  }
  return into
}

/** The days on which at least `least` of the periods hold; `periods` has four integers each, in any order. */
export function atLeast(periods: Int32Array, n: number, least: number, into: Spans): Spans {
  into.clear()
  if (least <= 0) {
    into.push(EVER, FOREVER, -1, -1)
    return into
  }
  if (n < least) return into
  const edges = new Float64Array(n * 2)
  for (let i = 0; i < n; i++) {
    // Endings before beginnings on the same day: a period does not cover the day on which it ends.
    edges[i * 2] = (periods[i * 4]! * 2 + 1) * EDGE + i
    edges[i * 2 + 1] = periods[i * 4 + 1]! * 2 * EDGE + i
  }
  edges.sort()
  let held = 0
  let from = 0
  let fromBy = -1
  for (let i = 0; i < n * 2; i++) {
    const day2 = Math.floor(edges[i]! / EDGE)
    const period = edges[i]! - day2 * EDGE
    if (day2 & 1) {
      if (++held === least) {
        from = (day2 - 1) / 2
        fromBy = periods[period * 4 + 2]!
      }
    } else if (held-- === least) into.push(from, day2 / 2, fromBy, periods[period * 4 + 3]!)
  }
  return into
}

const EDGE = 0x100000
