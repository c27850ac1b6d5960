import { basename, relative } from 'node:path'
import type { Command } from 'commander'
import { listFiles } from '../../records/files.ts'
import { recordLines } from '../../records/lines.ts'
import type { Reading } from '../../records/read.ts'
import { readFiles } from '../../records/read-files.ts'
import type { ReadingTask } from '../../records/reading-worker.ts'
import type { Dossier } from '../../register/index.ts'
import type { Context } from '../context.ts'
import { fileProgress } from '../progress.ts'

interface ReadOptions {
  json?: true
  language?: string
  published?: string
}

export function register(program: Command, context: Context): void {
  program
    .command('read')
    .description('read documents into the dossier; with --json print every record found, one a line, and keep nothing')
    .argument('<file...>', 'documents, or folders of documents')
    .option('--json', 'print records as JSON lines and keep nothing')
    .option('--language <tag>', 'language of the documents (zh, en, ru), where it should not be detected')
    .option('--published <date>', 'when they were published (EDTF), where they do not say so themselves')
    .action(async (names: string[], options: ReadOptions) => {
      const dossier = options.json || context.dossierFolder() === null ? null : await context.dossier()
      const { language = null, published = null } = options
      const tasks = (await listFiles(names)).map((path) => ({ path, language, published }))
      const failed = await readAll(tasks, context, (path, bytes, reading) => {
        if (options.json)
          for (const line of recordLines(reading.source, reading.mentions, reading.acts))
            context.out(JSON.stringify(line))
        else context.out(keepAndDescribe(dossier, path, bytes, reading))
      })
      if (!options.json && dossier === null)
        context.note('Nothing was kept: there is no dossier here ("depositary init" makes one).')
      if (failed > 0) context.answer(2)
    })
}

/**
 * Reads files with a progress bar. One that cannot be read is named in one line on standard error and the rest goes on. Ctrl-C stops after
 * the file at hand, with everything before it kept; the same command goes on from there, because what is held already is not kept twice.
 * Gives how many files could not be read.
 */
export async function readAll(
  tasks: readonly ReadingTask[],
  context: Context,
  onRead: (path: string, bytes: Uint8Array, reading: Reading) => void,
): Promise<number> {
  const progress = fileProgress(tasks.length)
  const stopped = new AbortController()
  const stop = () => stopped.abort()
  process.once('SIGINT', stop)
  let read = 0
  let failed = 0
  for await (const outcome of readFiles(tasks, stopped.signal)) {
    if (outcome.problem === null) {
      read++
      onRead(outcome.path, outcome.bytes, outcome.reading)
      progress.done(basename(outcome.path), outcome.reading.source.text.length)
    } else {
      failed++
      context.note(`depositary: ${outcome.problem.where}: ${outcome.problem.problem}`)
      progress.done(basename(outcome.path), 0)
    }
  }
  progress.end()
  process.removeListener('SIGINT', stop)
  if (stopped.signal.aborted) {
    context.note(`Stopped: ${read} of ${tasks.length} files are read. The same command goes on from there.`)
    context.answer(1)
  }
  return failed
}

/** Keeps a reading in the dossier, if there is one, and says in a line what was read. */
export function keepAndDescribe(dossier: Dossier | null, path: string, bytes: Uint8Array, reading: Reading): string {
  const { source, mentions, acts } = reading
  dossier?.keep({ source, bytes, mentions, acts })
  const counts = [
    [source.blocks.filter(({ kind }) => kind !== 'separator' && kind !== 'page-number').length, 'blocks'],
    [source.notes.length, 'notes'],
    [mentions.dates.length, 'dates'],
    [mentions.parties.length, 'mentions of parties'],
    [acts.length, 'acts'],
  ] as const
  return `${relative('', path)}: ${counts.map(([n, what]) => `${n} ${what}`).join(', ')}`
}
