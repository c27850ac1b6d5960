import type { BlockKind, Remark, Span } from '../model/index.ts'

/** A block before it is counted in code points: pieces in UTF-16 units, in reading order. */
export interface Draft {
  kind: BlockKind
  number: string | null
  level: number | null
  pieces: Span[]
}

/** A note before numbering: its draft block and its call in units. */
export interface DraftNote {
  marker: string
  block: Draft
  call: Span | null
}

/** What the structure of a text came to, in UTF-16 units. `pageStarts` is empty where nothing tells of pages. */
export interface Structure {
  drafts: Draft[]
  notes: DraftNote[]
  pageStarts: number[]
  pageLabels: (string | null)[]
  remarks: Remark[]
}
