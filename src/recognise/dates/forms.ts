/**
 * Pattern forms of the data files, made into regular expressions. A form is a regular expression in which `{name}` stands for a slot; a
 * trailing digit (`{day2}`) makes it a second slot of the same kind. Forms are tried only where one of their beginnings stands.
 */

export interface FormLanguage {
  /** Slot name → regular expression without groups. */
  slots: Readonly<Record<string, string>>
  /** Slot name → its words. */
  words: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Beginning of a form: any digit. */
export const DIGIT = '\u0000digit'

/**
 * The regular expression of a form, to be run where it should match (sticky). Throws an Error that names the file the form is from, the form,
 * and what is wrong with it: a slot that the file does not have, a bracket too many.
 */
export function compileForm(form: string, language: FormLanguage, file: string): RegExp {
  try {
    return compiled(form, language)
  } catch (error) {
    throw new Error(`${file}: “${form}”: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function compiled(form: string, language: FormLanguage): RegExp {
  const taken = new Set<string>()
  const source = form.replace(/\{([a-z]+)(\d?)\}/g, (_, name: string, index: string) => {
    const inner = slotSource(name, language)
    // A slot that stands twice (again in a lookahead) is read at its first place.
    if (taken.has(name + index)) return `(?:${inner})`
    taken.add(name + index)
    return `(?<${name}${index}>${inner})`
  })
  return new RegExp(source, 'iy')
}

function slotSource(name: string, language: FormLanguage): string {
  const words = language.words[name]
  if (words) return alternatives(Object.keys(words))
  const slot = language.slots[name]
  if (slot === undefined)
    throw new Error(
      `there is no slot {${name}}; there are ${[...Object.keys(language.words), ...Object.keys(language.slots)].join(', ')}`,
    )
  return slot
}

/**
 * For a form that begins with a number: how the number may go on. `slot` matches the number, `next` are the units that can follow it; null
 * if the form does not begin with a slot or has several branches, or anything can follow.
 */
export function numberStart(form: string, language: FormLanguage): { slot: RegExp; next: Set<string> | null } | null {
  if (split(form).length > 1) return null
  let rest = form
  for (let part = firstUnit(rest); /^\(\?<?[=!]/.test(part.unit); part = firstUnit(rest)) rest = part.next
  const { unit, optional, next } = firstUnit(rest)
  const name = /^\{([a-z]+)\d?\}$/.exec(unit)?.[1]
  if (name === undefined || optional || language.words[name]) return null
  // A list begins like its first member.
  const source = slotSource(name === 'days' ? 'day' : name, language)
  if (name === 'days') return { slot: new RegExp(`^(?:${source})$`, 'i'), next: null }
  const found = new Set<string>()
  // A slot that can end with other signs than digits and numerals ("5th") leaves open what follows the number.
  const open = collect(next, language, found) || /[A-Za-zА-Яа-яёЁ<、日]/.test(source.replace(/\[[^\]]*\]|\\d|\?:/g, ''))
  const firsts = new Set([...found].flatMap((start) => (start === DIGIT ? [...'0123456789'] : [start[0] ?? ''])))
  return { slot: new RegExp(`^(?:${source})$`, 'i'), next: open || next === '' ? null : firsts }
}

/** Words as one alternation, the longest first. */
export function alternatives(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length)
  return sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll("'", "['’]")).join('|')
}

/** What a match of the form can begin with: `DIGIT`, or a word or its first letters. */
export function beginnings(form: string, language: FormLanguage): string[] {
  const found = new Set<string>()
  collect(form, language, found)
  return [...found]
}

/** Adds the beginnings of `form`; true if the form can also match nothing. */
function collect(form: string, language: FormLanguage, found: Set<string>): boolean {
  for (const branch of split(form)) if (collectBranch(branch, language, found)) return true
  return false
}

function collectBranch(branch: string, language: FormLanguage, found: Set<string>): boolean {
  let rest = branch
  while (rest !== '') {
    const { unit, optional, next } = firstUnit(rest)
    if (/^\(\?<?[=!]/.test(unit)) {
      rest = next
      continue
    }
    let empty = false
    if (unit.startsWith('(')) empty = collect(unit.replace(/^\((\?:)?/, '').slice(0, -1), language, found)
    else if (unit.startsWith('{')) {
      const name = unit.slice(1, -1).replace(/\d$/, '')
      const words = language.words[name]
      if (words) for (const word of Object.keys(words)) found.add(word)
      else empty = collect(language.slots[name] ?? '', language, found)
    } else if (unit.startsWith('[')) for (const char of classMembers(unit)) found.add(char)
    else if (unit === '\\d') found.add(DIGIT)
    else {
      const { starts, length } = literals(rest)
      if (length === 0) {
        // \b, ^ and $ take no room; nothing else is allowed where a form begins.
        rest = next
        continue
      }
      for (const start of starts) if (start !== '') found.add(/^\d/.test(start) ? DIGIT : start)
      if (!starts.includes('')) return false
      rest = rest.slice(length)
      continue
    }
    if (!optional && !empty) return false
    rest = next
  }
  return true
}

/**
 * The plain characters at the start of a form, with and without those that are optional ("同一?年" is 同一年 or 同年; "" if all of them are),
 * and how much of the form they take.
 */
function literals(form: string): { starts: string[]; length: number } {
  let starts = ['']
  let length = 0
  for (const match of form.matchAll(/(?:\\([^dDwWsSbBpP])|([^\\([{?*+|^$.\])]))([?*]?)/gy)) {
    const [whole, escaped, plain, optional] = match
    const char = escaped ?? plain ?? ''
    starts = optional ? starts.flatMap((start) => [start + char, start]) : starts.map((start) => start + char)
    length += whole.length
    if (starts.length > 8) break
  }
  return { starts: [...new Set(starts)], length }
}

function classMembers(unit: string): string[] {
  const members = new Set<string>()
  const inner = unit.slice(1, -1).replace(/\\d|\d-\d|\d/g, () => {
    members.add(DIGIT)
    return ''
  })
  for (const [, from, to, single] of inner.matchAll(/(.)-(.)|(.)/gsu)) {
    if (single !== undefined) members.add(single)
    else for (let code = from!.charCodeAt(0); code <= to!.charCodeAt(0); code++) members.add(String.fromCharCode(code))
  }
  return [...members]
}

/** The branches of an alternation at the outermost level. */
function split(form: string): string[] {
  const branches: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < form.length; at++) {
    const char = form[at]
    if (char === '\\') at++
    else if (char === '[') at = form.indexOf(']', at + 2)
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === '|' && depth === 0) {
      branches.push(form.slice(start, at))
      start = at + 1
    }
  }
  return [...branches, form.slice(start)]
}

/** The first group, slot, class, escape or character of a form, and whether it may be left out. */
function firstUnit(form: string): { unit: string; optional: boolean; next: string } {
  let end = 1
  if (form[0] === '\\') end = 2
  else if (form[0] === '{') end = form.indexOf('}') + 1
  else if (form[0] === '[') end = form.indexOf(']', 2) + 1
  else if (form[0] === '(') {
    let depth = 0
    for (end = 0; end < form.length; end++) {
      if (form[end] === '\\') end++
      else if (form[end] === '[') end = form.indexOf(']', end + 2)
      else if (form[end] === '(') depth++
      else if (form[end] === ')' && --depth === 0) break
    }
    end++
  }
  const unit = form.slice(0, end)
  const quantifier = /^(?:[?*]|\{0,\d+\})/.exec(form.slice(end))?.[0] ?? ''
  const repeat = quantifier || (/^(?:\+|\{\d+(?:,\d*)?\})/.exec(form.slice(end))?.[0] ?? '')
  return { unit, optional: quantifier !== '', next: form.slice(end + repeat.length) }
}
