import type { CommandModule } from '../context.ts'

/** Every command and the module that has it. Only the module of the command that is called is loaded, so a start costs little. */
export const COMMANDS: Readonly<Record<string, () => Promise<CommandModule>>> = {
  init: () => import('./init.ts'),
  read: () => import('./read.ts'),
  acts: () => import('./acts.ts'),
  start: () => import('./start.ts'),
  serve: () => import('./serve.ts'),
}
