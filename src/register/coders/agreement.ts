import { type Act, type ActKind, BadInput } from '../../model/index.ts'
import { sources } from '../sources.ts'
import type { Store } from '../store/store.ts'
import { byRecord, type Coding, codings } from './codings.ts'
import {
  categoriesOf,
  cohenKappa,
  fleissKappa,
  gwetAC1,
  krippendorffAlpha,
  percentAgreement,
  type Ratings,
} from './coefficients.ts'
import { type Unit, type UnitizingFigure, unitizingAlpha } from './unitizing.ts'

/** What can be compared: whether there is an act at all, and each slot of those that two coders both take for one. */
export const SLOTS = ['act', 'kind', 'agents', 'targets', 'date', 'modality', 'force'] as const
export type Slot = (typeof SLOTS)[number]

/** Figures for one slot. NaN (null in JSON) where a figure is not defined. */
export interface SlotFigures {
  slot: Slot
  /** Units on which at least two of the coders stated a value; only these are compared. */
  units: number
  percent: number
  /** For two coders only. */
  cohen: number
  fleiss: number
  krippendorff: number
  gwet: number
  /** The values behind the figures: a row for each unit, a value for each coder, null where nothing was stated. */
  table: { record: string; values: (string | null)[] }[]
  /** How often one coder said this and another that, over all pairs of words. */
  confusion: { one: string; other: string; count: number }[]
}

export interface Agreement {
  coders: string[]
  /** All kinds together, and each kind that a coder gave a unit. */
  slots: SlotFigures[]
  byKind: { kind: ActKind; slots: SlotFigures[] }[]
  /** Where acts stand in the text, by kind, for each source that all of the coders coded. */
  unitizing: { source: string; joint: number; categories: UnitizingFigure[] }[]
}

export interface AgreementOptions {
  /** At least two; everyone who coded if left out. */
  coders?: readonly string[]
  source?: string
}

/** Compares coders. Throws BadInput when there are not two of them. */
export function agreement(store: Store, options: AgreementOptions = {}): Agreement {
  const all = codings(store, options.source === undefined ? {} : { source: options.source })
  const coders = [...(options.coders ?? new Set(all.map(({ coder }) => coder)))].sort()
  if (coders.length < 2) throw new BadInput('agreement', 'needs two coders who have coded something')
  const silent = coders.find((coder) => !all.some((coding) => coding.coder === coder))
  if (silent) throw new BadInput(silent, 'has coded nothing here')
  const units = [...byRecord(all.filter(({ coder }) => coders.includes(coder)))]
  const kinds = [...new Set(units.flatMap(([, words]) => words.map(({ act }) => act.kind)))].sort()
  return {
    coders,
    slots: figuresOf(units, coders),
    byKind: kinds.map((kind) => ({
      kind,
      slots: figuresOf(
        units.filter(([, words]) => words.some((word) => word.verdict === 'act' && word.act.kind === kind)),
        coders,
      ),
    })),
    unitizing: unitizing(store, all, coders),
  }
}

type Units = [record: string, words: Coding[]][]

function figuresOf(units: Units, coders: readonly string[]): SlotFigures[] {
  return SLOTS.map((slot) => {
    const table = units
      .map(([record, words]) => ({ record, values: coders.map((coder) => statedValue(words, coder, slot)) }))
      .filter(({ values }) => values.filter((value) => value !== null).length > 1)
    const ratings = table.map(({ values }) => values)
    return {
      slot,
      units: table.length,
      percent: percentAgreement(ratings),
      cohen: coders.length === 2 ? cohenKappa(ratings) : Number.NaN,
      fleiss: fleissKappa(ratings),
      krippendorff: krippendorffAlpha(ratings),
      gwet: gwetAC1(ratings),
      table,
      confusion: confusionOf(ratings),
    }
  })
}

function statedValue(words: readonly Coding[], coder: string, slot: Slot): string | null {
  const word = words.find((coding) => coding.coder === coder)
  if (!word) return null
  if (slot === 'act') return word.verdict
  return word.verdict === 'act' ? slotValue(word.act, slot) : null
}

/** Parties count as one value, in any order; an empty list is a value, a missing date is none. */
function slotValue(act: Act, slot: Exclude<Slot, 'act'>): string | null {
  const value = act[slot]
  return Array.isArray(value) ? [...value].sort().join(' + ') || '–' : value
}

function confusionOf(ratings: Ratings): SlotFigures['confusion'] {
  const counts = new Map<string, number>()
  const categories = categoriesOf(ratings)
  for (const row of ratings) {
    row.forEach((one, n) => {
      for (const other of row.slice(n + 1)) {
        if (one === null || other === null) continue
        const key = JSON.stringify([one, other])
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    })
  }
  return categories.flatMap((one) =>
    categories.flatMap((other) => {
      const count = counts.get(JSON.stringify([one, other]))
      return count === undefined ? [] : [{ one, other, count }]
    }),
  )
}

function unitizing(store: Store, all: readonly Coding[], coders: readonly string[]): Agreement['unitizing'] {
  return sources(store).flatMap(({ id, characters }) => {
    const here = all.filter((coding) => coding.source === id)
    const hasAll = coders.every((coder) => here.some((coding) => coding.coder === coder))
    if (!hasAll) return []
    const units: Unit[] = here
      .filter(({ coder, verdict }) => verdict === 'act' && coders.includes(coder))
      .flatMap(({ coder, act }) => act.passages.map(({ start, end }) => ({ coder, category: act.kind, start, end })))
    return [{ source: id, ...unitizingAlpha(units, coders, characters) }]
  })
}
