import type { Evidence } from '../../src/serve/http/views.ts'

/** A passage one can follow: the quote and its source; a press opens the source at that place. */
export function EvidenceLink({ evidence, show }: { evidence: Evidence; show: (at: Evidence) => void }) {
  const { passage, source } = evidence
  return (
    <button type="button" className="evidence" onClick={() => show(evidence)}>
      <q>{shorten(passage.quote)}</q> <cite>{source.name}</cite>
    </button>
  )
}

function shorten(quote: string): string {
  const points = [...quote.replace(/\s+/g, ' ').trim()]
  return points.length <= 70 ? points.join('') : `${points.slice(0, 69).join('')}…`
}
