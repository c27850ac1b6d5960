import { isDigit, isHan, isLetter, isLower, isSpace } from './chars.ts'
import { structurePatterns } from './data.ts'
import type { Lines } from './lines.ts'

/**
 * What a line says of itself at its head. `number` 12., `letter` (a) or (i) or （一）, `bullet` •, `article` Article 3, `heading` 一、 or II.,
 * `organ` the line that opens a resolution's body.
 */
export interface Label {
  kind: 'number' | 'letter' | 'bullet' | 'article' | 'heading' | 'organ'
  /** As written, without the full stop or comma that follows; null for a bullet. */
  text: string | null
  /** The number, where one is given in digits; else 0. */
  value: number
  /** Depth: 1 the highest. */
  level: number
  /** Is it all that the line holds? */
  alone: boolean
}

/** The label at the head of a line; null if it has none. */
export function labelAt(lines: Lines, line: number): Label | null {
  const { text } = lines
  const at = lines.from[line]!
  const end = lines.to[line]!
  const code = text.charCodeAt(at)
  if (isDigit(code)) return numberLabel(text, at, end)
  if (code === 0x28 || code === 0xff08) return bracketLabel(text, at, end)
  if (isBullet(code) && (isSpace(text.charCodeAt(at + 1)) || isHan(text.charCodeAt(at + 1))))
    return { kind: 'bullet', text: null, value: 0, level: 1, alone: false }
  if (!isLetter(code) && !isHan(code)) return null
  if (isLetter(code) && text.charCodeAt(at + 1) === 0x29) return letterLabel(text, at, at + 2, end)
  return patternLabel(lines, at, end)
}

export const isBullet = (code: number) =>
  code === 0x2022 ||
  code === 0x25cf ||
  code === 0x25aa ||
  code === 0x2013 ||
  code === 0x2014 ||
  code === 0x2d ||
  code === 0x2a ||
  code === 0x25a0 ||
  code === 0x2023 ||
  code === 0xb7

/** 12. or 12． or 12、 or 1.2 before text; a figure that goes on with digits (3.5, 1,000) is none. */
function numberLabel(text: string, at: number, end: number): Label | null {
  let to = at
  let dots = 0
  for (; to < end && to - at < 12; to++) {
    const code = text.charCodeAt(to)
    if (isDigit(code)) continue
    if (code !== 0x2e || !isDigit(text.charCodeAt(to + 1))) break
    dots++
  }
  const sign = text.charCodeAt(to)
  const value = Number.parseInt(text.slice(at, to), 10)
  const marked = sign === 0x2e || sign === 0xff0e || sign === 0x3001 || sign === 0x29 || sign === 0xff09
  if (to - at > 3 + dots * 3 || value === 0) return null
  if (!marked)
    return dots > 0 && isSpace(sign) && hasWordAfter(text, to, end)
      ? { kind: 'number', text: text.slice(at, to), value: 0, level: dots + 1, alone: false }
      : null
  if (sign === 0x2e && !isSpace(text.charCodeAt(to + 1)) && !isHan(text.charCodeAt(to + 1)) && to + 1 < end) return null
  const closes = sign === 0x29 || sign === 0xff09
  return {
    kind: closes ? 'letter' : 'number',
    text: text.slice(at, closes ? to + 1 : to),
    value: dots > 0 ? 0 : value,
    level: dots + 1,
    alone: to + 1 >= end,
  }
}

const hasWordAfter = (text: string, at: number, end: number) => {
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return isLetter(text.charCodeAt(at)) || isHan(text.charCodeAt(at))
}

const LETTER_OR_NUMBER = /^(?:\p{L}|[ivxlc]{1,6}|\d{1,3})$/iu

/** (a) (iv) (1) （一） */
function bracketLabel(text: string, at: number, end: number): Label | null {
  let to = at + 1
  while (
    to < end &&
    to - at < 7 &&
    (isDigit(text.charCodeAt(to)) || isLetter(text.charCodeAt(to)) || isHan(text.charCodeAt(to)))
  )
    to++
  const close = text.charCodeAt(to)
  if (to === at + 1 || (close !== 0x29 && close !== 0xff09)) return null
  const inner = text.slice(at + 1, to)
  const numbered = isHan(inner.charCodeAt(0)) ? structurePatterns().bracketNumerals : LETTER_OR_NUMBER
  if (!numbered.test(inner)) return null
  return {
    kind: 'letter',
    text: text.slice(at, to + 1),
    value: 0,
    level: /^[ivx]{2,}$/i.test(inner) ? 2 : 1,
    alone: to + 1 >= end,
  }
}

function letterLabel(text: string, at: number, to: number, end: number): Label {
  return { kind: 'letter', text: text.slice(at, to), value: 0, level: 1, alone: to >= end }
}

/** Articles and numbered headings, as the languages' data describe them. */
function patternLabel(lines: Lines, at: number, end: number): Label | null {
  const { text } = lines
  const { anyLabel, labels } = structurePatterns()
  anyLabel.lastIndex = at
  if (!anyLabel.test(text)) return null
  for (const rule of labels) {
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(text)
    // White space that a pattern allows at its end may lie beyond the line.
    if (!match || at + match[0].trimEnd().length > end) continue
    if (rule.kind === 'organ') {
      if (at + match[0].length < end) continue
      return { kind: 'organ', text: null, value: 0, level: 1, alone: true }
    }
    let to = at + match[0].length
    while (to < end && (isSpace(text.charCodeAt(to)) || text.charCodeAt(to) === 0x2e)) to++
    // "Article 5 of the Treaty provides": a mention inside running text, not a label.
    const last = match[0].charCodeAt(match[0].length - 1)
    const mentionable = rule.kind === 'article' || isLetter(last) || isDigit(last)
    if (mentionable && to < end && rule.mention.test(text.slice(to, to + 12))) return null
    // "Article 5 sets out …": an article's own words begin with a capital.
    if (
      rule.kind === 'article' &&
      isSpace(text.charCodeAt(to - 1)) &&
      isLower(text.charCodeAt(to)) &&
      isLower(text.charCodeAt(to + 1))
    )
      return null
    return { kind: rule.kind, text: match[0].trim(), value: 0, level: rule.level, alone: to >= end }
  }
  return null
}
