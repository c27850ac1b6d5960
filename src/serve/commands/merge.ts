import type { Command } from 'commander'
import { personHere } from '../../register/index.ts'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('merge')
    .description('take in the work of another copy; nothing of either side is lost, conflicts are shown')
    .argument('<path>', 'the other dossier, an export of it or a certificate')
    .option('--by <name>', 'who merges', personHere())
    .option('--why <reason>', 'why')
    .option('--json', 'print the result as JSON')
    .action(async (path: string, { json, ...hand }: { by: string; why?: string; json?: true }) => {
      const merged = (await context.dossier()).merge(path, hand)
      if (json) {
        context.out(JSON.stringify(merged))
        return
      }
      context.out(`${merged.entries} entries taken in, about ${merged.touched} records and sources.`)
      for (const { record, conflict } of merged.conflicts)
        context.out(
          `conflict ${record.id}: ${conflict.map(({ by, state, act }) => `${by} ${state} (${act.kind}, ${act.date ?? '–'})`).join('; ')}`,
        )
      if (merged.conflicts.length > 0)
        context.note('Decide each conflict with: depositary review accept|correct|reject RECORD')
    })
}
