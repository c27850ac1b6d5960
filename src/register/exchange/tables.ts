import type { RecordedAct } from '../../model/index.ts'
import type { SourceSummary } from '../sources.ts'
import { csv } from './csv.ts'

/** A column of a table: its name, its type after the Table Schema of Frictionless Data, and what stands in it. */
interface Column<Row> {
  name: string
  type: 'string' | 'integer'
  description: string
  value(row: Row): string | number | null
}

const list = (values: readonly string[]): string => values.join('; ')

const ACT_COLUMNS: readonly Column<RecordedAct>[] = [
  { name: 'id', type: 'string', description: 'record', value: ({ id }) => id },
  { name: 'state', type: 'string', description: 'where it stands in review', value: ({ state }) => state },
  { name: 'by', type: 'string', description: 'who said so last', value: ({ by }) => by },
  { name: 'recorded', type: 'string', description: 'when, ISO 8601', value: ({ recorded }) => recorded },
  { name: 'date', type: 'string', description: 'when it happened, EDTF', value: ({ act }) => act.date },
  { name: 'kind', type: 'string', description: 'what kind of act', value: ({ act }) => act.kind },
  { name: 'agents', type: 'string', description: 'who acted', value: ({ act }) => list(act.agents) },
  {
    name: 'targets',
    type: 'string',
    description: 'whom it was done to, with or for',
    value: ({ act }) => list(act.targets),
  },
  {
    name: 'modality',
    type: 'string',
    description: 'actual, planned, hypothetical or negated',
    value: ({ act }) => act.modality,
  },
  { name: 'force', type: 'string', description: 'legal force', value: ({ act }) => act.force },
  { name: 'place', type: 'string', description: 'where', value: ({ act }) => act.place },
  {
    name: 'instrument',
    type: 'string',
    description: "in the document's own words",
    value: ({ act }) => act.instrument,
  },
  {
    name: 'instrument_id',
    type: 'string',
    description: 'its identity across documents',
    value: ({ act }) => act.instrumentId,
  },
  { name: 'about', type: 'string', description: 'what it is about', value: ({ act }) => act.about },
  { name: 'topics', type: 'string', description: 'topics of the passage', value: ({ act }) => list(act.topics) },
  { name: 'quote', type: 'string', description: 'the passage', value: ({ act }) => act.passages[0]?.quote ?? null },
  {
    name: 'start',
    type: 'integer',
    description: 'its first code point',
    value: ({ act }) => act.passages[0]?.start ?? null,
  },
  {
    name: 'end',
    type: 'integer',
    description: 'the code point after it',
    value: ({ act }) => act.passages[0]?.end ?? null,
  },
  { name: 'source', type: 'string', description: 'SHA-256 of the source', value: ({ source }) => source.id },
  { name: 'source_name', type: 'string', description: 'name of its file', value: ({ source }) => source.name },
]

const SOURCE_COLUMNS: readonly Column<SourceSummary>[] = [
  { name: 'id', type: 'string', description: 'SHA-256 of the file', value: ({ id }) => id },
  { name: 'name', type: 'string', description: 'name of the file', value: ({ name }) => name },
  { name: 'title', type: 'string', description: 'title it gives itself', value: ({ title }) => title },
  {
    name: 'language',
    type: 'string',
    description: 'language of the greater part, BCP 47',
    value: ({ language }) => language,
  },
  {
    name: 'published',
    type: 'string',
    description: 'when it was published, EDTF',
    value: ({ published }) => published,
  },
  { name: 'format', type: 'string', description: 'format of the file', value: ({ format }) => format },
  {
    name: 'characters',
    type: 'integer',
    description: 'code points of its text',
    value: ({ characters }) => characters,
  },
  { name: 'notes', type: 'integer', description: 'foot- and endnotes', value: ({ notes }) => notes },
  { name: 'acts', type: 'integer', description: 'acts recorded from it', value: ({ acts }) => acts },
  { name: 'read', type: 'string', description: 'when it was last read, ISO 8601', value: ({ read }) => read },
]

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csv(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map((column) => column.value(row))),
  )
}

const schemaOf = <Row>(columns: readonly Column<Row>[]) => ({
  fields: columns.map(({ name, type, description }) => ({ name, type, description })),
  primaryKey: 'id',
})

export const actsTable = (acts: readonly RecordedAct[]): string => tableOf(ACT_COLUMNS, acts)
export const sourcesTable = (sources: readonly SourceSummary[]): string => tableOf(SOURCE_COLUMNS, sources)
export const ACTS_SCHEMA = schemaOf(ACT_COLUMNS)
export const SOURCES_SCHEMA = schemaOf(SOURCE_COLUMNS)
