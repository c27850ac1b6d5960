import { z } from 'zod'
import { Force } from './act.ts'
import { PartyId } from './party.ts'

/** The four answers to "does it hold?". `no`: someone recorded that it does not; `unknown`: nothing recorded; `disputed`: sources differ. */
export const Answer = z.enum(['yes', 'no', 'unknown', 'disputed'])
export type Answer = z.infer<typeof Answer>

/**
 * What a rule concludes from acts: `holder` has `name` (toward `toward`, if anyone) from `from` until `until`, both EDTF,
 * `until` null while it lasts. "MNG observer of SCO" is holder MNG, name "observer of", toward SCO.
 */
export const Status = z.object({
  holder: PartyId,
  name: z.string(),
  toward: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  force: Force,
})
export type Status = z.infer<typeof Status>
