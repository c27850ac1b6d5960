import type { Command } from 'commander'
import { BadInput } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { decisionSlots } from './review.ts'

interface Options {
  coder: string
  why?: string
  set?: string[]
  blind?: true
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('code')
    .description("a coder's word on records: it stands beside the others' until one of them is adopted (review adopt)")
    .argument('<verdict>', 'act: it is one, as recorded or with --set; none: it is no act')
    .argument('<record...>', 'ids of records, as "review --coder NAME --blind" gives them')
    .requiredOption('--coder <name>', 'who codes')
    .option('--blind', "given without seeing the others' work")
    .option('--why <reason>', 'why')
    .option('--set <slot=value...>', 'slots that are different, lists separated by commas, an empty value for none')
    .option('--json', 'print the result as JSON lines')
    .action(async (verdict: string, records: string[], options: Options) => {
      const dossier = await context.dossier()
      const hand = {
        by: options.coder,
        blind: options.blind ?? false,
        ...(options.why === undefined ? {} : { why: options.why }),
      }
      for (const record of records) {
        const done = dossier.code(inputOf(verdict, record, options), hand)
        context.out(options.json ? JSON.stringify(done) : `Recorded as entry ${done.deed}: ${record}`)
      }
    })
}

type Input = Parameters<Awaited<ReturnType<Context['dossier']>>['code']>[0]

function inputOf(verdict: string, record: string, { set }: Options): Input {
  if (verdict === 'none') return { verdict, record }
  if (verdict !== 'act') throw new BadInput('code', `"${verdict}" is no verdict; they are act and none`)
  return set === undefined ? { verdict, record } : { verdict, record, act: decisionSlots(record, set) }
}
