import type { RecordedAct } from '../../model/index.ts'
import { grouped } from './grouped.ts'
import type { Report } from './report.ts'
import { containment, type Shingles, shinglesOf } from './shingles.ts'

/** The text around a record's fullest passage, the passage itself included. */
export type TextAround = (record: RecordedAct) => string

/** Code points before and behind a passage that are looked at with it. */
export const AROUND = 150

/** Surroundings that share this much repeat one text … */
const REPEATED = 0.5
/** … and so do passages that share nearly all … */
const WORD_FOR_WORD = 0.9
/** … if they have more runs than what two writers hit upon by chance. */
const LONG = 60

/**
 * How many origins reports of one act have: a document is one, and documents that repeat one text (a communiqué, an agency's report) are one
 * together, whatever else stands in them.
 */
export function originsOf(group: readonly Report[], textAround: TextAround): number {
  const bySource = [...grouped(group, ({ record }) => record.source.id).values()]
  if (bySource.length === 1) return 1
  const documents = bySource.map((reports) => ({
    passages: reports.map(({ shingles }) => shingles),
    around: reports.map(({ record }) => shinglesOf(textAround(record))),
  }))
  const origins: Document[][] = []
  for (const document of documents) {
    const same = origins.filter((origin) => origin.some((other) => repeats(document, other)))
    for (const origin of same) origins.splice(origins.indexOf(origin), 1)
    origins.push([document, ...same.flat()])
  }
  return origins.length
}

/** The passages of one document that report the act. */
interface Document {
  passages: Shingles[]
  around: Shingles[]
}

function repeats(a: Document, b: Document): boolean {
  return (
    a.around.some((one) => b.around.some((other) => containment(one, other, LONG) >= REPEATED)) ||
    a.passages.some((one) => b.passages.some((other) => containment(one, other, LONG) >= WORD_FOR_WORD))
  )
}
