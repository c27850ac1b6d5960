import { type Command, Option } from 'commander'
import { shippedTopicIds } from '../../acts/topics.ts'
import { BadInput, type Divergence, type GatheredAct, type RecordedAct } from '../../model/index.ts'
import type { Dossier } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'

interface ActsOptions {
  party?: string
  kind?: string
  topic?: string
  from?: string
  to?: string
  each?: true
  format: 'table' | 'plover'
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('acts')
    .description('the recorded acts in time order, each once, with what reports it')
    .option('--party <id>', 'acts by or toward this party (MNG, SCO …)')
    .option('--kind <kind>', 'acts of this kind (sign, support …)')
    .option('--topic <id>', 'acts whose passage speaks of this topic (observer-status, or one of dossier.yaml)')
    .option('--from <date>', 'from this date on (EDTF)')
    .option('--to <date>', 'up to this date (EDTF)')
    .option('--each', 'every record by itself, also those that report the same act')
    .addOption(
      new Option('--format <format>', 'plover: JSON lines of PLOVER events, with what is lost (docs/plover.md)')
        .choices(['table', 'plover'])
        .default('table'),
    )
    .option('--json', 'print the acts as JSON lines')
    .action(async ({ json, each, format, ...filter }: ActsOptions) => {
      const dossier = await context.dossier()
      if (filter.topic !== undefined) checkTopic(filter.topic, dossier)
      if (format === 'plover') {
        const { ploverRecords } = await import('../../report/plover.ts')
        const { records, left } = ploverRecords(each ? dossier.acts(filter) : dossier.gathered(filter))
        for (const record of records) context.out(JSON.stringify(record))
        const kinds = [...left].map(([kind, count]) => `${kind} ${count}`).join(', ')
        if (kinds !== '') context.note(`Left out, for PLOVER has no such event or lacks a recipient: ${kinds}`)
        if (records.length === 0) context.answer(1)
        return
      }
      const print = <A extends RecordedAct>(acts: readonly A[], table: (acts: readonly A[]) => string) => {
        if (json) for (const act of acts) context.out(JSON.stringify(act))
        else context.out(table(acts))
        if (acts.length === 0) context.answer(1)
      }
      if (each) print(dossier.acts(filter), actTable)
      else print(dossier.gathered(filter), gatheredTable)
    })
}

/** Throws BadInput for a topic that neither the program nor the dossier knows: nothing could ever be found about it. */
function checkTopic(topic: string, dossier: Dossier): void {
  const own = dossier.ownTopics().map(({ id }) => id)
  if (own.includes(topic) || shippedTopicIds().includes(topic)) return
  const hint = own.length > 0 ? `; the dossier's own are ${own.join(', ')}` : '; dossier.yaml can define it'
  throw new BadInput('--topic', `"${topic}" is no known topic${hint}`)
}

const HEAD = ['date', 'act', 'by', 'toward', 'modality', 'force', 'passage', 'source']

/** Acts as a table: date, what happened, and where it stands. */
export function actTable(acts: readonly RecordedAct[]): string {
  return textTable(HEAD, acts.map(cellsOf))
}

/** Gathered acts as a table, with how many report each and what they disagree on. */
export function gatheredTable(acts: readonly GatheredAct[]): string {
  return textTable(
    [...HEAD, 'reports', 'differing'],
    acts.map((act) => [...cellsOf(act), reportsOf(act), act.divergences.map(divergence).join('; ') || null]),
  )
}

function cellsOf({ act, source }: RecordedAct): (string | null)[] {
  return [
    act.date,
    act.kind,
    act.agents.join(', '),
    act.targets.join(', '),
    act.modality,
    act.force,
    shorten(act.passages[0]!.quote),
    source.name,
  ]
}

/** "3, of 2 origins"; null for an act that one record reports. */
function reportsOf({ reports, origins }: GatheredAct): string | null {
  if (reports.length === 1) return null
  return `${reports.length}, of ${origins} ${origins === 1 ? 'origin' : 'origins'}`
}

/** "date: 1992-09-25 (2) or 1992-09-26 (1)", with how many report each. */
export function divergence({ slot, values }: Divergence): string {
  return `${slot}: ${values.map(({ value, reports }) => `${value} (${reports.length})`).join(' or ')}`
}
