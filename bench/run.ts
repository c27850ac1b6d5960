/** Runs the benchmarks one after the other, each in a process of its own: `npm run bench`, or `npm run bench -- reading` for those whose name begins so. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/languages/load.ts'

const wanted = process.argv.slice(2)
const files = readdirSync(join(packageRoot, 'bench')).filter((name) => name.endsWith('.ts') && name !== 'run.ts')
let failed = 0
for (const name of files.sort()) {
  if (wanted.length > 0 && !wanted.some((start) => name.startsWith(start))) continue
  console.log(`\n# ${name}`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', join(packageRoot, 'bench', name)], {
    stdio: 'inherit',
  })
  if (status !== 0) failed++
}
process.exitCode = failed === 0 ? 0 : 1
