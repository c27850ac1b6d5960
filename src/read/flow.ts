import type { Block, Passage, Source, Span } from '../model/index.ts'
import { isDigit, isInvisible, isLetter, isSpace, isWide } from './chars.ts'
import { foldedUnit, traditionalFold } from './fold.ts'
import { Hyphens } from './hyphens.ts'
import { isBullet } from './labels.ts'
import { Offsets } from './offsets.ts'
import { UnitWriter } from './unit-writer.ts'

/**
 * One block's text as it would be read aloud: pieces joined, notes' calls, the block's own number and layout white space gone, full-width
 * letters and digits and traditional script folded, words cut at a line's end whole again. Recognisers look only at this text; `passage`
 * leads back to the untouched one.
 */
export class Flow {
  readonly #runs: readonly Run[]
  readonly #source: FlowSource

  constructor(
    readonly block: Block,
    /** In UTF-16 units; every offset that recognisers and act readers pass around counts these. */
    readonly text: string,
    runs: readonly Run[],
    source: FlowSource,
  ) {
    this.#runs = runs
    this.#source = source
  }

  /** The place in the source of the flow's stretch `begin` … `finish` (UTF-16 units of `text`, `finish` exclusive). */
  passage(begin: number, finish: number): Passage {
    const { text, offsets } = this.#source
    const from = splitsPair(this.text, begin) ? begin - 1 : begin
    const to = splitsPair(this.text, finish) ? finish + 1 : finish
    const pieces: Span[] = []
    let quote = ''
    let lastUnit = -1
    for (let index = this.#runAt(from); index < this.#runs.length; index++) {
      const run = this.#runs[index]!
      if (run.flow >= to) break
      const start = run.unit + Math.max(0, from - run.flow)
      const end = run.unit + Math.min(run.length, to - run.flow)
      if (end <= start) continue
      const last = pieces.at(-1)
      if (last && run.joined) {
        // Layout white space between two runs of one piece belongs to the passage.
        last.end = offsets.toPoint(end)
        quote += text.slice(lastUnit, end)
      } else {
        pieces.push({ start: offsets.toPoint(start), end: offsets.toPoint(end) })
        quote += text.slice(start, end)
      }
      lastUnit = end
    }
    if (pieces.length === 0) {
      const at = offsets.toPoint(this.#runs[0]?.unit ?? 0)
      pieces.push({ start: at, end: at })
    }
    return { start: pieces[0]!.start, end: pieces.at(-1)!.end, quote, pieces }
  }

  /** Index of the run that holds the flow offset `at`. */
  #runAt(at: number): number {
    let low = 0
    let high = this.#runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#runs[middle]!.flow <= at) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

/** Does a surrogate pair lie across `at`? A passage never cuts one. */
const splitsPair = (text: string, at: number) =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800

/** A stretch copied one to one from the source: `length` units from `unit` of the source stand at `flow` of the flow. */
export interface Run {
  flow: number
  unit: number
  length: number
  /** Only layout white space lies between the run before and this one. */
  joined: boolean
}

export interface FlowSource {
  text: string
  offsets: Offsets
}

/** The flows of a source's blocks, one a block, in the same order. */
export const flowsOf = (source: Source): Flow[] => someFlows(source, source.blocks)

/** The flows of some of a source's blocks, in the order given. */
export const someFlows = (source: Source, blocks: readonly Block[]): Flow[] => blocks.map(flowWriter(source))

/** Writes the flow of any of a source's blocks. */
export function flowWriter(source: Source): (block: Block) => Flow {
  const { text } = source
  const offsets = new Offsets(text)
  const hyphens = new Hyphens(text)
  const calls = callsOf(source, offsets)
  return (block) => {
    const cuts = callsIn(block, calls).map((call) => unitSpan(call, offsets))
    const label = labelEnd(block, text, offsets)
    if (label > 0) cuts.unshift({ start: offsets.toUnit(block.pieces[0]!.start), end: label })
    return new FlowWriter(text, hyphens, block.language === 'zh-Hant').write(block, cuts, { text, offsets })
  }
}

const unitSpan = (span: Span, offsets: Offsets): Span => ({
  start: offsets.toUnit(span.start),
  end: offsets.toUnit(span.end),
})

/** Where notes are called, in text order. */
function callsOf(source: Source, offsets: Offsets): Span[] {
  const calls = repeatedCalls(source, offsets)
  for (const { call } of source.notes) if (call) calls.push(call)
  return calls.sort((a, b) => a.start - b.start)
}

/** The calls that stand in a block's pieces. */
function callsIn({ pieces }: Block, calls: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const piece of pieces) {
    let low = 0
    let high = calls.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (calls[middle]!.start < piece.start) low = middle + 1
      else high = middle
    }
    for (; low < calls.length && calls[low]!.end <= piece.end; low++) found.push(calls[low]!)
  }
  return found
}

/** Further calls of a note in brackets: a second [2] means the same note. */
function repeatedCalls({ text, notes }: Source, offsets: Offsets): Span[] {
  const markers = new Set(notes.filter((note) => note.marker.startsWith('[')).map((note) => note.marker))
  if (markers.size === 0) return []
  const known = new Set(notes.map((note) => note.call?.start))
  const spans: Span[] = []
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    let close = at + 1
    while (close < at + 5 && isDigit(text.charCodeAt(close))) close++
    if (text.charCodeAt(close) !== 0x5d || !markers.has(text.slice(at, close + 1))) continue
    const span = { start: offsets.toPoint(at), end: offsets.toPoint(close + 1) }
    if (!known.has(span.start)) spans.push(span)
  }
  return spans
}

/** Signs that stand between a block's number and its text: . ． 、 ) ） : ： 。 */
const labelSigns = new Set([0x2e, 0xff0e, 0x3001, 0x29, 0xff09, 0x3a, 0xff1a, 0x3002])

/** The unit where the text of a numbered block begins; 0 if its number does not stand at its head. A heading keeps its number. */
function labelEnd(block: Block, text: string, offsets: Offsets): number {
  const piece = block.pieces[0]!
  const end = offsets.toUnit(piece.end)
  let at = offsets.toUnit(piece.start)
  if (block.kind === 'item' && block.number === null && isBullet(text.charCodeAt(at))) return at + 1
  if (block.number === null || block.kind === 'heading' || block.kind === 'title') return 0
  for (let i = 0; i < block.number.length; i++) {
    const code = block.number.charCodeAt(i)
    if (isSpace(code)) continue
    while (at < end && isSpace(text.charCodeAt(at))) at++
    if (at >= end || traditionalFold(text.charCodeAt(at)) !== traditionalFold(code)) return 0
    at++
  }
  while (at < end && (isSpace(text.charCodeAt(at)) || labelSigns.has(text.charCodeAt(at)))) at++
  return at
}

/** Copies one block's visible text, run by run. */
class FlowWriter {
  readonly #runs: Run[] = []

  constructor(
    private readonly text: string,
    private readonly hyphens: Hyphens,
    private readonly traditional: boolean,
  ) {}

  write(block: Block, cuts: readonly Span[], source: FlowSource): Flow {
    let cut = 0
    written.clear()
    for (const piece of block.pieces) {
      let start = source.offsets.toUnit(piece.start)
      const end = source.offsets.toUnit(piece.end)
      // Between two pieces something else interrupts: like white space.
      let gap = -1
      while (cut < cuts.length && cuts[cut]!.start < end) {
        const { start: from, end: to } = cuts[cut++]!
        if (from > start) this.#copy(start, from, gap)
        start = Math.max(start, to)
        gap = 0
      }
      this.#copy(start, end, gap)
    }
    return new Flow(block, written.text(), this.#runs, source)
  }

  /** Copies the units `from` … `to`. `gap` -1: white space precedes; 0: something was cut out directly before. */
  #copy(from: number, to: number, gap: number): void {
    const { text } = this
    let at = from
    let joined = false
    let spaced = gap < 0 || (at > 0 && isSpace(text.charCodeAt(at - 1)))
    let broken = gap < 0
    let run: Run | undefined
    while (at < to) {
      const code = text.charCodeAt(at)
      if (isSpace(code)) {
        spaced = true
        if (code === 0x0a) broken = true
        at++
        continue
      }
      if (isInvisible(code)) {
        at++
        run = undefined
        continue
      }
      const tag = code === 0x3c ? tagEnd(text, at, to) : 0
      if (tag > 0) {
        at = tag
        run = undefined
        continue
      }
      if (spaced) run = this.#bridge(run, at, code, broken)
      spaced = broken = false
      const start = at
      at = this.#visibleEnd(start, to)
      if (run) run.length += at - start
      else {
        run = { flow: written.length, unit: start, length: at - start, joined: joined && this.#runs.length > 0 }
        this.#runs.push(run)
      }
      joined = true
      this.#append(start, at)
    }
  }

  /** Puts a space, or nothing, between what is written and the visible unit at `at`; gives the run that goes on, if it does. */
  #bridge(run: Run | undefined, at: number, code: number, broken: boolean): Run | undefined {
    const { text } = this
    if (written.length === 0) return undefined
    const before = written.last
    if (isWide(before) || isWide(code)) return undefined
    if (broken && before === 0x2d && isLetter(code) && this.hyphens.isLineEnd(lastVisible(text, at), at)) {
      this.#dropLast()
      return undefined
    }
    if (broken && before === 0x2d && isLetter(code)) return undefined
    written.push(0x20)
    if (run && run.unit + run.length === at - 1) {
      run.length++
      return run
    }
    return undefined
  }

  /** Takes back the hyphen that was written last. */
  #dropLast(): void {
    written.pop()
    const run = this.#runs.at(-1)!
    if (--run.length === 0) this.#runs.pop()
  }

  /** End of the stretch of plainly visible units that begins at `start`. */
  #visibleEnd(start: number, to: number): number {
    const { text } = this
    let at = start + 1
    while (at < to) {
      const code = text.charCodeAt(at)
      if (code === 0x3c || isSpace(code) || isInvisible(code)) break
      at++
    }
    return at
  }

  #append(from: number, to: number): void {
    const { text, traditional } = this
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at)
      written.push(code < 0x2e80 ? code : traditional ? traditionalFold(code) : foldedUnit(code))
    }
  }
}

/** One flow is written at a time. */
const written = new UnitWriter()

function lastVisible(text: string, before: number): number {
  let at = before - 1
  while (at > 0 && isSpace(text.charCodeAt(at))) at--
  return at
}

const TAG = /<\/?(?:sup|sub|i|b|u|em|strong|span|small|font|a|br|p|div)(?:\s[^<>]{0,200})?\/?>/iy

/** End of the mark-up tag that begins at `at`, when a converter has left one in the text; 0 if none. */
function tagEnd(text: string, at: number, limit: number): number {
  TAG.lastIndex = at
  return TAG.test(text) && TAG.lastIndex <= limit ? TAG.lastIndex : 0
}
