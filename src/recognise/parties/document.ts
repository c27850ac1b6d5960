import type { PartyId, ReadLanguage, Source } from '../../model/index.ts'
import { READ_LANGUAGES } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Words } from '../names.ts'
import { coreferenceOf } from './coreference-words.ts'
import { partyType } from './facts.ts'

/** What the whole document tells about its parties, before it is read line by line. */
export interface DocumentParties {
  /** In whose name it speaks, as a treaty or joint statement: two or more; else empty. */
  parties: PartyId[]
  /** States and organisations of its title. */
  titled: PartyId[]
  /** Parties it names anywhere by a name with one reading. */
  named: Set<PartyId>
  /** The state whose news agency or ministry speaks, by the words of its opening; null if they do not tell. */
  voice: PartyId | null
}

/** The language whose words a block is read by; null for a language that is not read. */
export function languageOf(flow: Flow): ReadLanguage | null {
  const tag = flow.block.language.slice(0, 2)
  return READ_LANGUAGES.find((language) => language === tag) ?? null
}

const OPENING_BLOCKS = 8

/** Looks through the titles, the opening and all names of a document. */
export function documentParties(source: Source, flows: readonly Flow[], words: readonly Words[]): DocumentParties {
  const named = new Set<PartyId>()
  for (const { tokens } of words) {
    for (const token of tokens) {
      const party = meaningOf(token, 'party')
      if (party && !meaningOf(token, 'none')) named.add(party.id)
    }
  }
  const opening = flows
    .flatMap((flow, at) => (flow.text.length > 0 ? [{ flow, words: words[at]! }] : []))
    .slice(0, OPENING_BLOCKS)
  const voice = voiceOf(opening.map(({ flow }) => flow))
  const titles = opening.filter(({ flow }) => flow.block.kind === 'title')
  const title = titles.length > 0 ? titles : opening.slice(0, 1).filter(({ flow }) => flow.text.length < 200)
  const titled = [...new Set(title.flatMap(({ words }) => partiesIn(words)))]
  const isInstrument = opening.some(({ flow }) => {
    const language = languageOf(flow) ?? 'en'
    const head = flow.text.slice(0, 400)
    return coreferenceOf(language).definers.some((definer) => head.includes(definer))
  })
  if (!isInstrument) return { parties: [], titled, named, voice }
  if (titled.length >= 2) return { parties: signers(titled), titled, named, voice }
  const declared = opening.map(({ words }) => signers([...new Set(partiesIn(words))])).find((ids) => ids.length >= 2)
  return { parties: source.blocks.length > 0 && declared && declared.length <= 6 ? declared : [], titled, named, voice }
}

/** The state whose words stand first in the opening of a document. */
function voiceOf(opening: readonly Flow[]): PartyId | null {
  for (const flow of opening) {
    const head = flow.text.slice(0, 400)
    for (const [id, words] of Object.entries(coreferenceOf(languageOf(flow) ?? 'en').voices)) {
      if (words.some((word) => head.includes(word))) return id
    }
  }
  return null
}

/** States where there are two or more; an organisation beside them ("under the Charter of the United Nations") is no party. */
function signers(ids: readonly PartyId[]): PartyId[] {
  const states = ids.filter((id) => partyType(id) === 'state')
  return states.length >= 2 ? states : [...ids]
}

function partiesIn({ tokens }: Words): PartyId[] {
  return tokens.flatMap((token) => {
    const party = meaningOf(token, 'party')
    const type = party && partyType(party.id)
    return party && !meaningOf(token, 'none') && (type === 'state' || type === 'organisation') ? [party.id] : []
  })
}
