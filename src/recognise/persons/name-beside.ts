import type { ReadLanguage } from '../../model/index.ts'
import { meaningOf, type Token } from '../names.ts'
import { alphabeticName } from './alphabetic.ts'
import { chineseNameAfter, chineseNameBefore, coverage } from './chinese.ts'
import type { Cover } from './cover.ts'

/** A name that stands directly beside an office, of a person who is in no table. */
export interface UnknownName {
  /** What the same person is recognised by when named again: the last part of the name, in Russian without its ending. */
  key: string
  /** Written as names of the text's own language are, not transliterated. */
  native: boolean
}

/** Asks for the name beside an office (UTF-16 units of the text); null where none stands, or a well-known person's. */
export type NameBeside = (from: number, wholeTo: number) => UnknownName | null

/** The question for one block. What it needs to know of the block is worked out at the first office. */
export function namesBeside(text: string, language: ReadLanguage, tokens: readonly Token[]): NameBeside {
  let covered: Cover | undefined
  const known = new Map<number, Token>()
  const ends = new Set<number>()
  for (const token of tokens) {
    if (!meaningOf(token, 'person')) continue
    known.set(token.from, token)
    ends.add(token.to)
  }
  return (from, wholeTo) => {
    covered ??= coverage(text, tokens)
    if (language === 'zh') {
      if (known.has(wholeTo) || ends.has(from)) return null
      const name = chineseNameAfter(text, wholeTo, covered) ?? chineseNameBefore(text, from, covered)
      if (!name) return null
      const written = text.slice(name.from, name.to)
      return { key: written.split(/[·.]/).at(-1)!, native: name.script === 'chinese' }
    }
    const gap = /^,?\s(?=\p{Lu})/u.exec(text.slice(wholeTo, wholeTo + 3))
    if (!gap) return null
    const start = wholeTo + gap[0].length
    const written = alphabeticName(text, start, language, covered)
    if (written === null || known.has(start)) return null
    const last = written.split(' ').at(-1)!
    return { key: language === 'ru' && last.length > 5 ? last.slice(0, -2) : last, native: false }
  }
}
