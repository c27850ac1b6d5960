/** Stretches of a flow in which a number is no date: titles in 《》, addresses of pages, document symbols. UTF-16 units, `to` exclusive. */
export interface Zone {
  from: number
  to: number
}

/** How long a title in 《》 or an address may be; longer ones are unbalanced quotation marks. */
const LONGEST = 300

/** Titles in 《》 and addresses, in text order. */
export function zonesOf(text: string): Zone[] {
  const zones: Zone[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const end = text.indexOf('》', at)
    if (end < 0) break
    // A year in brackets after a title tells its edition.
    const edition = /^[（(]\d{4}年?[）)]/.exec(text.slice(end + 1, end + 8))?.[0].length ?? 0
    if (end - at <= LONGEST) zones.push({ from: at, to: end + 1 + edition })
  }
  for (const match of text.matchAll(/(?:https?:\/\/|www\.)[^\s《》，。；“”（）]+/g)) {
    zones.push({ from: match.index, to: match.index + match[0].length })
  }
  return zones
}

/** A test whether `at` lies in one of the zones. Must be asked for rising places. */
export function insideOf(zones: readonly Zone[]): (from: number, to: number) => boolean {
  const sorted = [...zones].sort((a, b) => a.from - b.from)
  let next = 0
  let reach = -1
  return (from, to) => {
    while (next < sorted.length && sorted[next]!.from < to) reach = Math.max(reach, sorted[next++]!.to)
    return reach > from
  }
}
