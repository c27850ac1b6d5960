import type { Evidence, ProofView } from '../../src/serve/http/views.ts'
import { EvidenceLink } from './evidence.tsx'
import { useServer } from './server.ts'
import { NamedWords } from './words.tsx'

/** Why a line holds: the derivation in the rule's own words, down to acts and passages. */
export function ProofTree({ query, on, show }: { query: string; on: string; show: (at: Evidence) => void }) {
  const proof = useServer<ProofView>(`/api/why?query=${encodeURIComponent(query)}&on=${encodeURIComponent(on)}`)
  if (proof.state === 'loading') return <p className="message">Looking for the proof…</p>
  if (proof.state === 'failed') return <p role="alert">{proof.problem}</p>
  return (
    <ul className="proof">
      <Step step={proof.value} show={show} />
    </ul>
  )
}

function Step({ step, show }: { step: ProofView; show: (at: Evidence) => void }) {
  return (
    <li>
      <span>
        <NamedWords text={step.says} />
      </span>
      {step.rule && (
        <small>
          {' '}
          {step.rule.words} {step.rule.file}:{step.rule.line} · {step.rule.cites}
        </small>
      )}
      {step.evidence && <EvidenceLink evidence={step.evidence} show={show} />}
      {step.because.length > 0 && (
        <ul>
          {step.because.map((reason, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a proof does not change once shown
            <Step key={at} step={reason} show={show} />
          ))}
        </ul>
      )}
    </li>
  )
}
