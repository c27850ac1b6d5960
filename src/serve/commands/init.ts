import { resolve } from 'node:path'
import type { Command } from 'commander'
import { initDossier } from '../../register/index.ts'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('init')
    .description('make a new dossier: a folder with dossier.yaml, sources/ and the register')
    .argument('[folder]', 'where', '.')
    .option('--title <title>', 'what the dossier is about', 'Dossier')
    .option('--json', 'print the result as JSON')
    .action((folder: string, options: { title: string; json?: true }) => {
      const dossier = initDossier(resolve(folder), { title: options.title })
      context.out(
        options.json
          ? JSON.stringify({ dossier: dossier.folder, title: options.title })
          : `Dossier "${options.title}" made in ${dossier.folder}. Next: depositary read FILE…`,
      )
      dossier.close()
    })
}
