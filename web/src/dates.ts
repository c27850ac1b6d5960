const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const SEASONS: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }
const MARKS: Readonly<Record<string, string>> = { '?': ' (uncertain)', '~': ' (about)', '%': ' (about, uncertain)' }

/** An EDTF date as people write it: "4 July 2005", "July 2005", "the 1990s", "1 to 4 December 1998", "since 1998". What has no plain form stays EDTF. */
export function readableDate(edtf: string): string {
  const [from, to, more] = edtf.split('/')
  if (to === undefined) return single(edtf)
  if (from === undefined || more !== undefined) return edtf
  if (to === '..' || to === '') return `since ${single(from)}`
  if (from === '..' || from === '') return `until ${single(to)}`
  return joined(single(from), single(to))
}

function single(date: string): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%])?$/.exec(date)
  if (!parts) return /^\d{3}X$/.test(date) ? `the ${date.slice(0, 3)}0s` : date
  const [, year = '', month, day, mark] = parts
  const said = monthOf(month)
  if (month !== undefined && said === null) return date
  const plain = [day === undefined ? null : String(Number(day)), said, year].filter((part) => part !== null).join(' ')
  return plain + (mark === undefined ? '' : MARKS[mark]!)
}

function monthOf(month: string | undefined): string | null {
  if (month === undefined) return null
  const number = Number(month)
  return number >= 1 && number <= 12 ? MONTH.format(Date.UTC(2000, number - 1)) : (SEASONS[month] ?? null)
}

/** "1 to 4 December 1998": the month and year that both ends share are said once. */
function joined(from: string, to: string): string {
  const first = from.split(' ')
  const last = to.split(' ')
  for (let shared = last.at(-1); first.length > 1 && first.at(-1) === shared; shared = last.at(-1)) {
    first.pop()
    last.pop()
  }
  return `${first.join(' ')} to ${to}`
}

/** The first or last moment that an EDTF date can mean, as a year with its part; open ends and unknown ones give null. */
export function yearOf(edtf: string | null, end: 'first' | 'last'): number | null {
  const part = edtf?.split('/').at(end === 'first' ? 0 : -1) ?? ''
  const digits = /^(-?\d{1,4}X{0,3})/.exec(part)?.[1]
  if (digits === undefined) return null
  const year = Number(digits.replaceAll('X', end === 'first' ? '0' : '9'))
  const month = /^-?[\dX]{4}-(\d\d)/.exec(part)?.[1]
  const monthNumber = month === undefined || Number(month) > 12 ? (end === 'first' ? 1 : 12) : Number(month)
  return year + (end === 'first' ? monthNumber - 1 : monthNumber) / 12
}
