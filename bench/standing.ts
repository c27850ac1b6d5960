/** Statuses from acts: how fast, beside SWI-Prolog and PostgreSQL on the same history. `npx tsx bench/standing.ts [--alone] [acts…]` */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'
import { ActTable } from '../src/standing/engine/acts.ts'
import { Engine } from '../src/standing/engine/engine.ts'
import { FOREVER, Spans } from '../src/standing/engine/spans.ts'
import { Symbols } from '../src/standing/engine/symbols.ts'
import { compileRulebooks } from '../src/standing/index.ts'
import { madeHistory, rowOf } from './standing-history.ts'
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
  const symbols = new Symbols(rulebook.symbols)
  const table = new ActTable()
  const loading = performance.now()
  for (const act of madeHistory(count)) table.add(rowOf(act, (name) => symbols.id(name)))
  console.log(`\n${count.toLocaleString('en')} acts (made and put into columns in ${seconds(loading)} s)`)
  const { engine, best } = ours(symbols, table)
  const resident = Math.round(process.memoryUsage.rss() / 2 ** 20)
  const own = periodsOf(engine, symbols)
  console.log(
    `  ours        ${best.toFixed(3)} s, ${own.length.toLocaleString('en')} periods, ${resident} MiB resident`,
  )
  questions(engine, table, symbols)
  if (args.includes('--alone')) continue
  const tables = tablesOf(symbols)
  report('SWI-Prolog', await prolog(() => madeHistory(count), tables), own, best)
  report('PostgreSQL', await postgres(() => madeHistory(count), tables), own, best)
}

/** The best of five derivations from the columns. */
function ours(symbols: Symbols, table: ActTable): { engine: Engine; best: number } {
  let best = Number.POSITIVE_INFINITY
  let engine = new Engine(rulebook, symbols, table, [])
  for (let run = 0; run < 5; run++) {
    engine = new Engine(rulebook, symbols, table, [])
    const started = performance.now()
    engine.derive()
    best = Math.min(best, (performance.now() - started) / 1000)
  }
  return { engine, best }
}

/** Point questions; one act added and retracted in the middle. */
function questions(engine: Engine, table: ActTable, symbols: Symbols): void {
  const party = rulebook.statuses.findIndex((form) => form.pattern.join(' ') === '0 party to 1')
  const store = engine.stores[party]!
  const tuple = new Int32Array(2)
  let yes = 0
  const started = performance.now()
  for (let i = 0; i < 100_000; i++) {
    tuple[0] = symbols.find(`S${1 + (i % 200)}`)
    tuple[1] = symbols.find(`T${1 + (i % 30)}`)
    if (store.surety(store.keys.find(tuple), (i * 37) % 20_000, (i * 37) % 20_000) > 0) yes++
  }
  console.log(`  one point question ${((performance.now() - started) / 100).toFixed(2)} µs (${yes} of 100,000 yes)`)
  const times: number[] = []
  const day = table.lo.data[table.length >> 1]!
  for (const [state, treaty] of [
    [3, 4],
    [150, 7],
    [1, 1],
    [77, 23],
    [199, 30],
    [12, 12],
  ]) {
    const row = rowOf(
      { kind: 'withdraw', day, agent: `S${state}`, target: null, instrument: `T${treaty}`, topic: null },
      (name) => symbols.id(name),
    )
    const act = table.add(row)
    const before = performance.now()
    const changed = engine.add(act).length
    const between = performance.now()
    engine.retract(act)
    times.push(between - before, performance.now() - between)
    if (changed < 0) console.log(changed)
  }
  times.sort((a, b) => a - b)
  console.log(
    `  one act added or retracted in the middle: median ${times[times.length >> 1]!.toFixed(2)} ms, worst ${times.at(-1)!.toFixed(2)} ms`,
  )
}

function report(name: string, result: PeerResult, own: readonly string[], best: number): void {
  if ('skipped' in result) {
    console.log(`  ${name.padEnd(11)} skipped: ${result.skipped}`)
    return
  }
  const same = result.periods.length === own.length && result.periods.every((line, at) => line === own[at])
  console.log(
    `  ${name.padEnd(11)} ${result.seconds.toFixed(3)} s, ${(result.seconds / best).toFixed(1)} × ours, ${same ? 'the same periods' : 'OTHER PERIODS'}`,
  )
  if (!same)
    for (const line of result.periods.filter((one) => !own.includes(one)).slice(0, 5))
      console.log(`    only there: ${line}`)
  if (!same)
    for (const line of own.filter((one) => !result.periods.includes(one)).slice(0, 5))
      console.log(`    only here: ${line}`)
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

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2)
}
