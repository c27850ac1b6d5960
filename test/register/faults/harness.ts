import { spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../../src/languages/load.ts'
import type { Random } from './random.ts'

/** Inside the package, so that it finds the libraries; one for each run, so that runs do not disturb one another. */
export const BUILT = join(packageRoot, `node_modules/.cache/depositary-faults/worker-${process.pid}.mjs`)

/** Makes the worker one file, so that it starts fast. */
export async function buildWorker(): Promise<void> {
  await build({
    entryPoints: [join(packageRoot, 'test/register/faults/worker.ts')],
    outfile: BUILT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  process.once('exit', () => rmSync(BUILT, { force: true }))
}

/** What a worker said before it ended. */
export interface Said {
  /** Hash of the last entry that it was told is recorded; null if none. */
  tip: string | null
  acknowledged: number
  done: boolean
  refused: string | null
  /** Milliseconds from ready to the end. */
  ms: number
}

export interface RunOptions {
  /** Kills the worker (SIGKILL) so many milliseconds after it is ready. */
  killAfter?: number
  /** Makes the worker wait after each acknowledgement, until this says that it may go on. */
  pace?: (acknowledged: number, kill: () => void) => boolean
  /** Largest file that it may write, in KiB: beyond it the disk is full. */
  fullAt?: number
  /** Told when the worker has said a line. */
  onLine?: (line: string) => void
}

export type Mode = 'read' | 'review' | 'merge' | 'hurry' | 'check'

/** Runs a worker to its end. */
export function runWorker(
  mode: Mode,
  folder: string,
  seed: number,
  steps: number,
  other = '',
  options: RunOptions = {},
): Promise<Said> {
  const args = [BUILT, mode, folder, String(seed), String(steps), other]
  const limit = options.fullAt === undefined ? null : `trap '' XFSZ; ulimit -f ${options.fullAt}; exec "$0" "$@"`
  const env = options.pace ? { ...process.env, PACED: '1' } : process.env
  const child = limit
    ? spawn('bash', ['-c', limit, process.execPath, ...args], { env })
    : spawn(process.execPath, args, { env })
  const said: Said = { tip: null, acknowledged: 0, done: false, refused: null, ms: 0 }
  let rest = ''
  let began = 0
  let errors = ''
  const kill = () => child.kill('SIGKILL')
  const hear = (line: string): void => {
    if (line === 'ready') {
      began = performance.now()
      if (options.killAfter !== undefined) setTimeout(kill, options.killAfter)
    } else if (line.startsWith('tip ')) {
      said.tip = line.slice(4)
      said.acknowledged++
      if (options.pace?.(said.acknowledged, kill)) child.stdin.write('go\n')
    } else if (line.startsWith('refused ')) said.refused = line.slice(8)
    else if (line === 'done') said.done = true
    options.onLine?.(line)
  }
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      said.ms = performance.now() - began
      if (code === 0 || code === 2 || signal === 'SIGKILL') resolve(said)
      else reject(new Error(`the worker ended with ${code ?? signal}: ${errors}`))
    })
  })
}

/**
 * What is wrong with a dossier after a fault: null when it opens, verifies and holds everything up to what was acknowledged last. Another
 * process looks, as after a real crash: this one may still have the files mapped.
 */
export async function faultIn(folder: string, tip: string | null): Promise<string | null> {
  let fault: string | null = null
  const said = await runWorker('check', folder, 0, 0, tip ?? '', {
    onLine: (line) => {
      if (line.startsWith('fault ')) fault = line.slice(6)
    },
  })
  return said.refused ?? fault
}

const SECTOR = 512

/**
 * What a power cut leaves of a folder. `before` is a copy made when everything in it had been acknowledged, so had been flushed; what was
 * written since may be on the disk or not, sector by sector, in any order. The register's file itself is only written by checkpoints, of
 * which there is none in these runs; its log only grows.
 */
export function cutPower(folder: string, before: string, random: Random): void {
  const log = join(folder, 'register.db-wal')
  const flushed = sizeOf(join(before, 'register.db-wal'))
  rmSync(join(folder, 'register.db-shm'), { force: true })
  if (sizeOf(log) > flushed) tear(log, flushed, random)
  const kept = new Set(readdirSync(join(before, 'sources')))
  for (const name of readdirSync(join(folder, 'sources'))) {
    if (kept.has(name)) continue
    const path = join(folder, 'sources', name)
    // A file's name is given to it after its content was flushed; the name itself may be lost, an unfinished one may be cut anywhere.
    if (random.below(2) === 0) rmSync(path)
    else if (name.endsWith('.unfinished')) truncateSync(path, random.below(sizeOf(path) + 1))
  }
}

/** After `from`, keeps, empties or spoils each sector, and cuts the end off. */
function tear(path: string, from: number, random: Random): void {
  const bytes = readFileSync(path)
  for (let at = from; at < bytes.length; at += SECTOR) {
    const fate = random.below(4)
    const sector = bytes.subarray(at, at + SECTOR)
    if (fate === 0) sector.fill(0)
    if (fate === 1) for (let n = 0; n < sector.length; n++) sector[n] = random.below(256)
  }
  writeFileSync(path, bytes.subarray(0, from + random.below(bytes.length - from + 1)))
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
}
