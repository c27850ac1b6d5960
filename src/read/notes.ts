import type { Span } from '../model/index.ts'
import { isDigit, isHan, isLatin, isLetter, isSpace, isUpper, isWide } from './chars.ts'
import type { FoundNote, FoundNotes } from './found-note.ts'
import { ROLE } from './furniture.ts'
import type { Hints } from './hints.ts'
import type { Lines } from './lines.ts'
import { type Mark, type MarkFamily, mayCall, numbered, plainlyMarked, raisedMark, signed, slashed } from './marks.ts'
import { endsShort, isUnitExponent, type LikelyCall, plainCall, signCall } from './note-calls.ts'
import { endsSentence, type Setting } from './setting.ts'

/** Where the notes of one family stand while lines go by. Calls wait in a queue: the notes come in the order of their calls. */
interface Family {
  pending: Mark[]
  lastCall: number
  lastNote: number
}

/** What words tell of notes. */
export interface NoteWords {
  /** Is the line a heading under which notes are listed? */
  isNotesHeading: (line: string) => boolean
  /** Does the text open like a citation (Ibid., See …)? */
  isCitation: (text: string) => boolean
}

/**
 * Finds notes and their calls in one pass. Notes come in the order of their calls, whether they stand at the foot of each page or at the
 * end, and whether the numbers start again or not; so a marker at a line's beginning opens a note when it is the one that has waited
 * longest, and is a call when it is the next number. Sets the role of the lines that hold notes.
 */
export class NoteFinder {
  readonly #notes: FoundNote[] = []
  readonly #orphans: Mark[] = []
  readonly #families: Record<MarkFamily, Family>
  #current: FoundNote | null = null
  /** A note that broke off at the foot of its page. */
  #broken: FoundNote | null = null
  #balance = 0
  #zoneWidth = 0
  #afterRule = false
  #inList = false
  #lastBody = -1
  /** Calls of plain notes stand after this unit. */
  #plainFloor = 0
  /** The line of the next note on this page, when its call has been seen: all up to it belongs to the current note. */
  #nextNote = -1

  constructor(
    private readonly lines: Lines,
    private readonly roles: Uint8Array,
    private readonly setting: Setting,
    private readonly words: NoteWords,
    private readonly hints: Hints,
  ) {
    const family = (): Family => ({ pending: [], lastCall: 0, lastNote: 0 })
    this.#families = {
      circled: family(),
      raised: family(),
      bracket: family(),
      slash: family(),
      plain: family(),
      sign: family(),
    }
  }

  find(): FoundNotes {
    const { lines, roles } = this
    for (let line = 0; line < lines.count; line++) {
      if (lines.feed[line] === 1) this.#endZone()
      const role = roles[line]!
      if (role === ROLE.rule) {
        this.#endZone()
        this.#afterRule = true
      } else if (role === ROLE.link && this.#current && this.#continues(line)) this.#extend(line)
      else if (role === ROLE.body) this.#take(line)
      else if (role !== ROLE.rule) this.#endZone()
    }
    for (const [name, family] of Object.entries(this.#families)) {
      if (this.#notes.some((note) => note.mark.family === name)) this.#orphans.push(...family.pending)
    }
    return { notes: this.#notes, orphans: this.#orphans }
  }

  #take(line: number): void {
    const mark = this.#noteAt(line)
    if (mark) {
      this.#open(line, mark)
      return
    }
    if (this.#current && this.#continues(line)) {
      this.#extend(line)
      return
    }
    this.#endZone()
    this.#afterRule = false
    this.#lastBody = line
    if (this.lines.width[line]! < 33) this.#inList = this.words.isNotesHeading(this.lines.slice(line))
    this.#collectCalls(line)
  }

  /** The marker at the head of the line if a note begins with it. */
  #noteAt(line: number): Mark | null {
    const { text } = this.lines
    const at = this.lines.from[line]!
    const code = text.charCodeAt(at)
    const raised = this.hints.raised.get(at)
    if (raised !== undefined) {
      const mark = raisedMark(text, at, raised)
      if (mark) return this.#queuedNote(line, mark)
    }
    if (isDigit(code)) {
      let slash = at + 1
      while (slash < at + 3 && isDigit(text.charCodeAt(slash))) slash++
      const mark = text.charCodeAt(slash) === 0x2f ? slashed(text, slash) : null
      return mark?.from === at ? this.#queuedNote(line, mark) : this.#plainNote(line, numbered(text, at))
    }
    if (isLetter(code) || isHan(code)) return null
    const mark = plainlyMarked(text, at)
    if (!mark) return this.#signNote(line, signed(text, at))
    return this.#queuedNote(line, mark)
  }

  #queuedNote(line: number, mark: Mark): Mark | null {
    if (mark.to >= this.lines.to[line]!) return null
    const family = this.#families[mark.family]
    if (mark.family === 'bracket') {
      const due = mark.value === family.lastNote + 1 || mark.value === 1
      return due &&
        (this.#inList ||
          this.#current?.mark.family === 'bracket' ||
          family.pending.some((call) => call.value === mark.value))
        ? mark
        : null
    }
    const current = this.#current
    if (current?.mark.family === mark.family && mark.value === current.mark.value + 1) return mark
    if (family.pending[0]?.value === mark.value) return mark
    return (this.#afterRule || this.#inList) && (mark.value === 1 || mark.value === family.lastNote + 1) ? mark : null
  }

  #plainNote(line: number, mark: Mark | null): Mark | null {
    if (!mark || mark.to >= this.lines.to[line]!) return this.#loneNote(line)
    const { text } = this.lines
    let at = mark.to
    while (isSpace(text.charCodeAt(at))) at++
    const code = text.charCodeAt(at)
    const begins =
      isUpper(code) ||
      isHan(code) ||
      code === 0x201c ||
      code === 0xab ||
      code === 0x300a ||
      code === 0x22 ||
      isLatin(code)
    if (!begins || at >= this.lines.to[line]!) return null
    if (this.#isSmall(line) && this.#queuedNote(line, { ...mark, family: 'raised' }))
      return { ...mark, family: 'raised' }
    if (this.#afterRule || (this.#current?.mark.family === 'plain' && mark.value === this.#current.mark.value + 1))
      return mark
    if (isHan(code) || !isUpper(code) || (this.lines.gap[line] === 0 && this.lines.feed[line] === 0)) return null
    if (mark.value <= this.#families.plain.lastNote) return null
    const cites = this.words.isCitation(text.slice(at, this.lines.to[line]))
    return cites || this.#plainCall(line, mark.value) ? mark : null
  }

  /** A number alone on its line, under a rule or after the note before it: its words stand on the next line. */
  #loneNote(line: number): Mark | null {
    const { lines } = this
    const from = lines.from[line]!
    const to = lines.to[line]!
    if (to - from > 3 || line + 1 >= lines.count || this.roles[line + 1] !== ROLE.body) return null
    let value = 0
    for (let at = from; at < to; at++) {
      const code = lines.text.charCodeAt(at)
      if (!isDigit(code)) return null
      value = value * 10 + code - 0x30
    }
    const current = this.#current
    if (!this.#afterRule && !(current?.mark.family === 'plain' && value === current.mark.value + 1)) return null
    return value > 0 ? { family: 'plain', value, from, to } : null
  }

  #signNote(line: number, mark: Mark | null): Mark | null {
    if (!mark || mark.to >= this.lines.to[line]!) return null
    if (this.#afterRule || (this.#current?.mark.family === 'sign' && mark.value === this.#current.mark.value + 1))
      return mark
    return this.#signCall(line, mark) ? mark : null
  }

  #open(line: number, mark: Mark): void {
    this.#resume(line)
    const family = this.#families[mark.family]
    const call = this.#callOf(line, mark, family)
    const note: FoundNote = { mark, first: line, last: line, resumed: null, call }
    family.lastNote = mark.value
    this.#notes.push(note)
    this.#current = note
    this.#balance = 0
    this.#measure(line)
    this.roles[line] = ROLE.note
    this.#nextNote = this.#findNext(line, mark, family)
  }

  /** Notes of a page follow each other directly: where the next one that has been called begins; -1 if none is near. */
  #findNext(line: number, mark: Mark, family: Family): number {
    const { lines, roles } = this
    const due = family.pending[0]?.value
    if (due !== mark.value + 1 || mark.family === 'bracket') return -1
    for (let next = line + 1; next < Math.min(lines.count, line + 60); next++) {
      if (lines.feed[next] === 1) return -1
      if (roles[next] !== ROLE.body) continue
      const found = plainlyMarked(lines.text, lines.from[next]!)
      if (found?.family === mark.family) return found.value === due ? next : -1
    }
    return -1
  }

  #callOf(line: number, mark: Mark, family: Family): Span | null {
    if (mark.family === 'sign') return this.#signCall(line, mark)
    if (mark.family === 'plain') {
      const raised = this.#families.raised.pending
      if (raised[0]?.value === mark.value) return spanOf(raised.shift()!)
      const call = this.#plainCall(line, mark.value)
      return call ? { start: call.at, end: call.at + String(mark.value).length } : null
    }
    const at = family.pending.findIndex((call) => call.value === mark.value)
    if (at < 0) return null
    const passed = family.pending.splice(0, mark.family === 'bracket' ? 0 : at)
    this.#orphans.push(...passed)
    const call = mark.family === 'bracket' ? family.pending.splice(at, 1)[0]! : family.pending.shift()!
    return spanOf(call)
  }

  /** A note that broke off on the page before goes on directly above the first note of this page. */
  #resume(line: number): void {
    const { lines, roles, setting } = this
    const broken = this.#broken
    this.#broken = null
    if (!broken || this.#current) return
    let from = line
    while (from > 0 && roles[from - 1] === ROLE.body && lines.gap[from]! < setting.wrapGap) from--
    if (from === line) return
    broken.resumed = [...(broken.resumed ?? []), [from, line - 1]]
    for (let i = from; i < line; i++) roles[i] = ROLE.note
    for (let i = from - 1; i >= 0; i--) {
      if (roles[i] !== ROLE.body) continue
      this.#lastBody = i
      break
    }
  }

  #extend(line: number): void {
    this.#current!.last = line
    this.roles[line] = ROLE.note
    this.#measure(line)
  }

  #endZone(): void {
    const current = this.#current
    if (!current) return
    const { last } = current
    if (!this.#isComplete(last)) this.#broken = current
    if (current.mark.family === 'plain')
      this.#plainFloor = Math.max(
        this.#plainFloor,
        this.#notes.findLast((note) => note.mark.family === 'plain' && note.call)?.call?.end ?? 0,
      )
    this.#current = null
  }

  /** Counts open quotation marks and brackets of the current note, and the width of note lines. */
  #measure(line: number): void {
    const { lines } = this
    for (let at = lines.from[line]!; at < lines.to[line]!; at++) {
      const code = lines.text.charCodeAt(at)
      if (code === 0x201c || code === 0x300a || code === 0xab || code === 0xff08 || code === 0x28) this.#balance++
      else if (code === 0x201d || code === 0x300b || code === 0xbb || code === 0xff09 || code === 0x29) this.#balance--
    }
    this.#zoneWidth = Math.max(this.#zoneWidth, Math.min(lines.width[line]!, this.setting.width * 1.4))
  }

  /** Does the line go on with the current note, or does the running text (or anything else) come back? */
  #continues(line: number): boolean {
    const { lines } = this
    if (line < this.#nextNote) return true
    const { first, last } = this.#current!
    // The marker stood alone: this line holds the note's words.
    if (lines.to[last] === this.#current!.mark.to) return true
    if (this.#isSmall(last) || this.#isSmall(line)) return this.#isSmall(last) && this.#isSmall(line)
    const ended = endsSentence(lines, last)
    const complete = this.#isComplete(last)
    const full = lines.width[last]! >= Math.max(this.#zoneWidth, this.setting.width) * 0.8
    if (lines.gap[line]! > Math.max(1, this.setting.wrapGap)) return false
    if (lines.gap[line]! > 0) return !complete && (full || this.#balance > 0) && line - first < 30
    if (lines.indent[line]! > 0) {
      // A line moved in after notes is how a joined page begins; inside an open quotation it is only stray white space.
      const bodyOpen = this.#lastBody >= 0 && !endsSentence(lines, this.#lastBody)
      if (complete && (bodyOpen || lines.indent[last] === 0)) return false
      if (
        lines.indent[last] === 0 &&
        ((ended && isHan(lines.head(line)) && !isHan(lines.tail(last))) || (this.#balance <= 0 && bodyOpen))
      )
        return false
    }
    return !(complete && !full && this.setting.wrapGap === 0 && isWide(lines.head(line)) !== isWide(lines.head(last)))
  }

  #isSmall(line: number): boolean {
    return this.hints.small.has(this.lines.from[line]!)
  }

  #isComplete(last: number): boolean {
    const { lines } = this
    if (this.#balance > 0) return false
    if (endsSentence(lines, last)) return !endsShort(lines, last)
    const tail = lines.text.slice(Math.max(lines.from[last]!, lines.to[last]! - 200), lines.to[last])
    return /(?:https?:\/\/|www\.)\S+$/.test(tail)
  }

  #collectCalls(line: number): void {
    const { text, to, callable } = this.lines
    const end = to[line]!
    const hinted = this.hints.raised.size > 0
    if (!hinted && callable[line] === 0) return
    for (let at = this.lines.from[line]!; at < end; at++) {
      const code = text.charCodeAt(at)
      const raised = hinted ? this.hints.raised.get(at) : undefined
      if (raised !== undefined) {
        const mark = raisedMark(text, at, raised)
        if (mark) this.#call(mark)
        at = raised - 1
        continue
      }
      if (code < 0x80 ? code !== 0x5b && code !== 0x2f : !mayCall(code)) continue
      const mark = code === 0x2f ? slashed(text, at) : plainlyMarked(text, at)
      if (!mark) continue
      this.#call(mark)
      at = mark.to - 1
    }
  }

  #call(mark: Mark): void {
    const family = this.#families[mark.family]
    if (mark.family === 'raised' && isUnitExponent(this.lines.text, mark.from)) return
    const known = family.pending.some((call) => call.value === mark.value)
    if (mark.family === 'bracket') {
      if (!known && mark.value > family.lastNote) family.pending.push(mark)
      return
    }
    if (mark.value === 1 && family.pending.length > 0) {
      // The numbers start again: the notes of the page before are not there.
      this.#orphans.push(...family.pending.splice(0))
    } else if (known) return
    family.pending.push(mark)
    family.lastCall = mark.value
  }

  #plainCall(noteLine: number, value: number): LikelyCall | null {
    const before = this.#current?.mark.family === 'plain' ? (this.#current.call?.end ?? 0) : 0
    return plainCall(this.lines, this.roles, noteLine, value, Math.max(this.#plainFloor, before))
  }

  #signCall(noteLine: number, mark: Mark): Span | null {
    return signCall(this.lines, this.roles, noteLine, mark)
  }
}

const spanOf = (mark: Mark): Span => ({ start: mark.from, end: mark.to })
