import type { StandingLine } from '../../src/serve/http/views.ts'

const ROW = 22
const LEFT = 236
const RIGHT = 16
const WIDTH = 640

/** The first and last year that an EDTF date can mean; open ends and unknown ones give null. */
export function yearOf(edtf: string | null, end: 'first' | 'last'): number | null {
  const part = edtf?.split('/').at(end === 'first' ? 0 : -1) ?? ''
  const digits = /^(-?\d{1,4}X{0,3})/.exec(part)?.[1]
  if (digits === undefined) return null
  const year = Number(digits.replaceAll('X', end === 'first' ? '0' : '9'))
  const month = /^-?[\dX]{4}-(\d\d)/.exec(part)?.[1]
  const monthNumber = month === undefined || Number(month) > 12 ? (end === 'first' ? 1 : 12) : Number(month)
  return year + (end === 'first' ? monthNumber - 1 : monthNumber) / 12
}

/** A bar a status over the years, and a line at the chosen day; a press on the picture chooses another day. */
export function StatusTimeline({
  party,
  spans,
  on,
  choose,
}: {
  party: string
  spans: StandingLine[]
  on: string
  choose: (day: string) => void
}) {
  const known = spans.flatMap((span) => {
    const from = yearOf(span.from, 'first')
    return from === null ? [] : [{ span, from, until: yearOf(span.until, 'last') }]
  })
  if (known.length === 0) return null
  const day = yearOf(on, 'first')!
  const first = Math.floor(Math.min(day, ...known.map(({ from }) => from))) - 1
  const last = Math.ceil(Math.max(day, ...known.map(({ from, until }) => until ?? from))) + 1
  const x = (year: number) => LEFT + ((year - first) / (last - first)) * (WIDTH - LEFT - RIGHT)
  const rows = [...Map.groupBy(known, ({ span }) => labelOf(span, party))]
  const height = rows.length * ROW + 26
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years <= 9) ?? 200
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => year % step === 0)
  return (
    <figure className="timeline">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the date field above does the same from the keyboard */}
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${rows.length} statuses between ${first} and ${last}; the table below lists those of ${on}`}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          const at = ((event.clientX - box.left) / box.width) * WIDTH
          if (at < LEFT) return
          const year = first + ((at - LEFT) / (WIDTH - LEFT - RIGHT)) * (last - first)
          choose(dayOf(year))
        }}
      >
        {ticks.map((year) => (
          <g key={year} className="tick">
            <line x1={x(year)} x2={x(year)} y1={0} y2={height - 18} />
            <text x={x(year)} y={height - 4} textAnchor="middle">
              {year}
            </text>
          </g>
        ))}
        {rows.map(([status, bars], row) => (
          <g key={status} transform={`translate(0 ${row * ROW})`}>
            <text x={LEFT - 8} y={15} textAnchor="end">
              {fitted(status, 33)}
              <title>{status}</title>
            </text>
            {bars.map(({ span, from, until }) => (
              <rect
                key={`${span.from} ${span.force} ${span.query}`}
                className={`bar ${span.force} ${span.answer === 'yes' ? '' : 'possible'}`}
                x={x(from)}
                y={4}
                width={Math.max(3, x(until ?? last) - x(from))}
                height={ROW - 8}
                rx={3}
              >
                <title>{`${status}: ${span.from} – ${span.until ?? 'still'}; force ${span.force}`}</title>
              </rect>
            ))}
          </g>
        ))}
        <line className="day" x1={x(day)} x2={x(day)} y1={0} y2={height - 18} />
      </svg>
      <figcaption>
        <span className="key treaty">treaty</span> <span className="key law">law</span>{' '}
        <span className="key resolution">resolution</span> <span className="key political">political</span>{' '}
        <span className="key none">no force stated</span>
      </figcaption>
    </figure>
  )
}

/** The status, with those who hold it where that is not the party asked about. */
function labelOf({ holders, status }: StandingLine, party: string): string {
  return holders.includes(party)
    ? status
    : `${holders.length > 3 ? `${holders.length} parties` : holders.join(', ')}: ${status}`
}

/** A label cut to the room it has; a Chinese character takes two places. */
function fitted(label: string, places: number): string {
  let taken = 0
  for (const [at, char] of [...label].entries()) {
    taken += char > '\u2e80' ? 2 : 1
    if (taken > places) return `${[...label].slice(0, at).join('').trimEnd()}…`
  }
  return label
}

function dayOf(year: number): string {
  const whole = Math.floor(year)
  const month = Math.min(12, Math.floor((year - whole) * 12) + 1)
  return `${String(whole).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}
