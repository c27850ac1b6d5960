import { isDigit, isHan, isLetter, isLower, isUpper } from './chars.ts'
import { structurePatterns } from './data.ts'
import { isDateline } from './dateline.ts'
import { type Draft, draftOf, type Kind } from './draft.ts'
import type { Hints } from './hints.ts'
import type { Lines } from './lines.ts'
import type { Paragraph, Paragraphs } from './paragraph.ts'
import { endsSmall, isCapitals, isColumned } from './paragraphs.ts'
import { endsClause, endsSentence, type Setting } from './setting.ts'

/** Cells that a heading's words take at most, whatever the page's width. */
const HEADING_CELLS = 110

/** Cells of the longest heading that is known by its words, spaced out ("结 束 语"). */
const NAMED_CELLS = 32

/**
 * Tells what each paragraph is: title, heading with its depth, abstract, item, clause of a resolution, article of a treaty, front and back
 * matter, or plain running text. One pass; what came before decides with.
 */
export class KindReader {
  #titleAt = -1
  #titleGiven = false
  #anyText = false
  #inResolution = false
  #clauseSeen = false
  #operativeSeen = false
  /** Has a numbered heading come since the clauses began? Then a number alone makes no clause. */
  #headed = false
  #inArticles = false
  /** After a treaty's closing words only its signatures follow. */
  #closing = false
  /** Has a list been announced (":") or gone on (";")? */
  #listOpen = false
  /** Does a text that a clause quotes go on? */
  #quoting = false
  readonly #isTreaty: boolean
  #levels: { level: number; ending: string }[] = []
  #lastWasHeading = false
  /** Place of the last heading. */
  #lastHeading = -1

  constructor(
    private readonly lines: Lines,
    private readonly setting: Setting,
    private readonly paragraphs: Paragraphs,
    private readonly hints: Hints,
  ) {
    this.#isTreaty = paragraphs.articles > 1
  }

  /** The drafts of all paragraphs, in order. */
  read(): Draft[] {
    const drafts = new Array<Draft>(this.paragraphs.count)
    for (let index = 0; index < this.paragraphs.count; index++) {
      const paragraph = this.paragraphs.at(index)!
      const draft = this.#kind(paragraph, index)
      drafts[index] = draftOf(draft, this.paragraphs.pieces(paragraph))
      this.#lastWasHeading = draft.kind === 'heading'
      if (draft.kind === 'heading') this.#lastHeading = index
      const tail = this.lines.tail(paragraph.last)
      this.#listOpen =
        tail === 0x3a ||
        tail === 0xff1a ||
        (draft.kind === 'item' && (tail === 0x3b || tail === 0xff1b || tail === 0x2c))
      if (
        draft.kind !== 'heading' &&
        draft.kind !== 'matter' &&
        draft.kind !== 'title' &&
        !this.#anyText &&
        this.#isLong(paragraph)
      )
        this.#anyText = true
    }
    if (this.#titleAt >= 0) {
      const title = drafts[this.#titleAt]!
      title.kind = 'title'
      title.level = null
    }
    return drafts
  }

  #kind(paragraph: Paragraph, index: number): Kind {
    const { lines } = this
    const { label } = paragraph
    const patterns = structurePatterns()
    const first = paragraph.first
    const head = lines.text.slice(lines.from[first]!, Math.min(lines.to[first]!, lines.from[first]! + 80))
    const number = label?.text ?? null
    const given = paragraph.given?.kind ?? null
    if (given === 'title') {
      this.#titleAt = index
      this.#titleGiven = true
      return { kind: 'title', number: null, level: null }
    }
    if (given === 'heading' && label?.kind !== 'article')
      return this.#heading(paragraph, index, paragraph.given?.level ?? 1, number)
    if (given !== null && given !== 'heading' && given !== 'item' && given !== 'paragraph')
      return { kind: given, number: null, level: null }
    if (label?.kind === 'article') {
      this.#inArticles = true
      this.#inResolution = false
      if (label.alone || this.#isShort(paragraph)) return this.#heading(paragraph, index, 1, number)
      return { kind: 'article', number, level: null }
    }
    if (patterns.abstract.test(head)) return { kind: 'abstract', number: null, level: null }
    if (label?.kind === 'organ') {
      if (!this.#clauseSeen && this.#lastWasHeading && this.#lastHeading >= 0) this.#titleAt = this.#lastHeading
      this.#inResolution = true
      this.#clauseSeen = this.#operativeSeen = this.#headed = false
      return { kind: 'paragraph', number, level: null }
    }
    if (!this.#anyText && patterns.resolutionTitles.test(head)) this.#inResolution = true
    else if (this.#inResolution || this.#beginsClauses(index)) {
      const clause = this.#clause(paragraph, head)
      if (clause) {
        this.#clauseSeen = true
        return clause
      }
    }
    if (!this.#anyText && !label && this.paragraphs.any(paragraph, (line) => isColumned(lines, line)))
      return { kind: 'matter', number: null, level: null }
    const isLast = index > this.paragraphs.count - 6 && index > 2
    if (isLast && !label && lines.columns[first]! > 1 && patterns.closes.test(head))
      return { kind: 'matter', number: null, level: null }
    if (patterns.matter.test(head)) {
      if (this.#clauseSeen) this.#inResolution = false
      return { kind: 'matter', number: null, level: null }
    }
    if (label?.kind === 'heading') {
      if (this.#isShort(paragraph)) return this.#heading(paragraph, index, label.level, number)
      return { kind: 'paragraph', number, level: null }
    }
    if (this.#closing && !label && this.#isShort(paragraph)) return { kind: 'matter', number: null, level: null }
    if (this.#isHeading(paragraph, index))
      return this.#heading(paragraph, index, label?.level ?? this.#levelOf(paragraph), number)
    if (given === 'item') return { kind: 'item', number, level: paragraph.given?.level ?? 1 }
    if (label && label.kind !== 'number') return { kind: 'item', number, level: label.level }
    if (!this.#anyText && !label && this.#isShort(paragraph) && isDateline(this.#words(paragraph)))
      return { kind: 'matter', number: null, level: null }
    if (!this.#anyText && this.#titleAt >= 0 && !label && this.#isByline(paragraph, head))
      return { kind: 'byline', number: null, level: null }
    if (this.#inArticles && !label && patterns.closes.test(head)) {
      this.#inArticles = false
      this.#closing = true
    }
    if (!label && this.#isListed(paragraph)) return { kind: 'item', number: null, level: 1 }
    if (
      this.#isTreaty &&
      !this.#inArticles &&
      !this.#closing &&
      !label &&
      (patterns.preambular.test(head) || isLower(lines.head(first)))
    )
      return { kind: 'preambular', number: null, level: null }
    return { kind: this.#inArticles ? 'article' : 'paragraph', number, level: null }
  }

  /** A member of a list without numbers: it begins small, or ends with the list's semicolon. */
  #isListed(paragraph: Paragraph): boolean {
    const tail = this.lines.tail(paragraph.last)
    return this.#listOpen && (isLower(this.lines.head(paragraph.first)) || tail === 0x3b || tail === 0xff1b)
  }

  /** Authors' names under the title: marked as such, or two or three words with capitals, or Chinese names. */
  #isByline(paragraph: Paragraph, head: string): boolean {
    if (paragraph.count > 1 || !this.#isShort(paragraph)) return false
    const words = this.#words(paragraph)
      .replace(/[*†‡①-⑳\d]+$/, '')
      .trim()
    return structurePatterns().byline.test(head) || BYLINE.test(words)
  }

  /** Two paragraphs that open like preambular clauses and end in commas begin a text of clauses, whoever speaks in it. */
  #beginsClauses(index: number): boolean {
    if (this.#isTreaty) return false
    const isClause = (paragraph: Paragraph | undefined) => {
      if (!paragraph || paragraph.label) return false
      const tail = this.lines.tail(paragraph.last)
      const first = paragraph.first
      return (
        (tail === 0x2c || tail === 0xff0c) &&
        structurePatterns().preambular.test(
          this.lines.text.slice(this.lines.from[first]!, this.lines.from[first]! + 40),
        )
      )
    }
    this.#inResolution = isClause(this.paragraphs.at(index)) && isClause(this.paragraphs.at(index + 1))
    if (this.#inResolution) this.#headed = false
    return this.#inResolution
  }

  #heading(paragraph: Paragraph, index: number, level: number, number: string | null): Kind {
    const words = this.#words(paragraph)
    if (!this.#anyText && isDateline(words)) return { kind: 'matter', number: null, level: null }
    if (
      !this.#anyText &&
      !this.#titleGiven &&
      number === null &&
      (this.#titleAt < 0 || words.length >= this.#title().length * 2)
    ) {
      this.#titleAt = index
    } else {
      this.#headed = number !== null
      while (this.#levels.length > 0 && this.#levels.at(-1)!.level >= level) this.#levels.pop()
      this.#levels.push({ level, ending: endingOf(words) })
    }
    return { kind: 'heading', number, level }
  }

  #title = () => this.#words(this.paragraphs.at(this.#titleAt)!)

  /** Depth of a heading without a number: one deeper under a heading, beside one that it is worded like, else the top. */
  #levelOf(paragraph: Paragraph): number {
    const above = this.#levels.at(-1)
    if (!above) return 1
    if (this.#lastWasHeading) return above.level + 1
    if (above.level > 1 && endingOf(this.#words(paragraph)) === above.ending) return above.level
    return 1
  }

  #words = (paragraph: Paragraph): string => this.paragraphs.words(paragraph)

  /** Could it be a heading by its length and its end? */
  #isShort(paragraph: Paragraph): boolean {
    const { lines } = this
    const last = paragraph.last
    if (paragraph.count > (this.#anyText ? 3 : 6)) return false
    if (this.paragraphs.width(paragraph) > HEADING_CELLS * (this.#anyText ? 1 : isCapitals(lines, last) ? 4 : 2))
      return false
    const tail = lines.tail(last)
    const asks = tail === 0x3f || tail === 0xff1f
    // A title may end in a colon, before its second line.
    const announces = !this.#anyText && (tail === 0x3a || tail === 0xff1a)
    return (
      (asks || !endsSentence(lines, last) || (!this.#anyText && isCapitals(lines, last))) &&
      (announces || !endsClause(tail)) &&
      tail !== 0x2c &&
      tail !== 0xff0c &&
      tail !== 0x3001
    )
  }

  #isHeading(paragraph: Paragraph, index: number): boolean {
    const { lines } = this
    if (paragraph.label?.kind === 'bullet') return false
    if (paragraph.count === 1 && lines.width[paragraph.first]! <= NAMED_CELLS) {
      const words = lines.slice(paragraph.first)
      const { namedHeadings, notesHeadings } = structurePatterns()
      if (namedHeadings.test(words) || notesHeadings.test(words)) return true
    }
    if (!this.#isShort(paragraph) || endsSmall(lines, paragraph.last)) return false
    if (paragraph.label === null) {
      // Treaties and resolutions number their headings; a single letter parts a resolution.
      if (this.#inResolution && lines.width[paragraph.first] === 1) return true
      if (this.#inArticles || this.#closing || (this.#inResolution && (this.#anyText || this.#clauseSeen))) return false
    }
    if (
      paragraph.count > 1 &&
      this.#anyText &&
      this.setting.wrapped &&
      lines.width[paragraph.first]! < this.setting.width * 0.4
    )
      return false
    const head = lines.head(paragraph.first)
    if (
      !isHan(head) &&
      !isUpper(head) &&
      head !== 0x201c &&
      head !== 0x300a &&
      head !== 0xab &&
      paragraph.label === null &&
      !isDigit(head)
    )
      return false
    const next = this.paragraphs.at(index + 1)
    if (!next || isLower(lines.head(next.first))) return false
    if (!this.#anyText || this.hints.large.has(lines.from[paragraph.first]!)) return true
    if (paragraph.label?.kind === 'number' && paragraph.label.level === 1 && !paragraph.parted) return false
    return (
      this.#isRunning(next) ||
      next.label?.kind === 'number' ||
      next.label?.kind === 'heading' ||
      (index + 2 < this.paragraphs.count && this.#isShort(next) && this.#isRunning(this.paragraphs.at(index + 2)!))
    )
  }

  /** Is it running text beyond doubt? */
  #isLong(paragraph: Paragraph): boolean {
    const { lines } = this
    const first = paragraph.first
    const width = lines.width[first]!
    if (paragraph.label !== null) return true
    if (paragraph.count > 1 || width > HEADING_CELLS) return !isCapitals(lines, first)
    return width > HEADING_CELLS / 2 && endsSentence(lines, first)
  }

  /** Is it long enough, or ended like, running text? */
  #isRunning(paragraph: Paragraph): boolean {
    const { lines, setting } = this
    const last = paragraph.last
    return (
      paragraph.count > 1 ||
      lines.width[paragraph.first]! > Math.min(setting.width * 0.9, HEADING_CELLS) ||
      endsSentence(lines, last)
    )
  }

  /** A clause of a resolution by its first words and its number; null for anything else. */
  #clause(paragraph: Paragraph, head: string): Kind | null {
    const { label } = paragraph
    const { preambular, operative } = structurePatterns()
    const number = label?.text ?? null
    if (label?.kind === 'letter' || label?.kind === 'bullet') return { kind: 'item', number, level: label.level }
    // A letter or number alone opens a part with a preamble of its own.
    if (!label && paragraph.count === 1 && PART.test(this.#words(paragraph))) {
      this.#operativeSeen = false
      return { kind: 'heading', number: null, level: 1 }
    }
    this.#quoting = /^[“"«]/.test(head) && (this.#listOpen || this.#quoting)
    if (this.#quoting) return { kind: 'quotation', number: null, level: null }
    const words = head.replace(/^[“"«]/, '')
    const verb = label?.kind === 'number' ? words.replace(/^[\d.\s、．)）]+/, '') : words
    if (label?.kind === 'number' && (!this.#headed || operative.test(verb))) {
      this.#operativeSeen = true
      return { kind: 'operative', number, level: null }
    }
    // "14, Requests", "ll. Requests": a number misread by whoever recognised the page.
    const misread = /^([\dlIiO]{1,3})[.,:;]\s+/.exec(words)
    if (misread && operative.test(words.slice(misread[0].length))) {
      this.#operativeSeen = true
      return { kind: 'operative', number: misread[1]!, level: null }
    }
    const before = preambular.test(words)
    const goesOn = this.#clauseSeen && this.lines.tail(paragraph.last) === 0x2c
    if ((before || (goesOn && !operative.test(words))) && !this.#operativeSeen)
      return { kind: 'preambular', number: null, level: null }
    if (operative.test(words)) {
      this.#operativeSeen = true
      return { kind: 'operative', number, level: null }
    }
    if (this.#listOpen && this.#operativeSeen && !label) return { kind: 'item', number: null, level: 1 }
    return null
  }
}

/** The last two letters or figures of a heading: those beside each other are often worded alike. */
function endingOf(words: string): string {
  let ending = ''
  for (let at = words.length - 1; at >= 0 && ending.length < 2; at--) {
    const code = words.charCodeAt(at)
    if (isHan(code) || isLetter(code) || isDigit(code)) ending = words.charAt(at).toLowerCase() + ending
  }
  return ending
}

/** A, B; I, II: what parts a resolution. */
const PART = /^(?:[A-Z]|[IVX]{1,4})$/

/** Jane A. Doe and John Roe; И. И. Иванов; 张三 李四. */
const BYLINE =
  /^(?:(?:\p{Lu}[\p{Ll}'’-]+|\p{Lu}\.)(?:\s?(?:\p{Lu}\.|\p{Lu}[\p{Ll}'’-]+)){1,3}(?:\s*,\s*|\s(?:and|и|&)\s|$)){1,4}$|^[\p{Script=Han}]{2,4}(?:[\s、]+[\p{Script=Han}]{2,4}){0,3}$/u
