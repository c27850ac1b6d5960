import type { Command } from 'commander'
import { type Verdict, verifyAt } from '../../register/index.ts'
import type { Context } from '../context.ts'

export function register(program: Command, context: Context): void {
  program
    .command('verify')
    .description(
      'prove that nothing recorded was changed: the chain, the hashes of the sources, every quote at its place',
    )
    .argument('[path]', 'a dossier, an export or a certificate; the present dossier if left out')
    .option('--tip <hash>', 'also that this entry, noted down earlier, is in the chain')
    .option('--json', 'print the result as JSON')
    .action(async (path: string | undefined, options: { tip?: string; json?: true }) => {
      const verdict = path === undefined ? (await context.dossier()).verify(options.tip) : verifyAt(path, options.tip)
      for (const remark of verdict.remarks) context.note(remark)
      context.out(options.json ? JSON.stringify(verdict) : sentence(verdict))
      if (verdict.fault) context.answer(1)
    })
}

function sentence({ fault, entries, sources, quotes, tip }: Verdict): string {
  if (fault) return `Not as it was recorded. ${fault.where}: ${fault.problem}`
  return `As it was recorded: ${entries} entries, ${sources} sources, ${quotes} quotes. Last entry ${tip}`
}
