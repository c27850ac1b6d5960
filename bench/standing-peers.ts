import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { packageRoot } from '../src/languages/load.ts'
import type { MadeAct } from './standing-history.ts'

/** What a peer took, in seconds by the clock and of processor time, and the periods it found ("party 3 7 -2401 18000", sorted); a word instead if it cannot be run here. */
export type PeerResult = { seconds: number; processor: number; periods: string[] } | { skipped: string }

const peers = join(packageRoot, 'bench', 'standing-peers')
export const number = (name: string | null) => (name === null ? '' : name.slice(1))

/** SWI-Prolog with tabled lists of periods. The time is that of the derivation, inside the process; facts are loaded before. */
export async function prolog(acts: () => Iterable<MadeAct>, tables: Tables): Promise<PeerResult> {
  if (spawnSync('swipl', ['--version']).error) return { skipped: 'swipl is not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'standing-'))
  try {
    const facts = createWriteStream(join(folder, 'facts.pl'))
    const names = [
      'admit',
      'expel',
      'sign',
      'ratify',
      'accede',
      'withdraw',
      'declare',
      'amend',
      'oppose',
      'support',
      'pledge',
      'reaffirm',
    ]
    for (const name of names)
      await lines(facts, acts(), (act, id) => (factName(act) === name ? prologFact(name, act, id) : null))
    for (const [t, n] of tables.consents) facts.write(`consents(${number(t)},${n}).\n`)
    for (const [o, t] of tables.charters) facts.write(`charter(${number(o)},${number(t)}).\n`)
    facts.end()
    await once(facts, 'finish')
    const out = join(folder, 'out')
    const printed = execFileSync('swipl', ['-q', join(peers, 'standing.pl'), '--', join(folder, 'facts.pl'), out], {
      encoding: 'utf8',
      timeout: 600_000,
    })
    const [seconds, processor] = printed.trim().split(' ').map(Number)
    return { seconds: seconds!, processor: processor!, periods: sortedLines(out) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** PostgreSQL in a cluster of its own, made for the run. The time is that of the statements; acts are copied in before. */
export async function postgres(acts: () => Iterable<MadeAct>, tables: Tables): Promise<PeerResult> {
  const bin = [
    '/usr/lib/postgresql/17/bin',
    '/usr/lib/postgresql/16/bin',
    '/usr/lib/postgresql/15/bin',
    '/usr/lib/postgresql/14/bin',
  ].find((path) => !spawnSync(join(path, 'initdb'), ['--version']).error)
  if (!bin) return { skipped: 'PostgreSQL is not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'standing-'))
  chmodSync(folder, 0o777)
  const asOwner = (program: string, args: string[]) =>
    process.getuid?.() === 0
      ? spawnSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { encoding: 'utf8', cwd: folder })
      : spawnSync(join(bin, program), args, { encoding: 'utf8', cwd: folder })
  const data = join(folder, 'data')
  const query = (sql: string[]) =>
    execFileSync(
      join(bin, 'psql'),
      ['-X', '-q', '-h', folder, '-U', 'postgres', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-At', '-F', ' ', ...sql],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
      },
    )
  try {
    if (asOwner('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync']).status !== 0)
      return { skipped: 'no PostgreSQL cluster can be made here' }
    const options = `-k ${folder} -c listen_addresses= -c fsync=off -c shared_buffers=1GB -c work_mem=512MB -c max_wal_size=8GB`
    if (asOwner('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']).status !== 0)
      return { skipped: 'PostgreSQL does not start here' }
    const table = createWriteStream(join(folder, 'acts'))
    await lines(table, acts(), (act, id) =>
      [
        id,
        act.day,
        act.kind,
        number(act.agent),
        number(act.target) || '\\N',
        number(act.instrument) || '\\N',
        levelName(act) ?? '\\N',
      ].join('\t'),
    )
    table.end()
    await once(table, 'finish')
    const rows = (entries: [string, string | number][]) =>
      entries.map(([a, b]) => `(${number(a)},${typeof b === 'number' ? b : number(b)})`).join(',')
    query([
      '-c',
      'CREATE UNLOGGED TABLE act (id int, day int, kind text, a int, b int, t int, topic text)',
      '-c',
      `\\copy act FROM '${join(folder, 'acts')}'`,
      '-c',
      'CREATE INDEX ON act (kind)',
      '-c',
      'CREATE TABLE consents (t int, n int)',
      '-c',
      `INSERT INTO consents VALUES ${rows(tables.consents)}`,
      '-c',
      'CREATE TABLE charter (o int, t int)',
      '-c',
      `INSERT INTO charter VALUES ${rows(tables.charters)}`,
      '-c',
      'ANALYZE',
    ])
    const used = childrenProcessor(data)
    const started = performance.now()
    query(['-f', join(peers, 'standing.sql')])
    const seconds = (performance.now() - started) / 1000
    // The server counts a process only once it has ended.
    await setTimeout(500)
    const processor = childrenProcessor(data) - used
    const shown: [string, string, string][] = [
      ['lev', 'x', 'p, o'],
      ['signatory', "'signatory'", 'p, t'],
      ['consent', "'consenting'", 'p, t'],
      ['inforce', "'inforce'", 't'],
      ['party', "'party'", 'p, t'],
      ['reserving', "'reserving'", 'p, t'],
      ['objecting', "'objecting'", 'p, q, t'],
      ['objector', "'objector'", 'p, q, t'],
      ['barred', "'barred'", 'p, q, t'],
      ['assuring', "'assuring'", 'g, s, t'],
      ['bound', "'bound'", 'g, s'],
      ['political', "'political'", 'g, s'],
      ['secured', "'secured'", 's'],
      ['institutionalised', "'institutionalised'", 's, o'],
    ]
    const periods = shown.flatMap(([from, name, columns]) =>
      query(['-c', `SELECT ${name}, ${columns}, lower(y), upper(y) FROM ${from}, unnest(r) y`]).split('\n'),
    )
    writeFileSync(join(folder, 'out'), periods.join('\n').replaceAll('1073741823', 'inf'))
    return { seconds, processor, periods: sortedLines(join(folder, 'out')) }
  } finally {
    asOwner('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Processor seconds of the server's processes that have ended, where the system tells (Linux counts them in hundredths). */
function childrenProcessor(data: string): number {
  const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]!
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return Number.NaN
  }
}

/** Thresholds of treaties and charters of organisations, by name. */
export interface Tables {
  consents: [string, number][]
  charters: [string, string][]
}

async function lines(
  stream: NodeJS.WritableStream,
  acts: Iterable<MadeAct>,
  line: (act: MadeAct, id: number) => string | null,
): Promise<void> {
  let id = 0
  for (const act of acts) {
    const text = line(act, id++)
    if (text !== null && !stream.write(`${text}\n`)) await once(stream, 'drain')
  }
}

function factName({ kind }: MadeAct): string {
  return kind === 'terminate' ? 'expel' : kind
}

export function levelName({ topic }: MadeAct): string | null {
  return topic === null ? null : topic === 'membership' ? 'full' : topic.replace('-status', '')
}

function prologFact(name: string, act: MadeAct, id: number): string | null {
  const { agent, target, instrument, day } = act
  if (name === 'admit') return `admit(${number(agent)},${number(target)},${levelName(act)},${day},${id}).`
  if (name === 'expel') return `expel(${number(agent)},${number(target)},${day},${id}).`
  if (target === null) return `${name}(${number(agent)},${number(instrument)},${day},${id}).`
  return agent === target ? null : `${name}(${number(agent)},${number(target)},${number(instrument)},${day},${id}).`
}

function sortedLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).sort()
}
