import { loadData } from '../../languages/load.ts'
import type { PartyId } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import { chooseReading, type NamedParty, namedParty } from './found.ts'
import { type LanguageWords, partiesOf } from './tables.ts'

/** The parties that a block's tokens name, in text order; names of languages ("in Chinese and Russian") are left out. */
export function namesIn(
  flow: Flow,
  tokens: readonly Token[],
  named: ReadonlySet<PartyId>,
  yearAt: (from: number) => number | null,
): NamedParty[] {
  const found: NamedParty[] = []
  const block = flow.block.index
  const isLanguage = languagesAmong(flow.text, tokens)
  for (const token of tokens) {
    const none = meaningOf(token, 'none')
    if (none) {
      const { inside } = none
      if (inside) {
        const from = token.from + inside.at
        found.push(namedParty(block, from, from + inside.length, inside.id, 'name', false, []))
      }
      continue
    }
    if (isLanguage.has(token)) continue
    const party = meaningOf(token, 'party')
    if (party?.type === 'state' && isPeople(flow.text, token)) continue
    if (party) found.push(namedParty(block, token.from, token.to, party.id, party.by, party.adjective, []))
    const doubt = meaningOf(token, 'ambiguous')
    if (doubt) {
      const { id, others } = chooseReading(doubt.readings, yearAt(token.from), named)
      found.push(namedParty(block, token.from, token.to, id, 'name', doubt.adjective, others))
    }
  }
  return found
}

/** Whether a Chinese name goes on as the name of a language or a people (意大利语, 朝鲜族). */
function isPeople(text: string, token: Token): boolean {
  const words = loadData('languages/zh/parties.yaml', partiesOf.zh).notBefore
  return /[\u4e00-\u9fff]/.test(text[token.from]!) && words.includes(text[token.to] ?? '')
}

/** The adjectives that name languages here: a list of them before "language", or after "in" with nothing described behind it. */
function languagesAmong(text: string, tokens: readonly Token[]): Set<Token> {
  const languages = new Set<Token>()
  if (!tokens.some((token) => meaningOf(token, 'party')?.adjective)) return languages
  for (const words of languageWords()) {
    for (let at = 0; at < tokens.length; at++) {
      const first = tokens[at]!
      if (meaningOf(first, 'party')?.adjective !== true) continue
      if (!words.isLanguage(text.slice(first.from, first.to))) continue
      let last = at
      while (
        tokens[last + 1] &&
        words.joins.test(text.slice(tokens[last]!.to, tokens[last + 1]!.from)) &&
        words.isLanguage(text.slice(tokens[last + 1]!.from, tokens[last + 1]!.to))
      )
        last++
      const after = text.slice(tokens[last]!.to, tokens[last]!.to + 24)
      const before = text.slice(Math.max(0, first.from - 12), first.from)
      if (words.after.test(after) || (words.before.test(before) && words.ends.test(after))) {
        for (const token of tokens.slice(at, last + 1)) languages.add(token)
      }
      at = last
    }
  }
  return languages
}

interface LanguageTest {
  isLanguage: (word: string) => boolean
  joins: RegExp
  after: RegExp
  before: RegExp
  ends: RegExp
}

let tests: LanguageTest[] | null = null

function languageWords(): LanguageTest[] {
  tests ??= [
    languageTest(loadData('languages/en/parties.yaml', partiesOf.en).languages, (word, list) => list.has(word)),
    languageTest(loadData('languages/ru/parties.yaml', partiesOf.ru).languages, (word, list) =>
      list.has(word.toLowerCase().replace(/(?<=[сц]к)[а-яё]{2,3}$/u, '')),
    ),
  ]
  return tests
}

function languageTest(words: LanguageWords, has: (word: string, list: Set<string>) => boolean): LanguageTest {
  const list = new Set(words.adjectives)
  const any = (texts: readonly string[]) => texts.map(literal).join('|')
  return {
    isLanguage: (word) => has(word, list),
    joins: new RegExp(`^\\s*(?:${any(words.joins)})\\s*$`, 'u'),
    after: new RegExp(`^[\\s-]*(?:${any(words.after)})(?!\\p{L})`, 'u'),
    before: new RegExp(`(?<!\\p{L})(?:${any(words.before)})\\s*$`, 'u'),
    ends: /^\s*(?:[.,;:)\]]|$)/u,
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
