import { coverOf, zonesOf } from '../dates/zones.ts'

/** A test whether a place lies in a title or an address, where numbers count nothing. Places must be asked for in rising order. */
export function insideTitles(text: string): (at: number) => boolean {
  const cover = coverOf(zonesOf(text))
  return (at) => cover(at, at + 1) !== null
}
