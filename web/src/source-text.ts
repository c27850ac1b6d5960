import type { Block, RecordedAct, Source, Span } from '../../src/model/index.ts'
import { Offsets } from '../../src/read/offsets.ts'

/** A stretch of a block with one look: plain, a note's call, or reported by acts. */
export interface Stretch {
  text: string
  /** Code points of the source. */
  start: number
  end: number
  /** Whether it goes on from a piece before, so that a space stands before it. */
  continued: boolean
  acts: RecordedAct[]
  /** `n` of the note it calls, if it is a call. */
  call: number | null
}

interface Marked {
  span: Span
  record: RecordedAct | null
  call: number | null
}

/**
 * Cuts each block of a source where an act's passage, a note's call or the passage asked for begins or ends. Spans count code points; the text has
 * its layout removed.
 */
export function stretchesOf(source: Source, acts: readonly RecordedAct[], asked: Span | null): Stretch[][] {
  const offsets = new Offsets(source.text)
  const marks: Marked[] = [
    ...acts.flatMap((record) =>
      record.act.passages.flatMap(({ pieces }) => pieces.map((span) => ({ span, record, call: null }))),
    ),
    ...source.notes.flatMap(({ call, n }) => (call ? [{ span: call, record: null, call: n }] : [])),
    ...(asked ? [{ span: asked, record: null, call: null }] : []),
  ]
  const index = new MarkIndex(marks)
  return source.blocks.map((block) =>
    block.pieces.flatMap((piece, at) => {
      const here = index.meeting(piece)
      const cuts = new Set([piece.start, piece.end])
      for (const { span } of here)
        for (const cut of [span.start, span.end]) if (cut > piece.start && cut < piece.end) cuts.add(cut)
      const ordered = [...cuts].sort((a, b) => a - b)
      return ordered.slice(0, -1).map((start, nth) => {
        const end = ordered[nth + 1]!
        const within = here.filter(({ span }) => meet(span, { start, end }))
        const continued = at > 0 && nth === 0
        return {
          start,
          end,
          continued,
          text: asRead(source.text, offsets.toUnit(start), offsets.toUnit(end), continued).text,
          acts: within.flatMap(({ record }) => record ?? []),
          call: within.find(({ call }) => call !== null)?.call ?? null,
        }
      })
    }),
  )
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** Code points that one bucket covers: a few blocks. */
const BUCKET = 1024

/** Finds the marks that meet a stretch without looking at all of them. */
class MarkIndex {
  readonly #buckets = new Map<number, Marked[]>()

  constructor(marks: readonly Marked[]) {
    for (const mark of marks)
      for (let bucket = Math.floor(mark.span.start / BUCKET); bucket * BUCKET < mark.span.end; bucket++) {
        const held = this.#buckets.get(bucket)
        if (held) held.push(mark)
        else this.#buckets.set(bucket, [mark])
      }
  }

  meeting(stretch: Span): Marked[] {
    const found = new Set<Marked>()
    for (let bucket = Math.floor(stretch.start / BUCKET); bucket * BUCKET < stretch.end; bucket++)
      for (const mark of this.#buckets.get(bucket) ?? []) if (meet(mark.span, stretch)) found.add(mark)
    return [...found]
  }
}

/** The page that each block begins, where another one begins with it. */
export function newPages(blocks: readonly Block[]): (number | null)[] {
  return blocks.map(({ page }, at) => (page !== null && page !== blocks[at - 1]?.page ? page : null))
}

const EAST_ASIAN = /[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/**
 * The text of a stretch (UTF-16 units) without its line breaks: gone between Chinese characters, a space elsewhere; and for each unit of what is
 * shown, and its end, the unit of the source it stands for.
 */
export function asRead(text: string, from: number, to: number, continued: boolean): { text: string; units: number[] } {
  let shown = ''
  const units: number[] = []
  const add = (piece: string, unit: (at: number) => number) => {
    for (let at = 0; at < piece.length; at++) units.push(unit(at))
    shown += piece
  }
  if (continued && !EAST_ASIAN.test(text[from] ?? '')) add(' ', () => from)
  let at = from
  for (const gap of text.slice(from, to).matchAll(/\s*[\r\n\f]\s*/g)) {
    const begins = from + gap.index
    const ends = begins + gap[0].length
    const plain = at
    add(text.slice(at, begins), (nth) => plain + nth)
    const tight = EAST_ASIAN.test(text[begins - 1] ?? '') || EAST_ASIAN.test(text[ends] ?? '')
    if (!tight) add(' ', () => begins)
    at = ends
  }
  const rest = at
  add(text.slice(at, to), (nth) => rest + nth)
  units.push(to)
  return { text: shown, units }
}
