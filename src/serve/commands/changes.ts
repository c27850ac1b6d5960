import type { Command } from 'commander'
import { type Changes, changes, LEVELS } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { partyId } from '../party-id.ts'
import { shorten } from '../table.ts'
import { today } from '../today.ts'

interface ChangesOptions {
  from: string
  to: string
  party?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('changes')
    .description('what was done, and what status changed, between two dates, by level')
    .requiredOption('--from <date>', 'first day (EDTF)')
    .option('--to <date>', 'last day (EDTF)', today())
    .option('--party <id>', 'only what this party is part of')
    .option('--json', 'print as JSON')
    .action(async ({ from, to, party, json }: ChangesOptions) => {
      const standing = dossierStanding(await context.dossier())
      const found = changes(standing, from, to, party === undefined ? party : partyId(party))
      if (json) context.out(JSON.stringify(found))
      else for (const line of changeLines(found)) context.out(line)
      if (found.acts.length + found.statuses.length === 0) context.answer(1)
    })
}

/** Acts and changes of status as lines, level by level. */
export function changeLines({ acts, statuses }: Changes): string[] {
  if (acts.length + statuses.length === 0) return ['Nothing is recorded between these dates.']
  return LEVELS.flatMap((level) => {
    const done = acts.filter((one) => one.level === level)
    const changed = statuses.filter((one) => one.level === level)
    if (done.length + changed.length === 0) return []
    return [
      `${level[0]!.toUpperCase()}${level.slice(1)} level`,
      ...changed.map(({ change, period }) => {
        const day = change === 'begun' ? period.status.from : period.status.until
        return `  ${change}: ${period.sentence}${day === null ? '' : `, ${day}`}`
      }),
      ...done.map(({ act: { act, source } }) => {
        const what =
          `${act.agents.join(', ')} ${act.modality === 'negated' ? 'did not ' : ''}${act.kind} ${act.targets.join(', ')}`.trim()
        return `  ${act.date}  ${what} — ${source.name}: “${shorten(act.passages[0]!.quote, 60)}”`
      }),
    ]
  })
}
