/** Writes every YAML data file as JSON beside the compiled program, which starts many times faster from it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../src/languages/load.ts'

for (const folder of ['languages', 'parties'])
  for (const name of readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    const target = join(packageRoot, 'dist', 'data', folder, name.replace(/\.yaml$/, '.json'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, JSON.stringify(parse(readFileSync(join(packageRoot, folder, name), 'utf8'))))
  }
