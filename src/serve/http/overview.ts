import type { RecordedAct } from '../../model/index.ts'
import { type ReportLine, type Standing, standingReport } from '../../standing/index.ts'
import { standingLine } from './standing-line.ts'
import type { OverviewCell, OverviewRow } from './views.ts'

/** A line about one holder, and the party in focus that it was found by, where that is not the holder. */
interface Held {
  holder: string
  toward: string | null
  line: ReportLine
}

/**
 * Who stands where as rows of statuses by parties: what the parties in focus hold, then what others hold toward them. With a source left
 * aside, each cell says what that does to it.
 */
export function overviewRows(
  standing: Standing,
  focus: readonly string[],
  on: string,
  without: string | null,
): OverviewRow[] {
  const held = heldBy(standing, focus, on)
  const then = without === null ? held : heldBy(standing.of(leaving(standing, without)), focus, on)
  const rows = new Map<string, OverviewRow>()
  for (const key of new Set([...held.keys(), ...then.keys()])) {
    const now = held.get(key)
    const { holder, toward, line } = now ?? then.get(key)!
    const place = JSON.stringify([toward, line.status])
    const row = rows.get(place) ?? { status: line.status, toward, cells: [] }
    const after = then.get(key)
    const how = change(now, after)
    row.cells.push({
      holder,
      line: standingLine(line),
      without: how,
      instead: how === 'changes' && after ? standingLine(after.line) : null,
    })
    rows.set(place, row)
  }
  return [...rows.values()].sort((a, b) => Number(a.toward !== null) - Number(b.toward !== null))
}

function leaving(standing: Standing, source: string): RecordedAct[] {
  return standing.acts.filter((act) => act && standing.has(act.id) && act.source.id !== source)
}

/** By holder and status; what is known of a party itself goes before what is known of it toward another. */
function heldBy(standing: Standing, focus: readonly string[], on: string): Map<string, Held> {
  const found = new Map<string, Held>()
  for (const party of focus)
    for (const line of standingReport(standing, party, on))
      for (const holder of line.holders) {
        const key = JSON.stringify([holder, line.status])
        const known = found.get(key)
        if (known && (known.toward === null || RANK[known.line.answer] <= RANK[line.answer])) continue
        const toward = focus.includes(holder) ? null : party
        found.set(key, { holder, toward, line })
      }
  return found
}

/** Where two lines say something of the same status and holder, the one that says more is shown. */
const RANK = { yes: 0, disputed: 1, no: 2, unknown: 3 } as const

function change(now: Held | undefined, then: Held | undefined): OverviewCell['without'] {
  if (!then) return 'goes'
  if (!now) return 'comes'
  const said = ({ line: { answer, from, until, force } }: Held) => JSON.stringify([answer, from, until, force])
  return said(now) === said(then) ? 'stays' : 'changes'
}
