import type { App } from '#platform/app.ts'
import { openCounter } from '#platform/throttle/throttle.ts'

/**
 * Slows guessing and asking down, over all server processes: five wrong passwords, or five forgotten ones, for one e-mail from one address in 15 minutes,
 * and a hundred from one address for any e-mail. A try is counted before it is looked at, so that a thousand at once are still five. A right password clears
 * the first counter and is no try for the second.
 */
export function openThrottle(app: App, what: 'sign-in' | 'forgot' = 'sign-in') {
  const [pair, address] = [openCounter(app, what, 5), openCounter(app, `${what}-ip`, 100)]
  return {
    /** Counts a try; seconds to wait before it is allowed, 0 when it is. One that is not allowed is no try of the address. */
    take: async (email: string, ip: string): Promise<number> => (await pair.take(email.toLowerCase(), ip)) || address.take(ip),
    /** Forgets the tries of somebody whose password was right. */
    right: async (email: string, ip: string): Promise<void> => {
      await Promise.all([pair.forget(email.toLowerCase(), ip), address.giveBack(ip)])
    },
  }
}
