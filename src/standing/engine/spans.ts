/**
 * A list of periods in order of time, none touching the next. Each is four integers: its first day, the first day after it, and what
 * began and what ended it (the index of an act, or -1).
 */
export class Spans {
  data = new Int32Array(64)
  n = 0

  push(from: number, until: number, fromBy: number, untilBy: number): void {
    if (from >= until) return
    const last = this.n * 4 - 4
    if (last >= 0 && from <= this.data[last + 1]!) {
      if (until > this.data[last + 1]!) {
        this.data[last + 1] = until
        this.data[last + 3] = untilBy
      }
      return
    }
    const at = this.n * 4
    if (at + 4 > this.data.length) {
      const grown = new Int32Array(this.data.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[at] = from
    this.data[at + 1] = until
    this.data[at + 2] = fromBy
    this.data[at + 3] = untilBy
    this.n++
  }

  clear(): this {
    this.n = 0
    return this
  }

  copy(other: Spans): this {
    this.n = 0
    for (let i = 0; i < other.n * 4; i += 4)
      this.push(other.data[i]!, other.data[i + 1]!, other.data[i + 2]!, other.data[i + 3]!)
    return this
  }
}

/** Days beyond every date: a status that lasts, an act whose date is not known. */
export const FOREVER = 0x3fffffff
export const EVER = -0x3fffffff

/** The days in both. */
export function both(a: Spans, b: Spans, into: Spans): Spans {
  into.n = 0
  const x = a.data
  const y = b.data
  let i = 0
  let j = 0
  while (i < a.n * 4 && j < b.n * 4) {
    const late = x[i]! >= y[j]! ? 2 : 0
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
  into.n = 0
  const x = a.data
  const y = b.data
  let j = 0
  for (let i = 0; i < a.n * 4; i += 4) {
    let from = x[i]!
    let fromBy = x[i + 2]!
    const until = x[i + 1]!
    while (j < b.n * 4 && y[j + 1]! <= from) j += 4
    let k = j
    for (; k < b.n * 4 && y[k]! < until; k += 4) {
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
  into.n = 0
  const x = a.data
  const y = b.data
  let i = 0
  let j = 0
  while (i < a.n * 4 || j < b.n * 4) {
    const first = j >= b.n * 4 || (i < a.n * 4 && x[i]! <= y[j]!)
    if (first) {
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
  into.n = 0
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
