import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { BadInput } from '../../model/index.ts'
import {
  type CheckFinding,
  checkRules,
  compileRulebooks,
  type DueAct,
  duties,
  type Rulebook,
  runExamples,
  Standing,
  shippedFiles,
} from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { textTable } from '../table.ts'
import { today } from '../today.ts'

export function register(program: Command, context: Context): void {
  const rules = program
    .command('rules')
    .description('the rulebooks: what they say, whether they hold together, what they make due')
  rules
    .command('list')
    .description('every rule with the article it states')
    .option('--json', 'print the rules as JSON lines')
    .action(({ json }: { json?: true }) => {
      for (const rule of compiled([]).rules)
        context.out(
          json
            ? JSON.stringify(rule)
            : `${rule.file}:${rule.line} ${rule.title}\n  ${rule.words}\n  after ${rule.cites}`,
        )
    })
  rules
    .command('check')
    .description('runs the examples; lists rules that never fire, acts that no rule uses, and what is out of order')
    .argument('[file...]', 'further rulebooks, checked with those that are shipped')
    .option('--json', 'print the findings as JSON lines')
    .action(async (files: string[], { json }: { json?: true }) => {
      const rulebook = compiled(files)
      const failed = runExamples(rulebook).filter(({ answer, expected }) => answer !== expected)
      for (const { file, line, says, expected, answer } of failed)
        context.out(
          json
            ? JSON.stringify({ type: 'example failed', file, line, says, expected, answer })
            : `${file}:${line}: ${says}: expected ${expected}, found ${answer}`,
        )
      const acts = context.dossierFolder() === null ? [] : (await context.dossier()).acts()
      const findings = acts.length === 0 ? [] : checkRules(new Standing(rulebook, acts))
      if (json) for (const finding of findings) context.out(JSON.stringify(finding))
      else for (const line of findingLines(findings)) context.out(line)
      if (!json)
        context.out(
          `${rulebook.rules.length} sentences, ${rulebook.examples.length} examples, ${failed.length} of their lines failed`,
        )
      if (failed.length > 0) context.answer(1)
    })
  rules
    .command('due')
    .description('what the rules make due, and whether it was done')
    .option('--on <date>', 'the day (EDTF)', today())
    .option('--json', 'print as JSON lines')
    .action(async ({ on, json }: { on: string; json?: true }) => {
      const due = duties(new Standing(compiled([]), (await context.dossier()).acts()), on)
      if (json) for (const one of due) context.out(JSON.stringify(one))
      else context.out(due.length > 0 ? dueTable(due) : `Nothing is due: no act up to ${on} makes it so.`)
      if (due.length === 0) context.answer(1)
    })
}

/** The shipped rulebooks with further ones. Throws BadInput for a file that cannot be read. */
function compiled(files: readonly string[]): Rulebook {
  const further = files.map((file) => {
    try {
      return { name: basename(file), text: readFileSync(file, 'utf8') }
    } catch {
      throw new BadInput(file, 'cannot be read')
    }
  })
  return compileRulebooks([...shippedFiles(), ...further])
}

/** Findings by type. */
export function findingLines(findings: readonly CheckFinding[]): string[] {
  const types = [...new Set(findings.map(({ type }) => type))]
  return types.flatMap((type) => {
    const its = findings.filter((finding) => finding.type === type)
    return [`${type} (${its.length})`, ...its.map(({ says }) => `  ${says}`)]
  })
}

/** What is due, as a table. */
export function dueTable(due: readonly DueAct[]): string {
  return textTable(
    ['due', 'state', 'what', 'since', 'rule'],
    due.map(({ due: day, state, says, since, rule }) => [
      day,
      state,
      says,
      since.act.date,
      `${rule.file}:${rule.line}`,
    ]),
  )
}
