import crypto from 'node:crypto'

/**
 * The one way to write a value as JSON: members in order of their names, no white space (RFC 8785, JSON Canonicalization Scheme; ECMAScript's
 * own number and string forms are the ones it asks for). Members that are `undefined` are left out. Throws on what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in a record`)
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? ofArray(value) : ofObject(value as Readonly<Record<string, unknown>>)
    default:
      throw new TypeError(`a ${typeof value} has no place in a record`)
  }
}

function ofArray(values: readonly unknown[]): string {
  if (values.length === 0) return '[]'
  let text = `[${canonical(values[0])}`
  for (let n = 1; n < values.length; n++) text += `,${canonical(values[n])}`
  return `${text}]`
}

function ofObject(members: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const name of sortedNames(Object.keys(members))) {
    const member = members[name]
    if (member !== undefined) text += `${text === '' ? '' : ','}${nameText(name)}${canonical(member)}`
  }
  return `{${text}}`
}

/** By UTF-16 code units, as the scheme asks: the order of `<` and of `sort` without a comparison. */
function sortedNames(names: string[]): string[] {
  for (let n = 1; n < names.length; n++) if (names[n]! < names[n - 1]!) return names.sort()
  return names
}

const CACHE_SIZE = 1000
const names = new Map<string, string>()

/** A member's name with its colon. Entries have few names, over and over. */
function nameText(name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  const text = `${JSON.stringify(name)}:`
  if (names.size < CACHE_SIZE) names.set(name, text)
  return text
}

/** SHA-256, lower-case hex, of bytes or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): string {
  // The one-shot function of newer Node versions takes a third of the time for the short texts of entries.
  if (typeof crypto.hash === 'function') return crypto.hash('sha256', data, 'hex')
  return crypto.createHash('sha256').update(data).digest('hex')
}
