import { memo } from 'react'
import type { Block } from '../../src/model/index.ts'
import type { Stretch } from './source-text.ts'
import { actText, useWords } from './words.tsx'

const LAYOUT_KINDS = new Set(['running-head', 'page-number', 'separator', 'link'])
/** Characters of a line of the reader, to say how high a block that is not in view will be. */
const LINE = 80

/** One block of a source. It is only drawn anew when something in it changes: a long document has ten thousand of them. */
export const SourceBlock = memo(drawBlock, looksTheSame)

function drawBlock({
  block,
  stretches,
  page,
  note,
  start,
  end,
}: {
  block: Block
  stretches: readonly Stretch[]
  /** The page that begins with this block. */
  page: number | null
  /** The number of the note that this block is. */
  note: number | null
  /** The passage asked for, where it meets this block. */
  start: number | null
  end: number | null
}) {
  const Element = elementOf(block)
  const lines = Math.ceil((block.end - block.start) / LINE)
  return (
    <>
      {page !== null && (
        <div className="page-begins" aria-hidden="true">
          p. {page}
        </div>
      )}
      <Element
        className={`block ${block.kind} ${LAYOUT_KINDS.has(block.kind) ? 'layout' : ''}`}
        style={{ containIntrinsicSize: `auto ${lines * 1.7}em` }}
        id={note === null ? undefined : `note-${note}`}
        lang={block.language}
      >
        {stretches.map((stretch) => (
          <StretchView
            key={stretch.start}
            stretch={stretch}
            asked={start !== null && end !== null && stretch.start < end && start < stretch.end}
          />
        ))}
      </Element>
    </>
  )
}

type BlockProps = Parameters<typeof drawBlock>[0]

/** Stretches are cut anew whenever something was recorded; most blocks look as before. */
function looksTheSame(before: BlockProps, now: BlockProps): boolean {
  return (
    before.block === now.block &&
    before.start === now.start &&
    before.end === now.end &&
    before.stretches.length === now.stretches.length &&
    before.stretches.every((stretch, at) => sameStretch(stretch, now.stretches[at]!))
  )
}

function sameStretch(before: Stretch, now: Stretch): boolean {
  return (
    before.start === now.start &&
    before.end === now.end &&
    before.acts.length === now.acts.length &&
    before.acts.every(({ id, recorded }, at) => id === now.acts[at]!.id && recorded === now.acts[at]!.recorded)
  )
}

/** Headings of a source stand below the source's own, which is an h2. */
function elementOf({ kind, level }: Block): 'div' | 'h3' | 'h4' | 'h5' | 'h6' {
  if (kind !== 'heading' && kind !== 'title') return 'div'
  return (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(3, (level ?? 1) - 1)] ?? 'h6'
}

function StretchView({ stretch, asked }: { stretch: Stretch; asked: boolean }) {
  const words = useWords()
  const { start, end, continued, text, acts, call } = stretch
  const place = { 'data-start': start, 'data-end': end, ...(continued ? { 'data-continued': '' } : {}) }
  if (call !== null)
    return (
      <sup>
        <a
          {...place}
          href={`#note-${call}`}
          aria-label={`note ${call}`}
          onClick={(event) => {
            event.preventDefault()
            document.getElementById(`note-${call}`)?.scrollIntoView({ block: 'center' })
          }}
        >
          {text}
        </a>
      </sup>
    )
  if (acts.length === 0 && !asked) return <span {...place}>{text}</span>
  const says = acts.map(({ act }) => `${act.date ?? 'no date'}: ${actText(words, act)}`).join('; ')
  return (
    <mark {...place} className={asked ? 'asked' : undefined} title={says} tabIndex={asked ? -1 : undefined}>
      {text}
    </mark>
  )
}
