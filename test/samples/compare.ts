import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type RecordLine, read, type Source } from '../../src/index.ts'
import { packageRoot } from '../../src/languages/load.ts'
import { type Agreement, agree, plain, sameDate, sameParties, shared, Visible } from './agreement.ts'
import type { ExpectedDocument } from './expected.ts'

/** One kind of record line. */
export type Line<Kind extends RecordLine['record']> = Extract<RecordLine, { record: Kind }>

/** The questions that a sample is read for. */
export const QUESTIONS = ['dates', 'symbols', 'persons', 'acts', 'whoWhen'] as const
export type Question = (typeof QUESTIONS)[number]

/** A sample as it was read. */
export class ReadSample {
  readonly visible: Visible

  constructor(
    readonly source: Source,
    readonly records: readonly RecordLine[],
  ) {
    this.visible = new Visible(source.text)
  }

  /** Reads a file of `samples/`. */
  static async of(name: string): Promise<ReadSample> {
    const { source, records } = await read({ bytes: await readFile(join(packageRoot, 'samples', name)), name })
    return new ReadSample(source, records)
  }

  lines<Kind extends RecordLine['record']>(kind: Kind): Line<Kind>[] {
    return this.records.filter((line): line is Line<Kind> => line.record === kind)
  }

  /** How far what was read agrees with the labels. */
  compare(expected: ExpectedDocument): Record<Question, Agreement> {
    const acts = this.lines('act')
    return {
      dates: agree(expected.dates, this.lines('date'), ([quote, edtf], line) =>
        line.edtf === edtf ? this.#shared(quote, line) : 0,
      ),
      symbols: agree(expected.symbols, this.lines('symbol'), ([quote, symbol], line) =>
        plain(line.symbol) === plain(symbol) ? this.#shared(quote, line) : 0,
      ),
      persons: agree(expected.persons, this.lines('person'), ([person, , of], line) =>
        plain(person) === plain(line.name) ? 1 + Number(of === line.of) : 0,
      ),
      acts: agree(expected.acts, acts, (act, line) => this.#actLikeness(act, line)),
      whoWhen: agree(expected.acts, acts, (act, line) =>
        sameParties(act[1], line.agents) >= 0.5 && sameDate(act[3], line.date) ? this.#actLikeness(act, line) : 0,
      ),
    }
  }

  #shared(quote: string, line: { start: number; end: number }): number {
    const place = this.visible.quote(quote)
    return place ? shared(place, this.visible.span(line.start, line.end)) : 0
  }

  /** Acts are alike when they are of one kind and share a third of the shorter passage; the more when parties and date agree. */
  #actLikeness([kind, agents, targets, date, , , quote]: ExpectedDocument['acts'][number], line: Line<'act'>): number {
    const place = this.visible.quote(quote)
    if (!place || kind !== line.kind) return 0
    const span = this.visible.span(line.start, line.end)
    const shorter = Math.min(place[1] - place[0], span[1] - span[0])
    if (shared(place, span) * 3 < shorter) return 0
    const who = 2 * sameParties(agents, line.agents) + sameParties(targets, line.targets)
    return 1 + who + Number(sameDate(date, line.date))
  }
}
