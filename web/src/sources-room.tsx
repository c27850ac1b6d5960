import type { SourceView } from '../../src/serve/http/views.ts'
import { When } from './words.tsx'

/** The sources held, each with what it says of itself. */
export function SourcesRoom({
  sources,
  current,
  open,
}: {
  sources: SourceView[]
  current: string | null
  open: (id: string) => void
}) {
  return (
    <ul className="sources">
      {sources.map((source) => (
        <li key={source.id}>
          <button type="button" aria-pressed={source.id === current} onClick={() => open(source.id)}>
            <strong lang={source.language}>{source.title ?? source.name}</strong>
            <span>
              {source.name} · <When edtf={source.published} /> · {source.acts} acts
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
