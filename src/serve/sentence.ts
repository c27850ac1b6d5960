import type { Act } from '../model/index.ts'
import type { Wording } from './wordings.ts'

/** A part of a sentence: words, a party by its id, or an instrument by its title. */
export type SentencePart = { is: 'words' | 'party' | 'instrument'; text: string }

type Said = Pick<Act, 'kind' | 'agents' | 'targets' | 'instrument' | 'instrumentId' | 'modality'>

/** An act as a short English sentence: who, what, to whom and under which instrument. A doer that is not known is "someone". */
export function sentenceOf(act: Said, wording: Wording): SentencePart[] {
  const instrument = act.instrument ?? act.instrumentId
  const toward = clause(wording.toward, list(act.targets))
  const under = clause(wording.under, instrument === null ? [] : [{ is: 'instrument', text: instrument }])
  // What the verb takes without a word between follows it at once.
  const instrumentFirst = wording.under === '' || wording.near
  return [
    ...(act.agents.length === 0 ? [words('someone')] : list(act.agents)),
    words(verbOf(act, wording)),
    ...(instrumentFirst ? [...under, ...toward] : [...toward, ...under]),
  ]
}

function verbOf({ modality }: Said, { done, verb }: Wording): string {
  if (modality === 'actual') return done
  if (modality === 'negated') return `did not ${verb}`
  return modality === 'planned' ? `is to ${verb}` : `might ${verb}`
}

function clause(lead: string, parts: SentencePart[]): SentencePart[] {
  return parts.length === 0 || lead === '' ? parts : [words(lead), ...parts]
}

/** "A, B and C" */
function list(ids: readonly string[]): SentencePart[] {
  return ids.flatMap((text, at) => {
    const party: SentencePart = { is: 'party', text }
    if (at === 0) return [party]
    return [words(at === ids.length - 1 ? 'and' : ','), party]
  })
}

function words(text: string): SentencePart {
  return { is: 'words', text }
}

/** The sentence as one text, parties and instruments as `name` gives them. */
export function sentenceText(parts: readonly SentencePart[], name: (part: SentencePart) => string = plain): string {
  return parts
    .map((part) => (part.is === 'words' ? part.text : name(part)))
    .join(' ')
    .replaceAll(' ,', ',')
}

const plain = ({ is, text }: SentencePart) => (is === 'instrument' ? `“${text}”` : text)
