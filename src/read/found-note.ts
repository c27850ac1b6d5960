import type { Span } from '../model/index.ts'
import type { Mark } from './marks.ts'

/** A note as found: its marker, its first and last line, its call (units). */
export interface FoundNote {
  mark: Mark
  first: number
  last: number
  /** Where it goes on on later pages: pairs of a first and a last line; null for nearly every note. */
  resumed: [number, number][] | null
  call: Span | null
}

export interface FoundNotes {
  notes: FoundNote[]
  /** Markers in the running text for which no note was found, though the document has notes of their family. */
  orphans: Mark[]
}
