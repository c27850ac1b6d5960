import { FOREVER, Spans } from './spans.ts'
import type { Store } from './store.ts'

/** An event that is the beginning or the end of another status: the days on which it may be, and the act behind it. */
export interface Edge {
  lo: number
  hi: number
  by: number
}

/** The days between which each period of a status may have begun (or ended), and what began (or ended) it. */
export function edges(store: Store, key: number, edge: 'begins' | 'ends'): Edge[] {
  const possible = store.spans(key, true, new Spans())
  const certain = store.spans(key, false, new Spans())
  const found: Edge[] = []
  for (let i = 0; i < possible.n; i++) {
    const from = possible.from(i)
    const until = possible.until(i)
    // The certain part of the same period; without one it may have begun at any time in it, or never.
    let first = -1
    let last = -1
    for (let j = 0; j < certain.n; j++)
      if (certain.from(j) >= from && certain.from(j) < until) {
        if (first < 0) first = j
        last = j
      }
    if (edge === 'begins')
      found.push({ lo: from, hi: first < 0 ? FOREVER : certain.from(first), by: possible.fromBy(i) })
    else if (until !== FOREVER)
      found.push({ lo: last < 0 ? from : certain.until(last), hi: until, by: possible.untilBy(i) })
  }
  return found
}
