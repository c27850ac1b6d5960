import { loadData } from '../../languages/load.ts'
import type { PartyId, PartyType } from '../../model/index.ts'
import type { Meaning, Shape, Word } from '../names.ts'
import { adjectiveFormsOf, decline } from './declension.ts'
import { facts, partyType } from './facts.ts'
import { type Body, type ChineseParties, partiesOf, type Reading, ShortNames } from './tables.ts'

/** Every word of the tables that names a party or one of its bodies, or that only seems to. */
export function* partyWords(): Generator<Word> {
  const zh = loadData('languages/zh/parties.yaml', partiesOf.zh)
  const en = loadData('languages/en/parties.yaml', partiesOf.en)
  const ru = loadData('languages/ru/parties.yaml', partiesOf.ru)
  const short = loadData('parties/names-cldr.yaml', ShortNames)
  const doubtful = new Set([zh, en, ru].flatMap((file) => file.ambiguous.map((entry) => entry.name)))
  const plain = (text: string) => text !== '' && !doubtful.has(text)

  for (const id of Object.keys(facts.states)) {
    const names = short[id] ?? {}
    for (const text of [names.zh ?? '', ...(zh.states[id] ?? [])].filter(plain)) yield name(id, text, 'free', 'state')
    const english = en.states[id]
    for (const text of [names.en ?? '', ...(english?.also ?? [])].filter(plain))
      yield name(id, text, shapeOf(text), 'state')
    for (const text of (english?.adjectives ?? []).filter(plain)) {
      yield adjective(id, text, 'capital')
      // Palestinians, Greeks: the people, for their state.
      if (/[nikc]$/.test(text)) yield name(id, `${text}s`, 'capital', 'state')
    }
    const russian = ru.states[id]
    for (const text of [names.ru ?? '', ...(russian?.also ?? [])].filter(plain)) {
      for (const form of decline(text)) yield name(id, form, shapeOf(text), 'state')
    }
    for (const stem of [russian?.adjective ?? [], russian?.adjectives ?? []].flat()) {
      for (const form of adjectiveFormsOf(stem)) yield adjective(id, form, 'free')
    }
    for (const stem of [russian?.prefix ?? [], russian?.prefixes ?? []].flat()) yield adjective(id, `${stem}-`, 'free')
    for (const text of [...(english?.abbreviations ?? []), ...(russian?.abbreviations ?? [])])
      yield abbreviation(id, text, 'state')
  }
  for (const [key, entry] of [...Object.entries(facts.organisations), ...Object.entries(facts.groups)]) {
    const id = ('id' in entry && entry.id) || key
    const type = 'type' in entry ? entry.type : 'group'
    for (const text of entry.zh) yield name(id, text, 'free', type)
    for (const text of entry.en) yield name(id, text, shapeOf(text), type)
    for (const text of entry.ru) for (const form of decline(text)) yield name(id, form, shapeOf(text), type)
    for (const text of entry.abbr) yield abbreviation(id, text, type)
  }
  for (const file of [zh, en]) {
    for (const entry of file.ambiguous) yield doubt(entry.name, entry)
    for (const text of file.not) yield word(text, shapeOf(text), { kind: 'none', inside: inside(zh, text) })
    for (const body of file.bodies) yield* bodyWords(body, (noun) => [noun])
    for (const { id, names } of file.named) for (const text of names) yield name(id, text, shapeOf(text))
    for (const { id, name: text } of file.metonyms) yield metonym(id, text)
  }
  for (const entry of ru.ambiguous) for (const form of decline(entry.name)) yield doubt(form, entry)
  for (const text of ru.not) yield word(text, 'capital', { kind: 'none', inside: null })
  for (const body of ru.bodies) yield* bodyWords(body, decline)
  for (const { id, names } of ru.named)
    for (const text of names) for (const form of decline(text)) yield name(id, form, 'capital')
  for (const { id, name: text } of ru.metonyms) for (const form of decline(text)) yield metonym(id, form)
  yield* characterWords(zh)
}

/** The single characters that are states in some contexts (蒙方, 访华), together with that context. */
function* characterWords(zh: ChineseParties): Generator<Word> {
  const idsOf = (character: string) => zh.characters[character] ?? []
  for (const rule of zh.compounds.suffixes) {
    for (const character of rule.characters) {
      yield word(character + rule.with, 'free', { kind: 'suffix', ids: idsOf(character), rule })
    }
  }
  for (const rule of zh.compounds.prefixes) {
    for (const before of rule.before) {
      for (const character of rule.characters) {
        if (before !== character)
          yield word(before + character, 'free', { kind: 'prefix', ids: idsOf(character), rule })
      }
    }
  }
}

function* bodyWords(body: Body, forms: (noun: string) => string[]): Generator<Word> {
  for (const noun of body.nouns) {
    for (const text of forms(noun))
      yield word(text, shapeOf(text), {
        kind: 'body',
        body: body.body,
        alone: body.alone,
        notBefore: body.notBefore,
      })
  }
}

function inside(zh: ChineseParties, text: string): { id: PartyId; at: number; length: number } | null {
  const entry = zh.contain[text]
  return entry ? { id: entry.id, at: entry.at, length: entry.length ?? text.length - entry.at } : null
}

const word = (text: string, shape: Shape, meaning: Meaning): Word => ({ text, shape, meaning })

const name = (id: PartyId, text: string, shape: Shape, type = partyType(id)): Word =>
  word(text, shape, { kind: 'party', id, type, by: 'name', adjective: false })

const adjective = (id: PartyId, text: string, shape: Shape): Word =>
  word(text, shape, { kind: 'party', id, type: 'state', by: 'name', adjective: true })

const abbreviation = (id: PartyId, text: string, type: PartyType): Word =>
  word(text, 'exact', { kind: 'party', id, type, by: 'abbreviation', adjective: false })

const metonym = (id: PartyId, text: string): Word =>
  word(text, 'capital', { kind: 'party', id, type: partyType(id), by: 'metonym', adjective: false })

const doubt = (text: string, { readings, adjective }: { readings: Reading[]; adjective: boolean }): Word =>
  word(text, shapeOf(text), { kind: 'ambiguous', readings, adjective })

/** A name that begins with a capital must have one in the text; letters without case come as they are. */
function shapeOf(text: string): Shape {
  const first = text[0] ?? ''
  return first !== first.toLowerCase() ? 'capital' : 'free'
}
