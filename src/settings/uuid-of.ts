import type { Context, Env } from 'hono'
import { z } from 'zod'

const nil = '00000000-0000-0000-0000-000000000000'

/** An id of the path; the nil UUID, which nothing has, when it is not one. */
export function uuidOf<E extends Env>(c: Context<E>, name: string): string {
  return z.uuid().safeParse(c.req.param(name as never)).data ?? nil
}
