import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Env } from 'hono'

/** The address a request came from, for counting tries. In-process tests have no socket. */
export function addressOf<E extends Env>(c: Context<E>): string {
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? 'unknown') : 'in-process'
}
