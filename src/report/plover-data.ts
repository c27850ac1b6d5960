import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { ActKind, Modality } from '../model/index.ts'

/** PLOVER's event categories. */
export const PloverEvent = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'DEMAND',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
])
export type PloverEvent = z.infer<typeof PloverEvent>

const Mode = z.string().nullable().default(null)
const Contexts = z.array(z.string()).default([])

const Crossing = z.strictObject({
  event: PloverEvent.nullable(),
  mode: Mode,
  /** The event of an act that is only intended; null where it is the same one in the future. */
  planned: PloverEvent.nullable().default(null),
  /** The event where only one party acts; null where that makes no difference. */
  alone: z.strictObject({ event: PloverEvent, mode: Mode }).nullable().default(null),
  /** Whether the source is the party that acts or the one it is done with. */
  guest: z.enum(['agent', 'target']).default('agent'),
  context: Contexts,
  lost: z.string(),
})
export type Crossing = z.infer<typeof Crossing>

const PloverData = z.strictObject({
  /** Events that need a recipient. */
  recipient: z.array(PloverEvent),
  kinds: z.record(ActKind, Crossing),
  modality: z.record(Modality.exclude(['actual']), z.string()),
  bodies: z.record(z.string(), z.string()),
  topics: z.record(z.string(), z.array(z.string())),
})

/** The crosswalk of `crosswalks/plover.yaml`. */
export const ploverData = () => loadData('crosswalks/plover.yaml', PloverData)
