import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { readStoreWords } from '#order/spine-store.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { refuseStale, seenOf } from '../seen.ts'
import { holdCount, readCount, saveFormat, saveNext } from './queries.ts'
import type { NumbersAsk } from './shapes.ts'

/**
 * Saves how order numbers are written, and the next one where it is given. The next is above every number an order has (`number_used`, with the highest); from
 * then on the store counts its own. `stale` when somebody saved since the format was `seen`.
 */
export async function saveNumbers(
  app: App,
  actor: Actor,
  { prefix, digits, next }: NumbersAsk,
  seen: string,
): Promise<Result<{ readonly seen: string }, 'stale' | 'number_used'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const { numbers: before } = await readStoreWords(tx)
    const other = before.prefix !== prefix || before.digits !== digits
    if (other && seenOf(before) !== seen) return refuseStale(tx, 'orders', before)
    const raised = next === null ? ok(null) : await raise(tx, next)
    if (!raised.ok) return raised
    const at = app.clock.now()
    if (other) {
      await saveFormat(tx, { prefix, digits })
      await logChanges(tx, at, [{ what: 'order_number_format', before, after: { prefix, digits } }])
    }
    if (raised.value !== null) await logChanges(tx, at, [{ what: 'order_number_next', before: raised.value.before, after: next }])
    return ok({ seen: seenOf((await readStoreWords(tx)).numbers) })
  })
}

/** Null when the counter stands there already. `before`: the number the next order would have got; null where the shared count decides. */
async function raise(tx: Tx, next: number): Promise<Result<{ readonly before: number | null } | null, 'number_used'>> {
  await holdCount(tx)
  const now = await readCount(tx)
  if (next === now.next) return ok(null)
  if (now.highest !== null && next <= now.highest) return refuse('number_used', { highest: now.highest })
  await saveNext(tx, next)
  return ok({ before: now.next })
}
