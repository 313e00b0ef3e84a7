import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { App } from '#platform/app.ts'

/**
 * Slows guessing and asking down, over all server processes: five wrong passwords, or five forgotten ones, for one e-mail from one address in 15 minutes,
 * and a hundred from one address for any e-mail. Keys are keyed hashes; a right password clears the first counter.
 */
export function openThrottle(app: App, what: 'sign-in' | 'forgot' = 'sign-in') {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: app.pool,
      storeType: 'pool',
      tableName: 'throttles',
      tableCreated: true,
      keyPrefix,
      points,
      duration: 15 * 60,
    })
  const [pair, address] = [limiter(what, 5), limiter(`${what}-ip`, 100)]
  const keyOf = (...parts: string[]) => app.secrets.keyedHash('sign-in throttle', parts.join('\n')).toString('base64url')
  return {
    /** Seconds to wait before another try; 0 when one is allowed. */
    wait: async (email: string, ip: string): Promise<number> => {
      const [a, b] = await Promise.all([pair.get(keyOf(email.toLowerCase(), ip)), address.get(keyOf(ip))])
      const full = [a && a.consumedPoints >= 5 ? a : null, b && b.consumedPoints >= 100 ? b : null].flatMap((r) => r ?? [])
      return Math.max(0, ...full.map((r) => Math.ceil(r.msBeforeNext / 1000)))
    },
    /** Counts a wrong password, or one more asking. */
    count: async (email: string, ip: string): Promise<void> => {
      await Promise.allSettled([pair.consume(keyOf(email.toLowerCase(), ip)), address.consume(keyOf(ip))])
    },
    /** Forgets the wrong passwords of somebody who signed in. */
    right: async (email: string, ip: string): Promise<void> => {
      await pair.delete(keyOf(email.toLowerCase(), ip))
    },
  }
}
