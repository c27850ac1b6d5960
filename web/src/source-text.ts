import type { RecordedAct, Source, Span } from '../../src/model/index.ts'
import { Offsets } from '../../src/read/offsets.ts'

/** A stretch of a block with one look: plain, a note's call, or reported by acts. */
export interface Stretch {
  text: string
  start: number
  end: number
  acts: RecordedAct[]
  /** `n` of the note it calls, if it is a call. */
  call: number | null
}

/** Cuts each block of a source where an act's passage or a note's call begins or ends. Spans count code points; the text has its layout removed. */
export function stretchesOf(source: Source, acts: readonly RecordedAct[]): Stretch[][] {
  const offsets = new Offsets(source.text)
  const pieces = acts.flatMap((record) =>
    record.act.passages.flatMap((p) => p.pieces.map((span) => ({ span, record }))),
  )
  const calls = source.notes.flatMap((note) => (note.call ? [{ span: note.call, n: note.n }] : []))
  return source.blocks.map((block) =>
    block.pieces.flatMap((piece, at) => {
      const here = pieces.filter(({ span }) => meet(span, piece))
      const called = calls.filter(({ span }) => meet(span, piece))
      const cuts = new Set([piece.start, piece.end])
      for (const { span } of [...here, ...called])
        for (const cut of [span.start, span.end]) if (cut > piece.start && cut < piece.end) cuts.add(cut)
      const ordered = [...cuts].sort((a, b) => a - b)
      return ordered.slice(0, -1).map((start, index) => {
        const end = ordered[index + 1]!
        const within = { start, end }
        return {
          start,
          end,
          text: asRead(source.text, offsets.toUnit(start), offsets.toUnit(end), at > 0 && index === 0),
          acts: here.filter(({ span }) => meet(span, within)).map(({ record }) => record),
          call: called.find(({ span }) => meet(span, within))?.n ?? null,
        }
      })
    }),
  )
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end

const EAST_ASIAN = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** The text of a stretch without its line breaks: gone between Chinese characters, a space elsewhere. */
function asRead(text: string, from: number, to: number, continued: boolean): string {
  const lead = continued && !EAST_ASIAN.test(text[from] ?? '') ? ' ' : ''
  return (
    lead +
    text.slice(from, to).replace(/\s*[\r\n\f]\s*/g, (gap, at: number) => {
      const before = text[from + at - 1] ?? ''
      const after = text[from + at + gap.length] ?? ''
      return EAST_ASIAN.test(before) || EAST_ASIAN.test(after) ? '' : ' '
    })
  )
}
