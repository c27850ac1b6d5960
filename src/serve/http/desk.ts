import type { GatheredAct, RecordedAct } from '../../model/index.ts'
import type { ActFilter, Dossier } from '../../register/index.ts'
import { type Proof, type ReportLine, type Standing, standingHistory, standingReport } from '../../standing/index.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { partyName } from '../party-name.ts'
import type { DossierView, Evidence, ProofView, SourceDetail, StandingLine, StandingView } from './views.ts'

/** What the page can ask of an open dossier. */
export interface Desk {
  dossier(): DossierView
  source(id: string): SourceDetail
  acts(filter: ActFilter): GatheredAct[]
  standing(party: string, on: string): StandingView
  why(query: string, on: string): ProofView
}

/** Answers from a dossier. Statuses are derived once and again when an act is recorded or judged, by this program or another one. */
export function openDesk(dossier: Dossier): Desk {
  let derived: { standing: Standing; last: number } | null = null
  const standing = () => {
    const last = dossier.recent(1)[0]?.seq ?? 0
    if (derived?.last !== last) derived = { standing: dossierStanding(dossier), last }
    return derived.standing
  }
  return {
    dossier: () => ({
      title: dossier.config.title,
      sources: dossier.sources(),
      parties: partiesByActs(dossier),
    }),
    source: (id) => {
      const source = dossier.source(id)
      return { source, acts: dossier.acts({ source: source.id }) }
    },
    acts: (filter) => dossier.gathered(filter),
    standing: (party, on) => ({
      party,
      on,
      lines: standingReport(standing(), party, on).map(standingLine),
      spans: standingHistory(standing(), party).map(standingLine),
    }),
    why: (query, on) => proofView(standing().why(query, on)),
  }
}

/** Parties that act or are acted upon, those in focus first, then the most active. */
function partiesByActs(dossier: Dossier): DossierView['parties'] {
  const counts = new Map<string, number>()
  for (const { act } of dossier.acts())
    for (const id of new Set([...act.agents, ...act.targets])) counts.set(id, (counts.get(id) ?? 0) + 1)
  const focus = dossier.config.parties.filter((id) => counts.has(id))
  const rest = [...counts.keys()].filter((id) => !focus.includes(id))
  rest.sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1))
  return [...focus, ...rest].map((id) => ({ id, name: partyName(id), acts: counts.get(id)! }))
}

function standingLine({ acts, ...line }: ReportLine): StandingLine {
  return { ...line, evidence: acts.map(evidence) }
}

/** Where a recorded act stands: its fullest passage. */
export function evidence({ id, act, source }: RecordedAct): Evidence {
  return { act: id, source: { id: source.id, name: source.name }, date: act.date, passage: act.passages[0]! }
}

function proofView(proof: Proof): ProofView {
  return {
    says: proof.through === null ? proof.says : `${proof.says} (${proof.through})`,
    rule: proof.rule,
    evidence: proof.act ? evidence(proof.act) : null,
    because: proof.because.map(proofView),
  }
}
