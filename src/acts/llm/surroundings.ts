import { bounds } from '../../calendar/index.ts'
import { BadInput, type PartyId, type Source } from '../../model/index.ts'
import type { Findings, FoundParty } from '../../recognise/findings.ts'
import { meaningOf, wordsOf } from '../../recognise/names.ts'
import { performingOf } from '../performed/genre.ts'

/** Blocks before a passage's own in which its parties and dates may stand. */
const BEFORE = 2

/**
 * What the text around a passage bears out: the dates and parties recognised in its block, the two before it, the notes called in it, and
 * what the document says of itself (its date, its issuers, the parties of its title).
 */
export class Surroundings {
  readonly #source: Source
  readonly #findings: Findings
  readonly #ownDates: string[]
  readonly #ownParties: PartyId[]

  constructor(source: Source, findings: Findings) {
    this.#source = source
    this.#findings = findings
    const performing = performingOf(source, findings)
    this.#ownDates = [source.self.date, source.published, performing?.date].filter((date) => typeof date === 'string')
    const title = source.blocks.filter(({ kind }) => kind === 'title').flatMap(({ index }) => this.#parties(index))
    this.#ownParties = [...(performing?.issuers ?? []), ...title]
  }

  /**
   * The date as EDTF, if it is one and a date around the block says so: the same, a finer one of which it is the year or month, or for an
   * interval one for each end. Null otherwise.
   */
  date(date: string, block: number): string | null {
    if (!isEdtf(date)) return null
    const known = [
      ...this.#near(block).flatMap((at) => this.#findings.dates[at]!.map(({ edtf }) => edtf)),
      ...this.#ownDates,
    ]
    const said = (one: string) => known.some((edtf) => says(edtf, one))
    if (said(date)) return date
    const ends = date.split('/')
    return ends.length === 2 && ends.every((end) => end === '..' || (end !== '' && said(end))) ? date : null
  }

  /** The id of a party that is named around the block, by its id or any of its names; null if it is not. */
  party(name: string, block: number): PartyId | null {
    const person = this.#near(block).flatMap((at) => this.#namedBy(name.trim(), at))[0]
    if (person !== undefined) return person
    const here = [
      ...this.#near(block).flatMap((at) => [...this.#parties(at), ...this.#persons(at)]),
      ...this.#ownParties,
    ]
    const ids = [name.trim(), ...idsOf(name)]
    for (const id of ids) {
      const found = here.find((one) => one.toLowerCase() === id.toLowerCase())
      if (found !== undefined) return found
    }
    // "MNG" where only a body of it is named.
    return ids.find((id) => here.some((one) => one.startsWith(`${id}/`))) ?? null
  }

  #near(block: number): number[] {
    const { notes } = this.#source
    const { start, end } = this.#source.blocks[block]!
    const called = notes.filter(({ call }) => call && call.start >= start && call.end <= end).map((note) => note.block)
    return [block, block - 1, block - BEFORE, ...called].filter((at) => at >= 0)
  }

  #parties(block: number): PartyId[] {
    return this.#findings.parties[block]!.flatMap(({ id, members }: FoundParty) => [id, ...members])
  }

  /** The persons whom a block names just so. */
  #namedBy(name: string, block: number): PartyId[] {
    const { text } = this.#findings.flows[block]!
    return this.#findings.persons[block]!.filter(({ from, to }) => text.slice(from, to) === name).map((one) => one.name)
  }

  #persons(block: number): PartyId[] {
    return this.#findings.persons[block]!.flatMap(({ name, of }) => (of === null ? [name] : [name, of]))
  }
}

/** The ids that a name has by the tables, where it names one party as a whole. */
function idsOf(name: string): PartyId[] {
  return wordsOf(name).tokens.flatMap((token) => {
    if (token.from > 0 || token.to < name.length) return []
    const party = meaningOf(token, 'party')
    return party ? [party.id] : (meaningOf(token, 'ambiguous')?.readings.map(({ id }) => id) ?? [])
  })
}

/** Whether a recognised date says what a proposed one says: the same or a finer one. */
function says(edtf: string, date: string): boolean {
  return edtf === date || edtf.startsWith(`${date}-`) || edtf.split('/').includes(date)
}

function isEdtf(text: string): boolean {
  try {
    bounds(text)
    return true
  } catch (error) {
    if (error instanceof BadInput) return false
    throw error
  }
}
