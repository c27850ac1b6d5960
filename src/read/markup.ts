import type { BlockKind, Span } from '../model/index.ts'
import { type DraftNote, draftOf, merged, type Structure } from './draft.ts'
import { foldedText } from './fold.ts'
import { ROLE } from './furniture.ts'
import { NO_HINTS } from './hints.ts'
import { KindReader } from './kinds.ts'
import { labelAt } from './labels.ts'
import { Lines } from './lines.ts'
import { Paragraphs } from './paragraph.ts'
import { settingOf } from './setting.ts'
import { findNotes, furnitureDrafts, noteDraft, remarksOn } from './structure.ts'

/** A block that a marked-up format gives: its stretch of the text, and what its mark-up says of it (null: nothing). */
export interface MarkedBlock extends Span {
  kind: BlockKind | null
  level: number | null
}

/** A note that a marked-up format ties to its call itself. */
interface MarkedNote {
  marker: string
  block: MarkedBlock
  call: Span | null
}

/** A text with its mark-up, put together block by block. Blocks stand on lines of their own, parted by a blank line. */
export class MarkupWriter {
  readonly #parts: string[] = []
  readonly #blocks: MarkedBlock[] = []
  readonly #notes = new Map<string, MarkedNote>()
  readonly #calls = new Map<string, Span>()
  #length = 0
  #open: MarkedBlock | null = null
  #spaced = false

  get length(): number {
    return this.#length
  }

  /** Begins a block; an open one ends. */
  open(kind: BlockKind | null, level: number | null = null): void {
    this.close()
    this.#open = { start: -1, end: -1, kind, level }
  }

  /** Begins the block of a note that calls with the same key are tied to. */
  openNote(key: string, marker: string): void {
    this.open('note')
    this.#notes.set(key, { marker, block: this.#open!, call: null })
    this.text(`${marker} `)
  }

  /** Adds text to the open block, or begins a plain one. White space is folded to one space, a line break inside a table or verse kept. */
  text(words: string, keepLines = false): void {
    if (!this.#open) {
      if (!/\S/.test(words)) return
      this.open(null)
    }
    const block = this.#open!
    const folded = keepLines ? words : words.replace(/[\s\u00a0]+/g, ' ')
    const begun = block.start >= 0
    let run = begun ? folded : folded.trimStart()
    if (run === '') return
    if (begun && this.#spaced && run.startsWith(' ')) run = run.slice(1)
    if (run === '') return
    if (!begun) {
      if (this.#length > 0) this.#push('\n\n')
      block.start = this.#length
    }
    this.#push(run)
    this.#spaced = /\s$/.test(run)
    block.end = this.#length
  }

  /** Adds the call of the note `key`. */
  call(key: string, marker: string): void {
    if (!this.#open) this.open(null)
    const from = this.#length + (this.#open!.start < 0 && this.#length > 0 ? 2 : 0)
    this.text(marker)
    if (!this.#calls.has(key)) this.#calls.set(key, { start: from, end: from + marker.length })
  }

  close(): void {
    const block = this.#open
    this.#open = null
    this.#spaced = false
    if (!block || block.start < 0) return
    this.#blocks.push(block)
  }

  /** The text, and its structure as mark-up and words together tell it. */
  finish(): { text: string; structure: Structure } {
    this.close()
    const text = this.#parts.join('')
    const notes = [...this.#notes].filter(([, note]) => note.block.start >= 0)
    for (const [key, note] of notes) note.call = this.#calls.get(key) ?? null
    return { text, structure: structureOfMarkup(text, { blocks: this.#blocks, notes: notes.map(([, note]) => note) }) }
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

/** The structure of a marked-up text: its blocks are given, what they are is told by mark-up and words together. */
function structureOfMarkup(text: string, { blocks, notes }: Markup): Structure {
  const lines = new Lines(foldedText(text))
  const roles = new Uint8Array(lines.count)
  for (const { block } of notes) roles.fill(ROLE.note, lines.lineAt(block.start), lines.lineAt(block.end - 1) + 1)
  for (const { call } of notes) if (call) lines.dropCall(call.start, call.end)
  const found = notes.length > 0 ? { notes: [], orphans: [] } : findNotes(lines, roles, NO_HINTS)
  const paragraphs = new Paragraphs(lines, roles)
  for (const block of blocks) {
    const last = lines.lineAt(block.end - 1)
    let begun = false
    for (let line = lines.lineAt(block.start); line <= last; line++) {
      if (roles[line] !== ROLE.body) continue
      if (begun) paragraphs.goOn(line)
      else paragraphs.begin(line, labelAt(lines, line), true, block)
      begun = true
    }
  }
  const setting = { ...settingOf(lines, (line) => roles[line] === ROLE.body), wrapped: false }
  const drafts = new KindReader(lines, setting, paragraphs, NO_HINTS).read()
  const noteDrafts: DraftNote[] = [
    ...notes.map(({ marker, block, call }) => ({
      marker,
      call,
      block: draftOf({ kind: 'note', number: marker, level: null }, [pieceOf(lines, block)]),
    })),
    ...found.notes.map((note) => noteDraft(text, lines, note)),
  ]
  return {
    drafts: merged(
      drafts,
      noteDrafts.map((note) => note.block).sort((a, b) => a.start - b.start),
      furnitureDrafts(lines, roles),
    ),
    notes: noteDrafts,
    pageStarts: [],
    pageLabels: [],
    remarks: remarksOn(text, noteDrafts, found.orphans),
  }
}

/** The visible stretch of a block. */
const pieceOf = (lines: Lines, block: Span): Span => ({
  start: lines.from[lines.lineAt(block.start)]!,
  end: lines.to[lines.lineAt(block.end - 1)]!,
})

/** What mark-up says of a text. Blocks are in order and do not overlap; together they hold every visible character. */
export interface Markup {
  blocks: readonly MarkedBlock[]
  notes: readonly MarkedNote[]
}
