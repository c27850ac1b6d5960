import { useState } from 'react'
import { ACT_KINDS, type Divergence, type GatheredAct, type RecordedAct } from '../../src/model/index.ts'
import type { DossierView, Evidence } from '../../src/serve/http/views.ts'
import { yearOf } from './dates.ts'
import { EvidenceLink } from './evidence.tsx'
import { PartyChoice } from './party-choice.tsx'
import type { Place } from './place.ts'
import { useServer } from './server.ts'
import { ActSentence, When } from './words.tsx'

const PAGE = 100

/** The recorded acts in time order, with a picture of how many fall in each year. */
export function ActsRoom({
  parties,
  party,
  choose,
  show,
}: {
  parties: DossierView['parties']
  party: string | null
  choose: (change: Partial<Place>) => void
  show: (at: Evidence) => void
}) {
  const [kind, setKind] = useState('')
  const [shown, setShown] = useState(PAGE)
  const query = new URLSearchParams({ ...(party ? { party } : {}), ...(kind ? { kind } : {}) })
  const acts = useServer<GatheredAct[]>(`/api/acts?${query}`)
  return (
    <>
      <form className="question" onSubmit={(event) => event.preventDefault()}>
        <PartyChoice parties={parties} party={party ?? ''} all choose={(id) => choose({ party: id || null })} />
        <label>
          Kind
          <select value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">all</option>
            {ACT_KINDS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </form>
      {acts.state === 'loading' && <p className="message">Looking up the acts…</p>}
      {acts.state === 'failed' && (
        <p className="message" role="alert">
          {acts.problem}
        </p>
      )}
      {acts.state === 'done' && (
        <>
          <YearPicture acts={acts.value} />
          <p role="status">{acts.value.length} acts</p>
          <ol className="acts">
            {acts.value.slice(0, shown).map((record) => (
              <ActRow
                key={record.id}
                record={record}
                show={show}
                review={({ id, source, act: { passages } }) =>
                  choose({
                    room: 'review',
                    record: id,
                    source: source.id,
                    start: passages[0]!.start,
                    end: passages[0]!.end,
                  })
                }
              />
            ))}
          </ol>
          {acts.value.length > shown && (
            <button type="button" onClick={() => setShown(shown + PAGE)}>
              Show {Math.min(PAGE, acts.value.length - shown)} more
            </button>
          )}
        </>
      )}
    </>
  )
}

function ActRow({
  record,
  show,
  review,
}: {
  record: GatheredAct
  show: (at: Evidence) => void
  review: (record: RecordedAct) => void
}) {
  const { act, reports, origins, divergences, state, by } = record
  return (
    <li>
      <span className="when">
        <When edtf={act.date} />
      </span>
      <div>
        <ActSentence act={act} />
        {act.about !== null && <small className="about"> {act.about}</small>}
        {act.force !== 'none' && <span className={`force ${act.force}`}>{act.force}</span>}
        {reports.map(({ id, source, act }) => (
          <EvidenceLink
            key={id}
            evidence={{
              act: id,
              source: { id: source.id, name: source.name },
              date: act.date,
              passage: act.passages[0]!,
            }}
            show={show}
          />
        ))}
        {reports.length > 1 && (
          <p>
            {reports.length} reports of {origins} {origins === 1 ? 'origin' : 'origins'}
            {divergences.map((each) => `; differing ${inWords(each)}`)}
          </p>
        )}
        <button type="button" className="plain" onClick={() => review(record)}>
          {state === 'proposed' ? 'Review' : `Review (${state} by ${by})`}
        </button>
      </div>
    </li>
  )
}

/** "date: 1992-09-25 or 1992-09-26". */
const inWords = ({ slot, values }: Divergence) => `${slot}: ${values.map(({ value }) => value).join(' or ')}`

/** Acts a year as bars. */
function YearPicture({ acts }: { acts: RecordedAct[] }) {
  const years = acts.flatMap(({ act }) => {
    const year = yearOf(act.date, 'first')
    return year === null ? [] : [Math.floor(year)]
  })
  if (years.length < 2) return null
  const counts = Map.groupBy(years, (year) => year)
  const first = Math.min(...counts.keys())
  const last = Math.max(...counts.keys())
  const most = Math.max(...[...counts.values()].map((of) => of.length))
  const width = 640 / (last - first + 1)
  return (
    <figure className="timeline">
      <svg viewBox="0 0 640 76" role="img" aria-label={`Acts a year, ${first} to ${last}, at most ${most} a year`}>
        {[...counts].map(([year, of]) => (
          <rect
            key={year}
            className="bar political"
            x={(year - first) * width}
            y={56 - (of.length / most) * 54}
            width={Math.max(1, width - 1)}
            height={(of.length / most) * 54}
          >
            <title>{`${year}: ${of.length}`}</title>
          </rect>
        ))}
        <text x={0} y={72}>
          {first}
        </text>
        <text x={640} y={72} textAnchor="end">
          {last}
        </text>
      </svg>
    </figure>
  )
}
