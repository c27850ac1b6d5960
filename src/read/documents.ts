import { BadInput } from '../model/index.ts'
import { beginsWith, endsIn } from './formats/format.ts'
import { unzip } from './formats/unzip.ts'

/** A document in a file that may hold several. */
export interface FoundDocument {
  name: string
  bytes: Uint8Array
}

/** The documents found, and what could not be opened; the others stay. */
export interface FoundDocuments {
  documents: FoundDocument[]
  problems: BadInput[]
}

/** Archives may stand in archives so deep. */
const DEPTH = 3

/** Entries that systems put into archives and mails, and that are no documents. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.)|\/$/i

/** Is it a ZIP archive, and not a document that only uses ZIP inside? */
export const isArchive = (bytes: Uint8Array, name: string): boolean =>
  beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04) &&
  !endsIn(name, '.docx', '.docm', '.xlsx', '.pptx', '.odt', '.epub', '.jar')

/**
 * The documents in a file: those of a ZIP archive, a mail with its attachments, or the file itself. Names lead the way:
 * "papers.zip/1992/note.txt". Nothing is written to disk; sizes are checked before anything is unpacked.
 */
export async function documentsOf(file: FoundDocument, depth = 0): Promise<FoundDocuments> {
  const { name, bytes } = file
  try {
    if (isArchive(bytes, name)) {
      if (depth >= DEPTH) throw new BadInput(name, `is an archive in more than ${DEPTH} archives; refused`)
      const entries = await unzip(bytes, name, (entry) => !JUNK.test(entry))
      return joined(
        [...entries].map(([entry, bytes]) => ({ name: `${name}/${entry}`, bytes })),
        depth,
      )
    }
    if (endsIn(name, '.eml')) {
      const { default: PostalMime } = await import('postal-mime')
      const mail = await PostalMime.parse(bytes)
      const attached = mail.attachments.filter(
        (attachment) => attachment.disposition === 'attachment' && attachment.filename,
      )
      const { documents, problems } = await joined(
        attached.map(({ filename, content }) => ({ name: `${name}/${filename}`, bytes: bytesOf(content) })),
        depth,
      )
      return { documents: [file, ...documents], problems }
    }
    return { documents: [file], problems: [] }
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { documents: [], problems: [error] }
  }
}

async function joined(files: readonly FoundDocument[], depth: number): Promise<FoundDocuments> {
  const all: FoundDocuments = { documents: [], problems: [] }
  for (const file of files) {
    const { documents, problems } = await documentsOf(file, depth + 1)
    all.documents.push(...documents)
    all.problems.push(...problems)
  }
  return all
}

const bytesOf = (content: string | ArrayBuffer | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
