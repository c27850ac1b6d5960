import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { compiledRoot, runsCompiled } from './load.ts'

const made = new Map<string, unknown>()

/** Where the build keeps a value that was worked out of the data files. */
export const builtFile = (name: string): string => join(compiledRoot, `${name}.bin`)

/**
 * A value that takes long to work out of the data files, by a name of its own. The built program reads what the build saved; otherwise
 * `make` is called, which must give plain data: no functions, no objects of classes but Map, Set, RegExp and typed arrays. Objects that
 * are the same inside the value stay the same.
 */
export function built<Value>(name: string, make: () => Value): Value {
  if (runsCompiled) {
    const file = builtFile(name)
    if (existsSync(file)) return deserialize(readFileSync(file)) as Value
  }
  const value = make()
  made.set(name, value)
  return value
}

/** The values that were worked out so far, by name. */
export function builtValues(): ReadonlyMap<string, unknown> {
  return made
}
