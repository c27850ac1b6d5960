import type { PartyId } from '../../model/index.ts'
import type { KnownPerson } from './known.ts'
import type { NamedOffice } from './offices-in.ts'

/** A stretch of a flow (UTF-16 units) that names a person. */
export interface Candidate {
  from: number
  to: number
  /** The name as written, without brackets ("那·恩赫巴亚尔"). */
  written: string
  /** Latin spelling that the document itself gives. */
  latin: string | null
  /** Well-known persons who go by this name. */
  known: readonly KnownPerson[]
  office: NamedOffice | null
  /** The words of that office as they stand in the text; empty without one. */
  officeWords: string
  /** An office or a party that the place shows without an office noun ("Mr. Smith (Canada)", "… argues"). */
  role: string | null
  of: PartyId | null
  /** How an unknown name is to be spelled. */
  script: 'latin' | 'cyrillic' | 'chinese' | 'japanese' | 'transliterated'
}
