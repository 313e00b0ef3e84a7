import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { atDoor, inNetwork, inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { sha256 } from '#platform/secrets.ts'
import type { News } from '#ports/gateway.ts'
import { listStoreIds } from '../../spine-rows.ts'
import { openAccount } from '../beats/account.ts'
import { findCursor, findPayment, keepNews, listAccountsToRead, noteWebhook, saveCursor } from './queries.ts'

/**
 * A webhook at a store's secret address. Only what is signed for its account is believed, and even that is a hint: the payment it is about is read again
 * by a job. The same event again changes nothing.
 */
export async function hearWebhook(
  app: App,
  token: string,
  raw: string,
  header: (name: string) => string | undefined,
): Promise<Result<null, 'not_found' | 'not_signed' | 'away'>> {
  const door = await atDoor<{ store_id: string; kind: string; id: string }>(app, 'door_address', sha256(token))
  if (door?.kind !== 'webhook') return refuse('not_found')
  const actor = systemActor(door.store_id)
  const account = await inStore(app, actor, (tx) => openAccount(app, tx, { id: door.id }))
  if (!account.ok) return refuse('not_found')
  const heard = await account.value.gateway.hear(raw, header)
  if (heard === null) return refuse('not_signed')
  if ('unreadable' in heard) return refuse('away')
  await inStore(app, actor, async (tx) => {
    await noteWebhook(tx, door.id, app.clock.now())
    await take(app, tx, door.id, heard, 'webhook')
  })
  return ok(null)
}

/** Reads what an account tells by itself since last time: as good as webhooks, for desks no gateway can reach. */
export async function readNews(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const seen = await inStore(app, actor, async (tx) => ({
    at: await findCursor(tx, id),
    account: await openAccount(app, tx, { id }),
  }))
  if (!seen.at || !seen.account.ok) return
  const read = await seen.account.value.gateway.news(seen.at.cursor)
  if ('unreadable' in read) throw new Error(`the gateway's events could not be read: ${read.unreadable}`)
  await inStore(app, actor, async (tx) => {
    // The account's row first, as a webhook does: with the events first, a webhook of one of them at the same moment and this reading waited for each other for ever.
    await saveCursor(tx, id, read.cursor, app.clock.now())
    for (const news of read.news) await take(app, tx, id, news, 'poll')
  })
}

/** Minutes between two readings of an account's events. */
const everyMinutes = 2

/** Days an account out of use is still listened to: refunds fail and disputes open long after. */
const rememberedDays = 540

/** Puts in a reading of every account whose turn it is. */
export async function sweepNews(app: App): Promise<void> {
  const now = app.clock.now().getTime()
  const [before, since] = [new Date(now - everyMinutes * 60_000), new Date(now - rememberedDays * 86_400_000)]
  for (const store of await inNetwork(app, listStoreIds)) {
    await inStore(app, systemActor(store), async (tx) => {
      for (const account of await listAccountsToRead(tx, before, since)) await app.jobs.put(tx, 'news', account)
    })
  }
}

async function take(app: App, tx: Parameters<typeof keepNews>[0], account: string, news: News, source: 'webhook' | 'poll'): Promise<void> {
  if (!(await keepNews(tx, account, news, source, app.clock.now())) || news.payment === null) return
  const payment = await findPayment(tx, account, news.payment)
  if (payment !== undefined) await app.jobs.put(tx, 'reconcile', payment)
}
