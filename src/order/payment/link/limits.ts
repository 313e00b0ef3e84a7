import type { App } from '#platform/app.ts'
import { openCounter } from '#platform/throttle/throttle.ts'

/** What counts tries at the pay page. */
export type Limits = ReturnType<typeof openLimits>

/**
 * Keeps a link from being used to try stolen cards, and links from being guessed: in 15 minutes ten tries to pay by one link, a hundred from one address, and
 * thirty addresses that open nothing. A link that is known is never shut to look at by what others guess.
 */
export function openLimits(app: App) {
  const [link, address, misses] = [openCounter(app, 'pay', 10), openCounter(app, 'pay-ip', 100), openCounter(app, 'pay-miss', 30)]
  return {
    /** Counts a try to pay; answers the seconds to wait before it is allowed, 0 when it is. */
    tryPaying: async (id: string, ip: string): Promise<number> => Math.max(...(await Promise.all([link.take(id), address.take(ip)]))),
    /** Counts a look at something that is no link, the same way. */
    miss: (ip: string): Promise<number> => misses.take(ip),
  }
}
