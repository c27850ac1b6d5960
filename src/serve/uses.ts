import type { Standing } from '../standing/index.ts'

/** How many periods of statuses each record begins or ends: how much hangs on it being right. */
export function usesOf(standing: Standing): Map<string, number> {
  const uses = new Map<string, number>()
  for (const { begunBy, endedBy } of standing.statuses())
    for (const act of [begunBy, endedBy]) if (act) uses.set(act.id, (uses.get(act.id) ?? 0) + 1)
  return uses
}
