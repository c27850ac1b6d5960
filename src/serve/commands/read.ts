import { basename, join, relative } from 'node:path'
import { type Command, Option } from 'commander'
import { type ActReader, DROP_REASONS, type ReadActs } from '../../acts/reader.ts'
import { BadInput } from '../../model/index.ts'
import { Batch } from '../../records/batch.ts'
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
  reader: 'rules' | 'llm'
  endpoint?: string
  model?: string
  timeout?: string
}

/** Beside the register: what a reading that was stopped has read. */
const STOPPED_FILE = 'reading-stopped.json'

/** Holds the key of an endpoint that wants one. */
const KEY = 'DEPOSITARY_LLM_KEY'

export function register(program: Command, context: Context): void {
  program
    .command('read')
    .description('read documents into the dossier; with --json print every record found, one a line, and keep nothing')
    .argument('<file...>', 'documents, or folders of documents')
    .option('--json', 'print records as JSON lines and keep nothing')
    .option('--language <tag>', 'language of the documents (zh, en, ru), where it should not be detected')
    .option('--published <date>', 'when they were published (EDTF), where they do not say so themselves')
    .addOption(
      new Option(
        '--reader <which>',
        'who reads the acts: the rules of the house, or a model that is asked over the network',
      )
        .choices(['rules', 'llm'])
        .default('rules'),
    )
    .option('--endpoint <url>', `for --reader llm: an OpenAI-compatible server; its key, if it wants one, in ${KEY}`)
    .option('--model <name>', 'for --reader llm: the model to ask')
    .option('--timeout <seconds>', 'for --reader llm: how long to wait for an answer (default: 120)')
    .action(async (names: string[], options: ReadOptions) => {
      const reader = await readerOf(options, context)
      const dossier = options.json || context.dossierFolder() === null ? null : await context.dossier()
      const { language = null, published = null } = options
      const topics = dossier?.ownTopics() ?? []
      const tasks = (await listFiles(names)).map((path) => ({ path, language, published, topics }))
      const folder = dossier === null ? null : context.dossierFolder()
      const failed = await readAll(
        tasks,
        context,
        (path, bytes, reading) => {
          if (options.json)
            for (const line of recordLines(reading.source, reading.mentions, reading.acts))
              context.out(JSON.stringify(line))
          else context.out(keepAndDescribe(dossier, path, bytes, reading))
          if (tellShortfall(path, reading, context)) context.answer(2)
        },
        reader,
        folder === null ? null : new Batch(join(folder, STOPPED_FILE)),
      )
      if (!options.json && dossier === null)
        context.note('Nothing was kept: there is no dossier here ("depositary init" makes one).')
      if (failed > 0) context.answer(2)
    })
}

/** The reader that the options name; undefined for the house's own. Says where texts are sent before any is. Throws BadInput. */
async function readerOf(options: ReadOptions, context: Context): Promise<ActReader | undefined> {
  const { reader, endpoint, model, timeout } = options
  if (reader === 'rules') {
    if (endpoint !== undefined || model !== undefined)
      throw new BadInput('read', '--endpoint and --model are for --reader llm; nothing was sent')
    return undefined
  }
  if (endpoint === undefined || model === undefined)
    throw new BadInput('read', '--reader llm needs --endpoint URL and --model NAME')
  const seconds = timeout === undefined ? undefined : Number(timeout)
  if (seconds !== undefined && !(seconds > 0 && seconds <= 3600))
    throw new BadInput('--timeout', `"${timeout}" is no number of seconds up to 3600`)
  const { endpointOf, modelReader } = await import('../../acts/llm/index.ts')
  const key = process.env[KEY] || null
  const asked = endpointOf(endpoint, model, key, seconds)
  context.note(
    `The text of the documents is sent to ${asked.url.href} (model ${model}, ${key === null ? 'no key' : `key from ${KEY}`}).`,
  )
  return modelReader(asked)
}

/** Tells what a reader could not read and which proposals did not pass, each in one line; true when something was left unread. */
function tellShortfall(path: string, { unread, dropped }: ReadActs, context: Context): boolean {
  const file = relative('', path)
  for (const { at, problem } of unread)
    context.note(`depositary: ${file}, ${at.start}–${at.end}: not read, the endpoint ${problem}`)
  const reasons = DROP_REASONS.flatMap((reason) => (dropped[reason] ? [`${dropped[reason]} ${reason}`] : []))
  if (reasons.length > 0) context.note(`${file}: proposals dropped: ${reasons.join(', ')}`)
  return unread.length > 0
}

/**
 * Reads files with a progress bar. One that cannot be read is named in one line on standard error and the rest goes on. Ctrl-C stops after
 * the file at hand, with everything before it kept and written down in `batch`; the same command goes on from there. Gives how many
 * documents could not be read.
 */
export async function readAll(
  tasks: readonly ReadingTask[],
  context: Context,
  onRead: (path: string, bytes: Uint8Array, reading: Reading) => void,
  reader?: ActReader,
  batch: Batch | null = null,
): Promise<number> {
  const left = batch === null ? tasks : tasks.filter(({ path }) => !batch.has(path))
  if (left.length < tasks.length)
    context.note(`Going on: ${tasks.length - left.length} of ${tasks.length} files were read before.`)
  const progress = fileProgress(left.length)
  const stopped = new AbortController()
  const stop = () => stopped.abort()
  process.once('SIGINT', stop)
  let done = 0
  let failed = 0
  for await (const outcomes of readFiles(left, stopped.signal, reader)) {
    const { path } = left[done++]!
    let characters = 0
    for (const outcome of outcomes) {
      if (outcome.problem === null) {
        onRead(outcome.path, outcome.bytes, outcome.reading)
        characters += outcome.reading.source.text.length
      } else {
        failed++
        context.note(`depositary: ${outcome.problem.where}: ${outcome.problem.problem}`)
      }
    }
    progress.done(basename(path), characters)
    if (outcomes.every(({ problem }) => problem === null)) batch?.add(path)
  }
  progress.end()
  process.removeListener('SIGINT', stop)
  if (stopped.signal.aborted) {
    batch?.stop()
    const read = tasks.length - left.length + done
    context.note(`Stopped: ${read} of ${tasks.length} files are read. The same command goes on from there.`)
    context.answer(1)
  } else batch?.finish()
  return failed
}

/** Keeps a reading in the dossier, if there is one, and says in a line what was read. */
export function keepAndDescribe(dossier: Dossier | null, path: string, bytes: Uint8Array, reading: Reading): string {
  const { source, mentions, acts, unread, by } = reading
  dossier?.keep({ source, bytes, mentions, acts, unread }, by)
  const counts = [
    [source.blocks.filter(({ kind }) => kind !== 'separator' && kind !== 'page-number').length, 'blocks'],
    [source.notes.length, 'notes'],
    [mentions.dates.length, 'dates'],
    [mentions.parties.length, 'mentions of parties'],
    [acts.length, 'acts'],
  ] as const
  return `${relative('', path)}: ${counts.map(([n, what]) => `${n} ${what}`).join(', ')}`
}
