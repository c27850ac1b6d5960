import { BadInput } from '../../model/index.ts'
import { isArchive } from '../documents.ts'
import { docx } from './docx.ts'
import { email } from './email.ts'
import { beginsWith, type Extract, type Format, MAX_BYTES } from './format.ts'
import { html } from './html.ts'
import { image } from './image.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf.ts'
import { text } from './text.ts'

/** Every format that is read; the first that claims a document reads it. Plain text, last, claims all. */
export const formats: readonly Format[] = [pdf, docx, html, markdown, email, image, text]

/** Formats that are known and not read, by their first bytes, with what to do instead. */
const unread: [string, number[]][] = [
  ['is a Word document of before 2007; save it as .docx', [0xd0, 0xcf, 0x11, 0xe0]],
  ['is an RTF document; save it as .docx', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['is a program, not a document', [0x4d, 0x5a, 0x90]],
  ['is a program, not a document', [0x7f, 0x45, 0x4c, 0x46]],
  ['is an archive without files', [0x50, 0x4b, 0x05, 0x06]],
  ['is a packed file (gzip); unpack it first', [0x1f, 0x8b]],
  ['is a packed file (7z); unpack it first', [0x37, 0x7a, 0xbc, 0xaf]],
  ['is a packed file (RAR); unpack it first', [0x52, 0x61, 0x72, 0x21]],
]

/** Reads a document's bytes with the format that claims it. Throws BadInput with its name. */
export async function extract(bytes: Uint8Array, name: string): Promise<Extract & { format: Format['format'] }> {
  if (bytes.length === 0) throw new BadInput(name, 'is empty')
  if (bytes.length > MAX_BYTES) throw new BadInput(name, `is larger than ${MAX_BYTES >> 20} MB`)
  for (const [problem, head] of unread) if (beginsWith(bytes, ...head)) throw new BadInput(name, problem)
  if (isArchive(bytes, name)) throw new BadInput(name, 'is an archive; read the documents in it one by one')
  const format = formats.find((format) => format.claims(bytes, name))!
  return { format: format.format, ...(await format.extract(bytes, name)) }
}
