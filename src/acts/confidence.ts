import type { FirstGuess } from './found.ts'

/** What was seen when an act was read; each feature moves the slots it bears on. */
export interface Evidence {
  /** How much the frame is worth by itself. */
  weight: number
  /** The one who acts is named in the clause, carried on from before, or told by the word alone. */
  agent: 'named' | 'owner' | 'carried' | 'none'
  target: 'named' | 'none'
  date: 'clause' | 'head' | 'sentence' | 'carried' | 'none'
  /** A modal word stands before the act word. */
  modal: boolean
  /** The act depends on another one, or stands in a noun phrase. */
  nested: boolean
}

const AGENT = { named: 0.9, owner: 0.65, carried: 0.7, none: 0.5 }
const DATE = { clause: 0.92, head: 0.85, sentence: 0.8, carried: 0.6, none: 0.75 }

/** How sure the reader is of each slot. */
export function confidenceOf(evidence: Evidence): FirstGuess {
  const { weight, agent, target, date, modal, nested } = evidence
  const kind = clamp(weight * (agent === 'named' ? 1.1 : agent === 'none' ? 0.85 : 0.95) * (nested ? 0.85 : 1))
  return {
    kind,
    agents: clamp(AGENT[agent]),
    targets: target === 'named' ? 0.75 : 0.7,
    date: DATE[date],
    modality: modal ? 0.8 : 0.93,
  }
}

const clamp = (value: number) => Math.round(Math.min(0.98, Math.max(0.05, value)) * 100) / 100
