import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { packageRoot } from '../../languages/load.ts'
import { BadInput } from '../../model/index.ts'
import type { ActFilter } from '../../register/index.ts'
import type { Desk } from './desk.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const Text = z.string().min(1).max(500)
const ActsQuery = z
  .object({ party: Text.optional(), kind: Text.optional(), from: Text.optional(), to: Text.optional() })
  .transform((query): ActFilter => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)))
const StandingQuery = z.object({ party: Text, on: Text })
const WhyQuery = z.object({ query: Text, on: Text })

/** The page and the answers it asks for, over one open dossier. Every answer is JSON; a question that cannot be answered gives 400 and `problem`. */
export function httpApp(desk: Desk): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    // A name other than this machine's means another site sends the browser here; the dossier is not theirs to read.
    if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(context.req.header('host') ?? ''))
      return context.json({ problem: 'this server answers only on its own machine' }, 403)
    await next()
    context.header(
      'content-security-policy',
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
    )
    context.header('x-content-type-options', 'nosniff')
  })
  app.get('/api/dossier', (context) => context.json(desk.dossier()))
  app.get('/api/sources/:id', (context) => context.json(desk.source(context.req.param('id'))))
  app.get('/api/acts', (context) => context.json(desk.acts(given(ActsQuery, context.req.query()))))
  app.get('/api/standing', (context) => {
    const { party, on } = given(StandingQuery, context.req.query())
    return context.json(desk.standing(party, on))
  })
  app.get('/api/why', (context) => {
    const { query, on } = given(WhyQuery, context.req.query())
    return context.json(desk.why(query, on))
  })
  app.get('/api/*', (context) => context.json({ problem: `nothing answers ${context.req.path}` }, 404))
  app.get('*', async (context) => {
    const path = normalize(context.req.path).replace(/^(\.\.[/\\])+/, '')
    const file = path === '/' ? 'index.html' : path
    const body = await readFile(join(packageRoot, 'dist', 'web', file)).catch(() => null)
    if (body === null) return context.text('not found', 404)
    return context.body(new Uint8Array(body), 200, {
      'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
    })
  })
  app.onError((error, context) => {
    if (error instanceof BadInput) return context.json({ problem: error.message }, 400)
    console.error(error)
    return context.json({ problem: 'the server met an error of its own; its terminal says more' }, 500)
  })
  return app
}

function given<Schema extends z.ZodType>(schema: Schema, query: Record<string, string>): z.output<Schema> {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new BadInput('question', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`)
}
