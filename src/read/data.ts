import { z } from 'zod'
import { loadData } from '../languages/load.ts'
import { READ_LANGUAGES } from '../model/index.ts'
import { isHan, isLetter } from './chars.ts'

/** A regular expression (flags iu) with what it matches and what it does not; its test reads both. */
const Pattern = z.object({
  pattern: z.string(),
  examples: z.array(z.string()).min(1),
  not: z.array(z.string()).default([]),
})

/** What reading the structure of documents in one language needs; `languages/<language>/structure.yaml`. */
export const StructureData = z.object({
  /** Short forms whose full stop ends no sentence, written without the last full stop. */
  abbreviations: z.array(z.string()),
  /** Labels of treaty articles at a line's head. `mention`: what follows when a sentence only mentions an article. */
  articles: z.array(Pattern),
  articleMention: Pattern,
  /** Labels of headings at a line's head, with their depth. */
  headings: z.array(Pattern.extend({ level: z.int().positive() })),
  /** Whole lines that are headings by their words. */
  namedHeadings: z.array(z.string()),
  /** Whole lines under which notes or works are listed. */
  notesHeadings: z.array(z.string()),
  /** Beginnings of an abstract. */
  abstract: z.array(Pattern),
  /** Front and back matter: received on, edited by, key words … */
  matter: z.array(Pattern),
  /** Opens the body of a resolution: "The Security Council,". */
  organs: z.array(Pattern),
  /** A title line that says the text is a resolution. */
  resolutionTitles: z.array(Pattern),
  /** Before authors' names. */
  byline: z.array(Pattern),
  /** A date that is not the document's own. */
  received: z.array(Pattern),
  /** Closing words that date an instrument. */
  done: z.array(Pattern),
  /** Opens the closing words of a treaty, after its last article. */
  closes: z.array(Pattern),
  /** The head of a news report, up to its date. */
  dateline: z.array(Pattern),
  /** The organ whose resolutions are numbered by year in brackets. */
  securityCouncil: z.array(Pattern),
  /** Small words that end no line of their own: the, of, и. */
  unfinished: z.array(z.string()),
  /** How notes of treaty series begin. */
  noteOpenings: z.array(Pattern),
  /** First words of preambular and of operative clauses. */
  preambular: z.array(z.string()),
  operative: z.array(z.string()),
  /** Characters right after a number that counts or dates something and calls no note. */
  counters: z.array(Pattern),
  /** Last letters of units of measure, whose raised figure is an exponent. */
  unitEnds: z.array(z.string().length(1)),
  /** Short forms of citations, whose full stop ends no note. */
  shortForms: z.array(Pattern),
  /** Whole lines that give their page's number in a group. */
  pageNumbers: z.array(Pattern),
  /** Numerals other than digits and Latin letters that stand in brackets at a line's head. */
  bracketNumerals: z.array(Pattern),
  /** What calls a note, beside a number alone. */
  noteMarkers: z.array(Pattern),
  /** Classes and ids of the places where pages put their notes; matched anywhere. */
  notePlaces: z.array(Pattern),
})
export type StructureData = z.infer<typeof StructureData>

/** The structure data of every language that is read, in the order zh, en, ru. */
export const structureData = (): StructureData[] =>
  READ_LANGUAGES.map((language) => loadData(`languages/${language}/structure.yaml`, StructureData))

/** Does a text begin with one of many words, or is it one of them? */
export interface Opening {
  test(text: string): boolean
}

/** Patterns of all languages, ready to run; labels are sticky. */
export interface StructurePatterns {
  /** Sticky: is there any label? Asked before the others, because most lines have none. */
  anyLabel: RegExp
  labels: {
    kind: 'article' | 'heading' | 'organ'
    pattern: RegExp
    level: number
    mention: RegExp
  }[]
  abstract: RegExp
  matter: RegExp
  resolutionTitles: RegExp
  byline: RegExp
  received: RegExp
  /** Anywhere in a text. */
  done: RegExp
  closes: RegExp
  dateline: RegExp
  securityCouncil: RegExp
  preambular: Opening
  operative: Opening
  noteOpenings: RegExp
  unfinished: ReadonlySet<string>
  namedHeadings: Opening
  notesHeadings: Opening
  counters: RegExp
  unitEnds: ReadonlySet<string>
  /** The whole text. */
  shortForms: RegExp
  /** The whole line; the number is the first group that matches. */
  pageNumbers: RegExp
  /** The whole text, as those of `noteMarkers`. */
  bracketNumerals: RegExp
  noteMarkers: RegExp
  /** Anywhere in a text. */
  notePlaces: RegExp
}

let patterns: StructurePatterns | undefined

export function structurePatterns(): StructurePatterns {
  if (patterns) return patterns
  const data = structureData()
  const either = (sources: string[]) => new RegExp(`^(?:${sources.join('|') || '(?!)'})`, 'iu')
  const all = (pick: (data: StructureData) => z.infer<typeof Pattern>[]) =>
    either(data.flatMap((d) => pick(d).map((p) => p.pattern)))
  const opening = (list: string[]): Opening => {
    const firsts = new Set(
      list.flatMap((word) => [word[0]!.toLowerCase().charCodeAt(0), word[0]!.toUpperCase().charCodeAt(0)]),
    )
    const pattern = either(openingsOf(list))
    return { test: (text) => firsts.has(text.charCodeAt(0)) && pattern.test(text) }
  }
  const whole = (pick: (data: StructureData) => z.infer<typeof Pattern>[]) => new RegExp(`${all(pick).source}$`, 'iu')
  const anywhere = (pick: (data: StructureData) => z.infer<typeof Pattern>[]) =>
    new RegExp(all(pick).source.slice(1), 'iu')
  const label = (
    kind: 'article' | 'heading' | 'organ',
    level: number,
    { pattern }: z.infer<typeof Pattern>,
    mention: RegExp,
  ) => ({
    kind,
    level,
    mention,
    pattern: new RegExp(pattern, 'iuy'),
  })
  patterns = {
    labels: data.flatMap((language) => {
      // A capital begins the article's own words ("The Parties …"), so case counts.
      const mention = new RegExp(`^(?:${language.articleMention.pattern})`, 'u')
      return [
        ...language.articles.map((article) => label('article', 1, article, mention)),
        ...language.headings.map((heading) => label('heading', heading.level, heading, mention)),
        ...language.organs.map((organ) => label('organ', 1, organ, mention)),
      ]
    }),
    anyLabel: new RegExp(
      data
        .flatMap((d) => [...d.articles, ...d.headings, ...d.organs])
        .map((p) => `(?:${p.pattern})`)
        .join('|'),
      'iuy',
    ),
    abstract: all((d) => d.abstract),
    matter: all((d) => d.matter),
    resolutionTitles: all((d) => d.resolutionTitles),
    byline: all((d) => d.byline),
    received: all((d) => d.received),
    done: anywhere((d) => d.done),
    closes: all((d) => d.closes),
    dateline: all((d) => d.dateline),
    securityCouncil: all((d) => d.securityCouncil),
    preambular: opening(data.flatMap((d) => d.preambular)),
    operative: opening(data.flatMap((d) => d.operative)),
    noteOpenings: all((d) => d.noteOpenings),
    unfinished: new Set(data.flatMap((d) => d.unfinished)),
    namedHeadings: wholeLines(data.flatMap((d) => d.namedHeadings)),
    notesHeadings: wholeLines(data.flatMap((d) => d.notesHeadings)),
    counters: all((d) => d.counters),
    unitEnds: new Set(data.flatMap((d) => d.unitEnds)),
    shortForms: whole((d) => d.shortForms),
    pageNumbers: whole((d) => d.pageNumbers),
    bracketNumerals: whole((d) => d.bracketNumerals),
    noteMarkers: whole((d) => d.noteMarkers),
    notePlaces: anywhere((d) => d.notePlaces),
  }
  return patterns
}

/** Tells lines that are, white space and signs aside, one of the words. Most lines are told apart by their first letter alone. */
function wholeLines(list: string[]): Opening {
  const wanted = new Set(list.map(bare))
  const firsts = new Set([...wanted].map((words) => words.charCodeAt(0)))
  return {
    test(line) {
      for (let at = 0; at < line.length; at++) {
        const code = line.charCodeAt(at)
        if (isHan(code) || isLetter(code)) {
          const first = isHan(code) ? code : line.charAt(at).toLowerCase().charCodeAt(0)
          return firsts.has(first) && wanted.has(bare(line))
        }
      }
      return false
    },
  }
}

/**
 * Openings as branches of one expression: those of an alphabet must end where a word does, which is said once for all of them, because a
 * class of all letters takes long to make.
 */
function openingsOf(list: readonly string[]): string[] {
  const written = (words: readonly string[]) => words.map((word) => word.replace(/ /g, '\\s+')).join('|')
  const touching = list.filter((word) => /\p{Script=Han}$/u.test(word))
  const parted = list.filter((word) => !touching.includes(word))
  return [written(touching), parted.length > 0 ? `(?:${written(parted)})(?!\\p{L})` : ''].filter((each) => each !== '')
}

/** A heading's words for comparing: lower case, without white space and signs ("结 束 语" is 结束语). */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
