import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'
import { compileRulebooks, runExamples } from '../../src/standing/index.ts'
import { parserText } from './make-parser.ts'

const manual = readFileSync(join(packageRoot, 'docs', 'rulebooks.md'), 'utf8')
const blocks = [...manual.matchAll(/```rules\n([^`]*)```/g)].map((match) => match[1]!)

describe('the manual of the rule language', () => {
  it('has rulebooks in it', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(3)
  })
  for (const [at, text] of blocks.entries())
    for (const { line, says, expected, answer } of runExamples(compileRulebooks([{ name: `block ${at + 1}`, text }])))
      it(`block ${at + 1}, line ${line}: ${says}`, () => {
        expect(answer).toBe(expected)
      })
})

describe('the parser', () => {
  it('is the one that the grammar makes', async () => {
    const kept = readFileSync(join(packageRoot, 'src', 'standing', 'rules', 'grammar.generated.ts'), 'utf8')
    expect(kept).toBe(await parserText())
  })
})

describe('bad rulebooks are refused with their place', () => {
  const head = 'rulebook "x"\nlet P be a party; T be an instrument.\nstatus P member of T.\nstatus P friend of T.\n'
  const refused: [what: string, text: string, where: RegExp, problem: RegExp][] = [
    [
      'a missing full stop',
      `${head}rule "r" citing "c"\n  P becomes member of T when P signs T\n`,
      /^x\.rules:7:1$/,
      /full stop/,
    ],
    [
      'a phrase that is not declared',
      `${head}rule "r" citing "c"\n  P becomes owner of T when P signs T.\n`,
      /^x\.rules:6:3$/,
      /no status/,
    ],
    [
      'a verb that is no kind of act',
      `${head}rule "r" citing "c"\n  P becomes member of T when P eats T.\n`,
      /^x\.rules:6:30$/,
      /no kind of act/,
    ],
    [
      'a variable nobody binds',
      `${head}rule "r" citing "c"\n  P becomes member of T when P signs something.\n`,
      /^x\.rules:6:25$/,
      /who T is/,
    ],
    [
      'a circle',
      `${head}rule "r" citing "c"\n  P is member of T while P is friend of T.\n  P is friend of T while P is member of T.\n`,
      /^x\.rules:[67]$/,
      /wait for each other: "member of" → "friend of" → "member of"/,
    ],
    [
      'an event that begins and ends the same',
      `${head}rule "r" citing "c"\n  P becomes member of T when P signs T.\n  P ceases to be member of T when P signs T.\n`,
      /^x\.rules:7$/,
      /begins it in x\.rules:6/,
    ],
    ['a status declared twice', `${head}status P member of T.\n`, /^x\.rules:5:1$/, /already/],
    [
      'defined and begun',
      `${head}rule "r" citing "c"\n  P becomes member of T when P signs T.\n  P is member of T while P is friend of T.\n`,
      /^x\.rules:6$/,
      /one of the two/,
    ],
  ]
  for (const [what, text, where, problem] of refused)
    it(what, () => {
      try {
        compileRulebooks([{ name: 'x.rules', text }])
        expect.unreachable()
      } catch (error) {
        expect((error as { where: string }).where).toMatch(where)
        expect((error as { problem: string }).problem).toMatch(problem)
      }
    })
})
