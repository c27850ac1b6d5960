import type { Passage, Source } from '../../model/index.ts'
import { Offsets } from '../../read/offsets.ts'
import type { Deed } from '../history/chain.ts'
import { actOf, stateOf, wordGiven } from '../history/settle.ts'
import type { HeldRecord } from './keep.ts'

/**
 * After a newer reader has read the text of a source differently (a PDF, say): moves the passages of records with a person's word to where
 * their quotes stand now, if each stands there exactly once; the move is an entry of its own. Gives the ids of the others, the orphans:
 * they keep counting in the text they were recorded from.
 */
export function reattach(deed: Deed, records: HeldRecord[], source: Source, text: string): string[] {
  const orphans: string[] = []
  const places = new QuotePlaces(source.text)
  records.forEach((record, n) => {
    if (!record.byPerson) return
    const { live, state } = stateOf(record.holds.entry)
    if (!live) return
    const act = actOf(record.holds)
    const passages = act.passages.map((passage) => places.find(passage))
    if (passages.some((passage) => passage === null)) {
      orphans.push(record.id)
      return
    }
    const moved = { ...act, passages: passages.filter((passage) => passage !== null) }
    const { by, at } = wordGiven(record.holds.entry)
    const body = { source: source.id, text, act: moved, state, by, at }
    const { seq, id } = deed.add('reattach', { record: record.id, replaces: [record.holds.id], body })
    const entry = { ...record.holds.entry, kind: 'reattach' as const, body, replaces: [record.holds.id] }
    records[n] = { ...record, holds: { seq, id, entry, undone: false } }
  })
  return orphans
}

/** Finds quotes in a text and gives their places in code points. */
class QuotePlaces {
  readonly #text: string
  readonly #offsets: Offsets

  constructor(text: string) {
    this.#text = text
    this.#offsets = new Offsets(text)
  }

  /** The passage at the one place where its quote stands; null if it stands nowhere or more than once. */
  find({ quote }: Passage): Passage | null {
    const at = this.#text.indexOf(quote)
    if (at < 0 || quote === '' || this.#text.indexOf(quote, at + 1) >= 0) return null
    const start = this.#offsets.toPoint(at)
    const end = this.#offsets.toPoint(at + quote.length)
    return { start, end, quote, pieces: [{ start, end }] }
  }
}
