import type { Hono } from 'hono'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { given, stated, Text } from './given.ts'

const Place = z.coerce.number().int().nonnegative()
const ActsQuery = z.object({
  party: Text.optional(),
  kind: Text.optional(),
  topic: Text.optional(),
  from: Text.optional(),
  to: Text.optional(),
})
const StandingQuery = z.object({ party: Text, on: Text })
const OverviewQuery = z.object({ on: Text, without: Text.optional() })
const WhyQuery = z.object({ query: Text, on: Text })
const SearchQuery = z.object({ words: Text, only: z.enum(['records', 'sources']).optional() })
const QueueQuery = z.object({ party: Text.optional(), source: Text.optional() })
const PassageQuery = z.object({ source: Text, start: Place, end: Place })

/** The questions that the page asks; none of them changes anything that is recorded. */
export function addQuestions(app: Hono, desk: Desk): void {
  app.get('/api/dossier', (context) => context.json(desk.dossier()))
  app.get('/api/words', (context) => context.json(desk.words()))
  app.get('/api/sources/:id', (context) => context.json(desk.source(context.req.param('id'))))
  app.get('/api/sources/:id/acts', (context) => context.json(desk.actsOf(context.req.param('id'))))
  app.get('/api/acts', (context) => context.json(desk.acts(stated(given(ActsQuery, context)))))
  app.get('/api/standing', (context) => {
    const { party, on } = given(StandingQuery, context)
    return context.json(desk.standing(party, on))
  })
  app.get('/api/overview', (context) => {
    const { on, without } = given(OverviewQuery, context)
    return context.json(desk.overview(on, without ?? null))
  })
  app.get('/api/why', (context) => {
    const { query, on } = given(WhyQuery, context)
    return context.json(desk.why(query, on))
  })
  app.get('/api/search', async (context) => {
    const { words, ...options } = given(SearchQuery, context)
    return context.json(await desk.search(words, stated(options)))
  })
  app.get('/api/parties', (context) => context.json(desk.suggestParties(given(z.object({ like: Text }), context).like)))
  app.get('/api/review', (context) => context.json(desk.queue(stated(given(QueueQuery, context)))))
  app.get('/api/review/:record', (context) => context.json(desk.item(context.req.param('record'))))
  app.get('/api/history/:record', (context) => context.json(desk.history(context.req.param('record'))))
  app.get('/api/recent', (context) => context.json(desk.recent()))
  app.get('/api/passage', (context) => {
    const { source, start, end } = given(PassageQuery, context)
    return context.json(desk.passage(source, start, end))
  })
  app.get('/api/date', (context) => context.json(desk.date(given(z.object({ edtf: Text }), context).edtf)))
}
