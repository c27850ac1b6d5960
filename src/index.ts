/** Depositary as a library: documents in, records out. */
export * from './model/index.ts'
export type { DocumentInput } from './read/index.ts'
export { RecordLine } from './records/line.ts'
export { type Reading, read, readDocument } from './records/read.ts'
