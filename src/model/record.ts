import { z } from 'zod'
import { Act } from './act.ts'

/** Where a recorded act stands in review. Only a person makes anything but `proposed`. */
export const RecordState = z.enum(['proposed', 'entered', 'accepted', 'corrected', 'rejected'])
export type RecordState = z.infer<typeof RecordState>

/** Whose word the proposals of the house's own reader are. */
export const READER = 'reader'

/** Whose word the proposals of a model are; no reader's proposals replace those of another. */
export function modelReaderName(model: string): string {
  return `${READER}:${model}`
}

/** Whether a name is that of a reader, not of a person. */
export function isReader(by: string): boolean {
  return by === READER || by.startsWith(`${READER}:`)
}

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
  /** Who proposed or last decided it: a reader ("reader", "reader:MODEL") or a person. */
  by: z.string(),
  /** ISO 8601 instant of the last decision. */
  recorded: z.string(),
})
export type RecordedAct = z.infer<typeof RecordedAct>

/** A slot in which reports of one act differ, with what each of them says. */
export const Divergence = z.object({
  slot: z.enum(['date', 'agents', 'targets', 'parties']),
  /** Each value ("1992-09-25", "MNG, RUS") with the ids of the records that report it; the most reported first. */
  values: z.array(z.object({ value: z.string(), reports: z.array(z.string()) })).min(2),
})
export type Divergence = z.infer<typeof Divergence>

/** One act with all that report it: the fullest report, and what the reports say together. A view: every record stays as it is. */
export const GatheredAct = RecordedAct.extend({
  /** All records that report the act, this one first. */
  reports: z.array(RecordedAct).min(1),
  /** How many of the reports have an origin of their own; documents that repeat one text count once. */
  origins: z.int().positive(),
  /** What the reports do not agree on; a coarser date is no disagreement. */
  divergences: z.array(Divergence),
})
export type GatheredAct = z.infer<typeof GatheredAct>
