import { latinLanguage, ScriptCount } from '../script.ts'
import { referencePatterns } from './data.ts'
import { dateIn } from './dates.ts'
import type { Work } from './works.ts'

/** A name as CSL-JSON writes it; `literal` where family and given name cannot be told apart. */
export type CslName = { family: string; given: string } | { literal: string }

/** A work in CSL-JSON (citationstyles.org), the fields that notes give. */
export interface CslItem {
  id: string
  type: 'article-journal' | 'book' | 'chapter' | 'thesis' | 'report' | 'webpage' | 'document'
  title: string
  author?: CslName[]
  'container-title'?: string
  publisher?: string
  'publisher-place'?: string
  issued?: { 'date-parts': number[][] }
  volume?: string
  issue?: string
  page?: string
  URL?: string
  language?: string
}

/** An address, with the spaces that a line break has put into it. */
const URL_FORM = /https?:\/\/[^\s，。；“”]+(?:(?<=[./?&=_-])\s(?=[\w%-]+[./?&=%])[^\s，。；“”]+)*/

/** Reads a cited work, of a note in `language` (BCP 47), into CSL-JSON; null when it has no title (a short form). */
export function cslOf(work: Work, id: string, language: string): CslItem | null {
  if (work.title === null) return null
  const { pages, volume, issue, thesis, report } = referencePatterns()
  const url = URL_FORM.exec(work.rest)?.[0]
  const rest = url ? work.rest.replace(url, ' ') : work.rest
  const first = (patterns: RegExp[]) =>
    patterns.map((pattern) => pattern.exec(rest)?.[1]).find((found) => found !== undefined)
  const date = dateIn(rest)
  const found = {
    volume: first(volume),
    issue: first(issue),
    page: first(pages)
      ?.replace(/\s/g, '')
      .replace(/[–—~至]/g, '-'),
  }
  const container = containerOf(rest, date ? rest.slice(date.from, date.to) : '')
  const isThesis = thesis.test(rest)
  const isSerial = container !== null && (found.issue !== undefined || found.volume !== undefined)
  const type = isThesis
    ? 'thesis'
    : report.test(rest)
      ? 'report'
      : isSerial
        ? 'article-journal'
        : url
          ? 'webpage'
          : container?.isPublisher
            ? 'book'
            : container && found.page !== undefined
              ? 'chapter'
              : 'document'
  return {
    id,
    type,
    title: work.title.trim(),
    ...(work.authors.length > 0 && { author: namesOf(work.authors) }),
    ...(container &&
      (isThesis || container.isPublisher ? publishedBy(container.words) : { 'container-title': container.words })),
    ...(date && { issued: { 'date-parts': date.edtf.split('/').map((part) => part.split('-').map(Number)) } }),
    ...(found.volume !== undefined && { volume: found.volume }),
    ...(found.issue !== undefined && { issue: found.issue }),
    ...(found.page !== undefined && { page: found.page }),
    ...(url && { URL: url.replace(/\s/g, '').replace(/[.,;)]+$/, '') }),
    language: languageOf(work.title, language),
  }
}

/** A title's language: a short one may lack the letters and words that tell it from others in its script, which its note has. */
function languageOf(title: string, note: string): string {
  const count = new ScriptCount()
  count.add(title, 0, title.length)
  const own = count.language(() => latinLanguage(title))
  return scriptOf(own) === scriptOf(note) ? note : own
}

const scriptOf = (language: string) => new Intl.Locale(language).maximize().script

/** "М.: Наука", "北京: 商务印书馆": the place before the publisher. */
function publishedBy(words: string): Pick<CslItem, 'publisher' | 'publisher-place'> {
  const placed = /^(\p{Lu}[\p{L}. ]{0,30}|\p{Script=Han}{2,4})\s?[:：]\s?(\p{L}.*)$/u.exec(words)
  return placed ? { 'publisher-place': placed[1]!, publisher: placed[2]! } : { publisher: words }
}

/** A place and a colon before a name ("М.: Наука") are a publisher's, whatever the name. */
const PLACED = /^(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}\p{L}{3,20})\s?:\s?\p{Lu}/u

/** What a work stands in, or who publishes it: a title in 《》, else the first words after the work's own title. */
function containerOf(rest: string, date: string): { words: string; isPublisher: boolean } | null {
  const { publisher, thesis, containerLead, volume, issue } = referencePatterns()
  const quoted = /《([^》]+)》/.exec(rest)
  if (quoted) return { words: quoted[1]!, isPublisher: false }
  const words = [...volume, ...issue]
    .reduce((left, pattern) => left.replace(pattern, ', '), rest)
    .replace(/^\s*(?:\/\/|[,，.。])\s*/, '')
    .replace(containerLead, '')
    .split(/[,，。](?=[\s\d]|\p{Script=Han}|$)|\.\s(?=[—–\d№]|\p{Lu})|\s?[—–]\s/u)[0]!
    .replace(thesis, '')
    .trim()
  if (
    words === '' ||
    words === date ||
    date.includes(words) ||
    !/^\p{L}.*\p{L}$/u.test(words.replace(/[.\s]+$/, '')) ||
    /^(?:pp?|no|vol|с|т|№)\b/iu.test(words)
  )
    return null
  return { words, isPublisher: publisher.test(words) || PLACED.test(words) }
}

/** Initials that follow a family name: J., В.А. */
const INITIALS = /^(?:\p{Lu}\.?[\s-]?){1,3}$/u

function namesOf(authors: readonly string[]): CslName[] {
  const names: CslName[] = []
  for (const author of authors) {
    const last = names.at(-1)
    if (INITIALS.test(author) && last && 'literal' in last)
      names[names.length - 1] = { family: last.literal, given: author }
    else names.push(nameOf(author))
  }
  return names
}

function nameOf(author: string): CslName {
  const words = author.split(/\s+/)
  // More than three words without an initial are an institution's name.
  const isBody = words.length > 3 && !words.some((word) => INITIALS.test(word))
  if (/\p{Script=Han}/u.test(author) || words.length < 2 || isBody) return { literal: author }
  // Родионов В.А.: the family name comes first, initials after it.
  if (words.slice(1).every((word) => INITIALS.test(word))) return { family: words[0]!, given: words.slice(1).join(' ') }
  return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') }
}
