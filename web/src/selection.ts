import { useEffect } from 'react'
import type { Source, Span } from '../../src/model/index.ts'
import { Offsets } from '../../src/read/offsets.ts'
import { asRead } from './source-text.ts'

/** Follows which words a person marks in the text of a source, in its code points; null when none are. `within` holds the text. */
export function useSelection(
  source: Source,
  within: React.RefObject<HTMLElement | null>,
  mark: (span: Span | null) => void,
): void {
  useEffect(() => {
    const offsets = new Offsets(source.text)
    const follow = () => {
      const selection = document.getSelection()
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return mark(null)
      const range = selection.getRangeAt(0)
      if (!within.current?.contains(range.commonAncestorContainer)) return mark(null)
      const start = placeOf(source, offsets, range.startContainer, range.startOffset, 'start')
      const end = placeOf(source, offsets, range.endContainer, range.endOffset, 'end')
      mark(start !== null && end !== null && start < end ? { start, end } : null)
    }
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [source, within, mark])
}

/** The code point of a place in the shown text. Where it is not inside a stretch, the nearest one after (a start) or before (an end) counts. */
function placeOf(source: Source, offsets: Offsets, node: Node, offset: number, side: 'start' | 'end'): number | null {
  const stretch = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]')
  if (node.nodeType === Node.TEXT_NODE && stretch) {
    const [from, to] = spanOf(stretch)
    const { units } = asRead(
      source.text,
      offsets.toUnit(from),
      offsets.toUnit(to),
      stretch.dataset.continued !== undefined,
    )
    // An end stands after the character before it, so that no layout that follows is taken.
    const unit = side === 'start' ? units[offset] : offset === 0 ? units[0] : (units[offset - 1] ?? 0) + 1
    return unit === undefined ? null : offsets.toPoint(unit)
  }
  return nearestTo(node, offset, side)
}

function nearestTo(node: Node, offset: number, side: 'start' | 'end'): number | null {
  const at = document.createRange()
  at.setStart(node, offset)
  const root = (node instanceof Element ? node : node.parentElement)?.closest('article')
  const stretches = [...(root?.querySelectorAll<HTMLElement>('[data-start]') ?? [])]
  if (side === 'start') {
    const next = stretches.find((each) => at.comparePoint(each, 0) >= 0)
    return next ? spanOf(next)[0] : null
  }
  const last = stretches.findLast((each) => at.comparePoint(each, each.childNodes.length) <= 0)
  return last ? spanOf(last)[1] : null
}

function spanOf({ dataset }: HTMLElement): [number, number] {
  return [Number(dataset.start), Number(dataset.end)]
}
