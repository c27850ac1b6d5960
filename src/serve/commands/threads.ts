import type { Command } from 'commander'
import { type Thread, type ThreadFilter, thread } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { partyId } from '../party-id.ts'
import { shorten, textTable } from '../table.ts'

export function register(program: Command, context: Context): void {
  program
    .command('threads')
    .description(
      'the acts about one instrument or topic in order: who proposed, answered, refused, and whose step is next',
    )
    .option('--instrument <name>', 'an instrument: its id, symbol, or words of its title')
    .option('--topic <id>', 'a topic (nuclear-weapon-free-status, membership …)')
    .option('--party <id>', 'only acts by or toward this party')
    .option('--json', 'print as JSON')
    .action(async ({ json, ...filter }: ThreadFilter & { json?: true }) => {
      const party = filter.party === undefined ? {} : { party: partyId(filter.party) }
      const found = thread(dossierStanding(await context.dossier()), { ...filter, ...party })
      if (json) context.out(JSON.stringify(found))
      else context.out(threadText(found))
      if (found.steps.length === 0) context.answer(1)
    })
}

/** A thread as a table, with the steps that are owed below it. */
export function threadText({ steps, next }: Thread): string {
  if (steps.length === 0) return 'Nothing is recorded about it.'
  const table = textTable(
    ['date', 'step', 'who', 'toward', 'passage', 'source'],
    steps.map(({ role, act: { act, source } }) => [
      act.date,
      `${role} (${act.modality === 'negated' ? 'did not ' : ''}${act.kind})`,
      act.agents.join(', '),
      act.targets.join(', '),
      shorten(act.passages[0]!.quote),
      source.name,
    ]),
  )
  const owed = next.map(
    ({ party, to, since }) =>
      `Next: ${party} owes ${to.join(', ')} an answer since ${since.act.date ?? 'an undated act'}`,
  )
  return [table, ...(owed.length > 0 ? owed : ['Next: nobody owes an answer, as far as is recorded'])].join('\n')
}
