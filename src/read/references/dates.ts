import { referencePatterns } from './data.ts'

/** A date as a document writes it of itself or of a work: EDTF level 0, and its place in the text. */
export interface WrittenDate {
  edtf: string
  from: number
  to: number
}

const HAN_DIGITS = '〇一二三四五六七八九'
const pad = (value: number) => String(value).padStart(2, '0')

let forms: { pattern: RegExp; read: (groups: string[]) => string | null }[] | undefined

/** The first date that gives at least a year, with the fullest form that stands there; null if there is none. */
export function dateIn(text: string): WrittenDate | null {
  forms ??= dateForms()
  let best: WrittenDate | null = null
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text)
    if (!match) continue
    const edtf = read(match.slice(1).map((group) => group ?? ''))
    if (edtf === null) continue
    const to = match.index + match[0].length
    if (!best || edtf.length > best.edtf.length) best = { edtf, from: match.index, to }
  }
  return best
}

function dateForms() {
  const { months } = referencePatterns()
  const names = [
    ...months.keys(),
    ...[...months.keys()].filter((name) => /^[a-z]{4,}$/.test(name)).map((name) => name.slice(0, 3)),
  ]
  const month = `(${names.sort((a, b) => b.length - a.length).join('|')})\\.?`
  const numberOf = (name: string) =>
    months.get(name.toLowerCase()) ?? [...months].find(([full]) => full.startsWith(name.toLowerCase()))?.[1] ?? 0
  const year = '((?:1[5-9]|20)\\d\\d)'
  const han = '[〇零○Ｏ一二三四五六七八九十]'
  const full = (y: string, m: number, d: number) =>
    m >= 1 && m <= 12 && d >= 1 && d <= 31 ? `${y}-${pad(m)}-${pad(d)}` : null
  const form = (source: string, read: (groups: string[]) => string | null) => ({
    pattern: new RegExp(source, 'iu'),
    read,
  })
  return [
    form(
      `${year}\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日\\s?(?:至|到|—|－|-)\\s?(?:(\\d{1,2})\\s?月\\s?)?(\\d{1,2})\\s?日`,
      ([y, m, d, m2, d2]) => {
        const first = full(y!, Number(m), Number(d))
        const last = full(y!, Number(m2 || m), Number(d2))
        return first && last ? `${first}/${last}` : null
      },
    ),
    form(`${year}\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日`, ([y, m, d]) => full(y!, Number(m), Number(d))),
    form(`${year}\\s?年\\s?(\\d{1,2})\\s?月`, ([y, m]) =>
      Number(m) >= 1 && Number(m) <= 12 ? `${y}-${pad(Number(m))}` : null,
    ),
    form(`(${han}{4})\\s?年\\s?(${han}{1,2})\\s?月\\s?(${han}{1,3})\\s?日`, ([y, m, d]) =>
      full(hanDigits(y!), hanNumber(m!), hanNumber(d!)),
    ),
    form(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+day\\s+of)?\\s+${month},?\\s+${year}`, ([d, m, y]) =>
      full(y!, numberOf(m!), Number(d)),
    ),
    form(`(?<!\\p{L})${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}`, ([m, d, y]) =>
      full(y!, numberOf(m!), Number(d)),
    ),
    form(`(?<!\\p{L})${month},?\\s+${year}`, ([m, y]) => `${y}-${pad(numberOf(m!))}`),
    form(`(?<!\\d)${year}-(\\d\\d)-(\\d\\d)(?!\\d)`, ([y, m, d]) => full(y!, Number(m), Number(d))),
    form(`(?<!\\d)(\\d\\d)\\.(\\d\\d)\\.${year}(?!\\d)`, ([d, m, y]) => full(y!, Number(m), Number(d))),
    form(`(?<![\\d/.-])${year}(?![\\d/-])`, ([y]) => y!),
  ]
}

const hanDigits = (text: string) =>
  [...text].map((digit) => (/[零○Ｏ]/.test(digit) ? 0 : HAN_DIGITS.indexOf(digit))).join('')

/** 十二 → 12, 二十一 → 21, 三〇 → 30. */
function hanNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  if (!text.includes('十')) return Number(hanDigits(text))
  return (tens ? Number(hanDigits(tens)) : 1) * 10 + (ones ? Number(hanDigits(ones)) : 0)
}
