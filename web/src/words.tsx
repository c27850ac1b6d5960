import { createContext, Fragment, type ReactNode, useContext } from 'react'
import type { Act } from '../../src/model/index.ts'
import type { WordsView } from '../../src/serve/http/views.ts'
import { type SentencePart, sentenceOf, sentenceText } from '../../src/serve/sentence.ts'
import { readableDate } from './dates.ts'

const NO_WORDS: WordsView = { acts: {}, topics: [], parties: {} }

const Words = createContext<WordsView>(NO_WORDS)
export const WordsProvider = Words.Provider
export const useWords = (): WordsView => useContext(Words)

/** The name a party is shown under; its id where no name is known. A body ("MNG/parliament") is told by its owner. */
export function nameOf(words: WordsView, id: string): string {
  const name = words.parties[id]
  if (name !== undefined) return name
  const [owner = '', body] = id.split('/')
  const known = words.parties[owner]
  return known === undefined || body === undefined ? id : `${known}, ${body.replaceAll('-', ' ')}`
}

/** A party by its name, with its id for whoever wants it. */
export function Party({ id }: { id: string }) {
  const name = nameOf(useWords(), id)
  return name === id ? id : <span title={id}>{name}</span>
}

/** Several parties, by name. */
export function Parties({ ids }: { ids: readonly string[] }) {
  return ids.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      <Party id={id} />
    </Fragment>
  ))
}

/** Words of a rulebook ("observer of SCO") with the ids of parties in them as names. */
export function NamedWords({ text }: { text: string }) {
  const words = useWords()
  return pieces(text).map(({ at, piece }) => (words.parties[piece] ? <Party key={at} id={piece} /> : piece))
}

/** The same as plain text, for labels. */
export function namedText(words: WordsView, text: string): string {
  return pieces(text)
    .map(({ piece }) => words.parties[piece] ?? piece)
    .join('')
}

function pieces(text: string): { at: number; piece: string }[] {
  let at = 0
  return text.split(/([\p{L}\p{N}/-]+)/u).map((piece) => {
    const found = { at, piece }
    at += piece.length
    return found
  })
}

/** An act as a sentence: "Mongolia signed “…” with Russia". */
export function ActSentence({ act }: { act: Act }) {
  const words = useWords()
  return partsOf(words, act).map((part, at) => (
    <Fragment key={`${part.is} ${part.text} ${before(at)}`}>
      {at > 0 && part.text !== ',' && ' '}
      {shown(part, words.acts[act.kind]?.done)}
    </Fragment>
  ))
}

const before = (at: number): string => String(at)

function shown({ is, text }: SentencePart, verb: string | undefined): ReactNode {
  if (is === 'party') return <Party id={text} />
  if (is === 'instrument') return <cite className="instrument">{text}</cite>
  return text === verb ? <strong>{text}</strong> : text
}

/** The same as plain text, for labels and announcements. */
export function actText(words: WordsView, act: Act): string {
  return sentenceText(partsOf(words, act), ({ is, text }) => (is === 'party' ? nameOf(words, text) : `“${text}”`))
}

function partsOf(words: WordsView, act: Act): SentencePart[] {
  const wording = words.acts[act.kind]
  return wording ? sentenceOf(act, wording) : [{ is: 'words', text: act.kind }]
}

/** A date for people, with its EDTF form for whoever wants it. */
export function When({ edtf, none = 'no date' }: { edtf: string | null; none?: string }) {
  return edtf === null ? <span>{none}</span> : <time title={edtf}>{readableDate(edtf)}</time>
}
