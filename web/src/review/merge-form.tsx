import { useState } from 'react'
import type { RecordedAct } from '../../../src/model/index.ts'
import type { SourceActs } from '../../../src/serve/http/views.ts'
import { useServer } from '../server.ts'
import { ActSentence, When } from '../words.tsx'

/** Characters between two passages that may well report the same act. */
const NEAR = 1500

/** Chooses the records of the same source that are really the act at hand: they give it their passages, and are no acts of their own any more. */
export function MergeForm({
  record,
  confirm,
  cancel,
}: {
  record: RecordedAct
  confirm: (others: string[]) => Promise<void>
  cancel: () => void
}) {
  const acts = useServer<SourceActs>(`/api/sources/${record.source.id}/acts`)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [all, setAll] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const others = acts.state === 'done' ? acts.value.acts.filter(({ id }) => id !== record.id) : []
  const near = others.filter((other) => all || isNear(record, other))
  return (
    <form
      className="act-form"
      aria-label="Merge"
      onSubmit={(event) => {
        event.preventDefault()
        confirm([...chosen]).catch((error: Error) => setProblem(error.message))
      }}
    >
      <h3>Which of these are the same act?</h3>
      {acts.state === 'loading' && <p className="message">Looking up the acts of this source…</p>}
      {near.length === 0 && acts.state === 'done' && <p>No act stands near this one in its source.</p>}
      <ul className="merge-with">
        {near.map((other) => (
          <li key={other.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(other.id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, other.id] : chosen.filter((id) => id !== other.id))
                }
              />{' '}
              <When edtf={other.act.date} />: <ActSentence act={other.act} /> <q>{other.act.passages[0]?.quote}</q>
            </label>
          </li>
        ))}
      </ul>
      {!all && near.length < others.length && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {others.length} acts of the source
        </button>
      )}
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      <p className="choices">
        <button type="submit" className="primary" disabled={chosen.length === 0}>
          Merge {chosen.length + 1} into one
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}

function isNear({ act }: RecordedAct, other: RecordedAct): boolean {
  const [here, there] = [act.passages[0]!, other.act.passages[0]!]
  return Math.abs(here.start - there.start) < NEAR || (act.date !== null && act.date === other.act.date)
}
