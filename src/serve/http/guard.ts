import type { MiddlewareHandler } from 'hono'

const OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
const READING = new Set(['GET', 'HEAD'])

/**
 * Lets in only what comes from this machine, and lets only the page itself write. A name other than this machine's means that another site
 * sends the browser here (DNS rebinding). A browser states the origin of every request that writes, and a page cannot forge it; JSON is asked
 * for because a form of another site cannot send it without asking first.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? ''
  if (!OWN_MACHINE.test(host)) return context.json({ problem: 'this server answers only on its own machine' }, 403)
  if (!READING.has(context.req.method)) {
    const site = context.req.header('sec-fetch-site') ?? 'same-origin'
    if (context.req.header('origin') !== `http://${host}` || site !== 'same-origin')
      return context.json({ problem: 'only the page of this server may write' }, 403)
    if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
      return context.json({ problem: 'what is written is given as JSON' }, 415)
  }
  await next()
  context.header(
    'content-security-policy',
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  )
  context.header('x-content-type-options', 'nosniff')
  context.header('x-frame-options', 'DENY')
  context.header('cross-origin-resource-policy', 'same-origin')
  context.header('referrer-policy', 'no-referrer')
}
