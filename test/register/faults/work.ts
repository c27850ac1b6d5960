import { BadInput } from '../../../src/model/index.ts'
import type { Decision, Dossier, KeepInput } from '../../../src/register/index.ts'
import { actOn, NO_MENTIONS, sourceOf } from '../fixtures.ts'
import type { Random } from './random.ts'

/** A made-up document with an act on each line. */
export function reading(number: number, lines = 40): KeepInput {
  const text = Array.from(
    { length: lines },
    (_, n) => `Line ${n}: party ${n % 7} declared its support of zone ${number}.`,
  ).join('\n')
  const acts = Array.from({ length: lines }, (_, n) =>
    actOn(text, `Line ${n}: party ${n % 7} declared its support`, {
      agents: [`P${n % 7}`],
      date: `${1990 + (n % 30)}`,
    }),
  )
  return { ...sourceOf(text, `document-${number}.txt`), mentions: NO_MENTIONS, acts }
}

/** One step of a person's work, whatever comes next by chance. */
export function review(dossier: Dossier, random: Random, by: string): void {
  const acts = dossier.acts()
  const step = random.pick(['accept', 'reject', 'correct', 'split', 'undo', 'redo', 'same-party'])
  try {
    if (step === 'undo') dossier.undo({ by })
    else if (step === 'redo') dossier.redo({ by })
    else if (acts.length > 0) dossier.decide(decision(step, random, acts), { by, why: `step ${random.below(1000)}` })
  } catch (error) {
    // Nothing to redo, or a record that was split before: a person would be told so and go on.
    if (!(error instanceof BadInput)) throw error
    if (/full|in use/.test(error.message)) throw error
  }
}

function decision(step: string, random: Random, acts: ReturnType<Dossier['acts']>): Decision {
  const { id, act } = random.pick(acts)
  if (step === 'split')
    return { kind: 'split', record: id, into: [act, { ...act, place: `place ${random.below(50)}` }] }
  if (step === 'correct') return { kind: 'correct', record: id, act: { about: `topic ${random.below(50)}` } }
  if (step === 'same-party')
    return { kind: 'same-party', party: `P${random.below(7)}`, into: `P${7 + random.below(3)}` }
  return { kind: step === 'reject' ? 'reject' : 'accept', record: id }
}
