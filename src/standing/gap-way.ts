import { type Deed, deedKey } from './deed.ts'

/** Parties (or other things) of which it does not matter which of them a deed is done by, or to. */
export interface Pool {
  /** Names those who are alike for one count; several deeds may be asked of each of them. */
  kind: string
  members: readonly number[]
  /** Keys of the deeds that were taken from it, each with the member it was taken for. */
  taken: ReadonlyMap<string, number>
}

/** A set of deeds in the order in which they are to be done, and what they bring about. */
export interface Way {
  deeds: ReadonlyMap<string, Deed>
  /** Conclusions (status and parties) that come to hold by them, or (false) cease to. */
  outcome: ReadonlyMap<string, boolean>
  pools: ReadonlyMap<string, Pool>
}

export const NOTHING: Way = { deeds: new Map(), outcome: new Map(), pools: new Map() }
/** How many ways are kept at each step; more than any of the rulebooks has of one size. */
export const KEPT = 24

/** The way with one more deed. A deed that does what another was to do anyhow takes its place. */
export function withDeed(way: Way, deed: Deed): Way {
  const key = deedKey(deed)
  if (way.deeds.has(key)) return way
  const deeds = new Map<string, Deed>()
  for (const [known, one] of way.deeds) if (!one.or.some((other) => deedKey(other) === key)) deeds.set(known, one)
  return { ...way, deeds: deeds.set(key, deed) }
}

export function withOutcome(way: Way, atom: string, holds: boolean): Way {
  return way.outcome.get(atom) === holds ? way : { ...way, outcome: new Map(way.outcome).set(atom, holds) }
}

/** Notes that deeds which `way` has and `before` had not were taken for a member of a pool; who else is in it could do them as well. */
export function withPool(way: Way, before: Way, name: string, members: readonly number[], member: number): Way {
  const pools = new Map(way.pools)
  for (const [key, deed] of way.deeds) {
    if (before.deeds.has(key) || ![deed.agent, deed.target, deed.partner, deed.instrument].includes(member)) continue
    const shape = `${name}: ${shapeFor(deed, member)}`
    pools.set(shape, { kind: name, members, taken: new Map(pools.get(shape)?.taken).set(key, member) })
  }
  return { ...way, pools }
}

/** The deed with a star in place of one of its parties: what all members of a pool would do alike. */
export function shapeFor(deed: Deed, member: number): string {
  const starred = (symbol: number) => (symbol === member ? '*' : symbol)
  return [
    deed.kind,
    starred(deed.agent),
    starred(deed.target),
    starred(deed.partner),
    starred(deed.instrument),
    deed.topics.join('+'),
    deed.force,
  ].join(' ')
}

/** The cheapest ways, each set of deeds once. */
export function best(ways: readonly Way[], kept = KEPT): Way[] {
  if (ways.length < 2) return [...ways]
  const found = new Map<string, Way>()
  for (const way of ways) {
    const key = [...way.deeds.keys()].sort().join('; ')
    if (!found.has(key)) found.set(key, way)
  }
  return [...found.values()].sort((a, b) => a.deeds.size - b.deeds.size).slice(0, kept)
}

/** Ways that add one deed each, between the same parties, are one way: that deed, or the others. */
export function interchangeable(ways: readonly Way[], sofar: Way): Way[] {
  const single = new Map<string, Deed>()
  const kept: Way[] = []
  for (const way of ways) {
    const added = [...way.deeds].filter(([key]) => !sofar.deeds.has(key))
    const deed = added.length === 1 && way.deeds.size === sofar.deeds.size + 1 ? added[0]![1] : null
    // One may pledge to a party or conclude with it.
    const between = deed ? [deed.agent, Math.max(deed.target, deed.partner), deed.instrument].join() : ''
    const known = single.get(between)
    if (known && deed) known.or.push(deed, ...deed.or)
    else if (deed) {
      const own = { ...deed, or: [...deed.or] }
      single.set(between, own)
      kept.push({ ...way, deeds: new Map([...way.deeds, [deedKey(deed), own]]) })
    } else kept.push(way)
  }
  return kept
}

/** The way with another deed in place of one; the others of the two are alternatives no longer. */
export function withInstead(way: Way, key: string, deed: Deed): Way {
  return {
    ...way,
    deeds: new Map([...way.deeds].map(([known, one]) => (known === key ? [deedKey(deed), deed] : [known, one]))),
  }
}

/** Ways by cost; those that contain another are left out. */
export function smallest(ways: readonly Way[]): Way[] {
  const kept: Way[] = []
  for (const way of [...ways].sort((a, b) => a.deeds.size - b.deeds.size))
    if (!kept.some((other) => [...other.deeds.keys()].every((key) => way.deeds.has(key)))) kept.push(way)
  return kept
}
