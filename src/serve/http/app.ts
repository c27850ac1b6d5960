import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BadInput } from '../../model/index.ts'
import { addDeeds } from './deeds.ts'
import type { Desk } from './desk.ts'
import { guard } from './guard.ts'
import { pageFile } from './page-files.ts'
import { addQuestions } from './questions.ts'

/** An act with a hundred passages is far below this. */
const LARGEST_BODY = 2 ** 20

/** The page and the answers it asks for, over one open dossier. Every answer is JSON; what cannot be answered or done gives 400 and `problem`. */
export function httpApp(desk: Desk): Hono {
  const app = new Hono()
  app.use(guard)
  app.use(
    bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => context.json({ problem: 'that is too long' }, 413) }),
  )
  addQuestions(app, desk)
  addDeeds(app, desk)
  app.all('/api/*', (context) => context.json({ problem: `nothing answers ${context.req.path}` }, 404))
  app.get('*', pageFile)
  app.onError((error, context) => {
    if (error instanceof BadInput) return context.json({ problem: error.message }, 400)
    console.error(error)
    return context.json({ problem: 'the server met an error of its own; its terminal says more' }, 500)
  })
  return app
}
