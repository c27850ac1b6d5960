import type { Command } from 'commander'
import type { SlotFigures } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { textTable } from '../table.ts'

interface Options {
  source?: string
  tables?: true
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('agreement')
    .description('how far coders agree, by kind and slot')
    .argument('[coder...]', 'two or more coders; everyone who coded if left out')
    .option('--source <id>', 'only this source (its hash)')
    .option('--tables', 'also the values behind the figures')
    .option('--json', 'print everything, tables too, as JSON')
    .action(async (coders: string[], options: Options) => {
      const agreement = (await context.dossier()).agreement({
        ...(coders.length > 0 ? { coders } : {}),
        ...(options.source === undefined ? {} : { source: options.source }),
      })
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
