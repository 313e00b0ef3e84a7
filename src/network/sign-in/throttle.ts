import type { App } from '#platform/app.ts'
import { openCounter } from '#platform/throttle/throttle.ts'

/**
 * Slows guessing and asking down, over all server processes: five wrong passwords, or five forgotten ones, for one e-mail from one address in 15 minutes,
 * and a hundred from one address for any e-mail. A right password clears the first counter.
 */
export function openThrottle(app: App, what: 'sign-in' | 'forgot' = 'sign-in') {
  const [pair, address] = [openCounter(app, what, 5), openCounter(app, `${what}-ip`, 100)]
  return {
    /** Seconds to wait before another try; 0 when one is allowed. */
    wait: async (email: string, ip: string): Promise<number> =>
      Math.max(...(await Promise.all([pair.wait(email.toLowerCase(), ip), address.wait(ip)]))),
    /** Counts a wrong password, or one more asking. */
    count: async (email: string, ip: string): Promise<void> => {
      await Promise.all([pair.count(email.toLowerCase(), ip), address.count(ip)])
    },
    /** Forgets the wrong passwords of somebody who signed in. */
    right: (email: string, ip: string): Promise<void> => pair.forget(email.toLowerCase(), ip),
  }
}
