import type { Hono } from 'hono'
import { z } from 'zod'
import { Decision } from '../../register/index.ts'
import type { Desk } from './desk.ts'
import { sent, stated, Text } from './given.ts'

const By = z.string().trim().min(1, 'who decides is not stated').max(100)
const Why = z.string().trim().max(2000).optional()
const Decided = z.strictObject({ decision: Decision, by: By, why: Why, seen: Text.optional() })
const Undone = z.strictObject({ by: By, why: Why, entry: Text.optional(), later: z.boolean().optional() })
const Redone = Undone.omit({ later: true })

/** What a person does in the page: the decisions of `depositary review`, undo and redo. */
export function addDeeds(app: Hono, desk: Desk): void {
  app.post('/api/decisions', async (context) => {
    const { decision, ...hand } = await sent(Decided, context)
    return context.json(desk.decide(decision, stated(hand)))
  })
  app.post('/api/undo', async (context) => context.json(desk.undo(stated(await sent(Undone, context)))))
  app.post('/api/redo', async (context) => context.json(desk.redo(stated(await sent(Redone, context)))))
}
