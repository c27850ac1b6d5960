import type { Box, SourceFormat } from '../../model/index.ts'
import type { Structure } from '../draft.ts'

/** What a format gives of a document: its text, fixed from now on, and the structure found in it (UTF-16 units). */
export interface Extract {
  text: string
  /** Label of the WHATWG Encoding Standard; null where the format fixes its own. */
  encoding: string | null
  structure: Structure
  /** Where its lines stand on their pages; empty where the format does not say. */
  boxes: Box[]
  /** What the file says of the document beside its text. */
  meta: Meta
}

/** What a format's own fields say; `date` in EDTF. Used where the text itself does not say it. */
export interface Meta {
  title: string | null
  authors: string[]
  date: string | null
}

export const NO_META: Meta = { title: null, authors: [], date: null }

/**
 * One document format. Adding one is adding a file beside the others and a line in `formats.ts`. It imports its libraries when it first
 * reads: most runs read one format only.
 */
export interface Format {
  format: SourceFormat
  /** Is the document of this format? By its first bytes where they tell, else by its name. */
  claims(bytes: Uint8Array, name: string): boolean
  /** Reads it; throws BadInput with `name` when it cannot be read within the limits. Runs nothing and fetches nothing. */
  extract(bytes: Uint8Array, name: string): Promise<Extract>
}

/** Bytes of a document that are read at most. */
export const MAX_BYTES = 100 * 1024 * 1024

/** Characters that one document may come to. */
export const MAX_CHARACTERS = 60_000_000

/** Pages of one document that are read at most. */
export const MAX_PAGES = 5_000

/** Do the bytes begin so? */
export const beginsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte)

/** Has the name one of these endings? */
export const endsIn = (name: string, ...endings: string[]): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))
