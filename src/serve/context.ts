import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { BadInput } from '../model/index.ts'
import type { Dossier, OpenOptions } from '../register/index.ts'

/** What every command is given: where to print, and the dossier it works on. */
export interface Context {
  /** Prints a line of result on standard output. */
  out(line: string): void
  /** Prints a line for the person on standard error (progress, warnings, what could not be read). */
  note(line: string): void
  /**
   * Opens the dossier that `--dossier` names, else the one the current folder is in. Closed when the command ends.
   * Throws BadInput when there is none.
   */
  dossier(options?: OpenOptions): Promise<Dossier>
  /** The folder of that dossier, or null when there is none. */
  dossierFolder(): string | null
  /** Sets the exit code: 1 when the answer is no or a check failed. */
  answer(code: 0 | 1 | 2): void
}

/** A command's module: adds itself to the program. */
export interface CommandModule {
  register(program: Command, context: Context): void
}

/** The context of a real run of the program. `end` closes what was opened and gives the exit code. */
export function processContext(program: Command): Context & { end(): number } {
  let opened: Dossier | null = null
  let code = 0
  const context = {
    out: (line: string) => void process.stdout.write(`${line}\n`),
    note: (line: string) => void process.stderr.write(`${line}\n`),
    dossierFolder: () => findDossier(program.opts<{ dossier?: string }>().dossier),
    async dossier(options: OpenOptions = {}) {
      if (opened) return opened
      const folder = context.dossierFolder()
      if (folder === null)
        throw new BadInput(
          process.cwd(),
          'no dossier here; make one with "depositary init" or name one with --dossier FOLDER',
        )
      const { openDossier } = await import('../register/index.ts')
      opened = openDossier(folder, options)
      return opened
    },
    answer(value: 0 | 1 | 2) {
      code = Math.max(code, value)
    },
    end() {
      opened?.close()
      opened = null
      return code
    },
  }
  return context
}

/** The named folder, or the nearest one above the current folder that holds a dossier.yaml. */
function findDossier(named: string | undefined): string | null {
  if (named !== undefined) return resolve(named)
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'dossier.yaml'))) return folder
    if (folder === dirname(folder)) return null
  }
}
