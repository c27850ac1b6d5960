import type { Block, Source } from '../../model/index.ts'
import type { Findings } from '../../recognise/findings.ts'

/** Blocks that are no part of what a document says. */
const FURNITURE: ReadonlySet<string> = new Set(['running-head', 'page-number', 'separator', 'note', 'link'])

/** Titles and cover lines are shorter than this (UTF-16 units) … */
const LONGEST_LINE = 420
/** … and there are no more of them than this. */
const MOST_LINES = 24

/**
 * Indexes of the blocks of title, cover and other lines before the running text begins, in order. What follows the first paragraph that is
 * longer than a title, or ends as a sentence of some length does, is no front any more.
 */
export function frontBlocks(source: Source, findings: Findings): number[] {
  const front: number[] = []
  for (const block of source.blocks) {
    if (FURNITURE.has(block.kind)) continue
    if (front.length >= MOST_LINES || isRunning(block, findings)) break
    front.push(block.index)
  }
  return front
}

const CLAUSES: ReadonlySet<string> = new Set(['article', 'operative', 'preambular'])
/** "and" between two parties of a cover is no clause. */
const SHORT = 30

function isRunning(block: Block, findings: Findings): boolean {
  const { text } = findings.flows[block.index]!
  if (block.kind === 'title' || block.kind === 'matter' || block.kind === 'byline')
    return text.length > 2 * LONGEST_LINE
  if (CLAUSES.has(block.kind) && text.length > SHORT) return true
  if (text.length > LONGEST_LINE) return true
  if (/\p{Script=Han}.*[，。；：]$/u.test(text)) return true
  return text.length > 160 && text !== text.toUpperCase() && /[.;。；:：,，]$/.test(text)
}
