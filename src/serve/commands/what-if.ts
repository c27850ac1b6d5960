import type { Command } from 'commander'
import { BadInput } from '../../model/index.ts'
import { type Difference, parseAct, recordedAct, type StatusPeriod, whatIf } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'

interface WhatIfOptions {
  assume: string[]
  retract: string[]
  redate: string[]
  exclude: string[]
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('what-if')
    .description('which statuses would be different if acts were added, taken out or re-dated, or a source left aside')
    .option('--assume <act>', 'as a rule says it: "MNG joins SCO about membership on 2030-01-01"', collect, [])
    .option('--retract <id>', 'without this act', collect, [])
    .option('--redate <id=date>', 'this act on another date (EDTF)', collect, [])
    .option('--exclude <source>', 'without this source (id or name)', collect, [])
    .option('--json', 'print the differences as JSON lines')
    .action(async ({ assume, retract, redate, exclude, json }: WhatIfOptions) => {
      const standing = dossierStanding(await context.dossier())
      const found = whatIf(standing, {
        assume: assume.map((text, number) => ({ ...recordedAct(parseAct(text), number), id: `assumed-${number + 1}` })),
        retract,
        redate: redate.map(redating),
        exclude,
      })
      if (json) for (const one of found) context.out(JSON.stringify(one))
      else for (const line of differenceLines(found)) context.out(line)
      if (found.length === 0) context.answer(1)
    })
}

function collect(value: string, values: string[]): string[] {
  return [...values, value]
}

function redating(text: string): { id: string; date: string } {
  const at = text.lastIndexOf('=')
  if (at < 1) throw new BadInput('--redate', `"${text}" is not ID=DATE`)
  return { id: text.slice(0, at), date: text.slice(at + 1) }
}

/** Differences as lines: the status, how it is and how it would be. */
export function differenceLines(found: readonly Difference[]): string[] {
  if (found.length === 0) return ['No status would be different.']
  return found.map(({ sentence, before, after }) => `${sentence}: ${periods(before)} → ${periods(after)}`)
}

function periods(list: readonly StatusPeriod[]): string {
  if (list.length === 0) return 'not'
  return list
    .map(({ status, certain }) => `${status.from ?? '?'} – ${status.until ?? 'today'}${certain ? '' : ' (possibly)'}`)
    .join(', ')
}
