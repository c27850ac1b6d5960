import type { Command } from 'commander'
import { importDossier } from '../../register/index.ts'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('import')
    .description('make a dossier from an export: the same register, entry for entry')
    .argument('<export>', 'the folder of the export')
    .argument('<folder>', 'where the dossier goes')
    .option('--json', 'print the result as JSON')
    .action((from: string, folder: string, options: { json?: true }) => {
      const dossier = importDossier(from, folder)
      const { title } = dossier.config
      const sources = dossier.sources().length
      context.out(
        options.json
          ? JSON.stringify({ dossier: dossier.folder, title, sources })
          : `Dossier "${title}" made in ${dossier.folder}: ${sources} sources`,
      )
      dossier.close()
    })
}
