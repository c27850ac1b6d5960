import type { RecordedAct } from '../../model/index.ts'
import type { Proof, ReportLine } from '../../standing/index.ts'
import type { Evidence, ProofView, StandingLine } from './views.ts'

/** A line of the standing as the page is told it. */
export function standingLine({ acts, ...line }: ReportLine): StandingLine {
  return { ...line, evidence: acts.map(evidence) }
}

/** Where a recorded act stands: its fullest passage. */
export function evidence({ id, act, source }: RecordedAct): Evidence {
  return { act: id, source: { id: source.id, name: source.name }, date: act.date, passage: act.passages[0]! }
}

/** A proof as the page is told it. */
export function proofView(proof: Proof): ProofView {
  return {
    says: proof.through === null ? proof.says : `${proof.says} (${proof.through})`,
    rule: proof.rule,
    evidence: proof.act ? evidence(proof.act) : null,
    because: proof.because.map(proofView),
  }
}
