import type { PartyId } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import type { FoundDate, FoundPerson } from '../findings.ts'
import type { Words } from '../names.ts'
import { languageOf } from '../parties/document.ts'
import type { NamedParty } from '../parties/found.ts'
import { alphabeticPersons } from './alphabetic.ts'
import type { Candidate } from './candidate.ts'
import { chinesePersons } from './chinese.ts'
import { withHolders } from './held.ts'
import { type KnownPerson, knownByFamily, type Term } from './known.ts'
import { lore } from './lore.ts'
import type { NamedOffice } from './offices-in.ts'
import { nominative, spellChinese, spellJapanese, spellRussian, spellTransliterated } from './spelling.ts'
import { spellBySystem } from './systems.ts'
import { type PlacedPerson, tieMentions } from './tied.ts'

/** Blocks that name no persons of the text, and those where a name without an office is the author of a cited work. */
const SKIPPED = new Set(['running-head', 'page-number', 'separator', 'link'])
const CITING = new Set(['note', 'reference'])
/** Roles in a cited work, which make nobody an actor. */
const AUTHORS = new Set(['author', 'translator', 'editor', 'responsible editor'])

/**
 * The persons of a document with office, party and time as the text gives them; names in Chinese or Russian get the Latin spelling that the
 * document gives, else the usual one. Later mentions, also by a shorter name, are tied to the first. `published` (EDTF) is when a name without
 * a date beside it was written.
 */
export function findPersons(
  flows: readonly Flow[],
  words: readonly Words[],
  named: readonly (readonly NamedParty[])[],
  offices: readonly (readonly NamedOffice[])[],
  dates: readonly (readonly FoundDate[])[],
  published: string | null,
): FoundPerson[][] {
  const found = flows.map((flow, index): PlacedPerson[] => {
    const language = languageOf(flow)
    if (!language || SKIPPED.has(flow.block.kind)) return []
    const { tokens } = words[index]!
    const candidates = [
      ...chinesePersons(flow, tokens, offices[index]!),
      ...(language === 'zh' ? [] : alphabeticPersons(flow, language, tokens, named[index]!, offices[index]!)),
    ]
    const citing = CITING.has(flow.block.kind)
    return candidates.flatMap((candidate) => {
      if (citing && !candidate.office) return []
      const at = dateOf(flow.text, candidate, dates[index] ?? [])
      const person = identify(candidate, at ?? published)
      return person
        ? [
            {
              block: index,
              from: candidate.from,
              to: candidate.to,
              at,
              first: false,
              actor: !AUTHORS.has(person.role ?? ''),
              written: candidate.written,
              chinese: isChinese(candidate),
              ...person,
            },
          ]
        : []
    })
  })
  return withHolders(tieMentions(flows, found, words), offices)
}

/** Whether a name is written as Chinese names are, with the family name first (王毅, but not 马克龙). */
function isChinese({ script, written, known }: Candidate): boolean {
  if (script === 'chinese') return true
  if (known.length !== 1 || !/^[\u4e00-\u9fff]{2,4}$/.test(written) || !lore.zh.surnames.includes(written[0]!))
    return false
  return known[0]!.terms.some(({ of }) => lore.zh.familyFirst.includes(of))
}

/** Who a candidate is; null when a well-known short name does not fit its office and nothing else says who it is. */
function identify(
  candidate: Candidate,
  at: string | null,
): Pick<PlacedPerson, 'name' | 'role' | 'of' | 'key' | 'certain' | 'known'> | null {
  const { office, known } = candidate
  const year = at === null ? null : Number(at.match(/\d{4}/)?.[0] ?? Number.NaN)
  const taken = choose(known, office, year) ?? holderThen(candidate, year)
  if (taken) {
    const term = termAt(taken, office, year)
    return {
      name: candidate.latin ?? taken.name,
      role: office ? roleOf(office) : (candidate.role ?? term.role),
      of: candidate.of ?? (office?.owner ? office.of : term.of),
      key: taken.name,
      certain: true,
      known: true,
    }
  }
  const of = candidate.of ?? office?.of ?? null
  const name = candidate.latin ?? spell(candidate, of)
  if (name === null || name.length < 2) return null
  if (known.length > 1 && !office) return null
  return {
    name,
    role: office ? roleOf(office) : candidate.role,
    of,
    key: name,
    known: false,
    certain: candidate.of !== null || (office?.owner ?? null) !== null,
  }
}

/** "former president"; a person who was in office then is just what the text calls them. */
function roleOf({ office, time }: NamedOffice): string {
  return time === 'former' && !office.role.startsWith('former') ? `former ${office.role}` : office.role
}

/** "President Carter" in a text of 1979: who held that office that year by this family name, if it was one alone. */
function holderThen({ written, script, office, known }: Candidate, year: number | null): KnownPerson | null {
  if (known.length > 0 || script !== 'latin' || !office || office.time === 'former' || year === null) return null
  const holds = ({ role, of, from, until }: Term) =>
    role === office.office.role &&
    (!office.owner || of === office.of) &&
    from <= year &&
    year <= (until ?? Number.POSITIVE_INFINITY)
  const holders = knownByFamily(written).filter(({ terms }) => terms.some(holds))
  return holders.length === 1 ? holders[0]! : null
}

/** Of the well-known persons with this name, the one whose office, party and years fit. */
function choose(known: readonly KnownPerson[], office: NamedOffice | null, year: number | null): KnownPerson | null {
  if (known.length === 0) return null
  const score = (person: KnownPerson) => {
    const fits = person.terms.map(
      (term) =>
        (office && term.role === office.office.role ? 2 : 0) +
        (office && term.of === office.of ? 2 : 0) +
        (year !== null && !Number.isNaN(year) && term.from <= year && year <= (term.until ?? 9999) ? 1 : 0),
    )
    return Math.max(...fits)
  }
  const best = [...known].sort((a, b) => score(b) - score(a))
  return known.length === 1 || score(best[0]!) > score(best[1]!) ? best[0]! : null
}

function termAt(person: KnownPerson, office: NamedOffice | null, year: number | null): Term {
  const holds = (term: Term) => year !== null && term.from <= year && year <= (term.until ?? 9999)
  return (
    person.terms.find((term) => office && term.role === office.office.role && term.of === office.of) ??
    person.terms.find(holds) ??
    person.terms.at(-1)!
  )
}

function spell({ written, script, office, officeWords }: Candidate, of: PartyId | null): string | null {
  if (script === 'chinese') return spellChinese(written)
  if (script === 'japanese') return spellJapanese(written)
  if (script === 'transliterated') return spellTransliterated(written)
  if (script !== 'cyrillic') return written
  const name = office ? nominative(written, officeWords, office.office.words) : written
  return spellBySystem(name, of) ?? spellRussian(name)
}

let stopped: { text: string; stops: readonly number[] } = { text: '', stops: [] }

/** Where full stops stand; kept for the text asked about last, because every name in it asks. */
function stopsOf(text: string): readonly number[] {
  if (stopped.text !== text) stopped = { text, stops: [...text.matchAll(/。|\. /g)].map(({ index }) => index) }
  return stopped.stops
}

/** Index of the first item of an ordered list from which on `holds`; the length if it never does. */
function firstIndex<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** The date of the sentence a name stands in: the last before it, else the first behind it, else the last of the block before it. */
function dateOf(text: string, { from, to }: Candidate, dates: readonly FoundDate[]): string | null {
  const stops = stopsOf(text)
  const next = firstIndex(stops, (stop) => stop > from)
  const start = next === 0 ? 0 : stops[next - 1]! + 1
  const end = stops[firstIndex(stops, (stop) => stop >= to)] ?? text.length
  const earlier = dates[firstIndex(dates, (date) => date.to > from) - 1]
  if (earlier && earlier.from >= start && earlier.to <= end) return earlier.edtf
  const first = dates[firstIndex(dates, (date) => date.from >= start)]
  return (first && first.to <= end ? first : earlier)?.edtf ?? null
}
