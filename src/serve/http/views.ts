import type { Answer, Force, Passage, RecordedAct } from '../../model/index.ts'
import type { ReviewItem } from '../../register/index.ts'
import type { Wording } from '../wordings.ts'

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
  /** Parties that act in the dossier, those in focus first, then the most active, with a name to show. */
  parties: { id: string; name: string; acts: number }[]
  /** The person at this machine, as a first proposal for who decides; empty where the system does not know one. */
  person: string
}

/** Words that the page shows, which are data of the program. */
export interface WordsView {
  /** How each kind of act is said. */
  acts: Record<string, Wording>
  topics: { id: string; label: string }[]
  /** The name of every party that the program or the dossier knows, by its id. */
  parties: Record<string, string>
}

/** The acts recorded from a source. */
export interface SourceActs {
  /** Id of the source. */
  source: string
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

/** One party in one row of the overview. */
export interface OverviewCell {
  holder: string
  line: StandingLine
  /** What leaving the source aside does to it; `stays` where none is left aside. */
  without: 'stays' | 'goes' | 'comes' | 'changes'
  /** What it would be instead; null where nothing or nothing else. */
  instead: StandingLine | null
}

/** A status, and the parties that hold it, may hold it, or are recorded not to. */
export interface OverviewRow {
  /** In words, without its holder. */
  status: string
  /** Null for what parties in focus hold themselves; else the party in focus that it is held toward. */
  toward: string | null
  cells: OverviewCell[]
}

export interface OverviewView {
  on: string
  /** Id of the source left aside, or null. */
  without: string | null
  rows: OverviewRow[]
}

/** A derivation in the rule's own words: a tree down to acts and passages. */
export interface ProofView {
  says: string
  /** Rulebook, line and citation of the rule; null for an act. */
  rule: { file: string; line: number; cites: string; words: string } | null
  evidence: Evidence | null
  because: ProofView[]
}

/** What waits for a person: the first of it, and how much there is. */
export interface QueueView {
  waiting: number
  items: ReviewItem[]
}

/** The days that an EDTF date can mean. */
export interface DateView {
  edtf: string
  /** EDTF days; ".." for an open end. */
  first: string
  last: string
}
