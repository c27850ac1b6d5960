import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { actTable } from './acts.ts'

interface AsOfOptions {
  party?: string
  kind?: string
  from?: string
  to?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('as-of')
    .description('the acts as they were recorded at the end of a date')
    .argument('<date>', 'EDTF date (2026-11, 2026-11-23), or an ISO 8601 instant')
    .option('--party <id>', 'acts by or toward this party (MNG, SCO …)')
    .option('--kind <kind>', 'acts of this kind (sign, support …)')
    .option('--from <date>', 'acts from this date on (EDTF)')
    .option('--to <date>', 'acts up to this date (EDTF)')
    .option('--json', 'print the acts as JSON lines')
    .action(async (date: string, { json, ...filter }: AsOfOptions) => {
      const acts = (await context.dossier()).asOf(date, filter)
      if (json) for (const act of acts) context.out(JSON.stringify(act))
      else context.out(actTable(acts))
      if (acts.length === 0) context.answer(1)
    })
}
