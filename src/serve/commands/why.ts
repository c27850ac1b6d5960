import type { Command } from 'commander'
import type { Proof } from '../../standing/index.ts'
import type { Context } from '../context.ts'
import { dossierStanding } from '../dossier-standing.ts'
import { shorten } from '../table.ts'
import { today } from '../today.ts'

interface WhyOptions {
  on: string
  known?: string
  json?: true
}

export function register(program: Command, context: Context): void {
  program
    .command('why')
    .description('why a status holds on a day, or why not: the rules, the acts and the passages')
    .argument('<question>', 'in the words of a rulebook: "MNG observer of SCO"')
    .option('--on <date>', 'the day (EDTF)', today())
    .option('--known <date>', 'only what was known by this day')
    .option('--json', 'print the proof as JSON')
    .action(async (question: string, { on, known, json }: WhyOptions) => {
      const standing = dossierStanding(await context.dossier(), known === undefined ? {} : { known })
      const found = standing.on(question, on)
      const proof = standing.why(question, on)
      if (json) context.out(JSON.stringify({ ...found, proof }))
      else for (const line of proofLines(proof)) context.out(line)
      if (found.answer !== 'yes') context.answer(1)
    })
}

/** A proof as indented lines: what holds, by which rule, on which acts. */
export function proofLines(proof: Proof, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  const period = proof.type === 'status' ? `, ${proof.from ?? '?'} – ${proof.until ?? 'today'}` : ''
  const lines = [`${indent}${proof.says}${period}${proof.certain ? '' : ' (possibly)'}`]
  if (proof.rule) {
    lines.push(`${indent}  by "${proof.rule.title}" (${proof.rule.file}:${proof.rule.line}): ${proof.rule.words}`)
    lines.push(`${indent}  after ${proof.rule.cites}`)
  }
  if (proof.through) lines.push(`${indent}  ${proof.through}`)
  const passage = proof.act?.act.passages[0]
  if (proof.act && passage)
    lines.push(`${indent}  ${proof.act.source.name}, ${passage.start}–${passage.end}: “${shorten(passage.quote, 90)}”`)
  for (const reason of proof.because) lines.push(...proofLines(reason, depth + 1))
  return lines
}
