import { type ActReader, type ReadActs, rulesReader } from '../acts/reader.ts'
import type { OwnTopic } from '../acts/topics.ts'
import type { Mentions, Source } from '../model/index.ts'
import { type DocumentInput, readSource } from '../read/index.ts'
import { mentionsOf, recognise } from '../recognise/index.ts'
import type { RecordLine } from './line.ts'
import { recordLines } from './lines.ts'

/** One document read: the source with its structure, what it mentions, and the acts it reports. */
export interface Reading extends ReadActs {
  source: Source
  mentions: Mentions
  /** The reader whose word the acts are. */
  by: string
}

/**
 * Reads one document all the way: bytes → source → mentions → acts. With the house's own reader the same input gives the same reading,
 * offline; another one may be named for the acts. `topics` are a dossier's own, put on acts beside the shipped ones. Throws BadInput when the bytes cannot be read as a document.
 */
export async function readDocument(
  input: DocumentInput,
  reader: ActReader = rulesReader,
  topics: readonly OwnTopic[] = [],
): Promise<Reading> {
  const source = await readSource(input)
  const findings = recognise(source)
  return { source, mentions: mentionsOf(findings), by: reader.name, ...(await reader.read(source, findings, topics)) }
}

/**
 * Reads one document and gives its records, the same that `depositary read --json` prints.
 *
 * ```ts
 * const { source, records } = await read({ name: 'note.txt', text: 'On 4 July 2005 Mongolia signed the Treaty on Transit.' })
 * records.filter((r) => r.record === 'date').map((r) => r.edtf) // ['2005-07-04']
 * ```
 *
 * `text` or `bytes` is the document; `name` is used in messages and for its format; `language` (BCP 47) and `published` (EDTF) override
 * what the document says of itself. Offsets in records count Unicode code points of the decoded text. Throws BadInput.
 */
export async function read(input: DocumentInput): Promise<{ source: Source; records: RecordLine[] }> {
  const { source, mentions, acts } = await readDocument(input)
  return { source, records: recordLines(source, mentions, acts) }
}
