import type { Command } from 'commander'
import type { Disagreement, SlotFigures } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { textTable } from '../table.ts'

interface Options {
  source?: string
  tables?: true
  open?: true
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('agreement')
    .description('how far coders agree, by kind and slot')
    .argument('[coder...]', 'two or more coders; everyone who coded if left out')
    .option('--source <id>', 'only this source (its hash)')
    .option('--tables', 'also the values behind the figures')
    .option('--open', 'instead, the records on which coders differ, with what each says')
    .option('--json', 'print everything, tables too, as JSON')
    .action(async (coders: string[], options: Options) => {
      const dossier = await context.dossier()
      const filter = {
        ...(coders.length > 0 ? { coders } : {}),
        ...(options.source === undefined ? {} : { source: options.source }),
      }
      if (options.open) {
        for (const open of dossier.disagreements(filter))
          context.out(options.json ? JSON.stringify(open) : lineOf(open))
        return
      }
      const agreement = dossier.agreement(filter)
      if (options.json) {
        context.out(JSON.stringify(agreement))
        return
      }
      context.out(
        `Coders: ${agreement.coders.join(', ')}. Only units on which two of them stated a value are compared.`,
      )
      context.out(
        figuresTable([['all', agreement.slots], ...agreement.byKind.map(({ kind, slots }) => [kind, slots] as const)]),
      )
      for (const { source, joint, categories } of agreement.unitizing)
        context.out(
          `Where acts stand in ${source.slice(0, 12)}: αU ${shown(joint)} (${categories.map(({ category, alpha }) => `${category} ${shown(alpha)}`).join(', ')})`,
        )
      if (options.tables)
        for (const { slot, table } of agreement.slots) context.out(`\n${slot}\n${valuesTable(agreement.coders, table)}`)
    })
}

function lineOf({ record, codings }: Disagreement): string {
  const words = codings.map(({ coder, verdict, act }) =>
    verdict === 'none' ? `${coder}: no act` : `${coder}: ${act.kind} ${act.agents.join(', ')} ${act.date ?? '–'}`,
  )
  return `${record}  ${words.join(' | ')}`
}

const HEAD = ['kind', 'slot', 'units', 'percent', "Cohen's κ", "Fleiss' κ", "Krippendorff's α", "Gwet's AC1"]

function figuresTable(groups: readonly (readonly [kind: string, slots: readonly SlotFigures[]])[]): string {
  const rows = groups.flatMap(([kind, slots]) =>
    slots
      .filter(({ units }) => units > 0)
      .map(({ slot, units, percent, cohen, fleiss, krippendorff, gwet }) => [
        kind,
        slot,
        String(units),
        ...[percent, cohen, fleiss, krippendorff, gwet].map(shown),
      ]),
  )
  return textTable(HEAD, rows)
}

function valuesTable(coders: readonly string[], table: SlotFigures['table']): string {
  return textTable(
    ['record', ...coders],
    table.map(({ record, values }) => [record, ...values]),
  )
}

const shown = (figure: number): string => (Number.isNaN(figure) ? '–' : figure.toFixed(3))
