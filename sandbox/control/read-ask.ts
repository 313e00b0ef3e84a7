import type { Context } from 'hono'
import type { z } from 'zod'
import type { Wire } from '../listen.ts'

/** Reads a JSON body; anything that is no JSON is read as null. */
export async function readAsk<T>(c: Context<Wire>, shape: z.ZodType<T>) {
  return shape.safeParse(await c.req.json().catch(() => null))
}
