import type { Box, Source, Span } from '../model/index.ts'
import { isWide } from './chars.ts'
import { Offsets } from './offsets.ts'

/** A part of a page: from its top left corner, in points (PDF) or pixels (pictures); `page` counts from 1. */
export interface Rectangle {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * Where stretches of a source (code points) stand on its pages: one rectangle for each line they touch, in the order of the text. Inside a
 * line, characters are taken to be as wide as each other, ideographs twice as wide. Empty for a source whose format tells no places.
 */
export function rectanglesOf(source: Source): (spans: readonly Span[]) => Rectangle[] {
  const { boxes, text } = source
  const offsets = new Offsets(text)
  const cells = (start: number, end: number) => {
    let sum = 0
    for (let at = offsets.toUnit(start); at < offsets.toUnit(end); at++) sum += isWide(text.charCodeAt(at)) ? 2 : 1
    return sum
  }
  return (spans) =>
    boxes.length === 0 ? [] : spans.flatMap((span) => between(boxes, span).map((box) => cut(box, span, cells)))
}

/** The boxes that a stretch touches. */
function between(boxes: readonly Box[], { start, end }: Span): Box[] {
  let low = 0
  let high = boxes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (boxes[middle]!.end <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < boxes.length && boxes[last]!.start < end) last++
  return boxes.slice(low, last)
}

function cut(box: Box, span: Span, cells: (start: number, end: number) => number): Rectangle {
  const { page, y, height } = box
  const whole = Math.max(1, cells(box.start, box.end))
  const before = cells(box.start, Math.max(box.start, span.start)) / whole
  const upTo = cells(box.start, Math.min(box.end, span.end)) / whole
  return { page, x: box.x + box.width * before, y, width: box.width * (upTo - before), height }
}
