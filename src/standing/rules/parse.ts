import { BadInput } from '../../model/index.ts'
import { parseText } from './grammar.generated.ts'
import type { RulebookText } from './syntax.ts'

export interface RulebookFile {
  name: string
  text: string
}

/** Parses one rulebook. Throws BadInput with "file:line:column" and what was expected there. */
export function parseRulebook(file: RulebookFile): RulebookText {
  try {
    return { ...parseText(file.text), file: file.name }
  } catch (error) {
    const { location, message } = error as { location?: { start: { line: number; column: number } }; message: string }
    if (!location) throw error
    const { line, column } = location.start
    throw new BadInput(`${file.name}:${line}:${column}`, message)
  }
}
