import { built } from '../../languages/built.ts'
import { Automaton, type Saved } from '../automaton.ts'
import { forms, inflect } from './cases.ts'
import { INSTRUMENT_LANGUAGES, type InstrumentData, instrumentData } from './data.ts'

/** A known instrument, or the head word of a title. */
export type NameHit = KnownHit | HeadHit
export interface KnownHit {
  known: string
  type: string
}
export interface HeadHit {
  head: string
  type: string
  data: InstrumentData
}

export interface InstrumentNames {
  automaton: Automaton<NameHit>
  /** Name → id, for titles that stand in signs. */
  ids: ReadonlyMap<string, { known: string; type: string }>
}

let names: InstrumentNames | null = null

/** Names of all known instruments in every case, and the head words of titles; in the built program from what the build saved. */
export function instrumentNames(): InstrumentNames {
  if (names) return names
  const { automaton, ids } = built('instruments', savedNames)
  names = { automaton: Automaton.of(automaton), ids }
  return names
}

/** The same as plain data, worked out of the tables. */
function savedNames(): { automaton: Saved<NameHit>; ids: InstrumentNames['ids'] } {
  const ids = new Map<string, { known: string; type: string }>()
  const words: [string, NameHit][] = []
  const types = typesOfIds()
  for (const language of INSTRUMENT_LANGUAGES) {
    const data = instrumentData(language)
    const headWords = new Set(
      Object.values(data.heads)
        .flatMap((list) => list ?? [])
        .map((head) => head.toLowerCase()),
    )
    for (const [id, { names }] of Object.entries(data.known)) {
      const known = { known: id, type: types.get(id) ?? 'document' }
      for (const name of names.flatMap((each) => inflect(each, headWords, data.cases))) {
        ids.set(name, known)
        words.push([name, known])
      }
    }
    if (!data.title) continue
    for (const [type, heads] of Object.entries(data.heads)) {
      for (const head of (heads ?? []).flatMap((each) => headForms(each, data)))
        words.push([head, { head, type, data }])
    }
  }
  return { automaton: new Automaton(words, { wholeWords: true }).saved, ids }
}

function typesOfIds(): Map<string, string> {
  const types = new Map<string, string>()
  for (const language of INSTRUMENT_LANGUAGES) {
    for (const [id, { type }] of Object.entries(instrumentData(language).known))
      if (type && !types.has(id)) types.set(id, type)
  }
  return types
}

/** A head in its cases; in an inflected language also small, as in Парижское соглашение. */
function headForms(head: string, { cases }: InstrumentData): string[] {
  const [first, ...rest] = head.split(' ')
  const all =
    rest.length === 0 ? forms(head, cases) : forms(first ?? '', cases).map((word) => [word, ...rest].join(' '))
  const inflected = Object.keys(cases).length > 0
  return [...new Set(inflected ? all.flatMap((each) => [each, each[0]!.toLowerCase() + each.slice(1)]) : all)]
}
