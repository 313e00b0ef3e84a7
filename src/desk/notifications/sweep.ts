import { isOpen, latestSlot } from '#domain/notices/hours.ts'
import { peopleToTell, type ToTell } from '#order/spine-notices.ts'
import { listStoreIds } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor, type Tx } from '#platform/doors.ts'
import { gather, handSeconds } from './mails/send.ts'
import { forgetUntil, listQueued, listWaiting, readDigestHours, readStoreHours } from './queries.ts'

/** The hour of digests for who chose none. */
export const usualHour = 8

/**
 * Looks through all stores, each minute: makes the digests whose hour has come, and puts in line who has mail waiting that a store's opening lets go, or that a
 * desk died over.
 */
export async function sweepNotifications(app: App): Promise<void> {
  for (const store of await inNetwork(app, listStoreIds)) await inStore(app, systemActor(store), (tx) => sweepStore(app, tx))
}

async function sweepStore(app: App, tx: Tx): Promise<void> {
  const now = app.clock.now()
  const waiting = await listWaiting(tx)
  const due = new Set(await listQueued(tx, new Date(now.getTime() - handSeconds * 1000)))
  if (waiting.length > 0) {
    const store = await readStoreHours(tx)
    const open = isOpen({ days: store.hours, closed: store.closed ?? [], timeZone: store.time_zone }, now)
    const people = await peopleToTell(tx)
    const hours = await readDigestHours(tx)
    for (const { person_id, mail, always, oldest } of waiting) {
      const person = people.find(({ id }) => id === person_id)
      // The job of somebody who left puts aside what waits for them.
      if (!person || (mail === 'now' && (open || always))) due.add(person_id)
      else if (mail === 'digest' && (await makeDigest(app, tx, person, { now, oldest, hour: hours.get(person_id) ?? usualHour })))
        due.add(person_id)
    }
  }
  await app.jobs.put(tx, 'notify', [...due])
}

async function makeDigest(
  app: App,
  tx: Tx,
  person: ToTell,
  { now, oldest, hour }: { readonly now: Date; readonly oldest: Date; readonly hour: number },
): Promise<boolean> {
  const slot = latestSlot(now, hour, person.time_zone)
  return oldest <= slot.at && gather(app, tx, person, { mail: 'digest', until: slot.at }, slot.day)
}

/** Days a notification is kept. */
const keptDays = 90

/** Drops the notifications of all stores that are old, once a night; answers how many. */
export async function forgetNotifications(app: App): Promise<number> {
  const until = new Date(app.clock.now().getTime() - keptDays * 86_400_000)
  let gone = 0
  for (const store of await inNetwork(app, listStoreIds)) gone += await inStore(app, systemActor(store), (tx) => forgetUntil(tx, until))
  return gone
}
