import { noticeKinds, placeOf } from '#domain/notices/kinds.ts'
import { noteText } from '#domain/notices/mentions.ts'
import { choiceOf, peopleToTell, readChoices } from '#order/spine-notices.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { countUnread, listNotifications, readDigestHours, readStoreHours, type CausedRow } from './queries.ts'
import type { ChoicesView, NotificationsView, NotificationView, UnreadView } from './shapes.ts'
import { usualHour } from './sweep.ts'

/** Rows told at once. */
const most = 30

/** How much of what somebody wrote stands in a row. */
const excerptLength = 200

/** What a person was told, newest first. Of orders they may not see any more nothing is shown. */
export async function readNotifications(app: App, actor: Actor, before: string | undefined): Promise<NotificationsView> {
  return inStore(app, actor, async (tx) => {
    const rows = await listNotifications(tx, { id: actor.person ?? '', reach: actor.reach }, before, most + 1)
    return { rows: rows.slice(0, most).map(toView), more: rows.length > most }
  })
}

/** How much of it is unread, for the bell. */
export async function readUnread(app: App, actor: Actor): Promise<UnreadView> {
  return inStore(app, actor, (tx) => countUnread(tx, { id: actor.person ?? '', reach: actor.reach }))
}

/** What a person chose in the store, with what suits their role where they did not. */
export async function readOwnChoices(app: App, actor: Actor): Promise<ChoicesView> {
  return inStore(app, actor, async (tx) => {
    const id = actor.person ?? ''
    const [chosen, hours, store, people] = [
      await readChoices(tx, id),
      await readDigestHours(tx),
      await readStoreHours(tx),
      await peopleToTell(tx),
    ]
    const { rights, reach } = actor
    return {
      choices: noticeKinds.map((kind) => ({ kind, ...choiceOf(chosen, kind, { id, rights, reach }) })),
      digestHour: hours.get(id) ?? usualHour,
      timeZone: people.find((one) => one.id === id)?.time_zone ?? store.time_zone,
      hours: store.hours !== null,
    }
  })
}

function toView(row: CausedRow): NotificationView {
  const said = row.note === null ? row.mail || row.subject : noteText(row.note, row.mentions)
  return {
    id: row.id,
    kind: row.kind,
    facts: row.facts,
    order: row.number,
    customer: row.buyer_name,
    total: row.total,
    currency: row.currency,
    by: row.by_name,
    excerpt: said?.slice(0, excerptLength) ?? null,
    place: placeOf(row.kind, row.facts),
    at: row.at.toISOString(),
    times: row.times,
    unread: row.read_at === null,
  }
}
