import { useState } from 'react'
import type { DossierView, Evidence, OverviewCell, OverviewRow, OverviewView } from '../../src/serve/http/views.ts'
import { holdersOf, OverviewTable } from './overview-table.tsx'
import type { Go } from './place.ts'
import { ProofTree } from './proof-tree.tsx'
import { address, useServer } from './server.ts'
import { NamedWords, Party } from './words.tsx'

/** The cell that a person looks at. */
export interface Chosen {
  row: OverviewRow
  cell: OverviewCell
}

/** Who stands where: all parties in focus on one day; every cell leads to its passage and its proof. */
export function OverviewRoom({
  sources,
  on,
  without,
  go,
  show,
}: {
  sources: DossierView['sources']
  on: string
  without: string | null
  go: Go
  show: (at: Evidence) => void
}) {
  const answer = useServer<OverviewView>(address('/api/overview', { on, without }))
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const choose = (next: Chosen) => {
    setChosen(next)
    const evidence = next.cell.line.evidence[0]
    if (evidence) show(evidence)
  }
  return (
    <>
      <form className="question" onSubmit={(event) => event.preventDefault()}>
        <label>
          On
          <input
            type="date"
            value={on}
            onChange={(event) => event.target.value !== '' && go({ on: event.target.value })}
          />
        </label>
        <label>
          What if we did not have
          <select value={without ?? ''} onChange={(event) => go({ without: event.target.value || null })}>
            <option value="">– (all sources count)</option>
            {sources.map(({ id, name, title }) => (
              <option key={id} value={id}>
                {title ?? name}
              </option>
            ))}
          </select>
        </label>
      </form>
      {answer.state === 'loading' && <p className="message">Working out who stands where…</p>}
      {answer.state === 'failed' && (
        <p className="message" role="alert">
          {answer.problem}
        </p>
      )}
      {answer.state === 'done' && <Matrices view={answer.value} chosen={chosen} choose={choose} />}
      {chosen && answer.state === 'done' && (
        <section className="chosen" aria-label="The proof of the chosen cell">
          <h2>
            <Party id={chosen.cell.holder} />: <NamedWords text={chosen.row.status} />
          </h2>
          <ProofTree query={chosen.cell.line.query} on={on} show={show} />
        </section>
      )}
    </>
  )
}

function Matrices({
  view,
  chosen,
  choose,
}: {
  view: OverviewView
  chosen: Chosen | null
  choose: (chosen: Chosen) => void
}) {
  const groups = [...Map.groupBy(view.rows, ({ toward }) => toward)]
  // What most parties have a part in goes first.
  groups.sort(([, a], [, b]) => holdersOf(b).length - holdersOf(a).length)
  if (groups.length === 0)
    return (
      <p className="message" role="status">
        Nothing in the record says who stands where on this day.
      </p>
    )
  return (
    <>
      {view.without !== null && <Effect rows={view.rows} />}
      {groups.map(([toward, rows]) => (
        <OverviewTable key={toward ?? ''} toward={toward} rows={rows} on={view.on} chosen={chosen} choose={choose} />
      ))}
      <p className="legend">
        <span className="answer yes">yes</span> holds · <span className="answer unknown">may</span> may hold, as far as
        the dates go · <span className="answer disputed">disputed</span> sources differ ·{' '}
        <span className="answer no">no</span> recorded not to hold · an empty cell: nothing is recorded
      </p>
    </>
  )
}

function Effect({ rows }: { rows: readonly OverviewRow[] }) {
  const touched = rows.flatMap(({ cells }) => cells).filter(({ without }) => without !== 'stays')
  const count = (how: OverviewCell['without']) => touched.filter(({ without }) => without === how).length
  return (
    <p role="status" className="effect">
      {touched.length === 0
        ? 'Without this source nothing would be different.'
        : `Without this source ${count('goes')} would go, ${count('changes')} would change, ${count('comes')} would come.`}
    </p>
  )
}
