/** The durable record: a dossier's sources, its acts and everything anyone ever said about them. */
export type { ActFilter } from './acts.ts'
export { DossierConfig, type DossierConfigInput, OwnName } from './dossier/config.ts'
export { Dossier, initDossier, openDossier } from './dossier.ts'
export type { HistoryLine } from './history/history.ts'
export type { DeedSummary, Hand, UndoOptions } from './history/undo.ts'
export type { Change, KeepInput, KeepResult } from './reading/keep.ts'
export { type Decided, Decision, type Judgement } from './review/decide.ts'
export type { SourceSummary } from './sources.ts'
