import type { Command } from 'commander'
import type { RecordedAct } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'

interface ActsOptions {
  party?: string
  kind?: string
  from?: string
  to?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('acts')
    .description('the recorded acts in time order, each with its source and passage')
    .option('--party <id>', 'acts by or toward this party (MNG, SCO …)')
    .option('--kind <kind>', 'acts of this kind (sign, support …)')
    .option('--from <date>', 'from this date on (EDTF)')
    .option('--to <date>', 'up to this date (EDTF)')
    .option('--json', 'print the acts as JSON lines')
    .action(async ({ json, ...filter }: ActsOptions) => {
      const acts = (await context.dossier()).acts(filter)
      if (json) for (const act of acts) context.out(JSON.stringify(act))
      else context.out(actTable(acts))
      if (acts.length === 0) context.answer(1)
    })
}

/** Acts as a table: date, what happened, and where it stands. */
export function actTable(acts: readonly RecordedAct[]): string {
  return textTable(
    ['date', 'act', 'by', 'toward', 'modality', 'force', 'passage', 'source'],
    acts.map(({ act, source }) => [
      act.date,
      act.kind,
      act.agents.join(', '),
      act.targets.join(', '),
      act.modality,
      act.force,
      shorten(act.passages[0]!.quote),
      source.name,
    ]),
  )
}
