import { z } from 'zod'
import { Act, BadInput } from '../../model/index.ts'
import { Deed, type EntryRow, entriesOf, keptOf } from '../history/chain.ts'
import { project } from '../history/project.ts'
import { actKey, actOf, settle } from '../history/settle.ts'
import type { Hand } from '../history/undo.ts'
import { recordId } from '../reading/keep.ts'
import { checkHand, type Decided, heldText, standOf, statedSlots } from '../review/decide.ts'
import { checkPassages } from '../review/passages.ts'
import { source } from '../sources.ts'
import type { Store } from '../store/store.ts'

/** A coder's word on a record, or on a passage where there is none. It changes nothing for others until it is adjudicated. */
export const CodeInput = z.discriminatedUnion('verdict', [
  /** It is an act, as recorded but for the slots that are given. */
  z.strictObject({ verdict: z.literal('act'), record: z.string(), act: Act.partial().optional() }),
  /** It is no act, or not one that belongs here. */
  z.strictObject({ verdict: z.literal('none'), record: z.string() }),
  /** There is an act here that nobody has recorded. */
  z.strictObject({ verdict: z.literal('new'), source: z.string(), act: Act }),
])
export type CodeInput = z.infer<typeof CodeInput>

/** What one coder says of one record: the last word of each, by coding or by deciding. */
export interface Coding {
  record: string
  source: string
  coder: string
  verdict: 'act' | 'none'
  act: Act
  /** Given without seeing the others' work. */
  blind: boolean
  at: string
}

export interface CodingFilter {
  /** Id of a source. */
  source?: string
  coders?: readonly string[]
  record?: string
}

/** Records a coder's word. Throws BadInput as `decide` does. */
export function code(store: Store, input: CodeInput, hand: Hand & { blind?: boolean }): Decided {
  const parsed = CodeInput.safeParse(input)
  if (!parsed.success) throw new BadInput('coding', parsed.error.issues[0]?.message ?? 'does not fit')
  checkHand(hand)
  return store.write(`coding of ${hand.by}`, () => {
    const deed = new Deed(store, hand.by, hand.why ?? null)
    const given = parsed.data
    const { record, stand } =
      given.verdict === 'new' ? newUnit(store, given.source, given.act) : knownUnit(store, given.record)
    const act = given.verdict === 'act' ? { ...stand.act, ...statedSlots(given.act ?? {}) } : stand.act
    if (given.verdict === 'act' && given.act) checkPassages(source(store, stand.source), act.passages)
    const before = ownCodings(store, record, hand.by)
    const verdict = given.verdict === 'none' ? ('none' as const) : ('act' as const)
    deed.add('code', { record, replaces: before, body: { ...stand, act, verdict, blind: hand.blind ?? false } })
    return { deed: deed.number, records: [record] }
  })
}

function newUnit(store: Store, sourceId: string, act: Act) {
  const held = heldText(store, sourceId)
  checkPassages(source(store, sourceId), act.passages)
  // Two coders who find the same act speak of the same unit, so a name that is taken by an equal act is used again.
  return { record: recordId(held.source, act, new Set()), stand: { ...held, act } }
}

function knownUnit(store: Store, record: string) {
  const entries = entriesOf(store, record)
  const version = settle(entries)?.holds ?? entries.filter(({ undone }) => !undone).at(-1)
  if (!version) throw new BadInput(record, 'no such record in this dossier')
  return { record, stand: standOf(version) }
}

function ownCodings(store: Store, record: string, coder: string): string[] {
  const own = entriesOf(store, record).filter(
    ({ entry, undone }) => !undone && entry.kind === 'code' && entry.by === coder,
  )
  return own.slice(-1).map(({ id }) => id)
}

const PERSONS_WORD = `'code', 'enter', 'accept', 'correct', 'reject'`

/** The last word of each coder on each record, in the order of sources and places. */
export function codings(store: Store, filter: CodingFilter = {}): Coding[] {
  const last = new Map<string, Coding>()
  const rows = store.all<EntryRow>(
    `SELECT * FROM entry WHERE kind IN (${PERSONS_WORD}) AND deed NOT IN (SELECT deed FROM undone)
      AND (?1 IS NULL OR record = ?1) ORDER BY seq`,
    filter.record ?? null,
  )
  for (const row of rows) {
    const { entry } = keptOf(row)
    if (!('act' in entry.body) || entry.record === null) continue
    const { source, act } = entry.body
    if (filter.source !== undefined && source !== filter.source) continue
    if (filter.coders && !filter.coders.includes(entry.by)) continue
    const isNone = entry.kind === 'reject' || (entry.kind === 'code' && entry.body.verdict === 'none')
    const blind = entry.kind === 'code' && entry.body.blind
    const { record, by: coder, at } = entry
    last.set(`${record} ${coder}`, { record, source, coder, verdict: isNone ? 'none' : 'act', act, blind, at })
  }
  return [...last.values()].sort(
    (a, b) => compare(a.source, b.source) || startOf(a) - startOf(b) || compare(a.record, b.record),
  )
}

/** A record on which coders differ, with what each says. */
export interface Disagreement {
  record: string
  codings: Coding[]
}

/** The records on which two or more coders do not say the same. */
export function disagreements(store: Store, filter: CodingFilter = {}): Disagreement[] {
  return [...byRecord(codings(store, filter))]
    .filter(([, words]) => new Set(words.map((word) => (word.verdict === 'none' ? 'none' : actKey(word.act)))).size > 1)
    .map(([record, words]) => ({ record, codings: words }))
}

export function byRecord(all: readonly Coding[]): Map<string, Coding[]> {
  const groups = new Map<string, Coding[]>()
  for (const coding of all) groups.set(coding.record, [...(groups.get(coding.record) ?? []), coding])
  return groups
}

/** Settles a record by one coder's word: it becomes the dossier's, by the name of the person who decided between them. */
export function adjudicate(store: Store, record: string, coder: string, hand: Hand): Decided {
  checkHand(hand)
  return store.write(`adjudication of ${hand.by}`, () => {
    const coding = codings(store, { record, coders: [coder] })[0]
    if (!coding) throw new BadInput(record, `${coder} has said nothing of it`)
    const entries = entriesOf(store, record)
    const holds = settle(entries)?.holds
    const heads = entries.filter(({ undone, entry }) => !undone && 'act' in entry.body)
    const deed = new Deed(store, hand.by, hand.why ?? null)
    const stand = { ...heldText(store, coding.source), act: coding.act }
    const replaces = heads.map(({ id }) => id)
    if (coding.verdict === 'none') deed.add('reject', { record, replaces, body: holds ? standOf(holds) : stand })
    else if (!holds) deed.add('enter', { record, replaces, body: { ...stand, from: [] } })
    else if (actKey(actOf(holds)) === actKey(coding.act)) deed.add('accept', { record, replaces, body: stand })
    else deed.add('correct', { record, replaces, body: stand })
    project(store, record)
    return { deed: deed.number, records: [record] }
  })
}

const startOf = ({ act }: Coding): number => act.passages[0]?.start ?? 0
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
