/** Writes grammar.generated.ts from grammar.peggy: `npx tsx test/standing/make-parser.ts` after a change of the grammar. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import peggy from 'peggy'
import { transformWithEsbuild } from 'vite'
import { packageRoot } from '../../src/languages/load.ts'

const folder = join(packageRoot, 'src', 'standing', 'rules')

/** The parser's text. It is packed into few lines, as nobody reads it. */
export async function parserText(): Promise<string> {
  const grammar = readFileSync(join(folder, 'grammar.peggy'), 'utf8')
  const parser = peggy.generate(grammar, {
    output: 'source',
    format: 'es',
    grammarSource: 'grammar.peggy',
    allowedStartRules: ['Rulebook', 'SingleAct'],
  })
  const { code } = await transformWithEsbuild(parser, 'grammar.js', {
    minify: true,
    legalComments: 'none',
    sourcemap: false,
  })
  return [
    '// biome-ignore-all lint: made by a generator',
    '// biome-ignore-all format: made by a generator',
    '// biome-ignore-all assist: made by a generator',
    '// @ts-nocheck',
    '// Made by test/standing/make-parser.ts from grammar.peggy; not to be edited.',
    "import type { GivenAct, RulebookText } from './syntax.ts'",
    code.trim().replace(/export\{.*\bas SyntaxError,(\w+) as parse\};?$/, 'const parseRules = $1'),
    '/** What a rulebook says; throws an error with `location` where it cannot be read. */',
    "export const parseText = (text: string): Omit<RulebookText, 'file'> => parseRules(text)",
    '/** One act with its date, as an example gives it. */',
    "export const parseActText = (text: string): GivenAct => parseRules(text, { startRule: 'SingleAct' })",
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(join(folder, 'grammar.generated.ts'), await parserText())
