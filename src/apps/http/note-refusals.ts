import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Asked } from '#platform/http.ts'
import type { Log } from '#platform/log.ts'
import { addressOf } from '#platform/throttle/address-of.ts'

const noted: ReadonlySet<number> = new Set([401, 403, 413, 429])

/** Logs each request that was turned away for who sent it, how often or how much: who, from where and which route; never what it carried. */
export function noteRefusals(log: Log): MiddlewareHandler<Asked> {
  return async (c, next) => {
    await next()
    if (!noted.has(c.res.status)) return
    const signedIn = c.get('signedIn' as never) as { readonly person: { readonly id: string } } | undefined
    const person = signedIn?.person.id ?? null
    log.warn(
      { requestId: c.var.requestId, method: c.req.method, path: safePath(c), status: c.res.status, person, ip: addressOf(c) },
      'refused',
    )
  }
}

/** Where a request went, for the log. Outside the panel and the API an address may hold a secret (pay links, webhooks), so there only its pattern is told. */
export function safePath(c: Context<Asked>): string {
  if (/^\/(?:desk|api)\//.test(c.req.path)) return c.req.path
  return matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '*'
}
