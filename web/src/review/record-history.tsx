import { useState } from 'react'
import type { HistoryLine } from '../../../src/register/index.ts'
import { useDeeds } from '../deeds.tsx'
import { useServer } from '../server.ts'
import { actText, useWords } from '../words.tsx'

/** Entries that are no deeds of their own to take back. */
const FIXED: ReadonlySet<string> = new Set(['create', 'undo', 'redo'])

/** Everything that was ever said about a record, oldest first; each deed can be taken back and brought back. */
export function RecordHistory({ record }: { record: string }) {
  return <DeedLines path={`/api/history/${record}`} label="History of this record" />
}

/** What was done last in the dossier, by anyone, newest first. */
export function LastDeeds() {
  const [open, setOpen] = useState(false)
  return (
    <details className="last-deeds" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Last deeds</summary>
      {open && <DeedLines path="/api/recent" label="Last deeds" />}
    </details>
  )
}

function DeedLines({ path, label }: { path: string; label: string }) {
  const lines = useServer<HistoryLine[]>(path)
  const deeds = useDeeds()
  const [refused, setRefused] = useState<{ line: HistoryLine; problem: string } | null>(null)
  if (lines.state === 'loading') return <p className="message">Looking up the history…</p>
  if (lines.state === 'failed')
    return (
      <p className="fault" role="alert">
        {lines.problem}
      </p>
    )
  const turn = async (line: HistoryLine, later: boolean) => {
    setRefused(null)
    try {
      await (line.counts ? deeds.undo(line.seq, later) : deeds.redo(line.seq))
    } catch (error) {
      setRefused({ line, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <>
      {refused !== null && (
        <p className="fault" role="alert">
          {refused.problem}{' '}
          {refused.line.counts && (
            <button type="button" onClick={() => void turn(refused.line, true)}>
              Undo it with all that builds on it
            </button>
          )}
        </p>
      )}
      <ol className="history" aria-label={label}>
        {lines.value.map((line) => (
          <li key={line.seq} className={line.counts ? undefined : 'undone'}>
            <LineText line={line} />
            {!FIXED.has(line.kind) && (
              <button
                type="button"
                aria-label={`${line.counts ? 'Undo' : 'Redo'} entry ${line.seq}, ${line.kind} by ${line.by}`}
                onClick={() => void turn(line, false)}
              >
                {line.counts ? 'Undo' : 'Redo'}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function LineText({ line }: { line: HistoryLine }) {
  const words = useWords()
  const { at, by, kind, counts, changed, act, why } = line
  return (
    <span>
      <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time> <strong>{by}</strong> {kind}
      {!counts && ' (undone)'}
      {changed.length > 0 && `: ${changed.join(', ')}`}
      {act && <small> {actText(words, act)}</small>}
      {why !== null && <q>{why}</q>}
    </span>
  )
}
