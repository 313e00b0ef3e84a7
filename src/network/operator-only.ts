import type { MiddlewareHandler } from 'hono'
import type { Signed } from '#platform/http.ts'

/** Lets the operator through. Anybody else finds nothing here, as in a store that is not theirs. */
export const operatorOnly: MiddlewareHandler<Signed> = async (c, next) => {
  if (!c.var.signedIn.person.operator) return c.json({ code: 'not_found', detail: {} }, 404)
  await next()
}
