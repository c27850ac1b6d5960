import type { StandingLine } from '../../src/serve/http/views.ts'
import { readableDate, yearOf } from './dates.ts'
import { fitted, textWidth } from './text-width.ts'
import { useWidth } from './width.ts'
import { namedText, nameOf, useWords } from './words.tsx'

const RIGHT = 16
/** Below this width a label stands above its bar, not before it. */
const NARROW = 560

interface Known {
  span: StandingLine
  from: number
  until: number | null
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
  const words = useWords()
  const [figure, width] = useWidth()
  const known: Known[] = spans.flatMap((span) => {
    const from = yearOf(span.from, 'first')
    return from === null ? [] : [{ span, from, until: yearOf(span.until, 'last') }]
  })
  if (known.length === 0) return null
  const labelOf = ({ holders, status }: StandingLine): string => {
    const said = namedText(words, status)
    if (holders.includes(party)) return said
    return `${holders.length > 3 ? `${holders.length} parties` : holders.map((id) => nameOf(words, id)).join(', ')}: ${said}`
  }
  const rows = [...Map.groupBy(known, ({ span }) => labelOf(span))]
  const above = width < NARROW
  const longest = Math.max(...rows.map(([label]) => textWidth(label))) + 16
  const left = above ? 4 : Math.min(longest, width * 0.55)
  const rowHeight = above ? 36 : 22
  const labelRoom = above ? width - RIGHT : left - 12
  const day = yearOf(on, 'first')!
  const first = Math.floor(Math.min(day, ...known.map(({ from }) => from))) - 1
  const last = Math.ceil(Math.max(day, ...known.map(({ from, until }) => until ?? from))) + 1
  const x = (year: number) => left + ((year - first) / (last - first)) * (width - left - RIGHT)
  const height = rows.length * rowHeight + 26
  const ticks = ticksBetween(first, last, (width - left) / 64)
  return (
    <figure className="timeline" ref={figure}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the date field above does the same from the keyboard */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${rows.length} statuses between ${first} and ${last}; the table below lists those of ${readableDate(on)}`}
        onClick={(event) => {
          const at = event.clientX - event.currentTarget.getBoundingClientRect().left
          if (at >= left) choose(dayOf(first + ((at - left) / (width - left - RIGHT)) * (last - first)))
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
        {rows.map(([label, bars], row) => (
          <g key={label} transform={`translate(0 ${row * rowHeight})`}>
            <text x={above ? left : left - 8} y={above ? 13 : 15} textAnchor={above ? 'start' : 'end'}>
              {fitted(label, labelRoom)}
              <title>{label}</title>
            </text>
            {bars.map(({ span, from, until }) => (
              <rect
                key={`${span.from} ${span.force} ${span.query}`}
                className={`bar ${span.force} ${span.answer === 'yes' ? '' : 'possible'}`}
                x={x(from)}
                y={rowHeight - 18}
                width={Math.max(3, x(until ?? last) - x(from))}
                height={14}
                rx={3}
              >
                <title>{`${label}: ${span.from} – ${span.until ?? 'still'}; force ${span.force}`}</title>
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

/** Round years, at most `most` of them. */
function ticksBetween(first: number, last: number, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (last - first) / years <= most) ?? 200
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((year) => year % step === 0)
}

function dayOf(year: number): string {
  const whole = Math.floor(year)
  const month = Math.min(12, Math.floor((year - whole) * 12) + 1)
  return `${String(whole).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}
