import { basename } from 'node:path'
import type { Command } from 'commander'
import { BadInput } from '../../model/index.ts'
import { fileBytes, listFiles } from '../../records/files.ts'
import { recordLines } from '../../records/lines.ts'
import { type Reading, readDocument } from '../../records/read.ts'
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
      const files = await listFiles(names)
      const dossier = options.json || context.dossierFolder() === null ? null : await context.dossier()
      const { failed } = await readFiles(files, options, context, (path, bytes, reading) => {
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
 * Reads files one after the other with a progress bar. One that cannot be read is named in one line on standard error and the rest goes on.
 * Gives how many were read and how many failed.
 */
export async function readFiles(
  files: readonly string[],
  options: { language?: string; published?: string },
  context: Context,
  onRead: (path: string, bytes: Uint8Array, reading: Reading) => void,
): Promise<{ read: number; failed: number }> {
  const progress = fileProgress(files.length)
  let failed = 0
  for (const path of files) {
    let characters = 0
    try {
      const bytes = await fileBytes(path)
      const reading = await readDocument({
        name: basename(path),
        bytes,
        ...(options.language === undefined ? {} : { language: options.language }),
        ...(options.published === undefined ? {} : { published: options.published }),
      })
      characters = reading.source.text.length
      onRead(path, bytes, reading)
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      failed++
      context.note(`depositary: ${error.message}`)
    }
    progress.done(basename(path), characters)
  }
  progress.end()
  return { read: files.length - failed, failed }
}

/** Keeps a reading in the dossier, if there is one, and says in a line what was read. */
export function keepAndDescribe(dossier: Dossier | null, path: string, bytes: Uint8Array, reading: Reading): string {
  const { source, mentions, acts } = reading
  dossier?.keep({ source, bytes, mentions, acts })
  const counts = [
    [source.blocks.filter((block) => block.kind !== 'separator' && block.kind !== 'page-number').length, 'blocks'],
    [source.notes.length, 'notes'],
    [mentions.dates.length, 'dates'],
    [mentions.parties.length, 'mentions of parties'],
    [acts.length, 'acts'],
  ] as const
  return `${path}: ${counts.map(([n, what]) => `${n} ${what}`).join(', ')}`
}
