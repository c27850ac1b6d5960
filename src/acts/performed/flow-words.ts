import type { Flow } from '../../read/flow.ts'
import { firstFrom } from '../found.ts'
import { type Word, wordsOf } from './words.ts'

const words = new WeakMap<Flow, readonly Word[]>()

/** All words of a flow; several readers look at them, so they are read once. */
export function wordsIn(flow: Flow): readonly Word[] {
  let known = words.get(flow)
  if (!known) {
    known = wordsOf(flow.text, 0, flow.text.length)
    words.set(flow, known)
  }
  return known
}

/** The words of a flow that lie in `from` … `to` (UTF-16 units). */
export function wordsBetween(flow: Flow, from: number, to: number): readonly Word[] {
  const all = wordsIn(flow)
  const first = firstFrom(all, from)
  let end = first
  while (end < all.length && all[end]!.to <= to) end++
  return first === 0 && end === all.length ? all : all.slice(first, end)
}
