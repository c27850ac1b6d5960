import type { Command } from 'commander'
import type { HistoryLine } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { textTable } from '../table.ts'

export function register(program: Command, context: Context): void {
  program
    .command('history')
    .description('everything that was ever said about a record or a source; without one, what was done last')
    .argument('[record]', 'id of a record, or hash of a source')
    .option('--last <count>', 'how many of the last deeds to show', '20')
    .option('--json', 'print the lines as JSON')
    .action(async (record: string | undefined, options: { last: string; json?: true }) => {
      const dossier = await context.dossier()
      const lines = record === undefined ? dossier.recent(Number(options.last) || 20) : dossier.history(record)
      if (options.json) for (const line of lines) context.out(JSON.stringify(line))
      else context.out(historyTable(lines))
    })
}

function historyTable(lines: readonly HistoryLine[]): string {
  return textTable(
    ['entry', 'when', 'who', 'what', 'replaces', 'changed', 'why'],
    lines.map((line) => [
      String(line.seq),
      line.at.slice(0, 16).replace('T', ' '),
      line.by,
      line.counts ? line.kind : `${line.kind} (undone)`,
      line.replaces.join(', '),
      line.changed.join(', '),
      line.why,
    ]),
  )
}
