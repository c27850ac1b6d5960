import { useState } from 'react'
import type { SearchResult } from '../../src/register/index.ts'
import type { Show } from './room-view.tsx'
import { address, useServer } from './server.ts'
import { ActSentence, When } from './words.tsx'

const ONLY = [
  ['', 'Passages and acts'],
  ['sources', 'Passages'],
  ['records', 'Acts'],
] as const

/** What was found for the words in the header; each result leads to its passage. */
export function SearchRoom({ words, show }: { words: string | null; show: Show }) {
  const [only, setOnly] = useState('')
  const found = useServer<SearchResult[]>(words === null ? null : address('/api/search', { words, only }))
  if (words === null)
    return (
      <p className="message">
        Type into the field above what to look for: words, “a phrase”, a party’s name in any language.
      </p>
    )
  return (
    <>
      <fieldset className="question">
        <legend className="announced">What to look for</legend>
        {ONLY.map(([value, label]) => (
          <button key={value} type="button" aria-pressed={only === value} onClick={() => setOnly(value)}>
            {label}
          </button>
        ))}
      </fieldset>
      {found.state === 'loading' && <p className="message">Searching…</p>}
      {found.state === 'failed' && (
        <p className="message" role="alert">
          {found.problem}
        </p>
      )}
      {found.state === 'done' && (
        <>
          <p role="status">
            {found.value.length === 0
              ? `Nothing is found for “${words}”. All the words must be there; a party is found under any of its names.`
              : `${found.value.length < MOST ? found.value.length : `The first ${MOST}`} found for “${words}”`}
          </p>
          <ol className="found">
            {found.value.map((result) => (
              <li key={`${result.source.id} ${result.record?.id ?? result.block}`}>
                <button type="button" onClick={() => show(result)}>
                  {result.record && (
                    <span>
                      <When edtf={result.record.act.date} />: <ActSentence act={result.record.act} />
                    </span>
                  )}
                  <q>{shorten(result.passage.quote)}</q>
                  <cite>{result.source.title ?? result.source.name}</cite>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

/** As many results as the server gives; the best come first. */
const MOST = 60
const LONGEST = 240

function shorten(quote: string): string {
  const points = [...quote.replace(/\s+/g, ' ').trim()]
  return points.length <= LONGEST ? points.join('') : `${points.slice(0, LONGEST - 1).join('')}…`
}
