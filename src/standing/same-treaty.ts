import { bounds } from '../calendar/index.ts'
import type { RecordedAct } from '../model/index.ts'
import { INSTRUMENT_LANGUAGES, instrumentData } from '../recognise/instruments/data.ts'
import { actingParties, isState } from './encode.ts'

/** A treaty as one document names it: its title, the two states, and the days on which it may have been signed. */
interface Signing {
  title: string
  language: string
  pair: string
  from: number
  to: number
}

/** A date less exact than a month says too little to tell one treaty of two states from another. */
const MOST_DAYS = 31

/**
 * Titles that documents in different languages give to one treaty, each with the title under which it is kept (the first that was recorded).
 * Two titles are of one treaty if the same two states, and nobody else, signed it in days that may be the same, and neither has another
 * candidate in the other's language. What the table of instruments knows needs none of this.
 */
export function sameTreaties(acts: readonly RecordedAct[]): ReadonlyMap<string, string> {
  const signings = new Map<string, Signing>()
  for (const recorded of acts) {
    const signing = signingOf(recorded)
    const known = signing && signings.get(signing.title)
    // Of several reports the most exact counts.
    if (signing && (!known || signing.to - signing.from < known.to - known.from)) signings.set(signing.title, signing)
  }
  const all = [...signings.values()]
  const matches = (one: Signing, language: string) =>
    all.filter((other) => other.language === language && same(one, other))
  const kept = new Map<string, string>()
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      if (same(one, other) && matches(one, other.language).length === 1 && matches(other, one.language).length === 1)
        kept.set(other.title, kept.get(one.title) ?? one.title)
  return kept
}

function same(one: Signing, other: Signing): boolean {
  return one.language !== other.language && one.pair === other.pair && one.from <= other.to && other.from <= one.to
}

function signingOf({ act, state }: RecordedAct): Signing | null {
  if (state === 'rejected' || act.modality !== 'actual' || act.date === null) return null
  if ((act.kind !== 'sign' && act.kind !== 'conclude') || act.instrument === null || act.instrumentId !== null)
    return null
  const { from, to } = bounds(act.date)
  if (!(to - from < MOST_DAYS)) return null
  const states = actingParties([...act.agents, ...act.targets], null)
    .filter(isState)
    .sort()
  const language = languageOf(act.instrument)
  if (states.length !== 2 || language === null) return null
  return { title: act.instrument, language, pair: states.join(), from, to }
}

/** The language whose words for a treaty a title has; null if it is called no treaty. */
function languageOf(title: string): string | null {
  const small = title.toLowerCase()
  return (
    INSTRUMENT_LANGUAGES.find((language) =>
      instrumentData(language).heads.treaty?.some((head) => small.includes(head.toLowerCase())),
    ) ?? null
  )
}
