export { bibliographyOf, bibtex, type Reference, referencesOf, ris } from './bibliography.ts'
export { type CitedDocument, type CitingDocument, citedDocuments } from './cited.ts'
export type { CslItem, CslName } from './csl.ts'
export { linkNotes } from './links.ts'
