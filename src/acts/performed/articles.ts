import type { Source } from '../../model/index.ts'
import { sentencesOf } from '../../read/index.ts'
import type { Findings, Found } from '../../recognise/findings.ts'
import { wordsBetween } from './flow-words.ts'
import type { PerformedLanguage } from './language.ts'

/** The stretch that carries the main norm of one article. */
export interface Norm extends Found {
  /** Its number as written ("Article 3", "Статья 3", 第三条). */
  number: string
}

const HEADINGS = new Map<string, RegExp>()

/** The article's number that begins at `at` of a text ("Article 3"), as written; null where no article begins. */
export function articleStart(text: string, at: number, language: PerformedLanguage): string | null {
  const pattern = HEADINGS.get(language.code) ?? headingOf(language)
  HEADINGS.set(language.code, pattern)
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].trim() ?? null
}

function headingOf(language: PerformedLanguage): RegExp {
  const forms = language.data.articles.flatMap((word) => [
    word,
    word[0]!.toUpperCase() + word.slice(1),
    word.toUpperCase(),
  ])
  const words = [
    ...new Set(language.code === 'zh' ? forms : forms.filter((word) => word[0] !== word[0]!.toLowerCase())),
  ].join('|')
  if (language.code === 'zh')
    return new RegExp(
      `第\\s?[一二三四五六七八九十百零〇\\d]{1,5}\\s?(?:${words})(?!第|规定|所|的|和|至|款|约|件)`,
      'uy',
    )
  // A reference ("Article 3 of …") begins no article.
  return new RegExp(
    `(?:${words})\\s+(?:[IVXLCl]+|\\d{1,3}|\\p{Lu}\\p{L}+)(?=[\\s.:—–-]*(?:$|[.:—–(«"“\\p{Lu}\\d]))`,
    'uy',
  )
}

/** Norms longer than this are cut at their first colon or semicolon (UTF-16 units). */
const LONG = 160

/**
 * One norm for each article: its first sentence that lays down what the parties shall do, without the list that may follow. `from` is the
 * index of the block where articles may begin, `to` of the first one after them.
 */
export function normsOf(
  source: Source,
  findings: Findings,
  language: PerformedLanguage,
  from: number,
  to: number,
): Norm[] {
  const norms: Norm[] = []
  let article: { number: string; norm: Found | null; weak: Found | null } | null = null
  const finish = () => {
    const norm = article?.norm ?? article?.weak
    if (article && norm) norms.push({ ...norm, number: article.number })
    article = null
  }
  for (let block = from; block < to; block++) {
    const { kind } = source.blocks[block]!
    if (kind === 'note' || kind === 'running-head' || kind === 'page-number') continue
    const flow = findings.flows[block]!
    for (const sentence of sentencesOf(flow)) {
      const number = articleStart(flow.text, sentence.from, language)
      let start = sentence.from
      if (number) {
        finish()
        article = { number, norm: null, weak: null }
        start = skipMarks(flow.text, sentence.from + number.length)
      }
      if (!article || article.norm || start >= sentence.to) continue
      const stretch = normStretch(flow.text, start, sentence.to)
      const words = wordsBetween(flow, stretch.from, stretch.to)
      if (words.length < 4) continue
      const found = { block, ...stretch }
      const defines = language.definitions.find(words) !== null
      if (language.norms.find(words) && !defines) article.norm = found
      else article.weak ??= found
    }
  }
  finish()
  return norms
}

const skipMarks = (text: string, at: number) =>
  at + (/^[\s.:—–-]*(?:\(?\d{1,2}[.)]\s*)?/u.exec(text.slice(at, at + 12))?.[0].length ?? 0)

/** The sentence without a paragraph's number before it and, where it is long, without the list after its colon. */
function normStretch(text: string, from: number, to: number): { from: number; to: number } {
  const start = skipMarks(text, from)
  const colon = text.slice(start, to).search(/[:：]/)
  if (colon > 24) return { from: start, to: start + colon }
  const semicolon = text.slice(start, to).search(/[;；]/)
  return { from: start, to: to - start > LONG && semicolon > 24 ? start + semicolon : to }
}
