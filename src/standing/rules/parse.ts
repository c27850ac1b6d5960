import { BadInput } from '../../model/index.ts'
import { parseActText, parseText } from './grammar.generated.ts'
import type { GivenAct, RulebookText } from './syntax.ts'
import { kindOf } from './vocabulary.ts'

export interface RulebookFile {
  name: string
  text: string
}

/** Parses one rulebook. Throws BadInput with "file:line:column" and what was expected there. */
export function parseRulebook(file: RulebookFile): RulebookText {
  return placed(file.name, () => ({ ...parseText(file.text), file: file.name }))
}

/** Parses one act with its date: "MNG joins SCO about membership on 2030-01-01". Throws BadInput. */
export function parseAct(text: string): GivenAct {
  const given = placed('act', () => parseActText(text))
  const { verb, at } = given.act
  if (!kindOf(verb)) throw new BadInput(`act:${at.line}:${at.column}`, `"${verb}" is no kind of act`)
  return given
}

function placed<T>(name: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    const { location, message } = error as { location?: { start: { line: number; column: number } }; message: string }
    if (!location) throw error
    const { line, column } = location.start
    throw new BadInput(`${name}:${line}:${column}`, message)
  }
}
