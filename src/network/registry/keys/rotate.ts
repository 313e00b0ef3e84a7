import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { OrderOf } from '../order-of.ts'
import { keepSightings, listKeys } from '../queries.ts'
import { buyerOf, tokensOf } from '../tokens.ts'
import { countUnder, insertKey, listAllKeys, listOldCases, listOldSightings, setForgotten } from './queries.ts'

/** Days a key is kept after the next was made: time to notice that something went wrong; ours. */
const keptDays = 7

/** Makes the registry's next key and answers its number. New tokens are made with it; what was made before is still found under the others. */
export async function makeKey(app: App): Promise<number> {
  return inNetwork(app, (tx) => insertKey(tx, app.clock.now()))
}

/** The orders whose cases are recognised by tokens of older keys. Their stores make them anew by reporting again. */
export async function casesUnderOldKeys(app: App): Promise<readonly OrderOf[]> {
  return inNetwork(app, async (tx) => listOldCases(tx, (await listKeys(tx))[0] ?? 1))
}

/** The next hundred orders that were sighted under older keys, behind the one given. */
export async function sightedUnderOldKeys(app: App, after: OrderOf | null): Promise<readonly OrderOf[]> {
  return inNetwork(app, async (tx) => listOldSightings(tx, (await listKeys(tx))[0] ?? 1, after, 100))
}

/** Keeps what an order's buyer is recognised by under the newest key, in place of what was kept under an older one. */
export async function sightAgain(app: App, of: OrderOf, buyer: BuyerTraces, never: NotABuyer, placedAt: Date): Promise<void> {
  await inNetwork(app, async (tx) => {
    const tokens = tokensOf(app.secrets, (await listKeys(tx)).slice(0, 1), buyer, never)
    await keepSightings(tx, of, tokens, buyerOf(app.secrets, tokens, of.order), placedAt)
  })
}

/**
 * Forgets a key for good: what it made is looked for no more. Refused for the newest, for one whose successor is younger than 7 days, and while a case or an order
 * is known by it alone, so that nothing is lost.
 */
export async function forgetKey(app: App, key: number): Promise<Result<null, 'no_such_key' | 'newest_key' | 'key_young' | 'key_in_use'>> {
  const at = app.clock.now()
  return inNetwork(app, async (tx) => {
    const all = await listAllKeys(tx)
    const asked = all.find((one) => one.key === key)
    if (!asked) return refuse('no_such_key')
    const next = all.findLast((one) => one.key > key)
    if (!next) return refuse('newest_key')
    const until = new Date(next.created_at.getTime() + keptDays * 86_400_000)
    if (at < until) return refuse('key_young', { until: until.toISOString() })
    const under = await countUnder(tx, key)
    if (under.cases + under.orders > 0) return refuse('key_in_use', under)
    if (asked.forgotten_at === null) await setForgotten(tx, key, at)
    return ok(null)
  })
}
