import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Context } from 'hono'
import { packageRoot } from '../../languages/load.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The built page's files; nothing outside their folder. */
export async function pageFile(context: Context): Promise<Response> {
  const path = normalize(context.req.path).replace(/^(\.\.[/\\])+/, '')
  const file = path === '/' ? 'index.html' : path
  const body = await readFile(join(packageRoot, 'dist', 'web', file)).catch(() => null)
  if (body === null) return context.text('not found', 404)
  return context.body(new Uint8Array(body), 200, {
    'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
  })
}
