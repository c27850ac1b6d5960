import { z } from 'zod'
import { PartyId } from './party.ts'
import { Passage } from './passage.ts'

/** The kinds of act, after treaty practice and event-data usage. The most specific one wins. */
export const ACT_KINDS = [
  'declare',
  'state',
  'support',
  'oppose',
  'urge',
  'propose',
  'pledge',
  'reaffirm',
  'recognise',
  'sign',
  'ratify',
  'accede',
  'adopt',
  'amend',
  'conclude',
  'terminate',
  'submit',
  'legislate',
  'apply',
  'admit',
  'join',
  'elect',
  'establish',
  'visit',
  'meet',
  'negotiate',
  'host',
  'attend',
  'aid',
  'trade',
  'exercise',
  'deploy',
  'withdraw',
  'survey',
] as const
export const ActKind = z.enum(ACT_KINDS)
export type ActKind = z.infer<typeof ActKind>

/** How the source puts it: as done, as still to be done, as conceivable, or as not done. */
export const Modality = z.enum(['actual', 'planned', 'hypothetical', 'negated'])
export type Modality = z.infer<typeof Modality>

/** Legal force of what the act produces, strongest first. */
export const Force = z.enum(['treaty', 'law', 'resolution', 'political', 'none'])
export type Force = z.infer<typeof Force>

/**
 * How sure the reader is of each slot, 0 to 1: `kind` that there is such an act, the others that the slot is right if there is. Of those said
 * with 0.9, nine in ten should be right (docs/benchmarks.md says how many are).
 */
export const Confidence = z.object({
  kind: z.number().min(0).max(1),
  agents: z.number().min(0).max(1),
  targets: z.number().min(0).max(1),
  date: z.number().min(0).max(1),
  modality: z.number().min(0).max(1),
  force: z.number().min(0).max(1),
})
export type Confidence = z.infer<typeof Confidence>

/** One deed of one or more parties, in the terms of one source. */
export const Act = z.object({
  kind: ActKind,
  /** The doers, unordered. Whoever acts in an office stands beside the party the office belongs to. */
  agents: z.array(PartyId),
  /** Whom it was done to, with or for. */
  targets: z.array(PartyId),
  /** EDTF; null where the document gives none. */
  date: z.string().nullable(),
  place: z.string().nullable(),
  /** Title or symbol, in the document's own words. */
  instrument: z.string().nullable(),
  /** The instrument's identity across documents and languages ("NPT", "A/RES/53/77"); null where it is not known. */
  instrumentId: z.string().nullable(),
  /** What it is about, in a few words. */
  about: z.string().nullable(),
  /** Ids of the topics of `languages/topics.yaml` that the passage speaks of ("observer-status", "negative-security-assurance" …). */
  topics: z.array(z.string()),
  modality: Modality,
  force: Force,
  /** Passages that report it; the fullest first. */
  passages: z.array(Passage).min(1),
  confidence: Confidence,
})
export type Act = z.infer<typeof Act>
