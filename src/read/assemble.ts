import type { Block, Note, Page, Remark, Span } from '../model/index.ts'
import type { Draft, Structure } from './draft.ts'
import type { Offsets } from './offsets.ts'
import { latinLanguage, ScriptCount } from './script.ts'

/**
 * Turns a structure in UTF-16 units into blocks, notes and pages in code points, with the language and page of every block. The drafts
 * become the blocks: those of a long document are not held twice.
 */
export function assemble(text: string, offsets: Offsets, structure: Structure) {
  const span = ({ start, end }: Span): Span => ({ start: offsets.toPoint(start), end: offsets.toPoint(end) })
  const whole = new ScriptCount()
  let page = 0
  const blocks: Block[] = structure.drafts
  for (const [at, block] of blocks.entries()) {
    block.index = at
    while (page + 1 < structure.pageStarts.length && structure.pageStarts[page + 1]! <= block.start) page++
    if (structure.pageStarts.length > 0) block.page = page + 1
    block.language = languageOf(text, block, whole)
    if (offsets.same) continue
    block.pieces = block.pieces.map(span)
    block.start = block.pieces[0]!.start
    block.end = block.pieces.at(-1)!.end
  }
  const notes: Note[] = structure.notes.map((note, at) => ({
    n: at + 1,
    marker: note.marker,
    block: note.block.index,
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

/** The language of a block whose places count units; what running text begins with counts for the `whole` too. */
function languageOf(text: string, { kind, pieces }: Draft, whole: ScriptCount): string {
  const count = new ScriptCount()
  for (const { start, end } of pieces) {
    count.add(text, start, end)
    if (kind !== 'note' && kind !== 'link') whole.add(text, start, Math.min(end, start + 200))
  }
  const { start, end } = pieces[0]!
  return count.language(() => latinLanguage(text.slice(start, Math.min(end, start + 400))))
}
