import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'

/** Package root: the nearest folder above this file that holds package.json, whether it runs from `src` or from `dist`. */
export const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
})()

/** Where the build writes what it checked and worked out. */
export const compiledRoot = join(packageRoot, 'dist', 'data')
/** Whether this is the built program, not its source. */
export const runsCompiled = dirname(fileURLToPath(import.meta.url)).startsWith(join(packageRoot, 'dist'))
const loaded = new Map<string, unknown>()

/**
 * Reads one data file, named from the package root ("languages/zh/dates.yaml"), and checks it against its schema.
 * The built program reads the JSON that the build wrote from the same file once it had been checked, because parsing and checking YAML are
 * the greater part of a start-up. Throws an Error that names the file, and the place in it, when the data does not fit.
 */
export function loadData<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const known = loaded.get(path)
  if (known !== undefined) return known as z.output<Schema>
  const compiled = join(compiledRoot, path.replace(/\.yaml$/, '.json'))
  const value =
    runsCompiled && existsSync(compiled)
      ? (JSON.parse(readFileSync(compiled, 'utf8')) as z.output<Schema>)
      : checked(path, schema)
  loaded.set(path, value)
  return value
}

/** The data files read so far, by path, as their schemas gave them. */
export function loadedData(): ReadonlyMap<string, unknown> {
  return loaded
}

function checked<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  // Loaded here, because the built program has no YAML to parse.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml')
  const result = schema.safeParse(parse(readFileSync(join(packageRoot, path), 'utf8')))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Error(`${path}: ${issue?.path.join('.') || 'file'}: ${issue?.message}`)
}
