import type { Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/sentences.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { isProse } from '../index.ts'

/** Part of a document that is asked about at once: whole blocks, or runs of sentences of a long one, in text order. */
export interface Stretch {
  parts: Found[]
}

/** Characters asked about at once. Longer stretches are cut off in the middle of their answer more often. */
const LONGEST = 4000

/** The running text of a source, cut into stretches by its blocks; a block longer than a stretch is cut by its sentences. */
export function stretchesOf(source: Source, findings: Findings, longest = LONGEST): Stretch[] {
  const stretches: Stretch[] = []
  let parts: Found[] = []
  let length = 0
  const close = () => {
    if (parts.length > 0) stretches.push({ parts })
    parts = []
    length = 0
  }
  for (const { index: block } of source.blocks.filter(isProse)) {
    for (const part of partsOf(findings, block, longest)) {
      if (length + part.to - part.from > longest) close()
      parts.push(part)
      length += part.to - part.from
    }
  }
  close()
  return stretches
}

function partsOf(findings: Findings, block: number, longest: number): Found[] {
  const flow = findings.flows[block]!
  if (flow.text.length <= longest) return flow.text.trim() === '' ? [] : [{ block, from: 0, to: flow.text.length }]
  const parts: Found[] = []
  for (const { from, to } of sentencesOf(flow)) {
    const last = parts.at(-1)
    if (last && to - last.from <= longest) last.to = to
    else parts.push({ block, from, to })
  }
  return parts
}

/** The two halves of a stretch, for when its answer was cut off; null where it has only one part. */
export function halves({ parts }: Stretch): [Stretch, Stretch] | null {
  if (parts.length < 2) return null
  const middle = parts.length >> 1
  return [{ parts: parts.slice(0, middle) }, { parts: parts.slice(middle) }]
}

/** The text of a stretch as it is sent: one paragraph a part. */
export function textOf({ parts }: Stretch, findings: Findings): string {
  return parts.map(({ block, from, to }) => findings.flows[block]!.text.slice(from, to)).join('\n\n')
}
