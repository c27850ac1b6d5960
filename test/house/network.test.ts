import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/languages/load.ts'

/** What opens a connection to another machine, as it stands in source text. */
const OUTWARD = /\bfetch\(|\bnew WebSocket\(|from 'node:(?:https?|net|tls|dgram|http2)'|from 'undici'/

it('only the file that asks a model goes to the network', () => {
  const src = join(packageRoot, 'src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const outward = files.filter((name) => OUTWARD.test(readFileSync(join(src, name), 'utf8')))
  expect(outward.map((name) => name.split(sep).join('/'))).toEqual(['acts/llm/endpoint.ts'])
})
