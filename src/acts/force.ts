import type { ActKind, Force, Modality } from '../model/index.ts'

/**
 * The force that an act of a kind has when no instrument says otherwise, after treaty practice: what binds is what was signed, ratified or
 * enacted; statements of position are political; meetings, visits and deeds produce nothing.
 */
const OWN: Record<ActKind, Force> = {
  declare: 'political',
  state: 'none',
  support: 'political',
  oppose: 'political',
  urge: 'none',
  propose: 'none',
  pledge: 'political',
  reaffirm: 'political',
  recognise: 'political',
  sign: 'treaty',
  ratify: 'treaty',
  accede: 'treaty',
  adopt: 'political',
  amend: 'political',
  conclude: 'political',
  terminate: 'none',
  submit: 'none',
  legislate: 'law',
  apply: 'none',
  admit: 'political',
  join: 'political',
  elect: 'political',
  establish: 'none',
  visit: 'none',
  meet: 'none',
  negotiate: 'none',
  host: 'none',
  attend: 'none',
  aid: 'none',
  trade: 'none',
  exercise: 'none',
  deploy: 'none',
  withdraw: 'none',
  survey: 'none',
}

/** Kinds whose force is that of the instrument they make, change or end. */
const OF_INSTRUMENT: ReadonlySet<ActKind> = new Set([
  'sign',
  'adopt',
  'amend',
  'conclude',
  'terminate',
  'pledge',
  'reaffirm',
  'recognise',
  'declare',
])
/** Kinds that leave nothing behind when they were not done, or only intended. */
const ONLY_IF_DONE: ReadonlySet<ActKind> = new Set([
  'support',
  'oppose',
  'recognise',
  'pledge',
  'reaffirm',
  'join',
  'declare',
])

/** Legal force of what an act produces. `instrument` is the force of the instrument named with it, null if none is named. */
export function forceOf(kind: ActKind, instrument: Force | null, modality: Modality): Force {
  if (instrument !== null && OF_INSTRUMENT.has(kind)) return instrument
  if (modality !== 'actual' && ONLY_IF_DONE.has(kind)) return 'none'
  return OWN[kind]
}
