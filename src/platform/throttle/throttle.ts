import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { App } from '../app.ts'

const window = 15 * 60

/** Slows somebody down who tries too often: `most` tries of one kind under one key in 15 minutes, over all server processes. Keys are kept as keyed hashes. */
export function openCounter(app: App, kind: string, most: number) {
  const limiter = new RateLimiterPostgres({
    storeClient: app.pool,
    storeType: 'pool',
    tableName: 'throttles',
    tableCreated: true,
    keyPrefix: kind,
    points: most,
    duration: window,
  })
  const keyOf = (parts: readonly string[]) => app.secrets.keyedHash('throttle', parts.join('\n')).toString('base64url')
  return {
    /** Counts one more try and says at once how many seconds to wait before it is allowed; 0 when it is. */
    take: async (...key: readonly string[]): Promise<number> => {
      try {
        await limiter.consume(keyOf(key))
        return 0
      } catch (full) {
        if (!(full instanceof RateLimiterRes)) throw full
        return Math.ceil(full.msBeforeNext / 1000)
      }
    },
    /** Takes one try back that turned out to be no guess. */
    giveBack: async (...key: readonly string[]): Promise<void> => {
      await limiter.reward(keyOf(key))
    },
    /** Forgets the tries of somebody who proved to be right. */
    forget: async (...key: readonly string[]): Promise<void> => {
      await limiter.delete(keyOf(key))
    },
  }
}
