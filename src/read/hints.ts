/** What a format with type sizes knows beyond the text. All places are UTF-16 units of the text. */
export interface Hints {
  /** Raised numbers and signs: start → end. */
  raised: ReadonlyMap<number, number>
  /** Starts of lines in smaller, and in larger, type than the running text. */
  small: ReadonlySet<number>
  large: ReadonlySet<number>
  /** Does the format have pages, even if the document has only one? */
  paged: boolean
}

export const NO_HINTS: Hints = { raised: new Map(), small: new Set(), large: new Set(), paged: false }
