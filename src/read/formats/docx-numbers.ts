import { chineseNumeral } from '../numerals.ts'
import { children, find, settingValue, type XmlElement } from './xml.ts'

interface Level {
  format: string
  /** "%1." "(%2)": where the counters stand. */
  pattern: string
  start: number
}

/** The numbers that Word counts itself and does not write into the text: 1. (a) (iv) 一、 */
export class ListNumbers {
  readonly #levels = new Map<string, Level[]>()
  readonly #counters = new Map<string, number[]>()

  constructor(numbering: XmlElement | null) {
    const root = numbering ? find(numbering, 'w:numbering') : undefined
    const abstract = new Map(
      children(root, 'w:abstractNum').map((list) => [
        list.attributes['w:abstractNumId'],
        children(list, 'w:lvl').map(levelOf),
      ]),
    )
    for (const list of children(root, 'w:num')) {
      const levels = abstract.get(settingValue(list, 'w:abstractNumId'))
      const id = list.attributes['w:numId']
      if (levels && id !== undefined) this.#levels.set(id, levels)
    }
  }

  /** The number of the next paragraph with these properties, as it is shown; null if it has none. A bullet shows as •. */
  next(properties: XmlElement | undefined): { text: string; level: number } | null {
    const numbered = children(properties, 'w:numPr')[0]
    const id = settingValue(numbered, 'w:numId')
    const depth = Number(settingValue(numbered, 'w:ilvl') ?? 0)
    const level = id === undefined ? undefined : this.#levels.get(id)?.[depth]
    if (id === undefined || !level || level.format === 'none') return null
    if (level.format === 'bullet') return { text: '•', level: depth + 1 }
    const counters = this.#counters.get(id) ?? []
    this.#counters.set(id, counters)
    counters[depth] = (counters[depth] ?? level.start - 1) + 1
    counters.length = depth + 1
    const levels = this.#levels.get(id)!
    const text = level.pattern.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const own = levels[at]
      return own ? shownNumber(counters[at] ?? own.start, own.format) : ''
    })
    return text.trim() === '' ? null : { text, level: depth + 1 }
  }
}

const levelOf = (level: XmlElement): Level => ({
  format: settingValue(level, 'w:numFmt') ?? 'decimal',
  pattern: settingValue(level, 'w:lvlText') ?? '%1.',
  start: Number(settingValue(level, 'w:start') ?? 1),
})

/** A counter in the form that a list or a note's call shows it, after Word's names of forms. */
export function shownNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return String.fromCharCode(0x61 + ((value - 1) % 26))
    case 'upperLetter':
      return String.fromCharCode(0x41 + ((value - 1) % 26))
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperRoman':
      return roman(value)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCharCode(0x245f + value) : String(value)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
      return chineseNumeral(value)
    default:
      return String(value)
  }
}

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = value
  let text = ''
  for (const [weight, sign] of signs) for (; rest >= weight; rest -= weight) text += sign
  return text
}
