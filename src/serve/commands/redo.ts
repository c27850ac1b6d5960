import type { Command } from 'commander'
import { personHere } from '../../register/index.ts'
import type { Context } from '../context.ts'

interface Options {
  by: string
  why?: string

  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('redo')
    .description('let what was undone last, or the deed named, count again')
    .argument('[entry]', 'number or hash of an entry, as "history" gives them')
    .option('--by <name>', 'who does it', personHere())
    .option('--why <reason>', 'why')

    .option('--json', 'print the deeds as JSON lines')
    .action(async (entry: string | undefined, { json, ...options }: Options) => {
      const deeds = (await context.dossier()).redo(entry === undefined ? options : { ...options, entry })
      for (const deed of deeds)
        context.out(
          json
            ? JSON.stringify(deed)
            : `Redone: entry ${deed.seq}, ${deed.kind} by ${deed.by} of ${deed.at.slice(0, 16).replace('T', ' ')}`,
        )
    })
}
