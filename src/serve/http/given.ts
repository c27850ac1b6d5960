import type { Context } from 'hono'
import { z } from 'zod'
import { BadInput } from '../../model/index.ts'

/** What stands in the address, by a schema. Throws BadInput that names the part which does not fit. */
export function given<Schema extends z.ZodType>(schema: Schema, context: Context): z.output<Schema> {
  return fitting(schema, context.req.query())
}

/** What was sent as JSON, by a schema. Throws BadInput when it is no JSON or does not fit. */
export async function sent<Schema extends z.ZodType>(schema: Schema, context: Context): Promise<z.output<Schema>> {
  const body: unknown = await context.req.json().catch(() => {
    throw new BadInput('what was sent', 'is no JSON')
  })
  return fitting(schema, body)
}

function fitting<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new BadInput('question', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`)
}

/** Leaves out what was not stated. */
export function stated<Value extends object>(value: Value): Stated<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Stated<Value>
}

/** Keys that may be undefined become keys that may be absent. */
export type Stated<Value> = {
  [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key]
} & { [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined> }

export const Text = z.string().min(1).max(500)
