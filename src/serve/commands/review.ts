import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { BadInput } from '../../model/index.ts'
import { Decision, type Dossier, personHere, type ReviewItem } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { shorten, textTable } from '../table.ts'

interface Options {
  by: string
  why?: string
  set?: string[]
  coder?: string
  blind?: true
  limit: string
  party?: string
  source?: string
  json?: true
}

const VERBS = ['accept', 'reject', 'correct', 'merge', 'same', 'apart', 'decide', 'adopt']

export function register(program: Command, context: Context): void {
  program
    .command('review')
    .description('what waits for a person, what matters most first; or a decision on records')
    .argument(
      '[decision]',
      'accept, reject, correct, merge (several records into the first), same (records that report one act), apart (the first from the others, or from all it is gathered with), adopt (a coder’s word), decide (decisions in a JSON Lines file)',
    )
    .argument('[record...]', 'ids of records; for adopt a record and a coder; for decide a file')
    .option('--by <name>', 'who decides', personHere())
    .option('--why <reason>', 'why')
    .option('--set <slot=value...>', 'for correct: slots to change, lists separated by commas, an empty value for none')
    .option('--coder <name>', 'the queue of this coder')
    .option('--blind', 'with --coder: nothing of what others said')
    .option('--limit <count>', 'how many to show', '20')
    .option('--party <id>', 'only acts of this party')
    .option('--source <id>', 'only this source')
    .option('--json', 'print JSON lines')
    .action(async (verb: string | undefined, names: string[], options: Options) => {
      const dossier = await context.dossier()
      if (verb === undefined) await showQueue(dossier, options, context)
      else decide(dossier, verb, names, options, context)
    })
}

async function showQueue(dossier: Dossier, options: Options, context: Context): Promise<void> {
  const { party, source, coder, blind, limit } = options
  const [{ dossierStanding }, { usesOf }] = await Promise.all([import('../dossier-standing.ts'), import('../uses.ts')])
  const items = dossier.review({
    filter: { ...(party === undefined ? {} : { party }), ...(source === undefined ? {} : { source }) },
    ...(coder === undefined ? {} : { coder }),
    blind: blind ?? false,
    uses: usesOf(dossierStanding(dossier)),
    limit: Number(limit) || 20,
  })
  if (options.json) for (const item of items) context.out(JSON.stringify(item))
  else context.out(items.length === 0 ? 'Nothing waits for review.' : queueTable(items))
}

function queueTable(items: readonly ReviewItem[]): string {
  return textTable(
    ['record', 'why it waits', 'sure', 'uses', 'date', 'act', 'by', 'toward', 'passage', 'change'],
    items.map(({ record, reason, certainty, uses, suggestion, conflict }) => [
      record.id,
      reason,
      certainty.toFixed(2),
      String(uses),
      record.act.date,
      record.act.kind,
      record.act.agents.join(', '),
      record.act.targets.join(', '),
      shorten(record.act.passages[0]?.quote ?? ''),
      suggestion
        ? suggestion.act
          ? suggestion.changed.join(', ')
          : 'no longer found'
        : conflict.map(({ by }) => by).join(' / '),
    ]),
  )
}

function decide(dossier: Dossier, verb: string, names: string[], options: Options, context: Context): void {
  const hand = { by: options.by, ...(options.why === undefined ? {} : { why: options.why }) }
  const done = carryOut(dossier, verb, names, options, hand)
  for (const decided of done)
    context.out(
      options.json ? JSON.stringify(decided) : `Recorded as entry ${decided.deed}: ${decided.records.join(', ')}`,
    )
}

type Hand = { by: string; why?: string }

function carryOut(
  dossier: Dossier,
  verb: string,
  names: string[],
  options: Options,
  hand: Hand,
): ReturnType<Dossier['decide']>[] {
  const [first, second] = names
  if (!VERBS.includes(verb)) throw new BadInput('review', `"${verb}" is no decision; they are ${VERBS.join(', ')}`)
  if (first === undefined) throw new BadInput('review', `${verb} needs the id of a record`)
  if (verb === 'adopt') return [dossier.adjudicate(first, second ?? '', hand)]
  if (verb === 'decide') return readDecisions(first).map((decision) => dossier.decide(decision, hand))
  if (verb === 'merge') return [dossier.decide({ kind: 'merge', records: names }, hand)]
  if (verb === 'same') return [dossier.decide({ kind: 'same-act', records: names }, hand)]
  if (verb === 'apart')
    return [
      dossier.decide({ kind: 'other-act', records: names.length > 1 ? names : gatheredWith(dossier, first) }, hand),
    ]
  if (verb === 'correct')
    return [dossier.decide({ kind: 'correct', record: first, act: decisionSlots(first, options.set ?? []) }, hand)]
  return names.map((record) => dossier.decide({ kind: verb === 'accept' ? 'accept' : 'reject', record }, hand))
}

/** A record and all others that are gathered with it. Throws BadInput when there are none. */
function gatheredWith(dossier: Dossier, record: string): string[] {
  const group = dossier.gathered().find(({ reports }) => reports.some(({ id }) => id === record))
  const others = (group?.reports ?? []).map(({ id }) => id).filter((id) => id !== record)
  if (others.length === 0) throw new BadInput(record, 'is gathered with no other record')
  return [record, ...others]
}

/** The slots of an act that `--set slot=value` gives. Throws BadInput when one does not fit. */
export function decisionSlots(
  record: string,
  settings: readonly string[],
): Extract<Decision, { kind: 'correct' }>['act'] {
  const decision = Decision.safeParse({ kind: 'correct', record, act: slotsOf(settings) })
  if (!decision.success) throw new BadInput('--set', decision.error.issues[0]?.message ?? 'does not fit')
  return decision.data.kind === 'correct' ? decision.data.act : {}
}

const LISTS: ReadonlySet<string> = new Set(['agents', 'targets', 'topics'])

function slotsOf(settings: readonly string[]): Record<string, unknown> {
  if (settings.length === 0) throw new BadInput('--set', 'needs slot=value')
  return Object.fromEntries(
    settings.map((setting) => {
      const at = setting.indexOf('=')
      if (at < 1) throw new BadInput('--set', `"${setting}" is not slot=value`)
      const slot = setting.slice(0, at)
      const value = setting.slice(at + 1)
      const list = value.split(',').map((each) => each.trim())
      return [slot, LISTS.has(slot) ? list.filter((each) => each !== '') : value === '' ? null : value]
    }),
  )
}

function readDecisions(path: string): Decision[] {
  const lines = readFileSync(path === '-' ? 0 : path, 'utf8').split('\n')
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return []
    try {
      return [Decision.parse(JSON.parse(line))]
    } catch {
      throw new BadInput(`${path}:${n + 1}`, 'no decision that can be read')
    }
  })
}
