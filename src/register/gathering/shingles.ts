/** A text as the set of its short runs of letters and digits, so that how much of it another one repeats can be counted. */
export type Shingles = ReadonlySet<string>

/** Letters a run is long: in Han script a word has about two characters, elsewhere about six letters. */
const HAN_RUN = 3
const RUN = 6

/** Case, white space, punctuation and marks do not count (A. Broder, On the resemblance and containment of documents, 1997). */
export function shinglesOf(text: string): Shingles {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const han = letters.match(/\p{Script=Han}/gu)?.length ?? 0
  const run = han * 2 > letters.length ? HAN_RUN : RUN
  const shingles = new Set<string>()
  for (let at = 0; at + run <= letters.length; at++) shingles.add(letters.slice(at, at + run))
  return shingles
}

/** How much of the smaller set stands in the other: 0 to 1; 0 where the smaller has fewer than `least`. */
export function containment(a: Shingles, b: Shingles, least = 1): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size < least) return 0
  let shared = 0
  for (const shingle of small) if (large.has(shingle)) shared++
  return shared / small.size
}

/** A few shingles that two texts which repeat one another nearly always share, to look candidates up by. */
export function keysOf(shingles: Shingles, count = 6): string[] {
  const ranked = [...shingles].map((shingle) => [hashOf(shingle), shingle] as const)
  ranked.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
  return ranked.slice(0, count).map(([, shingle]) => shingle)
}

/** FNV-1a over UTF-16 units; any fixed order of shingles will do. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
