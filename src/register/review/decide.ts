import { z } from 'zod'
import { bounds } from '../../calendar/index.ts'
import { Act, BadInput, isReader, PartyId } from '../../model/index.ts'
import { pairName } from '../gathering/pairs.ts'
import { Deed, entriesOf, hashOf } from '../history/chain.ts'
import type { Hash } from '../history/entry.ts'
import { PAIR_PREFIX, PARTY_PREFIX, project } from '../history/project.ts'
import { actOf, headsOf, laterFirst, settle, type Version } from '../history/settle.ts'
import type { Hand } from '../history/undo.ts'
import { recordId } from '../reading/keep.ts'
import { source } from '../sources.ts'
import type { Store } from '../store/store.ts'
import { checkPassages } from './passages.ts'

/** What a person decides. `act` gives the slots to change, or a whole act. */
export const Decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), record: z.string() }),
  z.strictObject({ kind: z.literal('correct'), record: z.string(), act: Act.partial() }),
  z.strictObject({ kind: z.literal('reject'), record: z.string() }),
  /** An act by hand, from a passage of a source. */
  z.strictObject({ kind: z.literal('enter'), source: z.string(), act: Act }),
  /** One record was really several acts. */
  z.strictObject({ kind: z.literal('split'), record: z.string(), into: z.array(Act).min(2) }),
  /** Several records were really one act: the first stays, with the others' passages, and `act` if given. */
  z.strictObject({ kind: z.literal('merge'), records: z.array(z.string()).min(2), act: Act.partial().optional() }),
  /** Records, of one or several sources, that report one act; they stay, and are shown as one. */
  z.strictObject({ kind: z.literal('same-act'), records: z.array(z.string()).min(2) }),
  /** The first record reports another act than each of the others. */
  z.strictObject({ kind: z.literal('other-act'), records: z.array(z.string()).min(2) }),
  /** Two names are one party; acts are given under `into` from now on. */
  z.strictObject({ kind: z.literal('same-party'), party: PartyId, into: PartyId }),
])
export type Decision = z.infer<typeof Decision>

export interface Judgement extends Hand {
  /** The version (hash of its entry) that the person looked at, of a merge the first record's: refused when it has changed since. */
  seen?: Hash
}

/** What a decision did: the deed, to undo it by, and the records it touched. */
export interface Decided {
  deed: number
  records: string[]
}

/**
 * Records a person's decision as one deed. Throws BadInput when the decision does not fit, a date is no EDTF, a quote does not stand at its
 * place, no person is named, or the record has changed since it was looked at.
 */
export function decide(store: Store, input: Decision, hand: Judgement): Decided {
  const parsed = Decision.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new BadInput('decision', `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'does not fit'}`)
  }
  checkHand(hand)
  return store.write(`decision of ${hand.by}`, () => {
    const deed = new Deed(store, hand.by, hand.why ?? null)
    const records = carryOut({ store, deed, hand }, parsed.data)
    for (const record of records) project(store, record)
    const named = records.filter((record) => !record.startsWith(PARTY_PREFIX) && !record.startsWith(PAIR_PREFIX))
    return { deed: deed.number, records: named }
  })
}

/** A decision is a person's: the reader's name is taken. */
export function checkHand({ by }: Hand): void {
  if (by.trim() === '' || isReader(by)) throw new BadInput('by', 'a decision needs the name of the person who takes it')
}

interface Work {
  store: Store
  deed: Deed
  hand: Judgement
}

function carryOut(work: Work, decision: Decision): string[] {
  const { store, deed } = work
  switch (decision.kind) {
    case 'accept':
    case 'reject': {
      const { stand, replaces } = current(work, decision.record)
      deed.add(decision.kind, { record: decision.record, replaces, body: stand })
      return [decision.record]
    }
    case 'correct': {
      const { stand, replaces } = current(work, decision.record)
      const act = checkedAct(store, stand.source, { ...stand.act, ...statedSlots(decision.act) })
      deed.add('correct', { record: decision.record, replaces, body: { ...heldText(store, stand.source), act } })
      return [decision.record]
    }
    case 'enter':
      return [enter(work, decision.source, decision.act, [], [])]
    case 'split': {
      const { stand, replaces } = current(work, decision.record)
      const into: string[] = []
      for (const act of decision.into) into.push(enter(work, stand.source, act, [decision.record], into))
      deed.add('split', { record: decision.record, replaces, body: { ...stand, into } })
      return [decision.record, ...into]
    }
    case 'merge':
      return mergeRecords(work, decision)
    case 'same-act':
    case 'other-act':
      return pairRecords(work, decision.records, decision.kind === 'same-act')
    case 'same-party':
      return [joinParties(work, decision)]
  }
}

function mergeRecords(work: Work, { records, act }: Extract<Decision, { kind: 'merge' }>): string[] {
  if (new Set(records).size !== records.length) throw new BadInput('decision', 'a record cannot be merged with itself')
  const { seen: _ofTheFirst, ...hand } = work.hand
  const [first, ...others] = records.map((record, at) => ({
    record,
    ...current(at === 0 ? work : { ...work, hand }, record),
  }))
  if (!first) return []
  for (const other of others)
    if (other.stand.source !== first.stand.source)
      throw new BadInput(other.record, 'is from another source; only reports in one source are merged into one record')
  const passages = [...first.stand.act.passages, ...others.flatMap(({ stand }) => stand.act.passages)]
  const merged = checkedAct(work.store, first.stand.source, { ...first.stand.act, passages, ...statedSlots(act ?? {}) })
  work.deed.add('correct', {
    record: first.record,
    replaces: first.replaces,
    body: { ...heldText(work.store, first.stand.source), act: merged },
  })
  for (const { record, replaces, stand } of others)
    work.deed.add('merge', { record, replaces, body: { ...stand, into: first.record } })
  return records
}

/** Says of the first record and each of the others whether they report one act. */
function pairRecords(work: Work, records: readonly string[], same: boolean): string[] {
  const { store, deed } = work
  if (new Set(records).size !== records.length) throw new BadInput('decision', 'a record cannot be paired with itself')
  for (const record of records) current(work, record)
  const [first, ...others] = records
  const pairs = others.map((other) => ({
    record: pairName(first!, other),
    records: [first!, other] as [string, string],
  }))
  for (const { record, records: pair } of pairs) {
    const replaces = headsOf(entriesOf(store, record)).map(({ id }) => id)
    deed.add('same-act', { record, replaces, body: { records: pair, same } })
  }
  return [...pairs.map(({ record }) => record), ...records]
}

function joinParties({ store, deed }: Work, { party, into }: Extract<Decision, { kind: 'same-party' }>): string {
  if (party === into) throw new BadInput(party, 'is the same party already')
  const record = PARTY_PREFIX + party
  const replaces = headsOf(entriesOf(store, record)).sort(laterFirst)
  deed.add('same-party', { record, replaces: replaces.map(({ id }) => id), body: { party, into } })
  return record
}

function enter(
  { store, deed }: Work,
  sourceId: string,
  act: Act,
  from: string[],
  alsoTaken: readonly string[],
): string {
  const held = heldText(store, sourceId)
  const checked = checkedAct(store, held.source, act)
  const used = store.all<{ record: string }>(
    'SELECT DISTINCT record FROM entry WHERE record >= ? AND record < ?',
    held.source.slice(0, 8),
    `${held.source.slice(0, 8)}~`,
  )
  const id = recordId(held.source, checked, new Set([...used.map(({ record }) => record), ...alsoTaken]))
  deed.add('enter', { record: id, replaces: [], body: { ...held, act: checked, from } })
  return id
}

/** The word that holds, and every head that a new word replaces: deciding also settles suggestions and conflicts. */
function current(
  { store, hand }: Work,
  record: string,
): { stand: { source: string; text: string; act: Act }; replaces: Hash[] } {
  const entries = entriesOf(store, record)
  const row = store.one<{ version: number; live: number }>('SELECT version, live FROM record WHERE id = ?', record)
  const holds = settle(entries)?.holds
  if (!row || !holds) throw new BadInput(record, 'no such record in this dossier')
  if (row.live === 0) throw new BadInput(record, 'was split, merged into another or withdrawn')
  const seen = hashOf(store, row.version)
  if (hand.seen !== undefined && hand.seen !== seen)
    throw new BadInput(record, `was changed by ${holds.entry.by} in the meantime; look again before deciding`)
  return { stand: standOf(holds), replaces: headsOf(entries.filter(isVersion)).map(({ id }) => id) }
}

function isVersion({ entry }: Version): boolean {
  return 'act' in entry.body && entry.kind !== 'code'
}

export function standOf(version: Version): { source: string; text: string; act: Act } {
  const { body } = version.entry
  if (!('act' in body)) throw new TypeError(`a ${version.entry.kind} entry holds no act`)
  return { source: body.source, text: body.text, act: actOf(version) }
}

/** The source's full id and the hash of the text that is held now. */
export function heldText(store: Store, id: string): { source: string; text: string } {
  const row = store.one<{ id: string; text: string }>('SELECT id, text FROM source WHERE id = ?', id)
  if (!row) throw new BadInput(id, 'no such source in this dossier')
  return { source: row.id, text: row.text }
}

function checkedAct(store: Store, sourceId: string, act: Act): Act {
  if (act.date !== null) bounds(act.date)
  checkPassages(source(store, sourceId), act.passages)
  return act
}

/** Only the slots that were really given. */
export function statedSlots(act: Partial<Record<keyof Act, unknown>>): Partial<Act> {
  return Object.fromEntries(Object.entries(act).filter(([, value]) => value !== undefined))
}
