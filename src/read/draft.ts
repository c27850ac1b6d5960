import type { Block, BlockKind, Remark, Span } from '../model/index.ts'

/** A block whose places still count UTF-16 units, and of which place, language and page are not yet told. */
export type Draft = Block

/** What is told of a paragraph: everything but its stretches. */
export interface Kind {
  kind: BlockKind
  number: string | null
  level: number | null
}

/** A draft with its pieces, in reading order. */
export const draftOf = ({ kind, number, level }: Kind, pieces: Span[]): Draft => ({
  start: pieces[0]!.start,
  end: pieces.at(-1)!.end,
  index: 0,
  kind,
  pieces,
  number,
  level,
  language: 'und',
  page: null,
})

/** Lists of drafts, each in the order of the text, as one. Room is made once: growing lists of a million leave much behind. */
export function merged(...lists: readonly Draft[][]): Draft[] {
  const all = new Array<Draft>(lists.reduce((sum, list) => sum + list.length, 0))
  const next = lists.map(() => 0)
  for (let at = 0; at < all.length; at++) {
    let from = -1
    for (let list = 0; list < lists.length; list++) {
      const draft = lists[list]![next[list]!]
      if (draft && (from < 0 || draft.start < lists[from]![next[from]!]!.start)) from = list
    }
    all[at] = lists[from]![next[from]!++]!
  }
  return all
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
