import type { Act } from '../../model/index.ts'
import { actKey } from '../history/settle.ts'
import { canonical } from '../store/canonical.ts'

/** A record that a newer reading may have found again. */
export interface Candidate {
  id: string
  act: Act
  /** Whether its passages count in the same text as the new acts'. */
  sameText: boolean
}

/** How much of the shorter stretch two passages must share to be taken for one report. */
const LEAST_OVERLAP = 0.5

/**
 * Says which record each newly found act is: the same act at the same place; else the same act with its quote at another place; else an
 * act of the same kind, or with the same agents, whose passage overlaps. Gives a record's id or null for each act, in order.
 */
export function pairUp(candidates: readonly Candidate[], found: readonly Act[]): (string | null)[] {
  const pairs: (string | null)[] = found.map(() => null)
  if (candidates.length === 0) return pairs
  const free = new Set(candidates)
  for (const keyOf of [actKey, keyWithoutPlace]) {
    const byKey = new Map<string, Candidate[]>()
    for (const candidate of free)
      byKey.set(keyOf(candidate.act), [...(byKey.get(keyOf(candidate.act)) ?? []), candidate])
    found.forEach((act, n) => {
      if (pairs[n] !== null) return
      const candidate = byKey.get(keyOf(act))?.shift()
      if (!candidate) return
      pairs[n] = candidate.id
      free.delete(candidate)
    })
  }
  pairByPlace(
    [...free].filter((candidate) => candidate.sameText),
    found,
    pairs,
  )
  return pairs
}

function keyWithoutPlace(act: Act): string {
  const { confidence: _, passages, ...said } = act
  return canonical({ ...said, quotes: passages.map(({ quote }) => quote.replace(/\s/g, '')) })
}

/** Goes through both lists by place, so that only neighbours are compared; the best pairs are taken first. */
function pairByPlace(candidates: readonly Candidate[], found: readonly Act[], pairs: (string | null)[]): void {
  const sorted = [...candidates].sort((a, b) => startOf(a.act) - startOf(b.act))
  const longest = sorted.reduce((length, { act }) => Math.max(length, endOf(act) - startOf(act)), 0)
  const scored: { n: number; candidate: Candidate; score: number }[] = []
  found.forEach((act, n) => {
    if (pairs[n] !== null) return
    for (let at = firstFrom(sorted, startOf(act) - longest); at < sorted.length; at++) {
      const candidate = sorted[at]!
      if (startOf(candidate.act) >= endOf(act)) break
      const score = likeness(candidate.act, act)
      if (score > 0) scored.push({ n, candidate, score })
    }
  })
  scored.sort((a, b) => b.score - a.score || a.n - b.n)
  const taken = new Set<Candidate>()
  for (const { n, candidate } of scored) {
    if (pairs[n] !== null || taken.has(candidate)) continue
    pairs[n] = candidate.id
    taken.add(candidate)
  }
}

function likeness(a: Act, b: Act): number {
  const shared = Math.min(endOf(a), endOf(b)) - Math.max(startOf(a), startOf(b))
  const shorter = Math.min(endOf(a) - startOf(a), endOf(b) - startOf(b))
  if (shorter <= 0 || shared / shorter < LEAST_OVERLAP) return 0
  const sameKind = a.kind === b.kind ? 1 : 0
  const sameAgents = canonical([...a.agents].sort()) === canonical([...b.agents].sort()) ? 1 : 0
  const sameDate = a.date === b.date ? 0.5 : 0
  return sameKind + sameAgents === 0 ? 0 : shared / shorter + sameKind + sameAgents + sameDate
}

function firstFrom(sorted: readonly Candidate[], start: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(sorted[middle]!.act) < start) low = middle + 1
    else high = middle
  }
  return low
}

const startOf = (act: Act): number => act.passages[0]?.start ?? 0
const endOf = (act: Act): number => act.passages[0]?.end ?? 0

/** The slots in which two versions of an act differ, by the names of the model. */
export function changedSlots(before: Act, after: Act): (keyof Act)[] {
  const slots: (keyof Act)[] = [
    'kind',
    'agents',
    'targets',
    'date',
    'place',
    'instrument',
    'instrumentId',
    'about',
    'topics',
    'modality',
    'force',
    'passages',
  ]
  return slots.filter((slot) => canonical(before[slot]) !== canonical(after[slot]))
}
