import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, createWriteStream, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src/languages/load.ts'
import type { MadeAct } from '../standing-history.ts'
import { levelName, number, type PeerResult, type Tables } from '../standing-peers.ts'

/** clingo with one predicate a status. It has no way to time the derivation alone: the time is that of the whole process, facts read included. */
export async function clingo(acts: () => Iterable<MadeAct>, tables: Tables): Promise<PeerResult> {
  if (spawnSync('clingo', ['--version']).error) return { skipped: 'clingo is not installed' }
  const folder = mkdtempSync(join(tmpdir(), 'standing-'))
  try {
    const program = join(folder, 'standing.lp')
    writeFileSync(program, expand(readFileSync(join(packageRoot, 'bench', 'standing-peers', 'standing.lp'), 'utf8')))
    const facts = createWriteStream(join(folder, 'facts.lp'))
    for (const line of factLines(acts(), tables)) if (!facts.write(`${line}\n`)) await once(facts, 'drain')
    facts.end()
    await once(facts, 'finish')
    const out = openSync(join(folder, 'out'), 'w')
    const started = performance.now()
    // The shell tells the processor time of what it ran.
    const command = 'clingo --verbose=0 "$0" "$1"; code=$?; times >&2; exit $code'
    const run = spawnSync('sh', ['-c', command, program, join(folder, 'facts.lp')], {
      stdio: ['ignore', out, 'pipe'],
      encoding: 'utf8',
      timeout: 900_000,
    })
    const seconds = (performance.now() - started) / 1000
    closeSync(out)
    // 30: all models found, one of them shown.
    if (run.status !== 30 && run.status !== 10 && run.status !== 0)
      return { skipped: `clingo stopped with ${run.signal ?? run.status} after ${seconds.toFixed(0)} s` }
    // Two lines: user and system time of the shell, then of what it ran.
    const [, , user, system] = [...run.stderr.matchAll(/(\d+)m([\d.]+)s/g)].map(
      (time) => Number(time[1]) * 60 + Number(time[2]),
    )
    return {
      seconds,
      processor: (user ?? Number.NaN) + (system ?? Number.NaN),
      periods: periodsIn(readFileSync(join(folder, 'out'), 'utf8')),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes out the rules that stand for many: a line "%FOLD name" becomes the rules of "%DEFINE FOLD" with that name. */
function expand(text: string): string {
  const [program = '', ...definitions] = text.split(/^%DEFINE /m)
  const rules = new Map(definitions.map((one) => [one.slice(0, one.indexOf('\n')), one.slice(one.indexOf('\n') + 1)]))
  const write = (part: string): string =>
    part.replace(/^%(FOLD|MERGE|UNION) (\w+)$/gm, (_, kind: string, name: string) =>
      write(rules.get(kind)!.replaceAll('NAME', name)),
    )
  return write(program)
}

/** Acts as facts, numbered within their key; days numbered where something is counted. */
function* factLines(acts: Iterable<MadeAct>, tables: Tables): Generator<string> {
  const numbers = new Map<string, number>()
  const next = (key: string) => {
    const n = (numbers.get(key) ?? 0) + 1
    numbers.set(key, n)
    return n
  }
  const days = new Map<string, number>()
  function* day(kind: string, key: string, on: number): Generator<string> {
    if (days.get(kind + key) === on) return
    days.set(kind + key, on)
    yield `${kind}(${key},${next(kind + key)},${on}).`
  }
  for (const act of acts) {
    const { kind, day: on } = act
    const [a, b, t] = [number(act.agent), number(act.target), number(act.instrument)]
    if (kind === 'admit' || kind === 'terminate')
      yield `admit(${b},${a},${next(`level ${b},${a}`)},${on},${levelName(act) ?? 'none'}).`
    else if (kind === 'sign') yield `sign(${a},${t},${on}).`
    else if (kind === 'ratify' || kind === 'accede' || kind === 'withdraw') {
      const n = next(`consent ${a},${t}`)
      if (kind === 'ratify') yield `ratify(${a},${t},${n},${on}).`
      else yield `ev_consenting((${a},${t}),${n},${on},${kind === 'accede' ? 'begin' : 'end'}).`
      yield* day('tday', t, on)
    } else if (kind === 'declare' || kind === 'amend') {
      const n = next(`reserve ${a},${t}`)
      yield kind === 'declare' ? `declare(${a},${t},${n},${on}).` : `ev_reserving((${a},${t}),${n},${on},end).`
    } else if (a !== b) {
      const key = `${a},${b},${t}`
      const objects = kind === 'oppose' || kind === 'support'
      const n = next(`${objects ? 'object' : 'assure'} ${key}`)
      if (kind === 'oppose') yield `oppose(${key},${n},${on}).`
      else if (kind === 'support') yield `ev_objecting((${key}),${n},${on},end).`
      else yield `ev_assuring((${key}),${n},${on},${kind === 'pledge' ? 'begin' : 'end'}).`
      if (!objects) yield* day('sday', b, on)
    }
  }
  for (const [t, n] of tables.consents) yield `consents(${number(t)},${n}).`
  for (const [o, t] of tables.charters) yield `charter(${number(o)},${number(t)}).`
}

/** "party((3,7),-2401,100000)" as the others print it: "party 3 7 -2401 inf". */
function periodsIn(text: string): string[] {
  const found: string[] = []
  for (const atom of text.split(/\s+/)) {
    const parsed = /^(\w+)\((.+),(-?\d+),(\d+|-\d+)\)$/.exec(atom)
    if (!parsed) continue
    const until = parsed[4] === '100000' ? 'inf' : parsed[4]
    const key = parsed[2]!.replace(/[()]/g, '').split(',')
    const name = parsed[1] === 'lev' ? key.pop() : parsed[1]
    found.push(`${name} ${key.join(' ')} ${parsed[3]} ${until}`)
  }
  return found.sort()
}
