import type { Command } from 'commander'
import type { RecordedAct } from '../../model/index.ts'
import { type Difference, openDossier } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { shorten } from '../table.ts'

export function register(program: Command, context: Context): void {
  program
    .command('diff')
    .description('how two dossiers differ; exit code 1 when they do')
    .argument('<a>', 'folder of a dossier')
    .argument('<b>', 'folder of another')
    .option('--json', 'print the difference as JSON')
    .action((a: string, b: string, options: { json?: true }) => {
      const one = openDossier(a)
      const other = openDossier(b)
      try {
        const difference = one.diff(other)
        if (options.json) context.out(JSON.stringify(difference))
        else for (const line of linesOf(difference)) context.out(line)
        if (difference.entries.onlyA + difference.entries.onlyB > 0) context.answer(1)
      } finally {
        one.close()
        other.close()
      }
    })
}

/** Lines as of a patch: - only in the first, + only in the second, ~ in both but not the same. */
function linesOf({ sources, acts, entries }: Difference): string[] {
  return [
    ...sources.onlyA.map((name) => `- source ${name}`),
    ...sources.onlyB.map((name) => `+ source ${name}`),
    ...acts.onlyA.map((act) => `- ${lineOf(act)}`),
    ...acts.onlyB.map((act) => `+ ${lineOf(act)}`),
    ...acts.changed.map(
      ({ slots, states, a }) =>
        `~ ${lineOf(a)}: ${[...slots, ...(states[0] === states[1] ? [] : [states.join(' → ')])].join(', ')}`,
    ),
    `${entries.common} entries in common, ${entries.onlyA} only in the first, ${entries.onlyB} only in the second`,
  ]
}

function lineOf({ id, act }: RecordedAct): string {
  return `act ${id} ${act.date ?? '–'} ${act.kind} ${act.agents.join(', ')}: ${shorten(act.passages[0]?.quote ?? '')}`
}
