import { circledValue } from '../marks.ts'
import { referencePatterns } from './data.ts'
import { type Work, worksOf } from './works.ts'

/** A work, with the note that cites it first. */
interface KnownWork {
  note: number
  names: Set<string>
  title: string
  years: string
}

/**
 * For every note, by place, the number (from 1) of the earlier note whose work it points back to, or null: *Ibid.* and its sisters, short
 * forms of author and title, references given in full again. The first note of a work is the one that is pointed to.
 */
export function linkNotes(notes: Iterable<{ marker: string; text: string }>): (number | null)[] {
  const linker = new Linker()
  return Array.from(notes, ({ marker, text }) => linker.link(marker, text))
}

class Linker {
  #n = 0
  /** What each note so far points to; itself where it stands for itself. */
  readonly #points: number[] = []
  readonly #byTitle = new Map<string, KnownWork[]>()
  readonly #byName = new Map<string, KnownWork>()
  readonly #byMarker = new Map<string, number>()

  link(marker: string, text: string): number | null {
    const n = ++this.#n
    const target = this.#target(text.trim(), n)
    this.#points.push(target ?? n)
    this.#byMarker.set(digitsOf(marker), n)
    return target
  }

  #target(text: string, n: number): number | null {
    const { same, sameAsNote } = referencePatterns()
    if (same.test(text)) return this.#points.at(-1) ?? null
    // A note that only names another one is short.
    if (text.length < 80) {
      for (const pattern of sameAsNote) {
        const match = pattern.exec(text)
        const named = match?.[1] === undefined ? undefined : this.#byMarker.get(digitsOf(match[1]))
        if (named !== undefined) return this.#points[named - 1]!
      }
    }
    let found: number | null = null
    const fresh: KnownWork[] = []
    for (const work of worksOf(text)) {
      const known = this.#find(work)
      if (known) found ??= known.note
      else if (work.title !== null && work.sure)
        fresh.push({ note: n, names: namesOf(work), title: keyOf(work.title), years: yearsOf(work.rest) })
    }
    for (const work of fresh) this.#add(work)
    return found
  }

  #find(work: Work): KnownWork | null {
    const names = namesOf(work)
    if (work.title === null) {
      for (const name of names) {
        const known = this.#byName.get(name)
        if (known) return known
      }
      return null
    }
    const title = keyOf(work.title)
    const years = yearsOf(work.rest)
    for (const known of this.#byTitle.get(bucketOf(title)) ?? []) {
      if (!sameTitle(known.title, title)) continue
      if (
        names.size === 0
          ? known.names.size === 0 && known.title === title && known.years === years
          : [...names].some((name) => known.names.has(name))
      ) {
        if (years === '' || known.years === '' || years === known.years) return known
      }
    }
    return null
  }

  #add(work: KnownWork): void {
    const bucket = bucketOf(work.title)
    const works = this.#byTitle.get(bucket)
    if (works) works.push(work)
    else this.#byTitle.set(bucket, [work])
    for (const name of work.names) this.#byName.set(name, work)
  }
}

/** Letters of a title's beginning under which works are kept. */
const BUCKET = 4

const bucketOf = (title: string) => title.slice(0, BUCKET)
const keyOf = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** A short title is the beginning of the full one. */
function sameTitle(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= (/\p{Script=Han}/u.test(short) ? BUCKET : 8) && long.startsWith(short)
}

/** The words of the authors' names, initials left out; Chinese names whole. */
const namesOf = (work: Work): Set<string> =>
  new Set(work.authors.flatMap((name) => name.toLowerCase().split(/[\s.·-]+/)).filter((word) => word.length > 1))

/** The years of publication that a citation gives. */
const yearsOf = (rest: string) =>
  (rest.replace(/https?:\S+/g, '').match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g) ?? []).join(' ')

/** "③", "[3]", "3" as digits. */
const digitsOf = (marker: string) => {
  const circled = circledValue(marker.charCodeAt(0))
  return circled > 0 ? String(circled) : marker.replace(/\D/g, '')
}
