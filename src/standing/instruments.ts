import { z } from 'zod'
import { bounds } from '../calendar/index.ts'
import { loadData } from '../languages/load.ts'
import { INSTRUMENT_LANGUAGES, instrumentData } from '../recognise/instruments/data.ts'
import type { Fact } from './engine/engine.ts'
import { EVER, FOREVER } from './engine/spans.ts'
import type { Symbols } from './engine/symbols.ts'
import { DATED, ENTERED } from './rules/lexicon.ts'

const Entries = z.record(z.string(), z.strictObject({ date: z.iso.date(), under: z.string(), source: z.string() }))

function entries(): z.output<typeof Entries> {
  return loadData('rulebooks/entries-into-force.yaml', Entries)
}

/** What the table of treaties says: which entered into force on a day that is known, and from which day they are in force. */
export function instrumentFacts(symbols: Symbols): Fact[] {
  return Object.entries(entries()).flatMap(([id, { date }]) => [
    { status: ENTERED, args: [symbols.id(id)], from: bounds(date).from, until: FOREVER },
    { status: DATED, args: [symbols.id(id)], from: EVER, until: FOREVER },
  ])
}

/** Where a fact about an instrument is from ("Article 84; UNTS 1155, p. 331"); null where it is not of that table. */
export function sourceOfEntry(status: number, instrument: string): string | null {
  const entry = status === ENTERED || status === DATED ? entries()[instrument] : undefined
  return entry ? `${entry.date} under ${entry.under}; ${entry.source}` : null
}

/** Whether the table of treaties has it: a multilateral treaty whose entry into force is a fact. */
export function isWellKnown(instrument: string): boolean {
  return entries()[instrument] !== undefined
}

let nouns: Set<string> | null = null

/** Whether an instrument is named by its kind alone ("the agreement"): a word for one, not one of which anything can be said for good. */
export function isCommonNoun(name: string): boolean {
  nouns ??= new Set(
    INSTRUMENT_LANGUAGES.flatMap((language) => Object.values(instrumentData(language).heads).flatMap(said)),
  )
  return nouns.has(name.trim().toLowerCase())
}

function said(words: readonly string[] | undefined): string[] {
  return (words ?? []).map((word) => word.toLowerCase())
}
