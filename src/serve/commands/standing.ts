import type { Command } from 'commander'
import { standingReport } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { partyId } from '../party-id.ts'
import { today } from '../today.ts'
import { standingTable } from '../who-stands-where.ts'

interface StandingOptions {
  on: string
  known?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('standing')
    .description('what a party holds on a day, and what others hold toward it, each line with its source and passage')
    .argument('<party>', 'the party: its id (MNG, SCO …) or its name in any language')
    .option('--on <date>', 'the day (EDTF)', today())
    .option('--known <date>', 'only what was known by this day')
    .option('--json', 'print the lines as JSON lines')
    .action(async (named: string, { on, known, json }: StandingOptions) => {
      const party = partyId(named)
      const standing = dossierStanding(await context.dossier(), known === undefined ? {} : { known })
      const lines = standingReport(standing, party, on)
      if (json) for (const line of lines) context.out(JSON.stringify(line))
      else if (lines.length > 0) context.out(standingTable(lines))
      else context.note(`nothing is recorded about ${party} on ${on}`)
      if (lines.length === 0) context.answer(1)
    })
}
