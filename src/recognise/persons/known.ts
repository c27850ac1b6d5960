import { z } from 'zod'
import { loadData } from '../../languages/load.ts'
import { PartyId } from '../../model/index.ts'
import type { Word } from '../names.ts'
import { decline } from '../parties/declension.ts'

const Names = z.array(z.string().min(1)).default([])

/** parties/persons.yaml: well-known holders of offices, by their usual Latin name (see the file's head). */
export const PersonTable = z.record(
  z.string(),
  z.strictObject({
    en: Names,
    zh: Names,
    ru: Names,
    /** Role, party, first and last year; null: still in office. */
    terms: z.array(z.tuple([z.string(), PartyId, z.int(), z.int().nullable()])).min(1),
  }),
)

/** One office a known person held, and from which year to which (null: still). */
export interface Term {
  role: string
  of: PartyId
  from: number
  until: number | null
}

export interface KnownPerson {
  name: string
  terms: Term[]
}

/** Every name of a well-known person; a name without a space is a short form. */
export function* personWords(): Generator<Word> {
  for (const [name, entry] of Object.entries(loadData('parties/persons.yaml', PersonTable))) {
    const terms = entry.terms.map(([role, of, from, until]) => ({ role, of, from, until }))
    const person = { name, terms }
    const meaning = (text: string) => ({ kind: 'person', person, short: !/[ ·]/.test(text) }) as const
    for (const text of [name, ...entry.en]) yield { text, shape: 'capital', meaning: meaning(text) }
    for (const text of entry.zh) yield { text, shape: 'free', meaning: meaning(text) }
    for (const text of entry.ru) {
      for (const form of declinePerson(text)) yield { text: form, shape: 'capital', meaning: meaning(text) }
    }
  }
}

let families: Map<string, KnownPerson[]> | null = null

/** Well-known persons whose Latin name ends in this family name ("Carter"); there may be several, or none. */
export function knownByFamily(family: string): readonly KnownPerson[] {
  if (!families) {
    families = new Map()
    for (const [name, { terms }] of Object.entries(loadData('parties/persons.yaml', PersonTable))) {
      const last = name.split(' ').at(-1)!
      const held = terms.map(([role, of, from, until]) => ({ role, of, from, until }))
      families.set(last, [...(families.get(last) ?? []), { name, terms: held }])
    }
  }
  return families.get(family) ?? []
}

/** All case forms of a person's name: each part that declines is declined ("Владимира Путина"); "=" keeps a name as it is. */
function declinePerson(name: string): string[] {
  if (name.startsWith('=')) return [name.slice(1)]
  const parts = name.split(' ').map(surnameForms)
  const forms = new Set([name])
  // The same case in every part: the forms of a part stand in the order of the cases.
  const cases = Math.max(...parts.map((part) => part.length))
  for (let at = 0; at < cases; at++) forms.add(parts.map((part) => part[at] ?? part[0]!).join(' '))
  return [...forms]
}

function surnameForms(part: string): string[] {
  // A foreign name that ends in such a vowel is the same in every case (Альберто, Гутерриши).
  if (/[оеёуюыэи]$/.test(part)) return [part]
  if (/(ов|ев|ин|ын)$/.test(part)) return ['', 'а', 'у', 'ым', 'е'].map((ending) => part + ending)
  if (/ский$/.test(part)) return ['ий', 'ого', 'ому', 'им', 'ом'].map((ending) => part.slice(0, -2) + ending)
  return decline(part)
}
