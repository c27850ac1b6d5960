import type { Force, PartyId } from '../../model/index.ts'
import type { Stretch } from '../../read/index.ts'
import type { Findings } from '../../recognise/findings.ts'
import { firstFrom } from '../found.ts'
import type { Lexicon } from '../frames/lexicon.ts'
import type { Actors } from './actors.ts'
import type { LeadIn } from './lead-in.ts'
import type { News } from './news.ts'
import type { Acted } from './pointing.ts'
import type { Relative } from './relatives.ts'
import type { Token } from './tokens.ts'

/** Who a left-out subject stands for. */
export interface Subject {
  ids: PartyId[]
}

/** What one block hands on to the next. */
export interface Carried {
  /** A lead-in ("Mongolia will:") that governs the items that follow. */
  leadIn: LeadIn | null
  /** The party that the whole document is about; null where none stands out. */
  focus: PartyId | null
  /** The date of the last act of the block before. */
  date: string[]
  /** The days of a dated news report; null for every other document. */
  news: News | null
  /** The document's own day, as an EDTF day; null where it gives none. */
  published: string | null
  /** Who acted last. */
  acted: Acted
  /** An office holder who spoke last in a news report, with his state; empty elsewhere. */
  speaker: PartyId[]
  /** Who spoke before he was asked; “答：” gives him the word again. */
  answering: PartyId[]
  /** Who met in the meeting spoken of last. */
  met: PartyId[]
  /** The states of persons of whom only the first mention tells it (“中国常驻联合国代表张某”). */
  holders: Map<PartyId, PartyId>
}

/** What is known while one block is read. */
export interface BlockContext {
  block: number
  text: string
  findings: Findings
  lexicon: Lexicon
  tokens: readonly Token[]
  groups: readonly Actors[]
  /** Who acted last. */
  acted: Acted
  /** Relative clauses before their party (Chinese only). */
  relatives: readonly Relative[]
  /** Phrases that only tell what an act is about (Chinese only). */
  matters: readonly Stretch[]
  /** A script without spaces, in which modifiers stand before their noun (的). */
  chinese: boolean
  /** The party that the whole document is about; null where none stands out. */
  focus: PartyId | null
  /** Who was spoken of last. */
  subject: Subject | null
  /** The date of the last act that had one. */
  date: string[]
  /** Who acted on that date. */
  dateAgents: PartyId[]
  /** That date stands in the block before, so that only what points back to it (会谈中, "during the talks") carries it on. */
  dateBefore: boolean
  /** The days of a dated news report; null for every other document. */
  news: News | null
  /** The document's own day, as an EDTF day; null where it gives none. */
  published: string | null
  /** An office holder who spoke last, with his state. */
  speaker: PartyId[]
  /** Who spoke before he was asked. */
  answering: PartyId[]
  /** Who made the instrument spoken of last ("the said resolution calls on …"). */
  made: { ids: PartyId[]; force: Force | null } | null
  /** Who met in the meeting spoken of last (“会议通过了…”). */
  met: PartyId[]
}

/** The item of a list in text order that begins at `from`, if any. */
export function startingAt<T extends { from: number }>(list: readonly T[], from: number): T | undefined {
  const item = list[firstFrom(list, from)]
  return item?.from === from ? item : undefined
}
