import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../languages/load.ts'
import { compileRulebooks } from './rules/compile.ts'
import type { RulebookFile } from './rules/parse.ts'
import type { Rulebook } from './rules/program.ts'

let compiled: Rulebook | null = null

/** The rulebooks that come with the program, compiled once. */
export function shippedRulebook(): Rulebook {
  compiled ??= compileRulebooks(shippedFiles())
  return compiled
}

/** Every file of `rulebooks/`, in order of their names. */
export function shippedFiles(): RulebookFile[] {
  const folder = join(packageRoot, 'rulebooks')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.rules'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}
