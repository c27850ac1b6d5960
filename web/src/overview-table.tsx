import type { OverviewCell, OverviewRow } from '../../src/serve/http/views.ts'
import { readableDate } from './dates.ts'
import type { Chosen } from './overview-room.tsx'
import { NamedWords, namedText, nameOf, Party, useWords } from './words.tsx'

const ANSWERS = { yes: 'yes', no: 'no', unknown: 'may', disputed: 'disputed' } as const

/** Statuses by parties: what parties hold themselves, or what they hold toward one of them. */
export function OverviewTable({
  toward,
  rows,
  on,
  chosen,
  choose,
}: {
  toward: string | null
  rows: readonly OverviewRow[]
  on: string
  chosen: Chosen | null
  choose: (chosen: Chosen) => void
}) {
  const words = useWords()
  const parties = holdersOf(rows)
  const title =
    toward === null ? 'Statuses of the parties in focus' : `What others hold toward ${nameOf(words, toward)}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by key
    <section className="matrix" aria-label={title} tabIndex={0}>
      <table>
        <caption>
          {title}, {readableDate(on)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            {parties.map((id) => (
              <th key={id} scope="col">
                <Party id={id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.status}>
              <th scope="row">
                <NamedWords text={row.status} />
              </th>
              {parties.map((id) => {
                const cell = row.cells.find(({ holder }) => holder === id)
                return (
                  <td key={id} className={cell && cell.without !== 'stays' ? `without ${cell.without}` : undefined}>
                    {cell && (
                      <CellButton
                        cell={cell}
                        label={`${nameOf(words, id)}: ${namedText(words, row.status)}`}
                        pressed={chosen?.row.status === row.status && chosen.cell.holder === id}
                        press={() => choose({ row, cell })}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CellButton({
  cell,
  label,
  pressed,
  press,
}: {
  cell: OverviewCell
  label: string
  pressed: boolean
  press: () => void
}) {
  const { force } = cell.line
  return (
    <button type="button" className="cell" aria-pressed={pressed} title={`force ${force}`} onClick={press}>
      <span className="announced">{label}: </span>
      <Said line={cell.line} />
      {force !== 'none' && <span className={`force ${force}`}>{force}</span>}
      {cell.instead && (
        <>
          {'→ '}
          <Said line={cell.instead} />
        </>
      )}
    </button>
  )
}

function Said({ line: { answer, from, until } }: { line: OverviewCell['line'] }) {
  return (
    <span className="said">
      <span className={`answer ${answer}`}>{ANSWERS[answer]}</span> {from?.slice(0, 4)}
      {from !== null && until !== null && `–${until.slice(0, 4)}`}
    </span>
  )
}

/** Those of whom a row says something, who have most to show first. */
export function holdersOf(rows: readonly OverviewRow[]): string[] {
  const counts = new Map<string, number>()
  for (const { cells } of rows) for (const { holder } of cells) counts.set(holder, (counts.get(holder) ?? 0) + 1)
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
}
