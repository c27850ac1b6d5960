import { useState } from 'react'
import type { DossierView, Evidence, StandingLine, StandingView } from '../../src/serve/http/views.ts'
import { readableDate } from './dates.ts'
import { EvidenceLink } from './evidence.tsx'
import { PartyChoice } from './party-choice.tsx'
import type { Place } from './place.ts'
import { ProofTree } from './proof-tree.tsx'
import { useServer } from './server.ts'
import { StatusTimeline } from './status-timeline.tsx'
import { NamedWords, nameOf, Parties, useWords, When } from './words.tsx'

/** Where a party stands on a chosen day: a picture over the years, and a line a status, each with its passages and its proof. */
export function StandingRoom({
  parties,
  party,
  on,
  choose,
  show,
}: {
  parties: DossierView['parties']
  party: string
  on: string
  choose: (change: Partial<Place>) => void
  show: (at: Evidence) => void
}) {
  const answer = useServer<StandingView>(
    party === '' ? null : `/api/standing?party=${encodeURIComponent(party)}&on=${encodeURIComponent(on)}`,
  )
  return (
    <>
      <form className="question" onSubmit={(event) => event.preventDefault()}>
        <PartyChoice parties={parties} party={party} choose={(id) => choose({ party: id })} />
        <label>
          On
          <input
            type="date"
            value={on}
            onChange={(event) => event.target.value !== '' && choose({ on: event.target.value })}
          />
        </label>
        <button type="button" className="plain" onClick={() => print()}>
          Print
        </button>
      </form>
      {answer.state === 'loading' && <p className="message">Working out the standing…</p>}
      {answer.state === 'failed' && (
        <p className="message" role="alert">
          {answer.problem}
        </p>
      )}
      {answer.state === 'done' && (
        <>
          <StatusTimeline
            party={party}
            spans={answer.value.spans}
            on={answer.value.on}
            choose={(day) => choose({ on: day })}
          />
          <StandingTable view={answer.value} show={show} />
        </>
      )}
    </>
  )
}

function StandingTable({ view, show }: { view: StandingView; show: (at: Evidence) => void }) {
  const name = nameOf(useWords(), view.party)
  if (view.lines.length === 0)
    return (
      <p className="message" role="status">
        Nothing in the record says where {name} stood on {readableDate(view.on)}.
      </p>
    )
  const summary = `${name} on ${readableDate(view.on)}: ${view.lines.length} lines`
  return (
    <>
      <p role="status" className="announced">
        {summary}
      </p>
      <table className="standing">
        <caption>{summary}</caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Since</th>
            <th scope="col">Force</th>
            <th scope="col">Passage</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <StandingRow key={`${line.query} ${line.force} ${line.from}`} line={line} view={view} show={show} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function StandingRow({ line, view, show }: { line: StandingLine; view: StandingView; show: (at: Evidence) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <tr>
        <th scope="row">
          {line.answer === 'no' && 'not '}
          {line.holders.some((holder) => holder !== view.party) && (
            <>
              <Parties ids={line.holders} />{' '}
            </>
          )}
          <NamedWords text={line.status} />
          {line.answer === 'unknown' && ' (possibly)'}
          {line.answer === 'disputed' && ' (disputed)'}
        </th>
        <td>
          <When edtf={line.from} none="–" />
          {line.until !== null && (
            <>
              {' '}
              until <When edtf={line.until} />
            </>
          )}
        </td>
        <td>{line.force === 'none' ? '–' : <span className={`force ${line.force}`}>{line.force}</span>}</td>
        <td>
          {line.evidence.slice(0, 3).map((evidence) => (
            <EvidenceLink key={`${evidence.act} ${evidence.passage.start}`} evidence={evidence} show={show} />
          ))}
          <button type="button" className="why" aria-expanded={open} onClick={() => setOpen(!open)}>
            Why?
          </button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4}>
            <ProofTree query={line.query} on={view.on} show={show} />
          </td>
        </tr>
      )}
    </>
  )
}
