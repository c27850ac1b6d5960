import { describe, expect, it } from 'vitest'
import { READ_LANGUAGES } from '../model/index.ts'
import { structureData } from './data.ts'
import { referenceData } from './references/data.ts'

interface Example {
  pattern: string
  examples: string[]
  not: string[]
}

const isPattern = (value: unknown): value is Example =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'examples' in value

/** Every pattern of a data file, with the list it stands in. */
const patternsOf = (data: object): [string, Example][] =>
  Object.entries(data).flatMap(([list, value]) =>
    [value]
      .flat()
      .filter(isPattern)
      .map((pattern): [string, Example] => [list, pattern]),
  )

/** Lists whose patterns may stand anywhere in a text; the others stand at its beginning. */
const anywhere = new Set([
  'cited',
  'sameAsNote',
  'pages',
  'volume',
  'issue',
  'thesis',
  'report',
  'publisher',
  'done',
  'notePlaces',
])

/** Lists whose patterns are the whole of a line or word. */
const whole = new Set(['shortForms', 'pageNumbers', 'bracketNumerals', 'noteMarkers'])

describe.each(READ_LANGUAGES)('patterns of %s', (language) => {
  const at = READ_LANGUAGES.indexOf(language)
  it.each([...patternsOf(structureData()[at]!), ...patternsOf(referenceData()[at]!)])(
    '%s matches its examples',
    (list, { pattern, examples, not }) => {
      const matcher = new RegExp(
        anywhere.has(list) ? pattern : `^(?:${pattern})${whole.has(list) ? '$' : ''}`,
        list === 'articleMention' ? 'u' : 'iu',
      )
      for (const example of examples) expect(example, pattern).toMatch(matcher)
      for (const other of not) expect(other, pattern).not.toMatch(matcher)
    },
  )
})
