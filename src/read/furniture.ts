import { isDigit, isHan, isLetter, isLower, isSpace, isWide } from './chars.ts'
import { structurePatterns } from './data.ts'
import type { Hints } from './hints.ts'
import { labelAt } from './labels.ts'
import type { Lines } from './lines.ts'
import { endsClause, endsSentence, type Setting } from './setting.ts'

/** What a line is to the page: running text, or something that stands around it. */
export const ROLE = { body: 0, note: 1, link: 2, head: 3, pageNumber: 4, rule: 5 } as const

/** Sets the roles that a line's own look tells: rules, link lines, page numbers with a neighbour that confirms them. */
export function furnish(lines: Lines, roles: Uint8Array): void {
  let lastNumber = Number.NaN
  for (let line = 0; line < lines.count; line++) {
    const code = lines.head(line)
    if (isRule(lines, line)) roles[line] = ROLE.rule
    else if (code === 0x68 || code === 0x77) {
      if (isLink(lines, line)) roles[line] = ROLE.link
    } else {
      const number = pageNumber(lines, line)
      // A number alone under a rule is a note's.
      if (number === 0 || (line > 0 && roles[line - 1] === ROLE.rule)) continue
      const atEdge =
        lines.feed[line] === 1 || (line + 1 < lines.count && lines.feed[line + 1] === 1) || line === lines.count - 1
      if (!atEdge && number !== lastNumber + 1 && !(line > 0 && roles[line - 1] === ROLE.link)) continue
      roles[line] = ROLE.pageNumber
      lastNumber = number
    }
  }
}

/** A line of underscores, dashes or the like, three or more. */
function isRule(lines: Lines, line: number): boolean {
  const code = lines.head(line)
  if (
    code !== 0x5f &&
    code !== 0x2d &&
    code !== 0x2014 &&
    code !== 0x2500 &&
    code !== 0x3d &&
    code !== 0x2a &&
    code !== 0x2015
  )
    return false
  let signs = 0
  for (let at = lines.from[line]!; at < lines.to[line]!; at++) {
    const unit = lines.text.charCodeAt(at)
    if (unit === code) signs++
    else if (!isSpace(unit)) return false
  }
  return signs >= 3
}

/** A line that is one address and nothing else. One that its sentence announces ("see:") belongs to the sentence. */
function isLink(lines: Lines, line: number): boolean {
  const head = lines.text.slice(lines.from[line]!, Math.min(lines.to[line]!, lines.from[line]! + 8))
  if (!/^(?:https?:\/\/|www\.)/.test(head)) return false
  for (let at = lines.from[line]!; at < lines.to[line]!; at++) if (isSpace(lines.text.charCodeAt(at))) return false
  if (line === 0 || lines.gap[line]! > 0) return true
  const before = lines.tail(line - 1)
  return !(endsClause(before) || before === 0x2c || before === 0xff0c || before === 0x28 || before === 0xff08)
}

/** The number on a line that holds only a page number: 12, - 12 -, 3/7, 第 12 页, Page 12. 0 if it is none. */
function pageNumber(lines: Lines, line: number): number {
  if (lines.width[line]! > 20) return 0
  const words = lines.slice(line)
  const match = BARE_NUMBER.exec(words) ?? structurePatterns().pageNumbers.exec(words)
  return Number(match?.slice(1).find((number) => number !== undefined) ?? 0)
}

/** 12, - 12 -, 3/7: the same in every language. */
const BARE_NUMBER = /^(?:[-–—·]?\s?(\d{1,4})\s?[-–—·]?|(\d{1,4})\s?\/\s?\d{1,4})$/

/**
 * Page numbers and running heads that stand between two parts of one sentence, and short lines that come back at the edges of pages.
 */
export function markHeads(lines: Lines, roles: Uint8Array, setting: Setting, hints: Hints): void {
  repeatedEdges(lines, roles, setting, hints)
  numberedHeads(lines, roles, setting)
  let before = -1
  for (let line = 0; line < lines.count; line++) {
    if (roles[line] !== ROLE.body) continue
    if (before >= 0 && !endsSentence(lines, before) && !endsClause(lines.tail(before)))
      seam(lines, roles, setting, before, line)
    if (roles[line] === ROLE.body) before = line
  }
}

/** Between `before`, which ends inside a sentence, and the line that goes on with it, marks what stands at the page's turn. */
function seam(lines: Lines, roles: Uint8Array, setting: Setting, before: number, line: number): void {
  const furnished = line > before + 1
  const number = pageNumber(lines, line)
  if (number > 0 && (furnished || lines.feed[line] === 1)) roles[line] = ROLE.pageNumber
  else if (
    furnished &&
    roles[line - 1] === ROLE.pageNumber &&
    isHeadLike(lines, line, setting) &&
    goesOn(lines, before, line + 1)
  )
    roles[line] = ROLE.head
}

const isHeadLike = (lines: Lines, line: number, setting: Setting) =>
  lines.width[line]! < setting.width * 0.75 && lines.tail(line) !== 0x3002

/** Could `line` go on with the sentence that breaks off at the end of `before`? */
function goesOn(lines: Lines, before: number, line: number): boolean {
  if (line >= lines.count) return false
  const code = lines.head(line)
  return isHan(lines.tail(before)) || isWide(lines.tail(before))
    ? isHan(code) || isDigit(code) || isWide(code)
    : isLower(code) || (isLetter(code) && lines.width[line]! > 40)
}

/** Page number and title in one line at the head of a page: 12 · Sea Review, Sea Review 13. They count on from page to page. */
const NUMBERED_HEAD = /^[·•|—–-]?\s?(\d{1,4})[\s·|•—–-]+\P{N}*\p{L}\P{N}*$|^\P{N}*\p{L}\P{N}*[\s·|•—–-]+(\d{1,4})$/u

/** Stands a digit at the line's head, after one sign and one space at most? */
function beginsNumbered(lines: Lines, line: number): boolean {
  for (let offset = 0; offset < 3; offset++) {
    const code = lines.head(line, offset)
    if (isDigit(code)) return true
    if (isLetter(code) || isHan(code)) return false
  }
  return false
}

/** Marks short lines with a page number that stand first after a page's foot or a form feed, when their numbers follow each other. */
function numberedHeads(lines: Lines, roles: Uint8Array, setting: Setting): void {
  let before: { line: number; number: number } | null = null
  for (let line = 1; line < lines.count; line++) {
    if (roles[line] !== ROLE.body || (roles[line - 1] === ROLE.body && lines.feed[line] === 0)) continue
    if (lines.width[line]! > Math.min(60, Math.max(40, setting.width * 0.75))) continue
    if (!isDigit(lines.text.charCodeAt(lines.to[line]! - 1)) && !beginsNumbered(lines, line)) continue
    const match = NUMBERED_HEAD.exec(lines.slice(line))
    if (!match) continue
    const number = Number(match[1] ?? match[2])
    if (before && (number === before.number + 1 || number === before.number + 2))
      roles[line] = roles[before.line] = ROLE.head
    before = { line, number }
  }
}

function repeatedEdges(lines: Lines, roles: Uint8Array, setting: Setting, { large, small }: Hints): void {
  const seen = new Map<string, number[]>()
  for (let line = 0; line < lines.count; line++) {
    if (
      roles[line] !== ROLE.body ||
      !atEdge(lines, roles, line) ||
      labelAt(lines, line)?.kind === 'article' ||
      (lines.width[line]! > Math.max(40, setting.width * 0.8) && !small.has(lines.from[line]!))
    )
      continue
    const key = lines.slice(line).replace(/\d+/g, '#')
    const places = seen.get(key)
    if (places) places.push(line)
    else seen.set(key, [line])
  }
  for (const [key, places] of seen) {
    if (places.length < 2) continue
    // A title stands in larger type than the heads that repeat it.
    for (const line of places.filter((line) => !large.has(lines.from[line]!)))
      roles[line] = /^[#\s/–-]+$/.test(key) ? ROLE.pageNumber : ROLE.head
  }
}

/** Is the line within two lines of a form feed or of a page number? */
function atEdge(lines: Lines, roles: Uint8Array, line: number): boolean {
  if (line < 2 || line >= lines.count - 2) return true
  for (let near = line - 1; near <= line + 2; near++)
    if (near >= 0 && near < lines.count && lines.feed[near] === 1) return true
  return (
    (line > 0 && roles[line - 1] === ROLE.pageNumber) || (line + 1 < lines.count && roles[line + 1] === ROLE.pageNumber)
  )
}
