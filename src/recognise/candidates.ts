import { unitKey } from './dates/followers.ts'

/** A place of a text (UTF-16 units) where forms are tried, and which. */
export interface Candidate<Form> {
  at: number
  forms: readonly Form[]
}

/**
 * Collects places in rising order from an automaton whose values hold the forms of their word and of all words it begins with: of those
 * that begin together, the longest counts.
 */
export function placesOf<Form>(
  scan: (onHit: (forms: readonly Form[], start: number) => void) => void,
): Candidate<Form>[] {
  const places: Candidate<Form>[] = []
  let last = -1
  scan((forms, start) => {
    if (start === last) places[places.length - 1] = { at: start, forms }
    else places.push({ at: start, forms })
    last = start
  })
  return places
}

/** Two lists of places as one, in rising order; at the same place that of the first list comes first. */
export function merged<Form>(
  first: readonly Candidate<Form>[],
  second: readonly Candidate<Form>[],
): readonly Candidate<Form>[] {
  if (first.length === 0) return second
  if (second.length === 0) return first
  const both: Candidate<Form>[] = []
  let next = 0
  for (const place of first) {
    while (next < second.length && second[next]!.at < place.at) both.push(second[next++]!)
    both.push(place)
  }
  while (next < second.length) both.push(second[next++]!)
  return both
}

/**
 * The forms by their beginnings, each with those of every shorter beginning that it begins with, as the words of an automaton. `same` gives
 * a beginning as the automaton reads it (small letters, one kind of apostrophe).
 */
export function byBeginning<Form>(
  starts: Iterable<readonly [start: string, form: Form]>,
  same: (start: string) => string,
): [start: string, forms: Form[]][] {
  const own = new Map<string, Form[]>()
  for (const [start, form] of starts) {
    const key = same(start)
    own.set(key, [form, ...(own.get(key) ?? [])])
  }
  return [...own.keys()].map((start) => {
    const forms = new Set<Form>()
    for (let length = 1; length <= start.length; length++)
      for (const form of own.get(start.slice(0, length)) ?? []) forms.add(form)
    return [start, [...forms]]
  })
}

/** A form that can begin with a number: `follows` are the keys of what can stand behind its digits (see `followersOf`). */
export interface NumberForm {
  follows: ReadonlySet<string>
}

/**
 * The forms that can go on behind a number as the text does, kept by what stands there. `kind` says what kind of number it is, `all` gives
 * the forms of that kind.
 */
export class FormsBehind<Form extends NumberForm> {
  readonly #known = new Map<string, readonly Form[]>()
  /** The second units that any form asks for; all others are the same to all forms. */
  readonly #seconds = new Set<string>()

  constructor(forms: Iterable<Form>) {
    for (const { follows } of forms) for (const key of follows) if (key.length > 1) this.#seconds.add(key[1]!)
  }

  at(text: string, end: number, kind: string, all: () => readonly Form[]): readonly Form[] {
    const first = unitKey(text[end] ?? '')
    const second = unitKey(text[end + 1] ?? '')
    const both = this.#seconds.has(second) ? first + second : first
    const known = this.#known.get(kind + both)
    if (known) return known
    const forms = all().filter(({ follows }) => follows.has(both) || follows.has(first) || follows.has(''))
    this.#known.set(kind + both, forms)
    return forms
  }
}
