import type { CommandModule } from '../context.ts'

/** Every command and the module that has it. Only the module of the command that is called is loaded, so a start costs little. */
export const COMMANDS: Readonly<Record<string, () => Promise<CommandModule>>> = {
  start: () => import('./start.ts'),
  init: () => import('./init.ts'),
  read: () => import('./read.ts'),
  acts: () => import('./acts.ts'),
  standing: () => import('./standing.ts'),
  why: () => import('./why.ts'),
  serve: () => import('./serve.ts'),
  review: () => import('./review.ts'),
  history: () => import('./history.ts'),
  'as-of': () => import('./as-of.ts'),
  undo: () => import('./undo.ts'),
  redo: () => import('./redo.ts'),
  agreement: () => import('./agreement.ts'),
  verify: () => import('./verify.ts'),
  certify: () => import('./certify.ts'),
  merge: () => import('./merge.ts'),
  diff: () => import('./diff.ts'),
  export: () => import('./export.ts'),
  import: () => import('./import.ts'),
}
