import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Env, MiddlewareHandler } from 'hono'
import ipaddr from 'ipaddr.js'

/** The address a request came from, for counting tries. In-process tests have no socket. */
export function addressOf<E extends Env>(c: Context<E>): string {
  const known: string | undefined = c.get('address' as never)
  return known ?? peerOf(c)
}

/**
 * Finds out once a request where it came from. Behind proxies that are listed (an address or a network each) that is what the last of them wrote; without a
 * list, or from anybody else, what a header says is not believed.
 */
export function clientAddress({ trustedProxies }: { readonly trustedProxies: readonly string[] }): MiddlewareHandler {
  return async (c, next) => {
    c.set('address', addressBehind(peerOf(c), c.req.header('x-forwarded-for'), trustedProxies))
    await next()
  }
}

/** The first address, counted from our end, that is none of `trusted`. A list nobody can read ends at whoever sent it. */
export function addressBehind(peer: string, forwarded: string | undefined, trusted: readonly string[]): string {
  let at = peer
  for (const told of (forwarded ?? '').split(',').toReversed()) {
    const before = told.trim()
    if (!isTrusted(at, trusted) || !ipaddr.isValid(before)) return at
    at = ipaddr.process(before).toString()
  }
  return at
}

/** Is this text an address, or a network as 10.0.0.0/8? */
export function isNetwork(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text)
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return trusted.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(network.includes('/') ? network : `${network}/${network.includes(':') ? 128 : 32}`)
    return range.kind() === parsed.kind() && parsed.match(range, bits)
  })
}

function peerOf<E extends Env>(c: Context<E>): string {
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? 'unknown') : 'in-process'
}
