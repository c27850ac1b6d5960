import type { Block, Note, Page, Remark, Span } from '../model/index.ts'
import type { Draft, Structure } from './draft.ts'
import type { Offsets } from './offsets.ts'
import { latinLanguage, ScriptCount } from './script.ts'

/** Turns a structure in UTF-16 units into blocks, notes and pages in code points, with the language and page of every block. */
export function assemble(text: string, offsets: Offsets, structure: Structure) {
  const span = ({ start, end }: Span): Span => ({ start: offsets.toPoint(start), end: offsets.toPoint(end) })
  const whole = new ScriptCount()
  const index = new Map<Draft, number>()
  let page = 0
  const blocks: Block[] = structure.drafts.map((draft, at) => {
    index.set(draft, at)
    const pieces = draft.pieces.map(span)
    while (page + 1 < structure.pageStarts.length && structure.pageStarts[page + 1]! <= draft.pieces[0]!.start) page++
    const count = new ScriptCount()
    for (const piece of draft.pieces) {
      count.add(text, piece.start, piece.end)
      if (draft.kind !== 'note' && draft.kind !== 'link')
        whole.add(text, piece.start, Math.min(piece.end, piece.start + 200))
    }
    return {
      start: pieces[0]!.start,
      end: pieces.at(-1)!.end,
      index: at,
      kind: draft.kind,
      pieces,
      number: draft.number,
      level: draft.level,
      language: count.language(() =>
        latinLanguage(text.slice(draft.pieces[0]!.start, Math.min(draft.pieces[0]!.end, draft.pieces[0]!.start + 400))),
      ),
      page: structure.pageStarts.length > 0 ? page + 1 : null,
    }
  })
  const notes: Note[] = structure.notes.map((note, at) => ({
    n: at + 1,
    marker: note.marker,
    block: index.get(note.block)!,
    call: note.call && span(note.call),
    refersTo: null,
  }))
  const pages: Page[] = structure.pageStarts.map((start, at) => ({
    ...span({ start, end: structure.pageStarts[at + 1] ?? text.length }),
    number: at + 1,
    label: structure.pageLabels[at] ?? null,
  }))
  const remarks: Remark[] = structure.remarks.map(({ at, message }) => ({ at: at && span(at), message }))
  return { blocks, notes, pages, remarks, language: whole.language(() => latinLanguage(text.slice(0, 4000))) }
}
