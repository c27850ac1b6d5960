import type { Command } from 'commander'
import type { Gap } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { shorten } from '../table.ts'
import { today } from '../today.ts'

export function register(program: Command, context: Context): void {
  program
    .command('gaps')
    .description('what is missing for a status to hold: the smallest sets of further acts, cheapest first')
    .argument('<goal>', 'in the words of a rulebook: "P5 guarantee by treaty the nuclear-weapon-free status of MNG"')
    .option('--on <date>', 'the day on which the acts would be done (EDTF)', today())
    .option('--json', 'print the sets as JSON lines')
    .action(async (goal: string, { on, json }: { on: string; json?: true }) => {
      const standing = dossierStanding(await context.dossier())
      const gaps = standing.gaps(goal, on)
      if (json) for (const gap of gaps) context.out(JSON.stringify(gap))
      else for (const line of gapLines(gaps)) context.out(line)
      if (gaps.length === 0) context.answer(1)
    })
}

/** Sets of missing acts as lines. */
export function gapLines(gaps: readonly Gap[]): string[] {
  if (gaps.length === 0) return ['No further act that a rule knows of can bring it about.']
  if (gaps[0]!.cost === 0) return ['It holds already; nothing is missing.']
  return gaps.flatMap(({ cost, steps }, at) => [
    `${at === 0 ? 'Missing' : 'Or'}: ${cost} ${cost === 1 ? 'act' : 'acts'}`,
    ...steps.flatMap(({ says, record, acts, rule }, step) => [
      `  ${says} — ${record}`,
      // The rule once below the steps that it asks for.
      ...(steps[step + 1]?.rule === rule && acts.length === 0
        ? []
        : [`    by "${rule.title}" (${rule.file}:${rule.line}), after ${rule.cites}`]),
      ...acts.map(
        (act) => `    ${act.act.date ?? 'undated'}, ${act.source.name}: “${shorten(act.act.passages[0]!.quote, 70)}”`,
      ),
    ]),
  ])
}
