import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../../src/languages/load.ts'

/** How a run of the program ended. */
export interface Run {
  code: number
  out: string
  err: string
}

/** Runs the built program as a person would. */
export function depositary(args: readonly string[], cwd = packageRoot): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(packageRoot, 'dist', 'serve', 'cli.js'), ...args],
      { cwd, maxBuffer: 2 ** 28 },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    )
  })
}
