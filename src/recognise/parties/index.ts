import { loadData } from '../../languages/load.ts'
import { type PartyId, READ_LANGUAGES } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import type { FoundDate, FoundParty } from '../findings.ts'
import { meaningOf, type Words } from '../names.ts'
import type { UnknownName } from '../persons/name-beside.ts'
import { type NamedOffice, officesIn, termsOf } from '../persons/offices-in.ts'
import { type AloneBody, bodiesIn } from './bodies.ts'
import { compoundsIn } from './compounds.ts'
import { resolve } from './coreference.ts'
import { type CoreferenceRule, coreferenceOf } from './coreference-words.ts'
import { type DocumentParties, languageOf } from './document.ts'
import { membersOf, partyType } from './facts.ts'
import { foundParty, type NamedParty, namedParty } from './found.ts'
import { Memory } from './memory.ts'
import { metonymsIn } from './metonyms.ts'
import { namesIn } from './names-in.ts'
import { Sides } from './sides.ts'
import { partiesOf } from './tables.ts'

export interface PartiesAndOffices {
  /** For every block its mentions in text order; of two that begin together the longer comes first. */
  parties: FoundParty[][]
  /** For every block the offices, each with the party it belongs to. */
  offices: NamedOffice[][]
  /** For every block the parties that it names, without bodies, offices and words that stand for others. */
  named: NamedParty[][]
}

/** Something that is resolved by what was read before it. */
type Pending =
  | { at: number; kind: 'name'; party: NamedParty }
  | { at: number; kind: 'body'; party: FoundParty }
  | { at: number; kind: 'alone'; body: AloneBody; person: PartyId | null }
  | { at: number; kind: 'office'; office: NamedOffice }
  | { at: number; kind: 'person'; of: PartyId; role: string }
  | { at: number; kind: 'coreference'; from: number; to: number; rule: CoreferenceRule }

/**
 * The parties of a document: named in full, by adjective, acronym, capital or single character; bodies under their owner; offices
 * ("the President of Mongolia" is MNG); words that stand for parties named before, with all their members. One walk in reading order.
 */
export function findParties(
  flows: readonly Flow[],
  words: readonly Words[],
  document: DocumentParties,
  dates: readonly (readonly FoundDate[])[],
  published: string | null,
): PartiesAndOffices {
  const memory = new Memory(document.parties, document.titled, document.named, document.voice)
  const parties: FoundParty[][] = []
  const offices: NamedOffice[][] = []
  const names: NamedParty[][] = []
  const sides = new Sides(loadData('languages/zh/parties.yaml', partiesOf.zh).compounds.sides)
  for (const [index, flow] of flows.entries()) {
    const found: FoundParty[] = []
    parties.push(found)
    const language = languageOf(flow)
    const { tokens } = words[index]!
    if (!language || flow.text.length === 0) {
      offices.push([])
      names.push([])
      continue
    }
    const yearAt = years(dates[index] ?? [], published)
    const named = [
      ...namesIn(flow, tokens, document.named, yearAt),
      ...compoundsIn(flow, words[index]!, document.named),
      ...metonymsIn(flow, language, tokens),
    ].sort((a, b) => a.from - b.from || b.to - a.to)
    if (language === 'zh') {
      named.push(...sides.in(flow, words[index]!, named))
      named.sort((a, b) => a.from - b.from || b.to - a.to)
    }
    takeLatest(named, memory)
    const { bodies, alone } = bodiesIn(flow, language, tokens, named)
    const held = officesIn(flow, language, tokens, named, bodies)
    offices.push(held)
    names.push(named)
    for (const party of named) found.push(party)
    for (const body of bodies) found.push(body)
    const personsEnd = new Map(
      tokens.flatMap((token) =>
        termsOf(token)
          .slice(-1)
          .map(({ of }) => [token.to, of]),
      ),
    )
    const pending: Pending[] = [
      ...named.map((party): Pending => ({ at: party.from, kind: 'name', party })),
      ...bodies.map((party): Pending => ({ at: party.from, kind: 'body', party })),
      ...alone.map((body): Pending => {
        const person = personsEnd.get(body.from) ?? personsEnd.get(body.from - 1) ?? null
        return { at: body.from, kind: 'alone', body, person }
      }),
      ...held.map((office): Pending => ({ at: office.from, kind: 'office', office })),
    ]
    for (const token of tokens) {
      const terms = termsOf(token)
      const term = terms.findLast(({ from, until }) => holds(from, until, yearAt(token.from))) ?? terms.at(-1)
      if (term) pending.push({ at: token.from, kind: 'person', of: terms.at(-1)!.of, role: term.role })
    }
    for (const token of words[index]!.references) {
      const rule = meaningOf(token, 'coreference')?.rule
      if (rule && isFree(flow.text, token.from, token.to, rule)) {
        pending.push({ at: token.from, kind: 'coreference', from: token.from, to: token.to, rule })
      }
    }
    pending.sort((a, b) => a.at - b.at)
    memory.actor = null
    let body: FoundParty | null = null
    let last: NamedParty | null = null
    let reference: FoundParty | null = null
    for (const item of pending) {
      if (item.kind === 'name') {
        memory.add(
          item.party.id,
          last !== null && item.party.from - last.to <= 12 && joins(flow.text.slice(last.to, item.party.from)),
        )
        last = item.party
      } else if (item.kind === 'body') {
        const [owner, name] = item.party.id.split('/')
        memory.bodies.set(name!, owner!)
      } else if (item.kind === 'person') {
        memory.actor = item.of
        // A title that names a president speaks of "the President" whom the text goes on about.
        if (flow.block.kind === 'title' && !memory.firstHolders.has(item.role))
          memory.firstHolders.set(item.role, item.of)
      } else {
        if (item.kind === 'office') takeBody(item.office, body)
        const more = resolved(item, flow, memory, reference, yearAt(item.at))
        for (const party of more) found.push(party)
        if (item.kind === 'coreference') reference = more[0] ?? null
        else if (item.kind === 'alone') body = more[0] ?? null
      }
    }
    found.sort((a, b) => a.from - b.from || b.to - a.to)
  }
  return { parties, offices, named: names }
}

/** Gives a short form that several parties share to the one of them that was named last (乌方 after Uzbekistan or after Ukraine). */
function takeLatest(named: readonly NamedParty[], memory: Memory): void {
  const here = new Map<PartyId, number>()
  for (const [at, party] of named.entries()) {
    if (party.others.length > 0 && (party.to - party.from === 1 || party.by === 'coreference')) {
      const ids = [party.id, ...party.others.map(({ id }) => id)]
      const near = ids.filter((id) => here.has(id)).sort((a, b) => here.get(b)! - here.get(a)!)[0]
      const latest = near ?? memory.latest(1, (id) => ids.includes(id))[0]
      if (latest !== undefined && latest !== party.id) {
        const why = party.others.find(({ id }) => id === latest)!.why
        party.others = [...party.others.filter(({ id }) => id !== latest), { id: party.id, why }]
        party.why = `${why}; it was named last before`
        party.id = latest
        party.members = [latest]
      }
    }
    here.set(party.id, at)
  }
}

/** 外交部发言人: an office right behind a body without an owner is the body's. */
function takeBody(office: NamedOffice, body: FoundParty | null): void {
  if (office.owner || !body || body.to !== office.wholeFrom) return
  const of = body.id.split('/')[0]!
  office.owner = namedParty(body.block, body.from, body.to, of, 'coreference', false)
  office.of = of
  office.wholeFrom = body.from
}

function resolved(
  item: Exclude<Pending, { kind: 'name' | 'body' | 'person' }>,
  flow: Flow,
  memory: Memory,
  reference: FoundParty | null,
  year: number | null,
): FoundParty[] {
  const block = flow.block.index
  if (item.kind === 'coreference') {
    const ids = resolve(item.rule, memory, year)
    const [first] = ids
    if (first === undefined) return []
    const whole = foundParty(block, item.from, item.to, first, 'coreference')
    if (ids.length === 1) return [whole]
    return [
      { ...whole, type: 'group', id: ids.join('+'), members: [...new Set(ids.flatMap((id) => membersOf(id, null)))] },
    ]
  }
  if (item.kind === 'alone') {
    if (reference && reference.from <= item.body.from && item.body.to <= reference.to) return []
    // 该国议会, 特朗普政府: the body of the state that the word before stands for, or whose officer it names.
    const pointed = reference?.to === item.body.from && reference.type === 'state' ? reference.id : undefined
    const own = item.body.titled ? memory.voice : null
    const owner =
      pointed ??
      item.person ??
      own ??
      memory.bodies.get(item.body.body) ??
      (item.body.titled ? onlyState(memory.titled) : undefined)
    if (!owner) return []
    return [foundParty(block, item.body.from, item.body.to, `${owner}/${item.body.body}`, 'coreference')]
  }
  const { office } = item
  const { role, bare, owner } = office.office
  const named = /^,?\s\p{Lu}/u.test(flow.text.slice(office.wholeTo, office.wholeTo + 4))
  if (office.owner) memory.holders.set(role, office.owner.id)
  else office.of = (named ? null : firstHolder(office, flow, memory)) ?? holderOf(office, memory)
  if (office.of !== null && !memory.firstHolders.has(role)) memory.firstHolders.set(role, office.of)
  if (office.unknown && office.of !== null) memory.officers.set(office.unknown.key, office.of)
  if (office.of === null || !(bare || office.owner)) return []
  if (!office.owner && owner === 'any') return []
  if (!office.owner) memory.add(office.of, false)
  const organ = office.office.body !== null && partyType(office.of) === 'organisation'
  const id = organ ? `${office.of}/${office.office.body}` : office.of
  return [foundParty(block, office.wholeFrom, office.wholeTo, id, 'office')]
}

/** "The Prime Minister" without a name is, in a text that names two, the one that it speaks of all along: whom it named first. */
function firstHolder({ office, from }: NamedOffice, flow: Flow, memory: Memory): PartyId | null {
  const { text } = flow
  // Russian has no article: there it is the word with a capital at the head of a sentence.
  const definite =
    languageOf(flow) === 'ru'
      ? /^\p{Lu}/u.test(text.slice(from)) && /(?:^|[.!?…»"”]\s*|[–—-] )$/u.test(text.slice(Math.max(0, from - 3), from))
      : /(?<!\p{L})the $/iu.test(text.slice(Math.max(0, from - 5), from))
  return definite ? (memory.firstHolders.get(office.role) ?? null) : null
}

const holds = (from: number, until: number | null, year: number | null) =>
  year !== null && from <= year && year <= (until ?? 9999)

/** Whose office it is when no owner stands beside it: the well-known holder's, the one last named, the office's own, the latest party's. */
function holderOf({ office, holder, of, unknown }: NamedOffice, memory: Memory): PartyId | null {
  const known = holder.find((term) => term.role === office.role) ?? holder[0]
  if (known) {
    memory.holders.set(office.role, known.of)
    return known.of
  }
  if (unknown && of === null && office.owner === 'state') return ownerOfUnknown(unknown, memory)
  const before = memory.holders.get(office.role)
  if (before !== undefined) return before
  if (of !== null || office.owner === 'any') return of
  const own = memory.parties.filter((id) => partyType(id) === office.owner)
  const latest = memory.latest(1, (id) => partyType(id) === office.owner && (own.length === 0 || own.includes(id)))
  return latest[0] ?? null
}

/**
 * Whose officer an unknown person is whose office stands without an owner (萨勒总统): the one of whom the text said so before; a person of the
 * document's own language is its own state's; another one's is the state named last that is neither the document's nor that of the person
 * just named.
 */
function ownerOfUnknown({ key, native }: UnknownName, memory: Memory): PartyId | null {
  const before = memory.officers.get(key)
  if (before !== undefined) return before
  if (native && memory.voice !== null) return memory.voice
  const own = memory.parties.filter((id) => partyType(id) === 'state')
  const admits = (id: PartyId) =>
    partyType(id) === 'state' && id !== (memory.voice ?? memory.actor) && (own.length === 0 || own.includes(id))
  return memory.latest(1, admits)[0] ?? null
}

function onlyState(ids: readonly PartyId[]): PartyId | undefined {
  const states = ids.filter((id) => partyType(id) === 'state')
  return states.length === 1 ? states[0] : undefined
}

function isFree(text: string, from: number, to: number, rule: CoreferenceRule): boolean {
  return (
    !rule.notBefore.some((after) => text.startsWith(after, to)) &&
    !rule.notAfter.some((before) => text.startsWith(before, from - before.length))
  )
}

let joinWords: Set<string> | null = null

/** Whether two names with this text between them stand in one list. */
function joins(between: string): boolean {
  if (between === '') return true
  joinWords ??= new Set(READ_LANGUAGES.flatMap((language) => coreferenceOf(language).joins))
  return joinWords.has(between.trim())
}

/** The year of the date that stands last before a place of the block, else of the document. */
function years(dates: readonly FoundDate[], published: string | null): (from: number) => number | null {
  const yearOf = (edtf: string | null | undefined) => {
    const year = edtf?.match(/^\d{4}/)?.[0]
    return year ? Number(year) : null
  }
  const own = yearOf(published)
  return (from) => {
    let low = 0
    let high = dates.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (dates[middle]!.from <= from) low = middle + 1
      else high = middle
    }
    return yearOf(dates[low - 1]?.edtf) ?? own
  }
}
