import { statuses, type Status } from '#domain/order.ts'
import { ok, type Result } from '#domain/result.ts'
import type { StatusWords } from '#domain/store/status-words.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { readStoreWords } from '#order/spine-store.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { refuseStale, seenOf } from '../seen.ts'
import { saveWords } from './queries.ts'
import type { StatusWordsAsk } from './shapes.ts'

/** Saves the store's status words whole, with a log entry for each status that changed. `stale` when somebody saved since they were `seen`. */
export async function saveStatusWords(
  app: App,
  actor: Actor,
  words: StatusWordsAsk,
  seen: string,
): Promise<Result<{ readonly seen: string }, 'stale'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const { statusWords: before } = await readStoreWords(tx)
    const changed = statuses.filter((status) => before.en[status] !== words.en[status] || before.fr[status] !== words.fr[status])
    if (changed.length > 0 && seenOf(before) !== seen) return refuseStale(tx, 'orders', before)
    if (changed.length > 0) await saveWords(tx, words)
    await logChanges(
      tx,
      app.clock.now(),
      changed.map((status) => ({ what: 'status_word', subject: status, before: saidOf(before, status), after: saidOf(words, status) })),
    )
    return ok({ seen: seenOf((await readStoreWords(tx)).statusWords) })
  })
}

function saidOf({ en, fr }: StatusWords, status: Status) {
  return { en: en[status] ?? null, fr: fr[status] ?? null }
}
