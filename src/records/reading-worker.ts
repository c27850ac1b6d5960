import { basename, dirname, join } from 'node:path'
import type { ActReader } from '../acts/reader.ts'
import type { OwnTopic } from '../acts/topics.ts'
import { BadInput } from '../model/index.ts'
import { documentsOf, type FoundDocument } from '../read/index.ts'
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

/** How the reading of one document ended. A thrown BadInput would lose its class on the way between threads, so it travels as data. */
export type ReadingOutcome =
  | { path: string; bytes: Uint8Array; reading: Reading; problem: null }
  | { path: string; problem: { where: string; problem: string } }

/** Reads one file in a thread of the pool. */
export default function readFileTask(task: ReadingTask): Promise<ReadingOutcome[]> {
  return readOne(task)
}

/**
 * Reads one file in the calling thread, the acts with another reader where one is given. An archive, or a mail with attachments, gives an
 * outcome for each document in it, named after both ("papers.zip/1992/note.txt").
 */
export async function readOne(task: ReadingTask, reader?: ActReader): Promise<ReadingOutcome[]> {
  const { path } = task
  try {
    const bytes = await fileBytes(path)
    const { documents, problems } = await documentsOf({ name: basename(path), bytes })
    const outcomes: ReadingOutcome[] = problems.map((problem) => failed(path, problem))
    for (const document of documents) outcomes.push(await readFound(document, task, reader))
    return outcomes.length > 0 ? outcomes : [failed(path, new BadInput(basename(path), 'holds no documents'))]
  } catch (error) {
    if (error instanceof BadInput) return [failed(path, error)]
    throw error
  }
}

async function readFound(
  { name, bytes }: FoundDocument,
  { path, language, published, topics }: ReadingTask,
  reader: ActReader | undefined,
): Promise<ReadingOutcome> {
  const inner = join(dirname(path), name)
  try {
    const input = {
      name,
      bytes,
      ...(language === null ? {} : { language }),
      ...(published === null ? {} : { published }),
    }
    return { path: inner, bytes, reading: await readDocument(input, reader, topics), problem: null }
  } catch (error) {
    if (error instanceof BadInput) return failed(inner, error)
    throw error
  }
}

const failed = (path: string, { where, problem }: BadInput): ReadingOutcome => ({ path, problem: { where, problem } })
