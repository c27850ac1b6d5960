import { loadData } from '../../languages/load.ts'
import type { PartyId } from '../../model/index.ts'
import type { Flow } from '../../read/flow.ts'
import { meaningOf, type Token } from '../names.ts'
import { chooseReading, doubtOfYear, type NamedParty, NO_DOUBT, namedParty } from './found.ts'
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
  for (const [at, token] of tokens.entries()) {
    const none = meaningOf(token, 'none')
    if (none) {
      const { inside } = none
      if (inside) {
        const from = token.from + inside.at
        found.push(namedParty(block, from, from + inside.length, inside.id, 'name', false))
      }
      continue
    }
    if (isLanguage.has(token)) continue
    const party = meaningOf(token, 'party')
    if (party?.type === 'state' && isPeople(flow.text, token)) continue
    if (party) {
      const doubt = party.type === 'state' ? doubtOfYear(party.id, yearAt(token.from)) : NO_DOUBT
      found.push(namedParty(block, token.from, token.to, party.id, party.by, party.adjective, doubt, party.type))
    }
    const doubt = meaningOf(token, 'ambiguous')
    if (doubt) {
      const { id, ...taken } = chooseReading(doubt.readings, yearAt(token.from), named, besideIn(flow.text, tokens, at))
      found.push(namedParty(block, token.from, token.to, id, 'name', doubt.adjective, taken))
    }
  }
  return found
}

/** How many words of the tables, to each side, are looked at for other parties of the same sentence. */
const NEAR = 12

/** The parties named without doubt in the sentence of a token. */
function besideIn(text: string, tokens: readonly Token[], at: number): Set<PartyId> {
  const ids = new Set<PartyId>()
  for (const step of [-1, 1]) {
    for (let next = at + step; Math.abs(next - at) <= NEAR; next += step) {
      const token = tokens[next]
      const near = tokens[next - step]
      if (!token || !near) break
      const between = step > 0 ? text.slice(near.to, token.from) : text.slice(token.to, near.from)
      if (/[。！？]|[.!?]\s/.test(between)) break
      const party = meaningOf(token, 'party')
      if (party) ids.add(party.id)
    }
  }
  return ids
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
  for (const { list, before, after, ends } of languageTests()) {
    let next = 0
    for (const match of text.matchAll(list)) {
      const from = match.index
      const to = from + match[0].length
      const behind = text.slice(to, to + 24)
      if (!after.test(behind) && !(before.test(text.slice(Math.max(0, from - 12), from)) && ends.test(behind))) continue
      while (next < tokens.length && tokens[next]!.from < from) next++
      for (; next < tokens.length && tokens[next]!.to <= to; next++) languages.add(tokens[next]!)
    }
  }
  return languages
}

interface LanguageTest {
  /** One adjective or several joined ones. */
  list: RegExp
  after: RegExp
  before: RegExp
  /** What may follow the list when only `before` says that languages are meant. */
  ends: RegExp
}

let tests: LanguageTest[] | null = null

function languageTests(): LanguageTest[] {
  tests ??= [
    languageTest(loadData('languages/en/parties.yaml', partiesOf.en).languages, ''),
    languageTest(loadData('languages/ru/parties.yaml', partiesOf.ru).languages, '[а-я]{2,3}'),
  ]
  return tests
}

function languageTest(words: LanguageWords, ending: string): LanguageTest {
  const any = (texts: readonly string[]) => texts.map(literal).join('|')
  const one = `(?:${any(words.adjectives)})${ending}(?!\\p{L})`
  return {
    list: new RegExp(`(?<!\\p{L})${one}(?:\\s?(?:${any(words.joins)})\\s?${one})*`, 'gu'),
    after: new RegExp(`^[\\s-]*(?:${any(words.after)})(?!\\p{L})`, 'u'),
    before: new RegExp(`(?<!\\p{L})(?:${any(words.before)})\\s*$`, 'u'),
    ends: /^\s*(?:[.,;:)\]]|$)/u,
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
