import { Fragment, useEffect, useMemo, useRef } from 'react'
import type { Block } from '../../src/model/index.ts'
import type { SourceDetail } from '../../src/serve/http/views.ts'
import { useServer } from './server.ts'
import { type Stretch, stretchesOf } from './source-text.ts'

const LAYOUT_KINDS = new Set(['running-head', 'page-number', 'separator', 'link'])

/** A source as it reads, its acts marked; the asked-for passage is brought into view and gets the focus. */
export function SourceReader({ id, start, end }: { id: string; start: number | null; end: number | null }) {
  const loaded = useServer<SourceDetail>(`/api/sources/${id}`)
  const detail = loaded.state === 'done' ? loaded.value : null
  const stretches = useMemo(() => (detail ? stretchesOf(detail.source, detail.acts) : []), [detail])
  const passage = useRef<HTMLElement | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new passage or text moves the view; the ref itself does not
  useEffect(() => {
    passage.current?.scrollIntoView({ block: 'center' })
    passage.current?.focus({ preventScroll: true })
  }, [detail, start, end])
  if (loaded.state === 'loading') return <p className="message">Opening the source…</p>
  if (loaded.state === 'failed' || detail === null)
    return (
      <p className="message" role="alert">
        The source could not be opened: {loaded.state === 'failed' ? loaded.problem : ''}
      </p>
    )
  passage.current = null
  const isAsked = (stretch: Stretch) => start !== null && end !== null && stretch.start < end && start < stretch.end
  return (
    <article>
      <h2 lang={detail.source.language}>{detail.source.self.title ?? detail.source.name}</h2>
      <p className="provenance">
        {detail.source.name} · {detail.source.self.symbol ?? 'no symbol'} · {detail.source.published ?? 'no date'} ·{' '}
        {detail.acts.length} acts marked
      </p>
      {detail.source.blocks.map((block, at) => (
        <BlockView
          key={block.index}
          block={block}
          newPage={block.page !== null && block.page !== detail.source.blocks[at - 1]?.page}
          note={detail.source.notes.find((note) => note.block === block.index)?.n ?? null}
        >
          {stretches[at]!.map((stretch) => (
            <StretchView
              key={stretch.start}
              stretch={stretch}
              asked={isAsked(stretch)}
              mark={(element) => {
                if (element && isAsked(stretch)) passage.current ??= element
              }}
            />
          ))}
        </BlockView>
      ))}
    </article>
  )
}

function BlockView({
  block,
  newPage,
  note,
  children,
}: {
  block: Block
  newPage: boolean
  note: number | null
  children: React.ReactNode
}) {
  const Element = elementOf(block)
  return (
    <>
      {newPage && (
        <div className="page-begins" aria-hidden="true">
          p. {block.page}
        </div>
      )}
      <Element
        className={`block ${block.kind} ${LAYOUT_KINDS.has(block.kind) ? 'layout' : ''}`}
        id={note === null ? undefined : `note-${note}`}
        lang={block.language}
      >
        {children}
      </Element>
    </>
  )
}

/** Headings of a source stand below the source's own, which is an h2. */
function elementOf({ kind, level }: Block): 'div' | 'h3' | 'h4' | 'h5' | 'h6' {
  if (kind !== 'heading' && kind !== 'title') return 'div'
  return (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(3, (level ?? 1) - 1)] ?? 'h6'
}

function StretchView({
  stretch,
  asked,
  mark,
}: {
  stretch: Stretch
  asked: boolean
  mark: (element: HTMLElement | null) => void
}) {
  if (stretch.call !== null)
    return (
      <sup>
        <a
          href={`#note-${stretch.call}`}
          aria-label={`note ${stretch.call}`}
          onClick={(event) => {
            event.preventDefault()
            document.getElementById(`note-${stretch.call}`)?.scrollIntoView({ block: 'center' })
          }}
        >
          {stretch.text}
        </a>
      </sup>
    )
  if (stretch.acts.length === 0 && !asked) return <Fragment>{stretch.text}</Fragment>
  const says = stretch.acts
    .map(({ act }) => [act.date ?? 'no date', act.agents.join(', '), act.kind, act.targets.join(', ')].join(' '))
    .join('; ')
  return (
    <mark className={asked ? 'asked' : undefined} title={says} ref={mark} tabIndex={asked ? -1 : undefined}>
      {stretch.text}
    </mark>
  )
}
