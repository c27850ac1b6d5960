/** What was said of one slot of one act, and whether it was right. */
export interface Said {
  said: number
  right: boolean
}

/** Acts that were said about equally surely. */
export interface Band {
  from: number
  to: number
  count: number
  /** Mean of what was said, and the share that is right. */
  said: number
  right: number
}

const EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]

/** The reliability table: for each band how many acts, what was said, how many were right. Empty bands are left out. */
export function bandsOf(said: readonly Said[]): Band[] {
  return EDGES.slice(1).flatMap((to, at) => {
    const from = EDGES[at]!
    const inside = said.filter((each) => each.said >= from && each.said < to)
    if (inside.length === 0) return []
    return [
      {
        from,
        to,
        count: inside.length,
        said: mean(inside.map((each) => each.said)),
        right: mean(inside.map((each) => Number(each.right))),
      },
    ]
  })
}

/** Expected calibration error: how far the right share is from what was said, on average over the acts (Naeini and others 2015). */
export function calibrationError(said: readonly Said[]): number {
  return bandsOf(said).reduce((sum, band) => sum + (band.count / said.length) * Math.abs(band.said - band.right), 0)
}

/** Mean squared distance of what was said from what is (Brier 1950). */
export function brier(said: readonly Said[]): number {
  return mean(said.map((each) => (each.said - Number(each.right)) ** 2))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
