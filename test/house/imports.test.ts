import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'

/** The rooms in the order the data goes; each imports only from itself and those before it. */
const ROOMS = [
  'model',
  'calendar',
  'languages',
  'read',
  'recognise',
  'acts',
  'records',
  'register',
  'standing',
  'inquiry',
  'report',
  'serve',
]
const src = join(packageRoot, 'src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name.includes(sep))
  .map((name) => join(src, name))

const roomOf = (path: string) => relative(src, path).split(sep)[0]!

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    resolve(dirname(path), match[1]!),
  )
}

describe('the house', () => {
  it('has only rooms that are in the list', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !ROOMS.includes(room))).toEqual([])
  })

  it('imports run one way', () => {
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((target) => ROOMS.indexOf(roomOf(target)) > ROOMS.indexOf(roomOf(path)))
        .map((target) => `${relative(src, path)} imports ${relative(src, target)}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps every file short enough to be one thing', () => {
    const long = files.filter(
      (path) => !path.endsWith('.test.ts') && readFileSync(path, 'utf8').split('\n').length > 401,
    )
    expect(long.map((path) => relative(src, path))).toEqual([])
  })
})
