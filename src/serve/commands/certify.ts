import type { Command } from 'commander'
import { personHere } from '../../register/index.ts'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('certify')
    .description('write a read-only copy as one HTML file, which opens in a browser and which "verify" checks anywhere')
    .requiredOption('--to <file>', 'the file to write')
    .option('--by <name>', 'who certifies', personHere())
    .option('--json', 'print the result as JSON')
    .action(async ({ to, by, json }: { to: string; by: string; json?: true }) => {
      const tip = (await context.dossier()).certify(to, by)
      context.out(json ? JSON.stringify({ file: to, tip }) : `Certificate written to ${to}. Last entry ${tip}`)
    })
}
