import type { Interpretation, PartyId, PartyType } from '../model/index.ts'
import type { Flow } from '../read/flow.ts'

/** A mention at its place: index of its block, and the stretch of that block's flow in UTF-16 units (`to` exclusive). */
export interface Found {
  block: number
  from: number
  to: number
}

export interface FoundDate extends Found {
  /** EDTF. A list of separate dates ("1993 and 1994") is several findings. */
  edtf: string
  /** `note` marks publication dates of cited works, which date no act. */
  role: 'text' | 'citation'
}

export interface FoundSymbol extends Found {
  symbol: string
  url: string | null
}

export interface FoundInstrument extends Found {
  title: string
  id: string | null
  type: string
}

export interface FoundParty extends Found {
  id: PartyId
  type: PartyType
  by: 'name' | 'abbreviation' | 'metonym' | 'coreference' | 'office'
  others: Interpretation[]
  /** For a phrase that stands for several parties (双方, the Parties): all of them; for one party just its id. */
  members: PartyId[]
}

export interface FoundPerson extends Found {
  name: string
  role: string | null
  of: PartyId | null
  at: string | null
  /** True at the first mention, which alone becomes a record. */
  first: boolean
  /** False for the author of a cited work, who is no actor. */
  actor: boolean
}

export interface FoundPlace extends Found {
  name: string
  state: PartyId | null
}

export interface FoundQuantity extends Found {
  measure: string
  subject: PartyId | null
  object: PartyId | null
  value: number
  unit: string
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
