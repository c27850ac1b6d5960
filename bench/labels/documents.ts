import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../src/languages/load.ts'
import { expectedDocuments } from '../../test/samples/expected.ts'

/** A hand label of one act: the quote is compared without white space, `nth` says which occurrence. */
const Label = z.object({
  quote: z.string(),
  nth: z.number().nullish(),
  kind: z.string(),
  agents: z.array(z.string()).default([]),
  targets: z.array(z.string()).default([]),
  date: z.string().nullish(),
  modality: z.string(),
  force: z.string(),
})
export type Label = z.infer<typeof Label>

/** A document with the labels of its acts. */
export interface LabelledDocument {
  name: string
  bytes: Uint8Array
  labels: Label[]
  /** Whether the reader's words and frames were written with it in view. */
  seen: boolean
}

const shared = join(packageRoot, '..', 'shared')
const SHARED = {
  memorandum: 'seeds/004_9bf487625f87d0e4.txt',
  article: 'seeds/000_f58d9a9aecce91a4.txt',
  'history-zh': 'documents/history.zh.txt',
  'joint-statement': 'documents/joint-statement.en.txt',
  'treaty-ru': 'documents/treaty.ru.txt',
  'treaty-en': 'documents/treaty.en.txt',
}

/**
 * The labelled documents: the project's own and its samples, those beside the project where they are there, and the folders named (each with
 * a folder a document: text.txt, acts.jsonl).
 */
export function labelledDocuments(folders: readonly string[]): LabelledDocument[] {
  const beside = Object.entries(SHARED)
    .filter(([, path]) => existsSync(join(shared, path)))
    .map(([name, path]) => labelled(name, join(shared, path), join(shared, 'gold', name), true))
  const own = inFolder(join(packageRoot, 'test', 'labelled'), true)
  return [...beside, ...samples(), ...own, ...folders.flatMap((folder) => inFolder(folder, false))]
}

function inFolder(folder: string, seen: boolean): LabelledDocument[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort()
    .map((name) => labelled(basename(name), join(folder, name, 'text.txt'), join(folder, name), seen))
}

function labelled(name: string, text: string, labels: string, seen: boolean): LabelledDocument {
  const lines = readFileSync(join(labels, 'acts.jsonl'), 'utf8').split('\n')
  const acts = lines.filter((line) => line.trim() !== '').map((line) => Label.parse(JSON.parse(line)))
  return { name: `${name}.txt`, bytes: readFileSync(text), labels: acts, seen }
}

function samples(): LabelledDocument[] {
  return [...expectedDocuments].map(([name, { acts }]) => ({
    name,
    bytes: readFileSync(join(packageRoot, 'samples', name)),
    labels: acts.map(([kind, agents, targets, date, modality, force, quote]) => ({
      quote,
      kind,
      agents,
      targets,
      date,
      modality,
      force,
    })),
    seen: true,
  }))
}
