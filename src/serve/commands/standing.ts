import type { Command } from 'commander'
import { type ReportLine, Standing, shippedRulebook, standingReport } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'
import { today } from './today.ts'

interface StandingOptions {
  on: string
  known?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('standing')
    .description('what a party holds on a day, and what others hold toward it, each line with its source and passage')
    .argument('<party>', 'the party (MNG, SCO …)')
    .option('--on <date>', 'the day (EDTF)', today())
    .option('--known <date>', 'only what was known by this day')
    .option('--json', 'print the lines as JSON lines')
    .action(async (party: string, { on, known, json }: StandingOptions) => {
      const acts = (await context.dossier()).acts()
      const standing = new Standing(shippedRulebook(), acts, known === undefined ? {} : { known })
      const lines = standingReport(standing, party, on)
      if (json) for (const line of lines) context.out(JSON.stringify(line))
      else if (lines.length > 0) context.out(standingTable(lines))
      else context.note(`nothing is recorded about ${party} on ${on}`)
      if (lines.length === 0) context.answer(1)
    })
}

/** The lines as a table: who holds what, since and until when, with what force, and the passage that says so. */
export function standingTable(lines: readonly ReportLine[]): string {
  return textTable(
    ['who', 'holds', 'since', 'until', 'force', 'passage', 'source'],
    lines.map((line) => {
      const act = line.acts[0]
      const passage = act?.act.passages[0]
      return [
        line.holders.join(', '),
        line.answer === 'yes' ? line.status : `${ANSWERS[line.answer]}: ${line.status}`,
        line.from,
        line.until,
        line.force,
        passage ? shorten(passage.quote) : null,
        act ? act.source.name : null,
      ]
    }),
  )
}

const ANSWERS = { no: 'not', unknown: 'possibly', disputed: 'disputed' } as const
