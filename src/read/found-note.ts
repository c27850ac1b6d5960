import type { Span } from '../model/index.ts'
import type { Mark } from './marks.ts'

/** A note as found: its marker, the lines that hold it (first … last, both included), its call (units). */
export interface FoundNote {
  mark: Mark
  segments: [number, number][]
  call: Span | null
}

export interface FoundNotes {
  notes: FoundNote[]
  /** Markers in the running text for which no note was found, though the document has notes of their family. */
  orphans: Mark[]
}
