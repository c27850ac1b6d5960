import { referencePatterns } from './data.ts'

/** One work as a note or bibliography cites it. */
export interface Work {
  /** As written, in reading order; each without its role (ed., 著). */
  authors: string[]
  /** Null for a bare short form ("Smith, op. cit."). */
  title: string | null
  /** What follows the title: container, date, pages … */
  rest: string
  /** The whole citation. */
  text: string
  /** False for words that are a citation only if they name a work cited before. */
  sure: boolean
}

const QUOTES: [string, string][] = [
  ['“', '”'],
  ['《', '》'],
  ['«', '»'],
  ['"', '"'],
  ['„', '“'],
]
const OPENING = new Map(QUOTES)

/** A note is read so far: what is longer is a treatise, not a list of works. */
const LONGEST = 6000

/** The works a note cites, in order; what is said between them is left out where no work can be told from it. */
export function worksOf(note: string): Work[] {
  if (note.length > LONGEST) return worksOf(note.slice(0, LONGEST))
  const works: Work[] = []
  for (const part of parts(note)) {
    const work = workOf(part)
    if (work) works.push(work)
  }
  return works
}

/** Cuts a note where another work begins: at semicolons and after "see", "quoted in", 参见 …, never inside titles or brackets. */
function parts(note: string): string[] {
  const { leads } = referencePatterns()
  const cuts: number[] = []
  const covered = coverage(note)
  for (let at = 0; at < note.length; at++)
    if ((note[at] === ';' || note[at] === '；') && covered[at] === 0) cuts.push(at + 1)
  leads.lastIndex = 0
  for (const match of note.matchAll(leads)) {
    const before = note[match.index - 1]
    if (covered[match.index] !== 0 || (before !== undefined && /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(before)))
      continue
    cuts.push(match.index, match.index + match[0].length)
  }
  cuts.sort((a, b) => a - b)
  return [0, ...cuts]
    .map((from, at) => note.slice(from, cuts[at] ?? note.length).trim())
    .filter((part) => part.length > 2)
}

/** 1 for every unit inside a quotation, title or bracket. */
function coverage(text: string): Uint8Array {
  const covered = new Uint8Array(text.length)
  let close = ''
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    if (close) {
      covered[at] = 1
      if (unit === close) close = ''
    } else if (OPENING.has(unit) && text.indexOf(OPENING.get(unit)!, at + 1) > 0) {
      close = OPENING.get(unit)!
      covered[at] = 1
    } else {
      if (unit === '(' || unit === '（') depth++
      if (depth > 0) covered[at] = 1
      if ((unit === ')' || unit === '）') && depth > 0) depth--
    }
  }
  return covered
}

/** Reads one citation; null when the text is only talk. */
function workOf(part: string): Work | null {
  const { cited, lead } = referencePatterns()
  const text = part.replace(lead, '').trim()
  const short = cited.exec(text)
  const title = titleIn(text)
  if (title) {
    const before = text.slice(0, title.from)
    if (short && short.index < title.from) return null
    const authors = authorsIn(before)
    if (authors === null) return null
    return { authors, title: title.words, rest: text.slice(title.to).replace(/^[\s,，.。]+/, ''), text, sure: true }
  }
  if (short)
    return {
      authors: authorsIn(text.slice(0, short.index)) ?? [],
      title: null,
      rest: text.slice(short.index + short[0].length),
      text,
      sure: true,
    }
  return plainWork(text)
}

function titleIn(text: string): { from: number; to: number; words: string } | null {
  let best: { from: number; to: number; words: string } | null = null
  for (const [open, close] of QUOTES) {
    const from = text.indexOf(open)
    if (from < 0 || (best && from > best.from) || isSaying(text, from)) continue
    const to = closing(text, from, open, close)
    if (to > from + 1) best = { from, to: to + 1, words: text.slice(from + 1, to).replace(/[,，.。\s]+$/, '') }
  }
  return best
}

/** In Chinese, what stands in quotation marks after a colon is what someone says; titles stand in 《》. */
const isSaying = (text: string, from: number) =>
  text[from] === '“' && /\p{Script=Han}[:：]?\s*$/u.test(text.slice(Math.max(0, from - 3), from))

function closing(text: string, from: number, open: string, close: string): number {
  if (open === close) return text.indexOf(close, from + 1)
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  return text.indexOf(close, from + 1)
}

/** A name of more words than this is a sentence. */
const NAME_WORDS = 6

/** The authors named before a title; empty when nothing is named; null when what stands there is a sentence, not names. */
function authorsIn(before: string): string[] | null {
  const { join, role } = referencePatterns()
  const text = before
    .replace(/[(（][^()（）]*[)）]/g, ' ')
    .replace(/[\s,，:：.。]+$/, (end) => (end.startsWith('.') ? '.' : ''))
    .trim()
  if (text === '') return []
  if (/[。！？]/.test(text) || text.length > 200) return null
  const names = text
    .split(join)
    .map((name) => name.replace(role, '').replace(role, '').trim())
    .filter((name) => /\p{L}/u.test(name))
  if (
    names.some((name) =>
      /\p{Script=Han}/u.test(name) ? name.length > 16 || /\d/.test(name) : name.split(/\s+/).length > NAME_WORDS,
    )
  )
    return null
  return names
}

/** A citation without quotation marks: after the older Russian and the bibliographic styles, or just words up to the first comma. */
function plainWork(text: string): Work | null {
  const article = /^(.{3,300}?)\s*(?<!:)\/\/\s*(.+)$/su.exec(text)
  const head = (article ? article[1]! : text).slice(0, 600)
  const named = /^((?:\p{Lu}[\p{L}'’-]+,?\s(?:\p{Lu}\.\s?){1,3}[,;]?\s*(?:(?:and|и|&)\s)?){1,5})(\p{Lu}.+)$/su.exec(
    head,
  )
  if (named) {
    const { words, rest } = firstClause(named[2]!)
    return { authors: authorsIn(named[1]!) ?? [], title: words, rest: article ? article[2]! : rest, text, sure: true }
  }
  const coded = /^([^.。]{2,60})[.．]\s*([^[.]{2,200})\[[A-Z](?:\/[A-Z]{2})?\][.．]?\s*(.*)$/su.exec(text)
  if (coded) return { authors: authorsIn(coded[1]!) ?? [], title: coded[2]!.trim(), rest: coded[3]!, text, sure: true }
  const book = article ? null : bookIn(text)
  if (book) return book
  if (!/\d/.test(text) || /[。！？]./.test(text)) return null
  // A remark in Chinese has figures too; a citation has a place in a work, or an address.
  if (/^[\d\s]*\p{Script=Han}/u.test(text) && !/https?:|第\s?\d+\s?[页頁]|[载載]《/.test(text)) return null
  const { words, rest } = firstClause(head)
  return words.length > 1 ? { authors: [], title: words, rest: article ? article[2]! : rest, text, sure: true } : null
}

/** One to four words with capitals: a name, where a title could also begin. */
const NAME = /^(?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al)(?:\s(?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al)){0,3}$/u

/** "Jane Doe, The Lakes: A History, Oslo: North Press, 2001", or its short form "Doe, The Lakes": a name, then a title without quotation marks. */
function bookIn(text: string): Work | null {
  const first = firstClause(text)
  if (!NAME.test(first.words)) return null
  const second = firstClause(first.rest)
  if (!/^\p{Lu}/u.test(second.words) || !/[\p{L}]\s[\p{L}]/u.test(second.words)) return null
  const { volume, issue } = referencePatterns()
  // "River Studies, Water Review, No. 4": the title of a paper, and its journal.
  if ([...volume, ...issue].some((pattern) => pattern.test(second.rest))) return null
  return {
    authors: [first.words],
    title: second.words,
    rest: second.rest,
    text,
    sure: first.words.includes(' ') && /\d{4}/.test(second.rest),
  }
}

const firstClause = (text: string) => {
  const end = /(?:[,，。]|(?<!\p{Lu})\.)(?=\s|$|\p{Script=Han})/u.exec(text)
  const words = end ? text.slice(0, end.index) : text
  return { words: words.trim(), rest: end ? text.slice(end.index + 1).trim() : '' }
}
