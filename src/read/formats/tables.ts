import { cut, isLabel, type Placed, type Row, right } from './placed.ts'

/** A table among the rows of a stretch: rows `from` … `to` (exclusive), and its cells row by row. A cell's pieces may stand on several rows. */
export interface Table {
  from: number
  to: number
  cells: Placed[][][]
}

/** White space between two cells, in ems. */
const CELL_GAP = 0.5

/** Rows that fill two columns or more. */
const LEAST_ROWS = 3

/** Cells begin (or end, or have their middle) at one place, within so many points. */
const ALIGNED = 2.5

interface Corridor {
  from: number
  to: number
}

/** Finds tables: rows one below the other that the same corridors of white space run through, with cells set under each other. */
export function tablesIn(rows: readonly Row[]): Table[] {
  const tables: Table[] = []
  for (let at = 0; at < rows.length; at++) {
    const table = tableAt(rows, at)
    if (!table) continue
    tables.push(table)
    at = table.to - 1
  }
  return tables
}

function tableAt(rows: readonly Row[], from: number): Table | null {
  let corridors = corridorsOf(rows[from]!)
  if (corridors.length === 0) return null
  let to = from + 1
  for (; to < rows.length; to++) {
    const row = rows[to]!
    if (row.y - rows[to - 1]!.y > row.size * 4) break
    const left = corridors.flatMap((corridor) => narrowed(corridor, row))
    if (left.length === 0) break
    corridors = left
  }
  const physical = rows.slice(from, to).map((row) => columnsOf(row, corridors))
  // The numbers of a list are no column of a table.
  const labels = physical.every(([first]) => !first?.length || isLabel(textOf(first))) ? 1 : 0
  if (physical.filter((cells) => filled(cells.slice(labels)) > 1).length < LEAST_ROWS) return null
  const cells = wrapped(rows.slice(from, to), physical)
  if (cells.length < LEAST_ROWS || !isAligned(cells)) return null
  return { from, to, cells }
}

/** The gaps in a row that may part cells. */
function corridorsOf(row: Row): Corridor[] {
  const parts = cut(row, (gap) => gap > row.size * CELL_GAP)
  return parts.slice(1).map((part, at) => ({ from: Math.max(...parts[at]!.map(right)), to: part[0]!.x }))
}

/** What a row leaves of a corridor: the widest part that none of its pieces stands in, if it is wide enough. */
function narrowed(corridor: Corridor, row: Row): Corridor[] {
  let { from, to } = corridor
  for (const piece of row.pieces) {
    if (right(piece) <= from || piece.x >= to) continue
    if (piece.x - from > to - right(piece)) to = piece.x
    else from = right(piece)
  }
  return to - from >= row.size * CELL_GAP ? [{ from, to }] : []
}

/** The pieces of a row by the column they stand in. */
function columnsOf(row: Row, corridors: readonly Corridor[]): Placed[][] {
  const cells: Placed[][] = Array.from({ length: corridors.length + 1 }, () => [])
  for (const piece of row.pieces) {
    const column = corridors.findIndex((corridor) => piece.x < corridor.to - 0.01)
    cells[column < 0 ? corridors.length : column]!.push(piece)
  }
  return cells
}

const filled = (cells: readonly Placed[][]) => cells.filter((cell) => cell.length > 0).length
const textOf = (pieces: readonly Placed[]) => pieces.map((piece) => piece.text).join('')

/** Puts together the rows of one row of cells: where words of a cell go on below, the next line is nearer than the next row. */
function wrapped(rows: readonly Row[], physical: readonly Placed[][][]): Placed[][][] {
  const gap = (at: number) => (at > 0 ? rows[at]!.y - rows[at - 1]!.y : 0)
  const full = physical.flatMap((cells, at) => (at > 0 && filled(cells) === cells.length ? [gap(at)] : []))
  full.sort((a, b) => a - b)
  const usual = full[full.length >> 1] ?? 0
  const logical: Placed[][][] = []
  physical.forEach((cells, at) => {
    const before = logical.at(-1)
    const goesOn = gap(at) < usual * 0.9 || (cells[0]!.length === 0 && gap(at) <= usual)
    if (before && filled(cells) < cells.length && goesOn)
      for (const [column, cell] of cells.entries()) before[column]!.push(...cell)
    else logical.push(cells.map((cell) => [...cell]))
  })
  return logical
}

/** Do the cells of every column stand under each other? The words of running text do not. */
function isAligned(cells: readonly Placed[][][]): boolean {
  const columns = cells[0]!.length
  for (let column = 1; column < columns; column++) {
    const own = cells.map((row) => row[column]!).filter((cell) => cell.length > 0)
    const begins = own.map((cell) => Math.min(...cell.map((piece) => piece.x)))
    const ends = own.map((cell) => Math.max(...cell.map(right)))
    const middles = begins.map((begin, at) => (begin + ends[at]!) / 2)
    // Justified lines end under each other too; only figures are set so in tables.
    const figures = own.filter((cell) => /^[\d+−–-]/.test(cell[0]!.text.trim())).length
    const set = Math.max(crowd(begins), crowd(middles), figures > own.length * 0.5 ? crowd(ends) : 0)
    if (set < own.length * 0.6) return false
  }
  return true
}

/** How many of the places lie nearest together. */
const crowd = (places: readonly number[]) =>
  Math.max(...places.map((place) => places.filter((other) => Math.abs(other - place) < ALIGNED).length))
