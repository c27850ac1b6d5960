import { isDigit, isHan, isLetter, isLower, isSpace, isUpper, isWide } from './chars.ts'
import { structurePatterns } from './data.ts'
import { isDateline } from './dateline.ts'
import { ROLE } from './furniture.ts'
import type { Hints } from './hints.ts'
import { type Label, labelAt } from './labels.ts'
import type { Lines } from './lines.ts'
import { Paragraphs } from './paragraph.ts'
import { endsClause, endsSentence, isFull, type Setting } from './setting.ts'

/**
 * Rejoins the running text, line by line: two lines belong together when the first could not have held the next word, or breaks off inside
 * a sentence that the second goes on with; a number, a list sign, a title line or greater white space parts them.
 */
export function paragraphsOf(
  lines: Lines,
  roles: Uint8Array,
  setting: Setting,
  calls: Int32Array,
  hints: Hints,
): Paragraphs {
  const joiner = new Joiner(lines, new Paragraphs(lines, roles), setting, hints)
  let interrupted = false
  let call = 0
  for (let line = 0; line < lines.count; line++) {
    if (roles[line] !== ROLE.body) {
      interrupted = true
      continue
    }
    const last = tableEnd(lines, roles, line, hints)
    if (last > line) {
      joiner.table(line, last)
      line = last
      interrupted = false
      continue
    }
    while (call < calls.length && calls[call]! < lines.from[line]!) call++
    if (calls[call] === lines.from[line]) joiner.goOn(line)
    else joiner.take(line, interrupted || lines.feed[line] === 1 || turnsPage(lines, line, setting))
    interrupted = false
  }
  return joiner.paragraphs
}

/** A line moved in by one space and closer to the one before than lines of a paragraph are: an extractor has put two pages together here. */
export const turnsPage = (lines: Lines, line: number, setting: Setting): boolean =>
  lines.indent[line] === 1 && lines.gap[line]! < setting.wrapGap

/** Rows that a table has at least, and cells that it has at most. */
const TABLE_ROWS = 3
const TABLE_COLUMNS = 12

/** The last line of the table that begins at `line`: rows of as many columns, one after the other; `line` itself if none begins. */
function tableEnd(lines: Lines, roles: Uint8Array, line: number, { tables }: Hints): number {
  const table = tables.get(lines.from[line]!)
  if (table !== undefined) {
    let last = line
    while (last + 1 < lines.count && tables.get(lines.from[last + 1]!) === table) last++
    return last
  }
  const columns = lines.columns[line]!
  if (columns < 2 || columns > TABLE_COLUMNS) return line
  let last = line
  while (
    last + 1 < lines.count &&
    roles[last + 1] === ROLE.body &&
    lines.columns[last + 1] === columns &&
    lines.gap[last + 1]! <= 1 &&
    lines.feed[last + 1] === 0
  )
    last++
  return last - line + 1 >= TABLE_ROWS ? last : line
}

/** The paragraph that lines are being joined to. */
interface Current {
  last: number
  count: number
  /** Is its label all that its first line holds? */
  alone: boolean
}

class Joiner {
  #current: Current | null = null
  /** Number of the numbered paragraph before; the next one confirms itself by following it. */
  #number = 0
  /** Has the line that opens a resolution's clauses been seen? */
  #clauses = false
  /** Cells of the last line, with what an extractor has cut off it. */
  #width = 0

  constructor(
    private readonly lines: Lines,
    readonly paragraphs: Paragraphs,
    private readonly setting: Setting,
    private readonly hints: Hints,
  ) {}

  /** A line that begins with a note's call is the rest of the line before, which the small type of the call has cut in two. */
  goOn(line: number): void {
    if (!this.#current) this.take(line, false)
    else {
      this.#add(this.#current, line)
      this.#width += this.lines.width[line]!
    }
  }

  table(first: number, last: number): void {
    this.paragraphs.begin(first, null, true, { kind: 'table', level: null })
    for (let line = first + 1; line <= last; line++) this.paragraphs.goOn(line)
    this.#current = null
  }

  #add(current: Current, line: number): void {
    current.last = line
    current.count++
    this.paragraphs.goOn(line)
  }

  take(line: number, interrupted: boolean): void {
    const width = this.#width
    this.#take(line, interrupted, width)
    this.#width = this.lines.width[line]!
  }

  #take(line: number, interrupted: boolean, width: number): void {
    const current = this.#current
    const label = labelAt(this.lines, line)
    if (current && !this.#starts(current, label, line, interrupted) && this.#joins(current, line, interrupted, width)) {
      this.#add(current, line)
      return
    }
    if (label?.kind === 'number' && label.value > 0) this.#number = label.value
    const parted = !current || this.lines.gap[line]! > this.setting.wrapGap
    this.#current = { last: line, count: 1, alone: label?.alone ?? false }
    this.paragraphs.begin(line, label, parted)
  }

  /** Does a label at the line's head begin a paragraph here, or is it only a number or letter that a line break put there? */
  #starts(current: Current, label: Label | null, line: number, interrupted: boolean): boolean {
    const { lines, setting } = this
    const { last } = current
    if (label?.kind === 'organ') this.#clauses = true
    if (!label) return (this.#clauses || !endsSentence(lines, last)) && this.#opensClause(last, line)
    const stopped = endsSentence(lines, last) || endsClause(lines.tail(last))
    if (stopped || lines.gap[line]! > setting.wrapGap) return true
    switch (label.kind) {
      case 'number':
        return label.value === this.#number + 1 || (label.value === 1 && !isFull(lines, last, line, setting.width))
      case 'article':
        return !isFull(lines, last, line, setting.width) || label.alone
      case 'bullet':
      case 'letter':
        return !interrupted && (isListed(lines.tail(last)) || lines.width[last]! < setting.width * 0.6)
      case 'organ':
        // "… and to report to the / Security Council,": the end of a sentence, not the opening of a body.
        // A Chinese title above the organ may be the widest line.
        return isWide(lines.head(line)) || (!endsSmall(lines, last) && !isFull(lines, last, line, setting.width))
      case 'heading':
        return !isFull(lines, last, line, setting.width)
    }
  }

  #isLarge(line: number): boolean {
    return this.hints.large.has(this.lines.from[line]!)
  }

  /** A verb of a resolution's clauses with a capital begins a new one after a comma, and in a resolution also after a sentence. */
  #opensClause(last: number, line: number): boolean {
    const { lines } = this
    const tail = lines.tail(last)
    const first = lines.head(line)
    // Han has no capitals; there a clause begins behind a blank line.
    const opens = isUpper(first) || (isWide(first) && lines.gap[line]! > 0)
    if (!opens || !(tail === 0x2c || tail === 0xff0c || endsClause(tail) || endsSentence(lines, last))) return false
    const head = lines.text.slice(lines.from[line]!, Math.min(lines.to[line]!, lines.from[line]! + 40))
    const { preambular, operative } = structurePatterns()
    return preambular.test(head) || operative.test(head)
  }

  #joins(current: Current, line: number, interrupted: boolean, width: number): boolean {
    const { lines, setting } = this
    const { last } = current
    if (current.alone && current.count === 1) return false
    if (this.#isLarge(last) !== this.#isLarge(line)) return false
    if (isColumned(lines, last) || isColumned(lines, line)) return false
    const gap = lines.gap[line]!
    const ended = endsSentence(lines, last)
    const tail = lines.tail(last)
    const head = lines.head(line)
    if (interrupted)
      return (
        !ended &&
        !endsClause(tail) &&
        (isFull(lines, last, line, setting.width, width) ||
          isLower(head) ||
          (setting.wrapped && current.count > 1 && tail !== 0x2c && isWide(head) === isWide(tail)) ||
          (setting.wrapped && isWide(head) && lines.width[last]! > setting.width * 0.6))
      )
    const full = setting.wrapped && isFull(lines, last, line, setting.width, width)
    // A clause of a resolution ends in a sign; a line of it that does not goes on, however short it is, and over a blank line too.
    const isPart = lines.width[line]! <= 4 && isUpper(head)
    if (this.#clauses && !isPart && !isCapitals(lines, last)) {
      if (isLetter(tail) && (isLower(head) || endsSmall(lines, last))) return true
      if (gap <= setting.wrapGap && (isLetter(tail) || isDigit(tail)) && isLetter(head)) return true
    }
    if (gap > setting.wrapGap) return full && !ended && !endsClause(tail) && isLower(head)
    if (opensLine(head)) return true
    const movedIn = lines.indent[line]! >= lines.indent[last]! + 2
    if (movedIn && (ended || !full)) return false
    if (full) return !ended || setting.gapParts || isWide(tail) || lines.indent[line]! <= lines.indent[last]!
    if (ended || endsClause(tail)) return false
    if (tail === 0x2d && isLower(head)) return true
    if (isWide(tail)) return false
    if (isLower(head) || (isDigit(head) && isLetter(tail) && gap === 0)) return true
    if (isCapitals(lines, last) && isCapitals(lines, line)) return width > 30
    // The kind of a document in capitals, then whose it is, is one title.
    if (
      this.paragraphs.count === 1 &&
      current.count === 1 &&
      width < 40 &&
      gap === 0 &&
      isCapitals(lines, last) &&
      isUpper(head)
    )
      return !isDateline(lines.slice(line))
    if (endsSmall(lines, last)) return true
    if (
      setting.gapParts &&
      gap === setting.wrapGap &&
      this.paragraphs.count > 1 &&
      !isCapitals(lines, last) &&
      !isDateline(lines.slice(line))
    ) {
      if (current.count > 1 || width > Math.min(setting.width, 70) * 0.35) return true
    }
    if (!setting.wrapped || width > setting.width * 1.3) return false
    const running = setting.gapParts
      ? current.count > 1 || width > setting.width * 0.35
      : width > setting.width * 0.75 && tail !== 0x2c
    return running && !isCapitals(lines, last)
  }
}

/** Do wide gaps part the line, as in a masthead or under a treaty? */
export const isColumned = (lines: Lines, line: number): boolean =>
  lines.columns[line]! > 1 && / {6}|\t/.test(lines.slice(line))

/** Does the line end in a small word that nothing ends in ("of the", "и в")? */
export function endsSmall(lines: Lines, line: number): boolean {
  let back = 0
  while (back < 9 && isLetter(lines.tail(line, back))) back++
  const end = lines.wordsTo[line]!
  return back > 0 && back < 9 && structurePatterns().unfinished.has(lines.text.slice(end - back, end).toLowerCase())
}

/** A line of an alphabet with hardly a small letter, as titles are set. */
export function isCapitals(lines: Lines, line: number): boolean {
  let capitals = 0
  let small = 0
  for (let at = lines.from[line]!; at < lines.to[line]!; at++) {
    const code = lines.text.charCodeAt(at)
    if (isUpper(code)) capitals++
    else if (isLower(code) || isWide(code)) small++
  }
  return capitals > 3 && small * 10 <= capitals
}

/** After these a list item may begin in the middle of a paragraph: , ， 、 and the words of a list's last comma. */
const isListed = (code: number) => code === 0x2c || code === 0xff0c || code === 0x3001

/** Closing signs never begin a paragraph. */
const opensLine = (code: number) =>
  code === 0xff0c ||
  code === 0x3002 ||
  code === 0x3001 ||
  code === 0xff1b ||
  code === 0xff1a ||
  code === 0x201d ||
  code === 0xff09 ||
  code === 0x300b ||
  code === 0x2c ||
  code === 0x3b

/** Does a visible unit of an alphabet or ideograph stand in the stretch? */
export function hasLetters(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (!isSpace(code) && (isLetter(code) || isHan(code))) return true
  }
  return false
}
