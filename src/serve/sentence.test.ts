import { describe, expect, it } from 'vitest'
import { ACT_KINDS } from '../model/index.ts'
import { sentenceOf, sentenceText } from './sentence.ts'
import { wordings } from './wordings.ts'

const slots = { agents: ['A'], targets: ['B'], instrument: 'C', instrumentId: null, modality: 'actual' as const }

describe('an act as a sentence', () => {
  it.each(ACT_KINDS)('is said for %s as its example says', (kind) => {
    const wording = wordings()[kind]
    expect(sentenceText(sentenceOf({ kind, ...slots }, wording))).toBe(wording.example)
  })

  it('says what was not done, is to be done and might be', () => {
    const said = (modality: 'negated' | 'planned' | 'hypothetical') =>
      sentenceText(
        sentenceOf({ kind: 'join', ...slots, targets: ['SCO'], instrument: null, modality }, wordings().join),
        ({ text }) => (text === 'A' ? 'Mongolia' : text),
      )
    expect(said('negated')).toBe('Mongolia did not join SCO')
    expect(said('planned')).toBe('Mongolia is to join SCO')
    expect(said('hypothetical')).toBe('Mongolia might join SCO')
  })

  it('lists several doers and puts someone where none is known', () => {
    const sign = wordings().sign
    expect(sentenceText(sentenceOf({ kind: 'sign', ...slots, agents: ['A', 'D', 'E'], targets: [] }, sign))).toBe(
      'A, D and E signed “C”',
    )
    expect(sentenceText(sentenceOf({ kind: 'sign', ...slots, agents: [], targets: [], instrument: null }, sign))).toBe(
      'someone signed',
    )
  })
})
