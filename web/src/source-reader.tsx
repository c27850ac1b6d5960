import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { RecordedAct, Source, Span } from '../../src/model/index.ts'
import type { SourceActs } from '../../src/serve/http/views.ts'
import { useMarkedWords } from './marked-words.tsx'
import { useSelection } from './selection.ts'
import { useServer } from './server.ts'
import { SourceBlock } from './source-block.tsx'
import { newPages, stretchesOf } from './source-text.ts'
import { When } from './words.tsx'

/**
 * A source as it reads, its acts marked; the asked-for passage is brought into view and, unless the focus is needed elsewhere, gets the focus.
 * Words that a person marks can be recorded as an act.
 */
export function SourceReader({
  id,
  start,
  end,
  takesFocus,
  record,
}: {
  id: string
  start: number | null
  end: number | null
  takesFocus: boolean
  record: (source: Source, marked: Span) => void
}) {
  const loaded = useServer<Source>(`/api/sources/${id}`, true)
  const marks = useServer<SourceActs>(`/api/sources/${id}/acts`)
  const source = loaded.state === 'done' && loaded.value.id.startsWith(id) ? loaded.value : null
  const acts = marks.state === 'done' && marks.value.source === source?.id ? marks.value.acts : null
  if (loaded.state === 'failed')
    return (
      <p className="message" role="alert">
        The source could not be opened: {loaded.problem}
      </p>
    )
  if (!source || !acts) return <p className="message">Opening the source…</p>
  return <OpenSource source={source} acts={acts} start={start} end={end} takesFocus={takesFocus} record={record} />
}

function OpenSource({
  source,
  acts,
  start,
  end,
  takesFocus,
  record,
}: {
  source: Source
  acts: readonly RecordedAct[]
  start: number | null
  end: number | null
  takesFocus: boolean
  record: (source: Source, marked: Span) => void
}) {
  const stretches = useMemo(() => {
    const asked = start === null || end === null ? null : { start, end }
    return stretchesOf(source, acts, asked)
  }, [source, acts, start, end])
  const pages = useMemo(() => newPages(source.blocks), [source])
  const notes = useMemo(() => new Map(source.notes.map(({ block, n }) => [block, n])), [source])
  const article = useRef<HTMLElement>(null)
  const { marked, mark } = useMarkedWords()
  const markHere = useCallback((span: Span | null) => mark(span && { source: source.id, ...span }), [source.id, mark])
  useSelection(source, article, markHere)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source or passage moves the view, nothing else does
  useEffect(() => {
    const passage = article.current?.querySelector<HTMLElement>('mark.asked')
    if (!passage) return
    passage.scrollIntoView({ block: 'center' })
    if (takesFocus) passage.focus({ preventScroll: true })
    // Blocks that come into view for the first time take their real height, which moves what is below them.
    const again = requestAnimationFrame(() => passage.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(again)
  }, [source.id, start, end])
  return (
    <article ref={article}>
      <h2 lang={source.language}>{source.self.title ?? source.name}</h2>
      <p className="provenance">
        {source.name} · {source.self.symbol ?? 'no symbol'} · <When edtf={source.published} /> · {acts.length} acts
        marked
      </p>
      {marked && (
        <p className="marked-words">
          <button
            type="button"
            className="primary"
            // Without this the press would take the marking away first.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => record(source, marked)}
          >
            Record an act from the marked words
          </button>
        </p>
      )}
      {source.blocks.map((block, at) => {
        const asked = start !== null && end !== null && block.start < end && start < block.end
        return (
          <SourceBlock
            key={block.index}
            block={block}
            stretches={stretches[at]!}
            page={pages[at]!}
            note={notes.get(block.index) ?? null}
            start={asked ? start : null}
            end={asked ? end : null}
          />
        )
      })}
    </article>
  )
}
