import { createHash } from 'node:crypto'

/**
 * The one way to write a value as JSON: members in order of their names, no white space (RFC 8785, JSON Canonicalization Scheme; ECMAScript's
 * own number and string forms are the ones it asks for). Members that are `undefined` are left out. Throws on what JSON cannot hold.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in a record`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no place in a record`)
  const members: string[] = []
  for (const [name, member] of Object.entries(value).sort(byName)) {
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonical(member)}`)
  }
  return `{${members.join(',')}}`
}

/** UTF-16 code units, as the scheme asks. */
function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** SHA-256, lower-case hex, of bytes or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}
