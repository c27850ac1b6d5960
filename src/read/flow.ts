import type { Block, Passage, Source, Span } from '../model/index.ts'
import { Offsets } from './offsets.ts'

/**
 * One block's text as it would be read aloud: pieces joined, notes' calls and layout white space gone, full-width letters and digits
 * folded. Recognisers look only at this text; `passage` leads back to the untouched one.
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

  /** The place in the source of the flow's stretch `from` … `to` (UTF-16 units of `text`, `to` exclusive). */
  passage(from: number, to: number): Passage {
    const { text, offsets } = this.#source
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
export function flowsOf(source: Source): Flow[] {
  const offsets = new Offsets(source.text)
  const shared = { text: source.text, offsets }
  const calls = new Map<number, Span[]>()
  let block = 0
  for (const note of source.notes) {
    if (!note.call) continue
    block = source.blocks.findIndex((b) => b.pieces.some((p) => p.start <= note.call!.start && note.call!.end <= p.end))
    if (block >= 0) calls.set(block, [...(calls.get(block) ?? []), note.call])
  }
  return source.blocks.map((b) => flowOf(b, calls.get(b.index) ?? [], shared))
}

const CJK = /[\u2e80-\u2fff\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]/
const LAYOUT = /[\s\u00ad\u200b\u2060\ufeff]/

function flowOf(block: Block, calls: readonly Span[], source: FlowSource): Flow {
  const runs: Run[] = []
  let text = ''
  let gap = false
  let cut = false
  const { text: whole, offsets } = source
  const cuts = calls.map((call) => [offsets.toUnit(call.start), offsets.toUnit(call.end)] as const)
  for (const piece of block.pieces) {
    const end = offsets.toUnit(piece.end)
    for (let unit = offsets.toUnit(piece.start); unit < end; unit++) {
      const call = cuts.find(([from, to]) => from <= unit && unit < to)
      if (call) {
        unit = call[1] - 1
        cut = true
        continue
      }
      const char = whole[unit]!
      if (LAYOUT.test(char)) {
        gap = true
        continue
      }
      const before = text.at(-1)
      if (gap && before !== undefined && !(CJK.test(before) || CJK.test(char))) text += ' '
      const last = runs.at(-1)
      if (last && !gap && !cut && last.unit + last.length === unit) last.length++
      else runs.push({ flow: text.length, unit, length: 1, joined: last !== undefined && !cut })
      text += fold(char)
      gap = false
      cut = false
    }
    gap = true
    cut = true
  }
  return new Flow(block, text, runs, source)
}

/** Full-width letters, digits and signs as their ordinary forms, one unit for one unit. */
function fold(char: string): string {
  const code = char.charCodeAt(0)
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a) || code === 0xff05
    ? String.fromCharCode(code - 0xfee0)
    : char
}
