import { type Placed, type Row, right, rowsOf } from './placed.ts'

/** Rows that are read one after the other, in one column of the page or across it. */
export interface Stretch {
  column: 'whole' | 'left' | 'right'
  rows: Row[]
}

/** White space between two columns is at least so many ems wide. */
const GUTTER = 0.8

/** Part of a column's width that a full line covers with words. */
const FILLED = 0.65

/** Rows that each of two columns has at least. */
const COLUMN_ROWS = 6

/** Cuts a page into stretches read one after the other: where a gutter parts two columns, the left one before the right one. */
export function stretchesOf(rows: readonly Row[], width: number): Stretch[] {
  const gutter = gutterOf(rows, width)
  if (gutter === null) return rows.length > 0 ? [{ column: 'whole', rows: [...rows] }] : []
  const stretches: Stretch[] = []
  let left: Placed[] = []
  let after: Placed[] = []
  // Baselines of two columns need not agree: each column has its own rows.
  const close = () => {
    if (left.length > 0) stretches.push({ column: 'left', rows: rowsOf(left) })
    if (after.length > 0) stretches.push({ column: 'right', rows: rowsOf(after) })
    left = []
    after = []
  }
  for (const row of rows) {
    const sides = sidesOf(row, gutter, width * 0.01)
    if (sides === null) {
      if (stretches.at(-1)?.column === 'whole' && left.length + after.length === 0) stretches.at(-1)!.rows.push(row)
      else {
        close()
        stretches.push({ column: 'whole', rows: [row] })
      }
      continue
    }
    left.push(...sides.left)
    after.push(...sides.right)
  }
  close()
  return stretches
}

/** The pieces on both sides of the gutter; null for a row that runs across it. */
function sidesOf(row: Row, gutter: number, margin: number): { left: Placed[]; right: Placed[] } | null {
  const before = row.pieces.filter((piece) => right(piece) <= gutter + margin)
  const after = row.pieces.filter((piece) => piece.x >= gutter - margin)
  if (before.length + after.length !== row.pieces.length) return null
  if (before.length > 0 && after.length > 0 && after[0]!.x - Math.max(...before.map(right)) < row.size * GUTTER)
    return null
  return { left: before, right: after }
}

/** Are most lines on both sides nearly as long as their column is wide? Those of running text are, the cells of a table are not. */
function isFilled(rows: readonly Row[], gutter: number): boolean {
  const fills = (side: 'left' | 'right') => {
    const lines = rows.map((row) => sidesOf(row, gutter, 1)?.[side] ?? []).filter((pieces) => pieces.length > 0)
    const edge = Math.max(...lines.map((pieces) => Math.max(...pieces.map(right))))
    const start = Math.min(...lines.map((pieces) => pieces[0]!.x))
    const filled = lines.filter(
      (pieces) => pieces.reduce((sum, piece) => sum + piece.width, 0) > (edge - start) * FILLED,
    )
    return filled.length >= lines.length * 0.5
  }
  return fills('left') && fills('right')
}

/** The x that parts two columns; null for a page with one. Few rows cross it, and many stand on both sides. */
function gutterOf(rows: readonly Row[], width: number): number | null {
  if (rows.length < COLUMN_ROWS) return null
  const least = { crossing: Number.POSITIVE_INFINITY, from: 0, to: 0 }
  for (let x = width * 0.3; x <= width * 0.7; x += width * 0.005) {
    let crossing = 0
    let left = 0
    let after = 0
    for (const row of rows) {
      const sides = sidesOf(row, x, 1)
      if (!sides) crossing++
      else {
        if (sides.left.length > 0) left++
        if (sides.right.length > 0) after++
      }
    }
    if (Math.min(left, after) < Math.max(COLUMN_ROWS, rows.length * 0.3) || crossing > rows.length * 0.4) continue
    if (!isFilled(rows, x)) continue
    if (crossing < least.crossing) Object.assign(least, { crossing, from: x, to: x })
    else if (crossing === least.crossing && x - least.to < width * 0.006) least.to = x
  }
  return Number.isFinite(least.crossing) ? (least.from + least.to) / 2 : null
}
