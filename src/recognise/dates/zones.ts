import { DATE_LANGUAGES, dateData } from './data.ts'

/** Stretches of a flow in which a number is no date: titles in 《》, addresses of pages, document symbols. UTF-16 units, `to` exclusive. */
export interface Zone {
  from: number
  to: number
  /** The year of a title's edition: no date of the text, but what the text goes on from. */
  edition?: boolean
}

/** How long a title in 《》 or an address may be; longer ones are unbalanced quotation marks. */
const LONGEST = 300

let edition: RegExp | undefined

/** Matches the year of an edition at the head of what follows a title. */
function editions(): RegExp {
  if (edition) return edition
  const forms = DATE_LANGUAGES.flatMap((language) => dateData(language).editions.map(({ pattern }) => pattern))
  edition = new RegExp(`^(?:${forms.join('|')})`)
  return edition
}

/** Titles in 《》 and addresses, in text order. */
export function zonesOf(text: string): Zone[] {
  const zones: Zone[] = []
  for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', at + 1)) {
    const end = text.indexOf('》', at)
    if (end < 0) break
    // A year in brackets after a title tells its edition.
    const edition = editions().exec(text.slice(end + 1, end + 8))?.[0].length ?? 0
    if (end - at > LONGEST) continue
    zones.push({ from: at, to: end + 1 })
    if (edition > 0) zones.push({ from: end + 1, to: end + 1 + edition, edition: true })
  }
  for (const match of text.matchAll(/(?:https?:\/\/|www\.)[^\s《》，。；“”（）]+/g)) {
    zones.push({ from: match.index, to: match.index + match[0].length })
  }
  return zones
}

/** The zone that covers a stretch, if any. Must be asked for rising places. */
export function coverOf(zones: readonly Zone[]): (from: number, to: number) => Zone | null {
  const sorted = [...zones].sort((a, b) => a.from - b.from)
  let next = 0
  let last: Zone | null = null
  return (from, to) => {
    while (next < sorted.length && sorted[next]!.from < to) {
      const zone = sorted[next++]!
      if (!last || zone.to > last.to) last = zone
    }
    return last && last.to > from ? last : null
  }
}
