import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { ActKind } from '../model/index.ts'

/** languages/en/sentences.yaml: how each kind of act is said (see the file's head). */
export const Wording = z.strictObject({
  done: z.string().min(1),
  verb: z.string().min(1),
  under: z.string(),
  near: z.boolean().default(false),
  toward: z.string(),
  example: z.string(),
})
export type Wording = z.infer<typeof Wording>

/** The words for every kind of act. */
export function wordings(): Record<ActKind, Wording> {
  return loadData('languages/en/sentences.yaml', z.record(ActKind, Wording))
}
