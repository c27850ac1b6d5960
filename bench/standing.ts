/** Statuses from acts: how fast, beside SWI-Prolog, clingo and PostgreSQL on the same history. `npx tsx bench/standing.ts [--alone] [acts…]` */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'
import { ActTable } from '../src/standing/engine/acts.ts'
import { Engine } from '../src/standing/engine/engine.ts'
import { FOREVER, Spans } from '../src/standing/engine/spans.ts'
import { Symbols } from '../src/standing/engine/symbols.ts'
import { compileRulebooks } from '../src/standing/index.ts'
import { madeHistory, rowOf } from './standing-history.ts'
import { clingo } from './standing-peers/clingo.ts'
import { type PeerResult, postgres, prolog, type Tables } from './standing-peers.ts'

const rulebook = compileRulebooks([
  { name: 'standing.rules', text: readFileSync(join(packageRoot, 'bench', 'standing.rules'), 'utf8') },
])
const NAMES = [
  'observer',
  'partner',
  'full',
  'signatory',
  'consenting',
  'inforce',
  'party',
  'reserving',
  'objecting',
  'objector',
  'barred',
  'assuring',
  'bound',
  'political',
  'secured',
  'institutionalised',
]
const args = process.argv.slice(2)
const sizes = args.filter((arg) => !arg.startsWith('--')).map(Number)

for (const count of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
  if (args.includes('--once')) {
    once(count)
    continue
  }
  const symbols = new Symbols(rulebook.symbols)
  const table = columns(count, symbols)
  console.log(`\n${count.toLocaleString('en')} acts`)
  const { engine, seconds, processor } = ours(symbols, table)
  const own = periodsOf(engine, symbols)
  console.log(
    `  ours        ${seconds.toFixed(3)} s, ${processor.toFixed(3)} s of processor, ${own.length.toLocaleString('en')} periods, peak ${peak(count)} MiB`,
  )
  questions(engine, table, symbols)
  if (args.includes('--alone')) continue
  const tables = tablesOf(symbols)
  const against = (name: string, result: PeerResult) => report(name, result, own, { seconds, processor })
  against('SWI-Prolog', await prolog(() => madeHistory(count), tables))
  against('PostgreSQL', await postgres(() => madeHistory(count), tables))
  against('clingo', await clingo(() => madeHistory(count), tables))
}

function columns(count: number, symbols: Symbols): ActTable {
  const table = new ActTable()
  for (const act of madeHistory(count)) table.add(rowOf(act, (name) => symbols.id(name)))
  return table
}

/** The best of five derivations from the columns, by the clock and by processor time. */
function ours(symbols: Symbols, table: ActTable): { engine: Engine; seconds: number; processor: number } {
  let seconds = Number.POSITIVE_INFINITY
  let processor = Number.POSITIVE_INFINITY
  let engine = new Engine(rulebook, symbols, table, [])
  for (let run = 0; run < 5; run++) {
    engine = new Engine(rulebook, symbols, table, [])
    const started = performance.now()
    const used = process.cpuUsage()
    engine.derive()
    seconds = Math.min(seconds, (performance.now() - started) / 1000)
    processor = Math.min(processor, since(used) / 1000)
  }
  return { engine, seconds, processor }
}

/** Makes the acts, derives once, and says what memory that took at most. */
function once(count: number): void {
  const symbols = new Symbols(rulebook.symbols)
  new Engine(rulebook, symbols, columns(count, symbols), []).derive()
  console.log(Math.round(process.resourceUsage().maxRSS / 1024))
}

/** Peak memory, MiB, of a process of its own that does nothing else. */
function peak(count: number): string {
  return execFileSync(process.execPath, [...process.execArgv, process.argv[1]!, '--once', String(count)], {
    encoding: 'utf8',
  }).trim()
}

/** Processor time, milliseconds, since it was read; other programs on the machine do not count. */
function since(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used)
  return (user + system) / 1000
}

/** Point questions; one act added and retracted in the middle, for forty pairs of a state and a treaty. */
function questions(engine: Engine, table: ActTable, symbols: Symbols): void {
  const party = rulebook.statuses.findIndex((form) => form.pattern.join(' ') === '0 party to 1')
  const store = engine.stores[party]!
  const tuple = new Int32Array(2)
  let yes = 0
  const started = process.cpuUsage()
  for (let i = 0; i < 100_000; i++) {
    tuple[0] = symbols.find(`S${1 + (i % 200)}`)
    tuple[1] = symbols.find(`T${1 + (i % 30)}`)
    if (store.surety(store.keys.find(tuple), (i * 37) % 20_000, (i * 37) % 20_000) > 0) yes++
  }
  console.log(`  one point question ${(since(started) / 100).toFixed(2)} µs (${yes} of 100,000 yes)`)
  const times: number[] = []
  const day = table.lo.data[table.length >> 1]!
  for (let i = 0; i < 40; i++) {
    const agent = `S${1 + ((i * 37) % 200)}`
    const instrument = `T${1 + ((i * 11) % 30)}`
    const row = rowOf({ kind: 'withdraw', day, agent, target: null, instrument, topic: null }, (name) =>
      symbols.id(name),
    )
    const act = table.add(row)
    const adding = process.cpuUsage()
    engine.add(act)
    times.push(since(adding))
    const retracting = process.cpuUsage()
    engine.retract(act)
    times.push(since(retracting))
  }
  const [first] = times
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor((times.length - 1) * share)]!.toFixed(2)
  console.log(
    `  one act added or retracted in the middle: median ${at(0.5)} ms, nine in ten below ${at(0.9)} ms, worst ${at(1)} ms (the first ${first!.toFixed(2)} ms)`,
  )
}

function report(
  name: string,
  result: PeerResult,
  own: readonly string[],
  ours: { seconds: number; processor: number },
): void {
  if ('skipped' in result) {
    console.log(`  ${name.padEnd(11)} skipped: ${result.skipped}`)
    return
  }
  const same = result.periods.length === own.length && result.periods.every((line, at) => line === own[at])
  const times = (theirs: number, own: number) =>
    `${theirs.toFixed(3)} s${Number.isNaN(theirs) ? '' : ` (${(theirs / own).toFixed(1)} × ours)`}`
  console.log(
    `  ${name.padEnd(11)} ${times(result.seconds, ours.seconds)}, processor ${times(result.processor, ours.processor)}, ${same ? 'the same periods' : 'OTHER PERIODS'}`,
  )
  if (same) return
  for (const [where, some, others] of [
    ['there', result.periods, own],
    ['here', own, result.periods],
  ] as const) {
    const known = new Set(others)
    for (const line of some.filter((one) => !known.has(one)).slice(0, 5)) console.log(`    only ${where}: ${line}`)
  }
}

/** Every period as the peers print it, sorted. */
function periodsOf(engine: Engine, symbols: Symbols): string[] {
  const lines: string[] = []
  const spans = new Spans()
  rulebook.statuses
    .filter((form) => !form.given && !form.hidden)
    .forEach((form, at) => {
      const store = engine.stores[rulebook.statuses.indexOf(form)]!
      for (let key = 0; key < store.keys.size; key++) {
        const names = form.sorts.map((_, position) => symbols.name(store.keys.arg(key, position)).slice(1)).join(' ')
        store.spans(key, false, spans)
        for (let i = 0; i < spans.n; i++)
          lines.push(`${NAMES[at]} ${names} ${spans.from(i)} ${spans.until(i) === FOREVER ? 'inf' : spans.until(i)}`)
      }
    })
  return lines.sort()
}

function tablesOf(symbols: Symbols): Tables {
  const entries = (name: string) => [...rulebook.tables.find((table) => table.name === name)!.values]
  return {
    consents: entries('consents').flatMap(([key, value]) =>
      value.type === 'number' ? [[symbols.name(key), value.value] as [string, number]] : [],
    ),
    charters: entries('charter').flatMap(([key, value]) =>
      value.type === 'symbol' ? [[symbols.name(key), symbols.name(value.value)] as [string, string]] : [],
    ),
  }
}
