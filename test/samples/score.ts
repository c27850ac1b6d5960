/** Prints how the samples are read, as a table: `npx tsx test/samples/score.ts`. A figure is F1, with precision and recall behind it. */
import { QUESTIONS, ReadSample } from './compare.ts'
import { expectedDocuments } from './expected.ts'

const rows = [['sample', 'notes', 'note links', 'dates', 'symbols', 'persons', 'acts', 'acts, who and when']]
for (const [name, expected] of expectedDocuments) {
  const sample = await ReadSample.of(name)
  const compared = sample.compare(expected)
  const notes = sample.lines('note')
  const found = expected.notes.filter(([marker], i) => notes[i]?.marker === marker).length
  const linked = expected.notes.filter(([, , refersTo], i) => notes[i]?.refersTo === refersTo).length
  rows.push([
    name,
    `${found} of ${expected.notes.length}`,
    `${linked} of ${expected.notes.length}`,
    ...QUESTIONS.map((question) => {
      const { f1, precision, recall } = compared[question]
      return `${f1.toFixed(2)} (${precision.toFixed(2)}, ${recall.toFixed(2)})`
    }),
  ])
}
rows.splice(1, 0, rows[0]?.map(() => '---') ?? [])
for (const row of rows) console.log(`| ${row.join(' | ')} |`)
