/** A piece of text at its place on a page: left edge and baseline from the page's top left corner, in points (of a picture: in pixels). */
export interface Placed {
  text: string
  x: number
  y: number
  width: number
  /** Height of its type. */
  size: number
}

/** Pieces that share a baseline, from left to right. */
export interface Row {
  y: number
  size: number
  pieces: Placed[]
}

/** Puts pieces into rows by their baselines, from the top of the page down. A raised number belongs to the row it is raised above. */
export function rowsOf(placed: readonly Placed[]): Row[] {
  const rows: Row[] = []
  for (const piece of [...placed].filter((p) => p.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast((row, at) => at > rows.length - 6 && sharesRow(row, piece))
    if (!row) rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
    else {
      row.pieces.push(piece)
      if (piece.size > row.size * 1.05) Object.assign(row, { y: piece.y, size: piece.size })
    }
  }
  for (const row of rows) row.pieces.sort((a, b) => a.x - b.x)
  return rows.sort((a, b) => a.y - b.y)
}

/** A raised number stands up to half a type's height above its row's baseline. */
const sharesRow = (row: Row, piece: Placed) => {
  const size = Math.max(row.size, piece.size)
  const rise = Math.abs(row.y - piece.y)
  return rise < size * 0.25 || (rise < size * 0.55 && Math.abs(row.size - piece.size) > size * 0.15)
}

export const right = (piece: Placed): number => piece.x + piece.width

/** What stands before the words of a list's item or of a note: 12. (a) • ① 3 */
const LABEL = /^(?:[(（]?[\p{L}\p{N}]{1,4}[.)）．、]|[(（][\p{L}\p{N}]{1,4}[)）]|[•▪●*†‡–—-]|\d{1,3}|[①-⑳])$/u

export const isLabel = (text: string): boolean => LABEL.test(text.trim())

/** The row cut at the gaps for which `parts` says so; it is given the gap before a piece and the part so far. */
export function cut(row: Row, parts: (gap: number, part: readonly Placed[]) => boolean): Placed[][] {
  const all: Placed[][] = []
  let edge = 0
  for (const piece of row.pieces) {
    const part = all.at(-1)
    if (part && !parts(piece.x - edge, part)) part.push(piece)
    else all.push([piece])
    edge = Math.max(edge, right(piece))
  }
  return all
}

/** The gaps between the pieces of a row. */
export const gapsOf = ({ pieces }: Row): number[] => pieces.slice(1).map((piece, at) => piece.x - right(pieces[at]!))
