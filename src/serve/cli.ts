#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { packageRoot } from '../languages/load.ts'
import { BadInput } from '../model/index.ts'
import { COMMANDS } from './commands/index.ts'
import { processContext } from './context.ts'

/** Runs the program with its arguments and gives the exit code: 0 done, 1 the answer is no or a check failed, 2 bad usage or bad input. */
async function main(args: readonly string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  const program = new Command('depositary')
    .description('Reads diplomatic records and works out who stands where, on any date, and why.')
    .version(version)
    .option('--dossier <folder>', 'the dossier to work on (default: the one the current folder is in)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
  const context = processContext(program)
  const named = args.find((arg, at) => arg in COMMANDS && args[at - 1] !== '--dossier')
  const modules = await Promise.all(
    (named === undefined ? Object.keys(COMMANDS) : [named]).map((name) => COMMANDS[name]!()),
  )
  for (const module of modules) module.register(program, context)
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync([...args], { from: 'user' })
    return context.end()
  } catch (error) {
    context.end()
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof BadInput) {
      context.note(`depositary: ${error.message}`)
      return 2
    }
    throw error
  }
}

// A reader downstream that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
process.exitCode = await main(process.argv.slice(2))
