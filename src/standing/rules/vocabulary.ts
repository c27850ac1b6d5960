import { ACT_KINDS, type ActKind } from '../../model/index.ts'

/** Kinds whose grammatical object is an instrument ("signs the treaty"), not a party. */
const OF_INSTRUMENTS: readonly ActKind[] = [
  'sign',
  'ratify',
  'accede',
  'adopt',
  'amend',
  'conclude',
  'legislate',
  'submit',
]

const verbs = new Map<string, ActKind>()
for (const kind of ACT_KINDS) {
  verbs.set(kind, kind)
  verbs.set(thirdPerson(kind), kind)
}

/** The kind of act that a verb of the rule language names ("ratifies", "ratify"), or null. */
export function kindOf(verb: string): ActKind | null {
  return verbs.get(verb) ?? null
}

export function takesInstrument(kind: ActKind): boolean {
  return OF_INSTRUMENTS.includes(kind)
}

/** Kinds by which something is said to a party ("pledges something to Q"), not done to it ("admits Q"). */
const SAID: readonly ActKind[] = ['pledge', 'reaffirm', 'declare', 'propose', 'state']

export function speaksTo(kind: ActKind): boolean {
  return SAID.includes(kind)
}

/** "ratify" → "ratifies", "establish" → "establishes". */
export function thirdPerson(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(kind) ? `${kind}es` : `${kind}s`
}
