/** Statuses from acts: how fast, beside SWI-Prolog, clingo and PostgreSQL on the same history. `npx tsx bench/standing.ts [acts…]` */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'
import { ActTable } from '../src/standing/engine/acts.ts'
import { Engine } from '../src/standing/engine/engine.ts'
import { Symbols } from '../src/standing/engine/symbols.ts'
import { compileRulebooks } from '../src/standing/index.ts'
import { madeHistory, rowOf } from './standing-history.ts'

const rulebook = compileRulebooks([{ name: 'standing.rules', text: readFileSync(join(packageRoot, 'bench', 'standing.rules'), 'utf8') }])
for (const count of process.argv.slice(2).map(Number)) {
  const symbols = new Symbols(rulebook.symbols)
  const table = new ActTable()
  for (const act of madeHistory(count)) table.add(rowOf(act, (name) => symbols.id(name)))
  for (let run = 0; run < 3; run++) {
    const engine = new Engine(rulebook, symbols, table, [])
    const t0 = performance.now()
    const c0 = process.cpuUsage()
    engine.derive()
    console.log(count, (performance.now() - t0).toFixed(0), 'ms', 'cpu', process.cpuUsage(c0).user / 1000, Math.round(process.memoryUsage().rss / 1048576), 'MiB')
    if (run === 2)
      console.log(rulebook.statuses.map((form, at) => `${form.pattern.join(' ')} ${engine.stores[at]!.size}`).join('; '))
  }
}
