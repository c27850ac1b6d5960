import { bounds } from '../calendar/index.ts'
import type { RecordedAct } from '../model/index.ts'

/**
 * Whether an act was known by a day (EDTF; its last day): its document was published, or its record made, by then. Without a day everything
 * is known. A document whose date is uncertain counts from the last day it may have been published on.
 */
export function knownBy({ source, recorded }: RecordedAct, day: string | undefined): boolean {
  if (day === undefined) return true
  const { to } = bounds(day)
  if (source.published !== null && bounds(source.published).to <= to) return true
  return bounds(recorded.slice(0, 10)).to <= to
}
