import { useState } from 'react'
import type { Passage } from '../../../src/model/index.ts'
import { useMarkedWords } from '../marked-words.tsx'
import { address, ask } from '../server.ts'

/** The words that report an act; others can be marked in the text and taken in their stead. */
export function PassageField({
  source,
  passages,
  change,
}: {
  source: string
  passages: readonly Passage[]
  change: (passages: Passage[]) => void
}) {
  const { marked } = useMarkedWords()
  const [problem, setProblem] = useState<string | null>(null)
  const here = marked?.source === source ? marked : null
  const take = () => {
    if (!here) return
    setProblem(null)
    const place = { source, start: String(here.start), end: String(here.end) }
    ask<Passage>(address('/api/passage', place)).then(
      (passage) => change([passage, ...passages.slice(1)]),
      (error: Error) => setProblem(error.message),
    )
  }
  return (
    <fieldset className="slot passage">
      <legend>Passage</legend>
      <q>{passages[0]?.quote}</q>
      {passages.length > 1 && <small> and {passages.length - 1} more</small>}
      <p>
        <button
          type="button"
          disabled={!here}
          // Without this the press would take the marking away first.
          onMouseDown={(event) => event.preventDefault()}
          onClick={take}
        >
          Take the marked words
        </button>{' '}
        {!here && <small>Mark other words in the text to correct it.</small>}
      </p>
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  )
}
