import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import type { Act } from '../model/index.ts'
import { isPerson, facts as parties } from '../recognise/parties/facts.ts'

/** Where an act takes place among states. */
export const LEVELS = ['national', 'bilateral', 'regional', 'international'] as const
export type Level = (typeof LEVELS)[number]

const LevelData = z.strictObject({ international: z.array(z.string()) })

/** The level of an act, by the parties it is done by and to. */
export function levelOf({ agents, targets }: Pick<Act, 'agents' | 'targets'>): Level {
  const owners = new Set([...agents, ...targets].filter((id) => !isPerson(id)).map(ownerOf))
  const states = [...owners].filter((id) => parties.states[id])
  const others = [...owners].filter((id) => !parties.states[id])
  if (others.some(isInternational)) return 'international'
  if (others.length > 0) return 'regional'
  return states.length < 2 ? 'national' : states.length === 2 ? 'bilateral' : 'regional'
}

function ownerOf(id: string): string {
  const slash = id.indexOf('/')
  return slash > 0 ? id.slice(0, slash) : id
}

function isInternational(id: string): boolean {
  if (loadData('rulebooks/levels.yaml', LevelData).international.includes(id)) return true
  const part = parties.organisations[id]?.part
  return part ? isInternational(part) : false
}
