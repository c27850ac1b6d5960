import { createHash } from 'node:crypto'

/**
 * The one way to write a value as JSON: members in order of their names, no white space (RFC 8785, JSON Canonicalization Scheme; ECMAScript's
 * own number and string forms are the ones it asks for). Members that are `undefined` are left out. Throws on what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in a record`)
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no place in a record`)
  return Array.isArray(value) ? ofArray(value) : ofObject(value)
}

function ofArray(values: readonly unknown[]): string {
  let text = '['
  for (let n = 0; n < values.length; n++) text += n === 0 ? canonical(values[n]) : `,${canonical(values[n])}`
  return `${text}]`
}

function ofObject(value: object): string {
  let text = '{'
  const members: Record<string, unknown> = { ...value }
  for (const name of sortedNames(Object.keys(members))) {
    const member = members[name]
    if (member === undefined) continue
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`
  }
  return `${text}}`
}

/** By UTF-16 code units, as the scheme asks: the order of `<` and of `sort` without a comparison. */
function sortedNames(names: string[]): string[] {
  for (let n = 1; n < names.length; n++) if (names[n]! < names[n - 1]!) return names.sort()
  return names
}

/** SHA-256, lower-case hex, of bytes or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
