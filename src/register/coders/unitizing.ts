/** A stretch that a coder marked as being of a category; `start` inclusive, `end` exclusive, any unit of length. */
export interface Unit {
  coder: string
  category: string
  start: number
  end: number
}

/** Agreement on where things stand in a text, for one category. */
export interface UnitizingFigure {
  category: string
  observed: number
  expected: number
  alpha: number
}

/**
 * Krippendorff's α for unitizing, for each category and jointly. Method: K. Krippendorff, "Measuring the reliability of qualitative text
 * analysis data", Quality & Quantity 38 (2004), 787-800, after "On the reliability of unitizing continuous data", Sociological
 * Methodology 25 (1995), 47-76. `length` is the length of the whole text. Stretches of one coder and category that overlap are
 * taken as one. NaN where nobody marked anything, or there are fewer than two coders.
 */
export function unitizingAlpha(
  units: readonly Unit[],
  coders: readonly string[],
  length: number,
): { joint: number; categories: UnitizingFigure[] } {
  const names = [...new Set(units.map(({ category }) => category))].sort()
  const categories = names.map((category) => {
    const lines = coders.map((coder) => lineOf(units, coder, category, length))
    const observed = observedDisagreement(lines, length)
    const expected = expectedDisagreement(lines, length)
    return { category, observed, expected, alpha: alphaOf(observed, expected) }
  })
  const total = (key: 'observed' | 'expected') => categories.reduce((sum, figure) => sum + figure[key], 0)
  return { joint: alphaOf(total('observed'), total('expected')), categories }
}

function alphaOf(observed: number, expected: number): number {
  return expected > 0 ? 1 - observed / expected : Number.NaN
}

/** One coder's view of the text for one category: marked stretches and the gaps between them, without holes. */
type Line = { start: number; end: number; marked: boolean }[]

function lineOf(units: readonly Unit[], coder: string, category: string, length: number): Line {
  const own = units.filter((unit) => unit.coder === coder && unit.category === category && unit.end > unit.start)
  own.sort((a, b) => a.start - b.start || b.end - a.end)
  const line: Line = []
  let at = 0
  for (const { start, end } of own) {
    const last = line.at(-1)
    if (last?.marked && start < last.end) {
      last.end = Math.max(last.end, end)
    } else {
      if (start > at) line.push({ start: at, end: start, marked: false })
      line.push({ start, end, marked: true })
    }
    at = line.at(-1)?.end ?? 0
  }
  if (at < length) line.push({ start: at, end: length, marked: false })
  return line
}

/** Squared differences of all sections that meet, over the pairs of coders. */
function observedDisagreement(lines: readonly Line[], length: number): number {
  let differences = 0
  lines.forEach((one, n) => {
    for (const other of lines.slice(n + 1)) differences += difference(one, other)
  })
  return (2 * differences) / (lines.length * (lines.length - 1) * length ** 2)
}

function difference(one: Line, other: Line): number {
  let total = 0
  let a = 0
  let b = 0
  while (a < one.length && b < other.length) {
    const x = one[a]!
    const y = other[b]!
    if (x.marked && y.marked) total += (x.start - y.start) ** 2 + (x.end - y.end) ** 2
    else if (x.marked && y.start <= x.start && x.end <= y.end) total += (x.end - x.start) ** 2
    else if (y.marked && x.start <= y.start && y.end <= x.end) total += (y.end - y.start) ** 2
    if (x.end <= y.end) a++
    if (y.end <= x.end) b++
  }
  return total
}

/** What the same sections would differ by if they stood anywhere, all combinations alike. */
function expectedDisagreement(lines: readonly Line[], length: number): number {
  const sections = lines.flat().map(({ start, end, marked }) => ({ size: end - start, marked }))
  const marked = sections.filter((section) => section.marked).map(({ size }) => size)
  const gaps = sections.filter((section) => !section.marked).map(({ size }) => size)
  const room = new Room(gaps)
  let total = 0
  for (const size of marked)
    total += ((marked.length - 1) / 3) * (2 * size ** 3 - 3 * size ** 2 + size) + size ** 2 * room.placesFor(size)
  const ways = lines.length * length
  const within = marked.reduce((sum, size) => sum + size * (size - 1), 0)
  return ((2 / length) * total) / (ways * (ways - 1) - within)
}

/** Says in how many places a stretch fits into the gaps. */
class Room {
  readonly #sizes: readonly number[]
  /** Sum of the gaps from each one to the greatest. */
  readonly #sums: readonly number[]

  constructor(gaps: readonly number[]) {
    this.#sizes = [...gaps].sort((a, b) => a - b)
    const sums = [0]
    for (const size of [...this.#sizes].reverse()) sums.push(sums.at(-1)! + size)
    this.#sums = sums.reverse()
  }

  placesFor(size: number): number {
    let low = 0
    let high = this.#sizes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#sizes[middle]! < size) low = middle + 1
      else high = middle
    }
    return this.#sums[low]! - (this.#sizes.length - low) * (size - 1)
  }
}
