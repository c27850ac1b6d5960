/** What a format with type sizes knows beyond the text. All places are UTF-16 units of the text. */
export interface Hints {
  /** Raised numbers and signs: start → end. */
  raised: ReadonlyMap<number, number>
  /** Starts of lines in smaller, and in larger, type than the running text. */
  small: ReadonlySet<number>
  large: ReadonlySet<number>
  /** Cells left free at the end of a line, by the line's start. */
  room: ReadonlyMap<number, number>
  /** Starts of lines that are rows of a table, with the number of the table. */
  tables: ReadonlyMap<number, number>
  /** Does the format have pages, even if the document has only one? */
  paged: boolean
}

export const NO_HINTS: Hints = {
  raised: new Map(),
  small: new Set(),
  large: new Set(),
  room: new Map(),
  tables: new Map(),
  paged: false,
}
