import { z } from 'zod'
import { Act } from './act.ts'

/** Where a recorded act stands in review. Only a person makes anything but `proposed`. */
export const RecordState = z.enum(['proposed', 'entered', 'accepted', 'corrected', 'rejected'])
export type RecordState = z.infer<typeof RecordState>

/** An act in the register: what standing, inquiry and report work from. */
export const RecordedAct = z.object({
  /** Identity of the record; stays the same through corrections. */
  id: z.string(),
  act: Act,
  source: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    /** EDTF; when the source was published, the second clock. */
    published: z.string().nullable(),
  }),
  state: RecordState,
  /** Who proposed or last decided it ("reader", or a person's name). */
  by: z.string(),
  /** ISO 8601 instant of the last decision. */
  recorded: z.string(),
})
export type RecordedAct = z.infer<typeof RecordedAct>
