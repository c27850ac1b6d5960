import type { Interpretation, PartyId, PartyType, QuantityBound } from '../model/index.ts'
import type { Flow } from '../read/flow.ts'

/** A mention at its place: index of its block, and the stretch of that block's flow in UTF-16 units (`to` exclusive). */
export interface Found {
  block: number
  from: number
  to: number
}

/** A calendar expression at its place, as the day, month, year or interval it means. */
export interface FoundDate extends Found {
  /** EDTF, levels 0 and 1, and of level 2 the seasons' numbers beyond 24 (quarters, halves) and sets in braces. A list of separate dates ("1993 and 1994") is several findings. */
  edtf: string
  /** `citation` marks publication dates of cited works, which date no act. */
  role: 'text' | 'citation'
}

/** A document symbol at its place ("A/68/970/Corr.1"), written out or cited in words. */
export interface FoundSymbol extends Found {
  /** As the organisation writes it. */
  symbol: string
  /** Where the document is published; null if its organisation has no page for it. */
  url: string | null
}

/** A treaty, law, declaration, resolution or other instrument, named at its place. */
export interface FoundInstrument extends Found {
  title: string
  /** Its symbol or well-known short name; null if the data do not know it. */
  id: string | null
  type: string
}

/** A word or phrase that stands for a party or several, at its place. */
export interface FoundParty extends Found {
  id: PartyId
  type: PartyType
  by: 'name' | 'abbreviation' | 'metonym' | 'coreference' | 'office'
  /** Whom else the phrase could mean. */
  others: Interpretation[]
  /** Why this party was taken where others were possible; null when nothing was in doubt. */
  why: string | null
  /** For a phrase that stands for several parties (双方, the Parties): all of them; for one party just its id. */
  members: PartyId[]
}

/** A person at each place where the text names one. */
export interface FoundPerson extends Found {
  /** In the form that all mentions of the person share. */
  name: string
  /** Office or occupation; null if the text gives none. */
  role: string | null
  /** Whose office it is. */
  of: PartyId | null
  /** EDTF; the date for which the text gives the office. */
  at: string | null
  /** True at the first mention, which alone becomes a record. */
  first: boolean
  /** False for the author of a cited work, who is no actor. */
  actor: boolean
}

/** A city or another place, named at its place in the text. */
export interface FoundPlace extends Found {
  name: string
  /** The state in which it lies; null if the data name none. */
  state: PartyId | null
}

/** A measured value at its place: trade, visitors, shares, ranks. */
export interface FoundQuantity extends Found {
  measure: string
  /** Whose value it is, and toward whom; null where the text names none. */
  subject: PartyId | null
  object: PartyId | null
  /** In whole units: "3.2 million" is 3 200 000. */
  value: number
  unit: string
  /** Whether it is a limit of the value; null where the text gives just the value. */
  bound: QuantityBound | null
  /** EDTF; the time that the value is of. */
  period: string | null
}

/** Everything recognised in one source; each list holds, for every block, its findings in text order. */
export interface Findings {
  flows: Flow[]
  dates: FoundDate[][]
  symbols: FoundSymbol[][]
  instruments: FoundInstrument[][]
  parties: FoundParty[][]
  persons: FoundPerson[][]
  places: FoundPlace[][]
  quantities: FoundQuantity[][]
}
