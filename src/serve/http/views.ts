import type { Answer, Force, Passage, RecordedAct, Source } from '../../model/index.ts'

/** What the page is told; the shapes of the HTTP answers, shared by server and page. */

export interface SourceView {
  id: string
  name: string
  title: string | null
  language: string
  /** EDTF. */
  published: string | null
  acts: number
}

export interface DossierView {
  title: string
  sources: SourceView[]
  /** Parties that act in the dossier, most active first, with a name to show. */
  parties: { id: string; name: string; acts: number }[]
}

/** A whole source, with the acts recorded from it. */
export interface SourceDetail {
  source: Source
  acts: RecordedAct[]
}

/** Where a derived line stands in a source. */
export interface Evidence {
  /** Record of the act. */
  act: string
  source: { id: string; name: string }
  /** EDTF date of the act. */
  date: string | null
  passage: Passage
}

/** One line of "who stands where", with the places it rests on. */
export interface StandingLine {
  /** Those of whom it is said on the same grounds. */
  holders: string[]
  /** The status in words, without its holders ("observer of SCO"). */
  status: string
  /** The question `why` answers about this line. */
  query: string
  /** `unknown`: it may hold, as far as the dates go. */
  answer: Answer
  /** EDTF; null where not known. */
  from: string | null
  /** EDTF; null while it lasts. */
  until: string | null
  force: Force
  evidence: Evidence[]
}

export interface StandingView {
  party: string
  /** EDTF day. */
  on: string
  lines: StandingLine[]
  /** The same party's statuses over all time, for the picture. */
  spans: StandingLine[]
}

/** A derivation in the rule's own words: a tree down to acts and passages. */
export interface ProofView {
  says: string
  /** Rulebook, line and citation of the rule; null for an act. */
  rule: { file: string; line: number; cites: string; words: string } | null
  evidence: Evidence | null
  because: ProofView[]
}
