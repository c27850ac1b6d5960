import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { z } from 'zod'

/** Package root: the nearest folder above this file that holds package.json, whether it runs from `src` or from `dist`. */
export const packageRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
})()

const compiledRoot = join(packageRoot, 'dist', 'data')
const runsCompiled = dirname(fileURLToPath(import.meta.url)).startsWith(join(packageRoot, 'dist'))
const loaded = new Map<string, unknown>()

/**
 * Reads one data file, named from the package root ("languages/zh/dates.yaml"), and checks it against its schema.
 * The built program reads the JSON that the build wrote from the same file, because parsing YAML is the greater part of a start-up.
 * Throws an Error that names the file, and the place in it, when the data does not fit.
 */
export function loadData<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const known = loaded.get(path)
  if (known !== undefined) return known as z.output<Schema>
  const result = schema.safeParse(readTree(path))
  if (!result.success) {
    const issue = result.error.issues[0]
    throw new Error(`${path}: ${issue?.path.join('.') || 'file'}: ${issue?.message}`)
  }
  loaded.set(path, result.data)
  return result.data
}

function readTree(path: string): unknown {
  const compiled = join(compiledRoot, path.replace(/\.yaml$/, '.json'))
  if (runsCompiled && existsSync(compiled)) return JSON.parse(readFileSync(compiled, 'utf8'))
  return parse(readFileSync(join(packageRoot, path), 'utf8'))
}
