/** The durable record: a dossier's sources, its acts and everything anyone ever said about them. */
export type { ActFilter } from './acts.ts'
export { type Agreement, type AgreementOptions, SLOTS, type Slot, type SlotFigures } from './coders/agreement.ts'
export { CodeInput, type Coding, type CodingFilter, type Disagreement } from './coders/codings.ts'
export { DossierConfig, type DossierConfigInput, OwnName } from './dossier/config.ts'
export {
  Dossier,
  importDossier,
  initDossier,
  type OpenOptions,
  openDossier,
  openHoldings,
  verifyAt,
} from './dossier.ts'
export type { Difference } from './exchange/diff.ts'
export type { Merged } from './exchange/merge.ts'
export type { HistoryLine } from './history/history.ts'
export type { DeedSummary, Hand, UndoOptions } from './history/undo.ts'
export { verifyCertificate } from './integrity/certificate.ts'
export type { Fault, Verdict } from './integrity/verify.ts'
export type { Change, KeepInput, KeepResult } from './reading/keep.ts'
export { type Decided, Decision, type Judgement } from './review/decide.ts'
export { passageBetween } from './review/passages.ts'
export { personHere } from './review/person.ts'
export type { ReviewItem, ReviewOptions, ReviewReason } from './review/queue.ts'
export { partyIds } from './search/query.ts'
export type { SearchOptions, SearchResult } from './search/search.ts'
export type { SourceSummary } from './sources.ts'
