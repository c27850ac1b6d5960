import { basename } from 'node:path'
import type { ActReader } from '../acts/reader.ts'
import type { OwnTopic } from '../acts/topics.ts'
import { BadInput } from '../model/index.ts'
import { fileBytes } from './files.ts'
import type { Reading } from './read.ts'
import { readDocument } from './read.ts'

/** What is read, and what the person knows of it. */
export interface ReadingTask {
  path: string
  language: string | null
  published: string | null
  /** Topics of the dossier. */
  topics: readonly OwnTopic[]
}

/** How the reading of one file ended. A thrown BadInput would lose its class on the way between threads, so it travels as data. */
export type ReadingOutcome =
  | { path: string; bytes: Uint8Array; reading: Reading; problem: null }
  | { path: string; problem: { where: string; problem: string } }

/** Reads one file in a thread of the pool. */
export default function readFileTask(task: ReadingTask): Promise<ReadingOutcome> {
  return readOne(task)
}

/** Reads one file in the calling thread, the acts with another reader where one is given. */
export async function readOne(
  { path, language, published, topics }: ReadingTask,
  reader?: ActReader,
): Promise<ReadingOutcome> {
  try {
    const bytes = await fileBytes(path)
    const input = {
      name: basename(path),
      bytes,
      ...(language === null ? {} : { language }),
      ...(published === null ? {} : { published }),
    }
    const reading = await readDocument(input, reader, topics)
    return { path, bytes, reading, problem: null }
  } catch (error) {
    if (error instanceof BadInput) return { path, problem: { where: error.where, problem: error.problem } }
    throw error
  }
}
