import type { Context } from 'hono'
import type { Wire } from '../listen.ts'

/** 404 in the gateway's envelope: a path the sandbox does not speak. */
export function sentNotFound(c: Context<Wire>): Response {
  const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). The sandbox does not speak this part of the API.`
  return c.json({ error: { type: 'invalid_request_error', message } }, 404)
}
