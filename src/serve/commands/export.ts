import type { Command } from 'commander'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('export')
    .description('write everything into a folder of JSON Lines, CSV and files, the same bytes for the same register')
    .argument('<folder>', 'an empty folder, or one with an earlier export')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, options: { json?: true }) => {
      const files = (await context.dossier()).export(folder)
      context.out(options.json ? JSON.stringify({ folder, files }) : `${files.length} files written to ${folder}`)
    })
}
